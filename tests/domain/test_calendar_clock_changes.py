"""The working calendar when clocks change: spans are elapsed time, wall times are skipped or come twice."""

from datetime import timedelta

import pytest

from tests.domain.calendars import EVERY_DAY, LONDON, every_day, local, utc
from wallboard.domain.calendar import WorkingCalendar

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
Stretches = list[tuple[str, str]]

# London: 2026-03-29 01:00 becomes 02:00, 2026-10-25 02:00 becomes 01:00; both are Sundays.
SPRING, AUTUMN = "2026-03-29", "2026-10-25"


def open_in_utc(calendar: WorkingCalendar, first: str, last: str) -> Stretches:
    """The open stretches of a span, as they are written in UTC."""
    found = calendar.segments(utc(first), utc(last))
    return [(f"{opens:%d %H:%M}", f"{closes:%d %H:%M}") for opens, closes in found]


def on_sunday(*periods: tuple[str, str]) -> WorkingCalendar:
    return WorkingCalendar(LONDON, {"sun": periods})


def test_that_office_hours_follow_the_wall_clock_over_both_changes() -> None:
    office = every_day(("09:00", "17:00"))
    assert open_in_utc(office, "2026-03-28 00:00", "2026-03-30 00:00") == [
        ("28 09:00", "28 17:00"),
        ("29 08:00", "29 16:00"),
    ]
    assert open_in_utc(office, "2026-10-24 00:00", "2026-10-26 00:00") == [
        ("24 08:00", "24 16:00"),
        ("25 09:00", "25 17:00"),
    ]
    assert office.add(local("2026-03-28 16:00"), 2 * HOUR) == local("2026-03-29 10:00")
    assert office.subtract(local("2026-10-25 10:00"), 2 * HOUR) == local("2026-10-24 16:00")


@pytest.mark.parametrize(("day", "hours"), [(SPRING, 23), ("2026-06-01", 24), (AUTUMN, 25)])
def test_that_a_day_has_as_many_hours_as_go_by(day: str, hours: int) -> None:
    start = local(f"{day} 00:00")
    end = start + timedelta(days=1)  # the next midnight on the wall
    almost_always = WorkingCalendar(LONDON, dict.fromkeys(EVERY_DAY, (("00:00", "24:00"),)), ["2020-01-01"])
    for calendar in (every_day(("00:00", "24:00")), almost_always):
        assert calendar.between(start, end) == hours * HOUR
        assert calendar.add(start, hours * HOUR) == end
        assert calendar.subtract(end, hours * HOUR) == start


@pytest.mark.parametrize(("evening", "hours"), [("2026-03-28", 7), ("2026-10-24", 9), ("2026-10-25", 8)])
def test_that_a_night_shift_is_as_long_as_the_night(evening: str, hours: int) -> None:
    nights = every_day(("22:00", "06:00"))
    start = local(f"{evening} 22:00")
    morning = start + timedelta(hours=8)  # 06:00 on the wall
    assert nights.add(start, hours * HOUR) == morning
    assert nights.next_close(start) == morning
    assert nights.between(start, morning) == hours * HOUR


@pytest.mark.parametrize(
    ("written", "stretches"),
    [
        (("01:30", "05:00"), [("29 01:30", "29 04:00")]),  # opens at 02:30, as 01:30 moves on by the gap
        (("00:30", "01:30"), [("29 00:30", "29 01:30")]),  # closes at 02:30
        (("01:15", "01:45"), [("29 01:15", "29 01:45")]),  # both ends move on
        (("01:30", "02:30"), []),  # ends where it begins
        (("01:45", "02:15"), []),  # would end before it begins
        (("01:00", "02:00"), []),  # the very hour that is skipped
        (("00:00", "01:00"), [("29 00:00", "29 01:00")]),
        (("02:00", "03:00"), [("29 01:00", "29 02:00")]),
    ],
)
def test_that_a_wall_time_that_is_skipped_moves_on_by_the_gap(
    written: tuple[str, str], stretches: Stretches
) -> None:
    assert open_in_utc(on_sunday(written), "2026-03-28 00:00", "2026-03-30 00:00") == stretches


@pytest.mark.parametrize(
    ("written", "stretches"),
    [
        (("01:30", "05:00"), [("25 00:30", "25 05:00")]),  # opens the first time
        (("00:00", "01:30"), [("24 23:00", "25 00:30")]),  # closes the first time
        (("01:15", "01:45"), [("25 00:15", "25 00:45")]),  # only the first hour of the two
        (("01:00", "02:00"), [("25 00:00", "25 02:00")]),  # 02:00 comes once, after both
        (("02:00", "03:00"), [("25 02:00", "25 03:00")]),
    ],
)
def test_that_a_wall_time_that_comes_twice_is_the_first(
    written: tuple[str, str], stretches: Stretches
) -> None:
    assert open_in_utc(on_sunday(written), "2026-10-24 00:00", "2026-10-26 00:00") == stretches


def test_that_a_break_follows_the_same_rules() -> None:
    hours = {"sun": [("00:00", "06:00")]}
    spring = WorkingCalendar(LONDON, hours, breaks={SPRING: [("01:15", "01:45")]})
    assert open_in_utc(spring, f"{SPRING} 00:00", f"{SPRING} 12:00") == [
        ("29 00:00", "29 01:15"),
        ("29 01:45", "29 05:00"),
    ]
    autumn = WorkingCalendar(LONDON, hours, breaks={AUTUMN: [("01:15", "01:45")]})
    assert open_in_utc(autumn, "2026-10-24 22:00", f"{AUTUMN} 12:00") == [
        ("24 23:00", "25 00:15"),
        ("25 00:45", "25 06:00"),
    ]


@pytest.mark.parametrize("written", [("01:30", "02:30"), ("01:45", "02:15"), ("01:00", "02:00")])
def test_that_a_break_that_the_gap_swallows_cuts_nothing(written: tuple[str, str]) -> None:
    calendar = WorkingCalendar(LONDON, {"sun": [("00:00", "06:00")]}, breaks={SPRING: [written]})
    assert open_in_utc(calendar, f"{SPRING} 00:00", f"{SPRING} 12:00") == [("29 00:00", "29 05:00")]


def test_that_both_hours_of_the_same_name_are_different_instants() -> None:
    calendar = on_sunday(("01:15", "01:45"))
    first, second = local(f"{AUTUMN} 01:30"), local(f"{AUTUMN} 01:30", fold=1)
    assert calendar.is_open(first)
    assert not calendar.is_open(second)
    assert calendar.between(first, second) == 15 * MINUTE
    assert every_day(("00:00", "24:00")).between(first, second) == HOUR
    assert calendar.add(second, timedelta(0)) is second
    assert calendar.next_open(first) is first
    assert calendar.previous_close(second) == utc(f"{AUTUMN} 00:45")


@pytest.mark.parametrize(
    ("zone", "written", "first", "last", "stretches"),
    [
        # Lord Howe moves by half an hour: 02:00 becomes 02:30 in October, 02:00 becomes 01:30 in April.
        ("Australia/Lord_Howe", ("02:15", "04:00"), "2026-10-03 12:00", "2026-10-04 12:00",
         [("03 15:45", "03 17:00")]),
        ("Australia/Lord_Howe", ("01:45", "04:00"), "2026-04-04 12:00", "2026-04-05 12:00",
         [("04 14:45", "04 17:30")]),
        # São Paulo skipped the first hour of 4 November 2018, and lived the last of 17 February 2018 twice.
        ("America/Sao_Paulo", ("00:00", "02:00"), "2018-11-04 00:00", "2018-11-04 12:00",
         [("04 03:00", "04 04:00")]),
        ("America/Sao_Paulo", ("00:30", "02:00"), "2018-11-04 00:00", "2018-11-04 12:00",
         [("04 03:30", "04 04:00")]),
        ("America/Sao_Paulo", ("23:30", "01:00"), "2018-02-17 12:00", "2018-02-18 12:00",
         [("18 01:30", "18 04:00")]),
        # Tehran skipped the first hour of 22 March 2022, and lived the last of 21 September 2021 twice.
        ("Asia/Tehran", ("22:00", "01:00"), "2022-03-21 12:00", "2022-03-22 12:00",
         [("21 18:30", "21 20:30")]),
        ("Asia/Tehran", ("22:00", "24:00"), "2021-09-21 12:00", "2021-09-22 12:00",
         [("21 17:30", "21 20:30")]),
        # Casablanca goes back an hour for Ramadan and forward after it.
        ("Africa/Casablanca", ("02:15", "04:00"), "2026-02-14 18:00", "2026-02-15 12:00",
         [("15 01:15", "15 04:00")]),
        ("Africa/Casablanca", ("02:15", "04:00"), "2026-03-21 18:00", "2026-03-22 12:00",
         [("22 02:15", "22 03:00")]),
    ],
)  # fmt: skip
def test_that_odd_zones_keep_the_rules(
    zone: str, written: tuple[str, str], first: str, last: str, stretches: Stretches
) -> None:
    assert open_in_utc(every_day(written, tz=zone), first, last) == stretches


def test_that_midnights_that_are_skipped_or_lived_twice_part_no_stretch() -> None:
    for zone, day in (
        ("America/Sao_Paulo", "2018-11-04"),
        ("America/Sao_Paulo", "2018-02-18"),
        ("Asia/Tehran", "2022-03-22"),
        ("Asia/Tehran", "2021-09-22"),
        ("Pacific/Apia", "2011-12-30"),
    ):
        always = WorkingCalendar(zone, dict.fromkeys(EVERY_DAY, (("00:00", "24:00"),)), ["2000-01-01"])
        start, end = utc(f"{day} 00:00") - 3 * 24 * HOUR, utc(f"{day} 00:00") + 3 * 24 * HOUR
        assert list(always.segments(start, end)) == [(start, end)]


def test_that_the_hours_of_a_day_that_is_skipped_move_on_by_the_day() -> None:
    """Samoa went from Thursday, 29 December 2011, to Saturday the 31st, at 10:00 in UTC."""
    hours = [("09:00", "17:00")]
    fridays = WorkingCalendar("Pacific/Apia", {"fri": hours})
    assert open_in_utc(fridays, "2011-12-29 00:00", "2012-01-01 00:00") == [("30 19:00", "31 03:00")]
    both = WorkingCalendar("Pacific/Apia", dict.fromkeys(("thu", "fri", "sat"), hours))
    assert open_in_utc(both, "2011-12-29 00:00", "2012-01-01 00:00") == [
        ("29 19:00", "30 03:00"),
        ("30 19:00", "31 03:00"),
    ]
    closed = WorkingCalendar("Pacific/Apia", {"fri": hours}, ["2011-12-30"])
    assert open_in_utc(closed, "2011-12-29 00:00", "2012-01-01 00:00") == []
