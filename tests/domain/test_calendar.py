"""The working calendar answers what a duty manager with a diary would: case by case, in ordinary weeks."""

from collections.abc import Callable
from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.domain.calendars import EVERY_DAY, LONDON, NIGHTS, OFFICE, WORKDAYS, every_day, local, office, utc
from wallboard.domain.calendar import NeverCloses, WorkingCalendar

# November 2026: the 20th is a Friday, London is on UTC.
FRIDAY, SATURDAY, MONDAY = "2026-11-20", "2026-11-21", "2026-11-23"
HOUR = timedelta(hours=1)


def span(written: str) -> timedelta:
    hours, minutes = written.split(":")
    return timedelta(hours=int(hours), minutes=int(minutes))


@pytest.mark.parametrize(
    ("start", "worked", "due"),
    [
        (f"{FRIDAY} 09:00", "1:00", f"{FRIDAY} 10:00"),
        (f"{FRIDAY} 08:00", "1:00", f"{FRIDAY} 10:00"),  # waits for the opening
        (f"{FRIDAY} 12:00", "1:00", f"{FRIDAY} 13:45"),  # goes round lunch
        (f"{FRIDAY} 12:45", "0:30", f"{FRIDAY} 13:45"),  # begins at lunch
        (f"{FRIDAY} 12:00", "0:30", f"{FRIDAY} 12:30"),  # ends where lunch begins
        (f"{FRIDAY} 17:00", "0:30", f"{FRIDAY} 17:30"),  # ends at closing time
        (f"{FRIDAY} 17:00", "0:31", f"{MONDAY} 09:01"),  # goes round the weekend
        (f"{SATURDAY} 11:00", "0:01", f"{MONDAY} 09:01"),
        (f"{FRIDAY} 09:00", "7:45", f"{FRIDAY} 17:30"),  # a whole day
        (f"{FRIDAY} 09:00", "38:45", "2026-11-26 17:30"),  # five of them
        (f"{FRIDAY} 17:30", "7:45", f"{MONDAY} 17:30"),
    ],
)
def test_that_a_budget_is_used_up_in_open_time_only(start: str, worked: str, due: str) -> None:
    assert office().add(utc(start), span(worked)) == utc(due)
    assert office().between(utc(start), utc(due)) == span(worked)


@pytest.mark.parametrize(
    ("end", "worked", "start"),
    [
        (f"{FRIDAY} 10:00", "0:30", f"{FRIDAY} 09:30"),
        (f"{FRIDAY} 10:00", "1:00", f"{FRIDAY} 09:00"),  # begins at the opening, not at the closing before
        (f"{FRIDAY} 13:45", "1:00", f"{FRIDAY} 12:00"),
        (f"{FRIDAY} 13:45", "0:30", f"{FRIDAY} 13:15"),
        (f"{MONDAY} 09:01", "0:31", f"{FRIDAY} 17:00"),
        (f"{SATURDAY} 11:00", "7:45", f"{FRIDAY} 09:00"),
        (f"{MONDAY} 09:00", "7:46", "2026-11-19 17:29"),
    ],
)
def test_that_subtracting_goes_back_over_open_time_only(end: str, worked: str, start: str) -> None:
    assert office().subtract(utc(end), span(worked)) == utc(start)
    assert office().add(utc(end), -span(worked)) == utc(start)
    assert office().subtract(utc(start), -span(worked)) == office().add(utc(start), span(worked))


@pytest.mark.parametrize("at", [f"{SATURDAY} 11:00", f"{FRIDAY} 10:00", f"{FRIDAY} 17:30", f"{FRIDAY} 12:45"])
def test_that_nothing_added_or_subtracted_is_the_instant_itself_open_or_not(at: str) -> None:
    assert office().add(utc(at), timedelta(0)) == utc(at) == office().subtract(utc(at), timedelta(0))
    never = WorkingCalendar(LONDON, {})
    assert never.add(utc(at), timedelta(0), [(utc(at) - HOUR, None)]) == utc(at)
    assert never.subtract(utc(at), timedelta(0)) == utc(at)


def test_that_time_between_is_negative_when_reversed() -> None:
    start, end = utc(f"{FRIDAY} 12:00"), utc(f"{MONDAY} 10:00")
    assert office().between(start, end) == span("5:45")
    assert office().between(end, start) == -span("5:45")
    assert office().between(start, start) == timedelta(0)
    held = [(utc(f"{FRIDAY} 16:30"), utc(f"{MONDAY} 09:30"))]
    assert office().between(end, start, held) == -office().between(start, end, held) == -span("4:15")


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        (f"{FRIDAY} 08:59:59.999999", False),
        (f"{FRIDAY} 09:00", True),
        (f"{FRIDAY} 12:29:59.999999", True),
        (f"{FRIDAY} 12:30", False),
        (f"{FRIDAY} 13:15", True),
        (f"{FRIDAY} 17:30", False),
        (f"{SATURDAY} 10:00", False),
    ],
)
def test_that_an_opening_is_open_and_a_closing_is_not(at: str, is_open: bool) -> None:
    assert office().is_open(utc(at)) is is_open


@pytest.mark.parametrize(
    ("at", "opens", "closes", "closed"),
    [
        (f"{FRIDAY} 08:00", f"{FRIDAY} 09:00", f"{FRIDAY} 12:30", "2026-11-19 17:30"),
        (f"{FRIDAY} 09:00", f"{FRIDAY} 09:00", f"{FRIDAY} 12:30", "2026-11-19 17:30"),
        (f"{FRIDAY} 10:00", f"{FRIDAY} 10:00", f"{FRIDAY} 12:30", "2026-11-19 17:30"),
        (f"{FRIDAY} 12:30", f"{FRIDAY} 13:15", f"{FRIDAY} 17:30", f"{FRIDAY} 12:30"),
        (f"{FRIDAY} 12:31", f"{FRIDAY} 13:15", f"{FRIDAY} 17:30", f"{FRIDAY} 12:30"),
        (f"{FRIDAY} 17:30", f"{MONDAY} 09:00", f"{MONDAY} 12:30", f"{FRIDAY} 17:30"),
        (f"{SATURDAY} 12:00", f"{MONDAY} 09:00", f"{MONDAY} 12:30", f"{FRIDAY} 17:30"),
        ("2026-12-31 17:30", "2027-01-01 09:00", "2027-01-01 12:30", "2026-12-31 17:30"),
    ],
)
def test_that_openings_and_closings_are_found(at: str, opens: str, closes: str, closed: str) -> None:
    assert office().next_open(utc(at)) == utc(opens)
    assert office().next_close(utc(at)) == utc(closes)
    assert office().previous_close(utc(at)) == utc(closed)


def test_that_segments_are_open_stretches_cut_to_the_span() -> None:
    found = list(office().segments(utc(f"{FRIDAY} 12:00"), utc(f"{MONDAY} 09:20")))
    assert found == [
        (utc(f"{FRIDAY} 12:00"), utc(f"{FRIDAY} 12:30")),
        (utc(f"{FRIDAY} 13:15"), utc(f"{FRIDAY} 17:30")),
        (utc(f"{MONDAY} 09:00"), utc(f"{MONDAY} 09:20")),
    ]


@pytest.mark.parametrize("end", [f"{FRIDAY} 10:00", f"{FRIDAY} 09:30", "2025-01-01 00:00"])
def test_that_a_span_without_length_has_no_segments(end: str) -> None:
    for calendar in (office(), every_day(("00:00", "24:00"))):
        assert not list(calendar.segments(utc(f"{FRIDAY} 10:00"), utc(end)))


def test_that_hours_on_both_sides_of_midnight_are_one_stretch_at_new_year_too() -> None:
    late = every_day(("00:00", "02:00"), ("20:00", "24:00"))
    for evening, morning in (("2026-11-20", "2026-11-21"), ("2026-12-31", "2027-01-01")):
        assert late.next_close(utc(f"{evening} 21:00")) == utc(f"{morning} 02:00")
        assert late.next_close(utc(f"{morning} 00:00")) == utc(f"{morning} 02:00")
        assert late.previous_close(utc(f"{morning} 01:00")) == utc(f"{evening} 02:00")
        stretch = (utc(f"{evening} 20:00"), utc(f"{morning} 02:00"))
        assert list(late.segments(utc(f"{evening} 12:00"), utc(f"{morning} 12:00"))) == [stretch]


def test_that_long_budgets_cross_years_and_come_back() -> None:
    start = utc("2026-01-05 09:00")
    due = office().add(start, 2_000 * span("7:45"))  # 2,000 days of five a week
    assert due == local("2033-09-02 17:30")
    assert office().between(start, due) == 2_000 * span("7:45")
    assert office().subtract(due, 2_000 * span("7:45")) == start


def test_that_a_budget_can_reach_back_to_the_first_opening_of_a_year() -> None:
    early = every_day(("00:00", "01:00"))
    assert early.subtract(utc("2026-01-02 12:00"), 2 * HOUR) == utc("2026-01-01 00:00")
    assert early.subtract(utc("2026-01-02 12:00"), 2 * HOUR + timedelta(0, 1)) == utc("2025-12-31 00:59:59")


def test_that_a_calendar_round_the_clock_counts_every_second() -> None:
    always = every_day(("00:00", "24:00"))
    start = utc("2026-03-28 12:00:00.000001")
    assert always.is_round_the_clock
    assert always.is_open(start)
    assert always.add(start, 48 * HOUR) == start + 48 * HOUR
    assert always.subtract(start, 48 * HOUR) == start - 48 * HOUR
    assert always.between(start, start + 48 * HOUR) == 48 * HOUR
    assert always.next_open(start) == start
    assert list(always.segments(start, start + HOUR)) == [(start, start + HOUR)]
    for question in (always.next_close, always.previous_close):
        with pytest.raises(NeverCloses, match="never close"):
            question(start)


@pytest.mark.parametrize(
    ("weekly", "always"),
    [
        (dict.fromkeys(EVERY_DAY, (("09:00", "09:00"),)), True),
        (dict.fromkeys(EVERY_DAY, (("06:00", "22:00"), ("22:00", "06:00"))), True),
        (dict.fromkeys(EVERY_DAY, (("00:00", "13:00"), ("12:00", "00:00"))), True),
        (dict.fromkeys(EVERY_DAY, (("00:00", "23:59"),)), False),
        (dict.fromkeys(WORKDAYS, (("00:00", "24:00"),)), False),
        ({}, False),
    ],
)
def test_that_hours_without_a_gap_in_the_week_are_round_the_clock(
    weekly: dict[str, tuple[tuple[str, str], ...]], always: bool
) -> None:
    assert WorkingCalendar(LONDON, weekly).is_round_the_clock is always
    assert not WorkingCalendar(LONDON, weekly, ["--12-25"]).is_round_the_clock
    assert not WorkingCalendar(LONDON, weekly, date_hours={"2026-12-25": []}).is_round_the_clock
    assert not WorkingCalendar(LONDON, weekly, breaks={"2026-12-25": OFFICE}).is_round_the_clock


def test_that_a_calendar_that_closes_once_finds_that_closing_and_no_other() -> None:
    once = WorkingCalendar(LONDON, dict.fromkeys(EVERY_DAY, (("00:00", "24:00"),)), ["2026-12-25"])
    assert once.next_close(utc("2020-01-01 12:00")) == utc("2026-12-25 00:00")
    assert once.previous_close(utc("2035-01-01 12:00")) == utc("2026-12-25 00:00")
    assert once.next_open(utc("2026-12-25 12:00")) == utc("2026-12-26 00:00")
    with pytest.raises(NeverCloses, match=r"Europe/London\) never closes after 2027-01-01"):
        once.next_close(utc("2027-01-01 00:00"))
    with pytest.raises(NeverCloses, match="never closed before 2026-12-24"):
        once.previous_close(utc("2026-12-24 00:00"))


def test_that_answers_are_in_utc_whatever_zone_is_asked_in() -> None:
    start = local("2026-07-17 17:00", "America/New_York")  # 22:00 in London, a Friday
    due = office().add(start, HOUR)
    assert (due, due.tzinfo) == (utc("2026-07-20 09:00"), UTC)
    assert office().between(start, due.astimezone(start.tzinfo)) == HOUR
    (opens, closes), *_ = office().segments(local("2026-07-20 09:30"), local("2026-07-20 10:00"))
    assert (opens.tzinfo, closes.tzinfo) == (UTC, UTC)


def test_that_an_instant_without_a_zone_is_refused_by_name() -> None:
    naive, aware = datetime(2026, 11, 20, 10), utc(f"{FRIDAY} 10:00")  # noqa: DTZ001  # what is refused
    calendar = office()
    asked: list[tuple[str, Callable[[], object]]] = [
        ("start", lambda: calendar.add(naive, HOUR)),
        ("start", lambda: calendar.add(naive, timedelta(0))),
        ("end", lambda: calendar.subtract(naive, HOUR)),
        ("start", lambda: calendar.between(naive, aware)),
        ("end", lambda: calendar.between(aware, naive)),
        ("at", lambda: calendar.is_open(naive)),
        ("at", lambda: calendar.next_open(naive)),
        ("at", lambda: calendar.next_close(naive)),
        ("at", lambda: calendar.previous_close(naive)),
        ("start", lambda: calendar.segments(naive, aware)),
        ("end", lambda: calendar.segments(aware, naive)),
        ("start of a pause", lambda: calendar.add(aware, HOUR, [(naive, None)])),
        ("end of a pause", lambda: calendar.between(aware, aware, [(aware, naive)])),
    ]
    for name, ask in asked:
        with pytest.raises(ValueError, match=f"{name} 2026-11-20 10:00:00 has no time zone"):
            ask()


def test_that_equal_hours_are_equal_calendars_however_they_are_written() -> None:
    one = WorkingCalendar(
        LONDON,
        {"mon": OFFICE, "sat": NIGHTS},
        ["2026-12-25", "--01-01"],
        {"2026-12-24": [("09:00", "12:00")]},
    )
    two = WorkingCalendar(
        LONDON,
        {"Saturday": [(time(22), time(6))], "MON": OFFICE[::-1], "tue": []},
        {"--01-01": "New Year's Day", date(2026, 12, 25): "Christmas Day"},
        {date(2026, 12, 24): [("9:00", "12:00:00")]},
    )
    one.add(utc(f"{MONDAY} 12:00"), 9 * HOUR)  # what was worked out before is no part of the value
    assert one == two
    assert hash(one) == hash(two)
    assert one != office()
    assert one != WorkingCalendar("Europe/Paris", {"mon": OFFICE})


def test_that_a_calendar_does_not_change() -> None:
    weekly = {"mon": [("09:00", "17:00")]}
    calendar = WorkingCalendar(LONDON, weekly)
    weekly["mon"].clear()
    assert calendar.is_open(utc(f"{MONDAY} 10:00"))
    for name in ("tz", "hours", "is_round_the_clock", "weekly", "holidays", "date_hours", "breaks"):
        with pytest.raises(FrozenInstanceError):
            setattr(calendar, name, None)
