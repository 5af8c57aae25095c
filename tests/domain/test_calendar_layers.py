"""The layers of a working calendar: what a week, a date, a break and a holiday do, and what is refused."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.domain.calendars import EVERY_DAY, LONDON, NIGHTS, OFFICE, WORKDAYS, every_day, local, utc
from wallboard.domain.calendar import CalendarRefusal, WorkingCalendar

# November 2026: the 20th is a Friday, London is on UTC until March.
DAY_HOURS = [("09:00", "17:00")]
HOUR = timedelta(hours=1)
Stretches = list[tuple[str, str]]


def open_on(calendar: WorkingCalendar, first: str, last: str = "") -> Stretches:
    """The open stretches from a midnight to the midnight after a later one, as they are written in London."""
    start = utc(f"{first} 00:00")
    end = utc(f"{last or first} 00:00") + timedelta(days=1)
    return [(f"{opens:%d %H:%M}", f"{closes:%d %H:%M}") for opens, closes in calendar.segments(start, end)]


@pytest.mark.parametrize(
    ("written", "stretches"),
    [
        ([], []),
        ([("09:00", "17:30")], [("18 09:00", "18 17:30")]),
        (OFFICE, [("18 09:00", "18 12:30"), ("18 13:15", "18 17:30")]),
        (
            [("06:00", "08:00"), ("10:00", "12:00"), ("20:00", "22:00")],
            [("18 06:00", "18 08:00"), ("18 10:00", "18 12:00"), ("18 20:00", "18 22:00")],
        ),
        (OFFICE[::-1], [("18 09:00", "18 12:30"), ("18 13:15", "18 17:30")]),
        ([("09:00", "13:00"), ("12:00", "15:00"), ("15:00", "16:00")], [("18 09:00", "18 16:00")]),
        ([("09:00", "17:00"), ("10:00", "11:00")], [("18 09:00", "18 17:00")]),
        ([("22:00", "06:00")], [("18 22:00", "19 06:00")]),
        ([("22:00", "24:00")], [("18 22:00", "19 00:00")]),
        ([("22:00", "00:00")], [("18 22:00", "19 00:00")]),
        ([("00:00", "24:00")], [("18 00:00", "19 00:00")]),
        ([("00:00", "00:00")], [("18 00:00", "19 00:00")]),
        ([("09:00", "09:00")], [("18 09:00", "19 09:00")]),
        ([("9:00", "17:30:30")], [("18 09:00", "18 17:30")]),
        ([[time(9), time(17, 30)]], [("18 09:00", "18 17:30")]),
        ([("22:00", time(0))], [("18 22:00", "19 00:00")]),
    ],
)
def test_that_a_day_has_the_periods_that_are_written(
    written: list[tuple[str, str]], stretches: Stretches
) -> None:
    assert open_on(WorkingCalendar(LONDON, {"wed": written}), "2026-11-16", "2026-11-22") == stretches
    assert (
        open_on(WorkingCalendar(LONDON, {}, (), {"2026-11-18": written}), "2026-11-16", "2026-11-22")
        == stretches
    )


def test_that_seconds_are_counted() -> None:
    brief = WorkingCalendar(LONDON, {"wed": [("09:00:15", time(9, 0, 45, 500))]})
    assert brief.between(utc("2026-11-18 00:00"), utc("2026-11-19 00:00")) == timedelta(
        seconds=30, microseconds=500
    )


@pytest.mark.parametrize("key", ["wed", "Wed", "WEDNESDAY", " wednesday "])
def test_that_weekdays_go_by_short_and_full_names_in_any_case(key: str) -> None:
    calendar = WorkingCalendar(LONDON, {key: DAY_HOURS})
    assert open_on(calendar, "2026-11-16", "2026-11-22") == [("18 09:00", "18 17:00")]


@pytest.mark.parametrize("key", ["2026-11-18", " 2026-11-18 ", date(2026, 11, 18)])
def test_that_dates_are_dates_or_iso_text_in_every_layer(key: str | date) -> None:
    weekly = {"wed": DAY_HOURS}
    assert open_on(WorkingCalendar(LONDON, weekly, [key]), "2026-11-18") == []
    assert open_on(WorkingCalendar(LONDON, weekly, {key: "Name"}), "2026-11-18") == []
    assert open_on(WorkingCalendar(LONDON, weekly, (one for one in [key])), "2026-11-18") == []
    longer = WorkingCalendar(LONDON, weekly, (), {key: [("08:00", "18:00")]}, {key: [("12:00", "13:00")]})
    assert open_on(longer, "2026-11-18") == [("18 08:00", "18 12:00"), ("18 13:00", "18 18:00")]


def test_that_a_night_shift_runs_on_round_the_week() -> None:
    nights = every_day(*NIGHTS)
    assert nights.is_open(utc("2026-11-16 05:59"))  # Monday morning, since Sunday evening
    assert not nights.is_open(utc("2026-11-16 06:00"))
    assert nights.add(utc("2026-11-20 23:00"), 8 * HOUR) == utc("2026-11-21 23:00")
    assert nights.add(utc("2026-11-20 23:00"), 7 * HOUR) == utc("2026-11-21 06:00")
    assert nights.next_close(utc("2026-12-31 23:00")) == utc("2027-01-01 06:00")


def test_that_the_new_year_parts_no_hours_of_zones_far_from_utc() -> None:
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):  # 14 hours ahead, 11 behind
        evening, morning = local("2026-12-31 20:00", zone), local("2027-01-01 08:00", zone)
        for calendar in (
            every_day(("20:00", "08:00"), tz=zone),
            WorkingCalendar(zone, {"thu": [("20:00", "08:00")]}),
            WorkingCalendar(zone, {"thu": [("20:00", "24:00")], "fri": [("00:00", "08:00")]}),
        ):
            assert calendar.between(evening, morning) == 12 * HOUR
            assert calendar.next_close(evening) == morning
            assert calendar.previous_close(morning) == morning


def test_that_a_night_shift_of_one_day_ends_on_a_day_without_hours() -> None:
    friday = WorkingCalendar(LONDON, {"fri": NIGHTS})
    assert open_on(friday, "2026-11-16", "2026-11-22") == [("20 22:00", "21 06:00")]


@pytest.mark.parametrize("holiday", ["2026-12-25", "--12-25", date(2026, 12, 25)])
def test_that_a_holiday_has_no_hours_of_its_own(holiday: str | date) -> None:
    calendar = WorkingCalendar(LONDON, dict.fromkeys(WORKDAYS, DAY_HOURS), [holiday])
    assert open_on(calendar, "2026-12-24", "2026-12-28") == [
        ("24 09:00", "24 17:00"),
        ("28 09:00", "28 17:00"),
    ]
    assert calendar.is_open(utc("2028-12-25 10:00")) is (holiday != "--12-25")


def test_that_a_holiday_leaves_the_night_alone_that_began_the_evening_before() -> None:
    calendar = WorkingCalendar(LONDON, dict.fromkeys(EVERY_DAY, NIGHTS), ["2026-12-25"])
    assert open_on(calendar, "2026-12-24", "2026-12-27") == [
        ("24 00:00", "24 06:00"),
        ("24 22:00", "25 06:00"),  # the shift of the 24th
        ("26 22:00", "27 06:00"),  # the shift of the 25th is off, its morning too
        ("27 22:00", "28 00:00"),
    ]


def test_that_a_holiday_on_a_leap_day_comes_in_leap_years() -> None:
    calendar = WorkingCalendar("UTC", dict.fromkeys(EVERY_DAY, DAY_HOURS), ["--02-29"])
    assert not calendar.is_open(utc("2028-02-29 10:00"))
    assert calendar.is_open(utc("2028-03-01 10:00"))
    assert calendar.is_open(utc("2027-03-01 10:00"))


def test_that_hours_of_a_date_replace_the_week_and_win_over_a_holiday() -> None:
    calendar = WorkingCalendar(
        LONDON,
        dict.fromkeys(WORKDAYS, OFFICE),
        ["2026-12-25", "--12-28", "2026-12-29"],
        {
            "2026-12-24": [("10:00", "11:00")],
            "2026-12-25": [("09:00", "12:00")],
            "2026-12-28": [("13:00", "14:00")],
            "2026-12-26": [("08:00", "09:00")],
            "2026-12-30": [],
        },
    )
    assert open_on(calendar, "2026-12-24", "2026-12-30") == [
        ("24 10:00", "24 11:00"),
        ("25 09:00", "25 12:00"),
        ("26 08:00", "26 09:00"),  # a Saturday
        ("28 13:00", "28 14:00"),
    ]


def test_that_a_date_without_hours_leaves_the_night_before_alone_too() -> None:
    calendar = WorkingCalendar(LONDON, dict.fromkeys(EVERY_DAY, NIGHTS), (), {"2026-11-18": []})
    assert open_on(calendar, "2026-11-18", "2026-11-19") == [
        ("18 00:00", "18 06:00"),
        ("19 22:00", "20 00:00"),
    ]


@pytest.mark.parametrize(
    ("written", "stretches"),
    [
        ([("12:00", "13:00")], [("18 09:00", "18 12:00"), ("18 13:00", "18 17:00")]),
        ([("08:00", "10:00")], [("18 10:00", "18 17:00")]),
        ([("16:00", "18:00")], [("18 09:00", "18 16:00")]),
        ([("09:00", "17:00")], []),
        ([("00:00", "24:00")], []),
        ([("17:00", "18:00"), ("07:00", "09:00")], [("18 09:00", "18 17:00")]),
        (
            [("15:00", "15:30"), ("10:00", "11:00"), ("10:30", "12:00")],
            [("18 09:00", "18 10:00"), ("18 12:00", "18 15:00"), ("18 15:30", "18 17:00")],
        ),
        ([], [("18 09:00", "18 17:00")]),
    ],
)
def test_that_breaks_are_cut_out_of_their_date(written: list[tuple[str, str]], stretches: Stretches) -> None:
    calendar = WorkingCalendar(LONDON, {"wed": DAY_HOURS}, breaks={"2026-11-18": written})
    assert open_on(calendar, "2026-11-16", "2026-11-22") == stretches
    assert open_on(calendar, "2026-11-25") == [("25 09:00", "25 17:00")]
    over_date = WorkingCalendar(
        LONDON, {}, ["2026-11-18"], {"2026-11-18": DAY_HOURS}, {"2026-11-18": written}
    )
    assert open_on(over_date, "2026-11-18") == stretches


def test_that_a_break_cuts_the_morning_of_the_night_before_as_well() -> None:
    calendar = WorkingCalendar(
        LONDON,
        {"tue": NIGHTS},
        breaks={"2026-11-17": [("23:30", "00:30")], "2026-11-18": [("02:00", "03:00")]},
    )
    assert open_on(calendar, "2026-11-17", "2026-11-18") == [
        ("17 22:00", "17 23:30"),
        ("18 00:30", "18 02:00"),
        ("18 03:00", "18 06:00"),
    ]


def test_that_a_budget_goes_round_a_break() -> None:
    calendar = WorkingCalendar(LONDON, {"wed": DAY_HOURS}, breaks={"2026-11-18": [("12:00", "13:00")]})
    assert calendar.add(utc("2026-11-18 11:00"), HOUR) == utc("2026-11-18 12:00")
    assert calendar.add(utc("2026-11-18 11:00"), 2 * HOUR) == utc("2026-11-18 14:00")
    assert calendar.next_close(utc("2026-11-18 11:00")) == utc("2026-11-18 12:00")


WEEK = {"mon": DAY_HOURS}
REFUSED: list[tuple[str, Callable[[], object]]] = [
    ("'mo' is no day of the week; write mon,", lambda: WorkingCalendar(LONDON, {"mo": DAY_HOURS})),
    ("0 is no day of the week", lambda: WorkingCalendar(LONDON, {0: DAY_HOURS})),  # type: ignore[dict-item]  # what is refused
    ("name monday twice", lambda: WorkingCalendar(LONDON, {"mon": DAY_HOURS, "Monday": []})),
    ("'09:00-17:00'; write a list of pairs", lambda: WorkingCalendar(LONDON, {"mon": "09:00-17:00"})),
    ("weekly hours of monday are None", lambda: WorkingCalendar(LONDON, {"mon": None})),  # type: ignore[dict-item]  # what is refused
    (
        "'09:00' in the weekly hours of monday is no period",
        lambda: WorkingCalendar(LONDON, {"mon": ["09:00", "17:00"]}),
    ),
    (
        r"\('09:00',\) in the weekly hours of monday is no period",
        lambda: WorkingCalendar(LONDON, {"mon": [("09:00",)]}),
    ),
    (
        "'9 am' in the weekly hours of monday is no time",
        lambda: WorkingCalendar(LONDON, {"mon": [("9 am", "17:00")]}),
    ),
    ("'24:01' in the .* is no time of day", lambda: WorkingCalendar(LONDON, {"mon": [("09:00", "24:01")]})),
    ("'12:60' in the .* is no time of day", lambda: WorkingCalendar(LONDON, {"mon": [("09:00", "12:60")]})),
    (
        "opens at 24:00; write 00:00 on the day after",
        lambda: WorkingCalendar(LONDON, {"mon": [("24:00", "06:00")]}),
    ),
    ("is no time of day", lambda: WorkingCalendar(LONDON, {"mon": [(time(9, tzinfo=UTC), time(17))]})),
    ("'Europe/Lodnon' is no time zone", lambda: WorkingCalendar("Europe/Lodnon", WEEK)),
    ("'Europe' is no time zone", lambda: WorkingCalendar("Europe", WEEK)),
    ("'../etc/passwd' is no time zone", lambda: WorkingCalendar("../etc/passwd", WEEK)),
    ("'' is no time zone", lambda: WorkingCalendar("", WEEK)),
    ("None is no time zone", lambda: WorkingCalendar(None, WEEK)),  # type: ignore[arg-type]  # what is refused
    ("holidays are one text, '2026-12-25'", lambda: WorkingCalendar(LONDON, WEEK, "2026-12-25")),
    (
        "'25.12.2026' among the holidays is no date; .* or \"--12-25\"",
        lambda: WorkingCalendar(LONDON, WEEK, ["25.12.2026"]),
    ),
    (
        "'2026-02-29' among the holidays is a day that its year does not have",
        lambda: WorkingCalendar(LONDON, WEEK, ["2026-02-29"]),
    ),
    ('"--02-30" is a day that no year has', lambda: WorkingCalendar(LONDON, WEEK, ["--02-30"])),
    (
        "among the holidays is no date",
        lambda: WorkingCalendar(LONDON, WEEK, [datetime(2026, 12, 25, tzinfo=UTC)]),
    ),
    (
        "'--12-25' among the date_hours is no date",
        lambda: WorkingCalendar(LONDON, WEEK, (), {"--12-25": DAY_HOURS}),
    ),
    (
        "'Friday' among the breaks is no date",
        lambda: WorkingCalendar(LONDON, WEEK, breaks={"Friday": DAY_HOURS}),
    ),
    (
        "date_hours names 2026-12-25 twice",
        lambda: WorkingCalendar(LONDON, WEEK, (), {"2026-12-25": [], " 2026-12-25": []}),
    ),
    (
        "'noon' in the breaks of 2026-12-25",
        lambda: WorkingCalendar(LONDON, WEEK, breaks={"2026-12-25": [("noon", "13:00")]}),
    ),
]


@pytest.mark.parametrize(("words", "make"), REFUSED, ids=[words for words, _ in REFUSED])
def test_that_what_makes_no_sense_is_refused_with_its_words(words: str, make: Callable[[], object]) -> None:
    with pytest.raises(CalendarRefusal, match=words) as refused:
        make()
    assert isinstance(refused.value, ValueError)
