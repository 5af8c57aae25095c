"""Pauses in working time: in any order, overlapping, touching, empty, across closings, and without an end."""

from datetime import datetime, timedelta

import pytest

from tests.domain.calendars import every_day, local, office, utc
from wallboard.domain.calendar import NeverOpens, StillPaused

FRIDAY, MONDAY = "2026-11-20", "2026-11-23"
MINUTE = timedelta(minutes=1)
Written = list[tuple[str, str | None]]


def pauses(written: Written, day: str = FRIDAY) -> list[tuple[datetime, datetime | None]]:
    """Pauses by the time of day, or by date and time."""
    return [(_at(start, day), None if end is None else _at(end, day)) for start, end in written]


def _at(written: str, day: str) -> datetime:
    return utc(written if "-" in written else f"{day} {written}")


# From 10:00, two hours of work; the office is at lunch from 12:30 to 13:15 and closes at 17:30.
TWO_HOURS: list[tuple[str, Written, str]] = [
    ("none", [], f"{FRIDAY} 12:00"),
    ("one", [("10:30", "11:00")], f"{FRIDAY} 12:30"),
    ("until lunch is over", [("11:00", "13:00")], f"{FRIDAY} 14:15"),
    ("one that begins when the budget ends", [("12:00", "13:00")], f"{FRIDAY} 12:00"),
    ("one that begins just before that", [("11:59", "12:29")], f"{FRIDAY} 12:30"),
    ("one that begins with it", [("10:00", "10:15")], f"{FRIDAY} 12:15"),
    ("one that began before it", [("08:00", "10:15")], f"{FRIDAY} 12:15"),
    ("one that was over before", [("08:00", "09:15")], f"{FRIDAY} 12:00"),
    ("one that ends as it begins", [("09:00", "10:00")], f"{FRIDAY} 12:00"),
    ("an empty one", [("11:00", "11:00")], f"{FRIDAY} 12:00"),
    ("two", [("10:30", "10:40"), ("11:30", "11:50")], f"{FRIDAY} 12:30"),
    ("two in no order", [("11:30", "11:50"), ("10:30", "10:40")], f"{FRIDAY} 12:30"),
    ("two that touch", [("10:30", "10:45"), ("10:45", "11:00")], f"{FRIDAY} 12:30"),
    ("two that overlap", [("10:30", "10:50"), ("10:40", "11:00")], f"{FRIDAY} 12:30"),
    ("one inside another", [("10:30", "11:00"), ("10:40", "10:50")], f"{FRIDAY} 12:30"),
    ("the same twice", [("10:30", "11:00"), ("10:30", "11:00")], f"{FRIDAY} 12:30"),
    ("at lunch", [("12:30", "13:15")], f"{FRIDAY} 12:00"),
    ("across closing", [("11:00", f"{MONDAY} 09:30")], f"{MONDAY} 10:30"),
    ("over a night and a weekend", [("17:00", f"{MONDAY} 08:00"), ("10:00", "16:00")], f"{MONDAY} 10:00"),
    ("one without an end, later", [("12:00", None)], f"{FRIDAY} 12:00"),
    ("one in a far future", [("9999-12-31 00:00", None)], f"{FRIDAY} 12:00"),
    ("one without an end over others", [("12:00", None), ("12:10", "12:20")], f"{FRIDAY} 12:00"),
]


@pytest.mark.parametrize(
    ("written", "due"), [case[1:] for case in TWO_HOURS], ids=[case[0] for case in TWO_HOURS]
)
def test_that_paused_time_is_not_counted(written: Written, due: str) -> None:
    start = utc(f"{FRIDAY} 10:00")
    calendar, stops = office(), pauses(written)
    assert calendar.add(start, 120 * MINUTE, stops) == utc(due)
    assert calendar.add(start, 120 * MINUTE, iter(stops)) == utc(due)
    assert calendar.between(start, utc(due), stops) == 120 * MINUTE
    assert calendar.between(utc(due), start, stops) == -120 * MINUTE


@pytest.mark.parametrize(
    ("written", "start"),
    [
        ([], f"{FRIDAY} 14:00"),
        ([("15:00", "15:30")], f"{FRIDAY} 13:30"),
        ([("14:30", "17:00"), ("10:00", "12:00")], f"{FRIDAY} 09:45"),
        ([("13:00", "14:00")], f"{FRIDAY} 14:00"),
        ([("15:00", None)], f"{FRIDAY} 12:15"),
        ([("16:00", "18:00")], f"{FRIDAY} 14:00"),
    ],
)
def test_that_a_negative_budget_goes_back_round_pauses(written: Written, start: str) -> None:
    assert office().add(utc(f"{FRIDAY} 16:00"), -120 * MINUTE, pauses(written)) == utc(start)


def test_that_pauses_in_any_zone_are_instants() -> None:
    stop = (local("2026-11-20 05:30", "America/New_York"), local("2026-11-20 20:00", "Asia/Tokyo"))
    assert office().add(utc(f"{FRIDAY} 10:00"), 120 * MINUTE, [stop]) == utc(f"{FRIDAY} 12:30")


def test_that_a_pause_over_a_change_of_clocks_is_elapsed_time() -> None:
    always = every_day(("00:00", "24:00"))
    start, end = local("2026-10-25 00:00"), local("2026-10-25 03:00")
    stop = (local("2026-10-25 01:30"), local("2026-10-25 01:30", fold=1))
    assert always.between(start, end, [stop]) == 180 * MINUTE
    assert always.add(start, 180 * MINUTE, [stop]) == end


@pytest.mark.parametrize(
    ("written", "since", "left"),
    [
        ([("11:59", None)], f"{FRIDAY} 11:59Z with 0:01:00", "1"),
        ([("10:00", None)], f"{FRIDAY} 10:00Z with 2:00:00", "120"),
        ([("08:00", None)], f"{FRIDAY} 08:00Z with 2:00:00", "120"),
        ([("11:00", "11:30"), ("11:20", None)], f"{FRIDAY} 11:00Z with 1:00:00", "60"),
        ([("10:30", "11:00"), ("11:00", None)], f"{FRIDAY} 10:30Z with 1:30:00", "90"),
        ([(f"{MONDAY} 09:00", None), ("10:00", "17:00")], f"{MONDAY} 09:00Z with 1:30:00", "90"),
    ],
)
def test_that_a_budget_held_by_a_pause_without_an_end_has_no_due_time(
    written: Written, since: str, left: str
) -> None:
    start = utc(f"{FRIDAY} 10:00")
    with pytest.raises(StillPaused, match=f"^Still paused since {since} of working time to come") as refused:
        office().add(start, 120 * MINUTE, pauses(written))
    assert isinstance(refused.value, NeverOpens)
    assert office().between(start, utc("2030-01-01 00:00"), pauses(written)) == (120 - int(left)) * MINUTE


def test_that_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before it begins, at 2026-11-20 11:00"):
        office().between(utc(f"{FRIDAY} 10:00"), utc(f"{FRIDAY} 16:00"), pauses([("12:00", "11:00")]))
