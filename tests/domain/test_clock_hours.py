"""Clocks in working time: lunch, closing hours, holidays and both changes of the wall clock."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.domain.incident_life import OFFICE, instant, life, minutes, only, policy, promising, version, works
from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import ALWAYS

RESOLVE = minutes(Promise.RESOLVE, 120)

OFFICE_DUES = [
    # Lunch is from 12:30 to 13:15, and the office closes at 17:30.
    (("09:00 opened",), 120, "11:00"),
    (("11:30 opened",), 120, "14:15"),
    (("11:30 opened",), 60, "12:30"),
    (("12:45 opened",), 60, "14:15"),
    (("15:30 opened",), 120, "17:30"),
    (("16:30 opened",), 120, "+1 10:00"),
    (("18:00 opened",), 60, "+1 10:00"),
    # The third day is a holiday.
    (("+1 17:00 opened",), 60, "+3 09:30"),
    # Friday evening goes on on Monday.
    (("+4 17:00 opened",), 60, "+7 09:30"),
    # A pause over lunch, over the closing, or wholly within either, takes only working time.
    (("11:30 opened", "12:00 paused caller", "13:45 resumed"), 120, "15:15"),
    (("11:30 opened", "12:30 paused caller", "13:15 resumed"), 120, "14:15"),
    (("11:30 opened", "12:40 paused caller", "13:00 resumed"), 120, "14:15"),
    (("16:00 opened", "17:00 paused caller", "+1 09:30 resumed"), 120, "+1 10:30"),
    (("16:00 opened", "18:00 paused caller", "20:00 resumed"), 120, "+1 09:30"),
    (("16:00 opened", "17:30 paused caller", "+1 09:00 resumed"), 120, "+1 09:30"),
]


@pytest.mark.parametrize(("lines", "span", "due"), OFFICE_DUES)
def test_that_a_clock_counts_working_time_by_its_calendar(
    lines: tuple[str, ...], span: int, due: str
) -> None:
    one = only(promising(minutes(Promise.RESOLVE, span), calendar=OFFICE).clocks(life(*lines)))
    assert one.due_at == instant(due)
    assert one.used(instant(due)) == one.target.within
    assert one.left(instant(due)) == timedelta()


def test_that_time_on_the_wall_is_told_beside_working_time() -> None:
    one = only(promising(RESOLVE, calendar=OFFICE).clocks(life("16:30 opened")))
    now = instant("18:30")
    assert (one.used(now), one.left(now)) == (timedelta(hours=1), timedelta(hours=1))
    assert (one.wall_used(now), one.wall_left(now)) == (timedelta(hours=2), timedelta(hours=15, minutes=30))


def test_that_a_target_may_count_by_a_calendar_of_its_own() -> None:
    targets = (minutes(Promise.DEPLOY, 60), replace(RESOLVE, calendar=ALWAYS.code))
    deploy, resolve = works(version(policy("all", *targets, calendar=OFFICE))).clocks(life("17:00 opened"))
    assert deploy.due_at == instant("+1 09:30")
    assert resolve.due_at == instant("19:00")


@pytest.mark.parametrize(
    ("on", "opened", "due"),
    [
        # A Saturday night of 23 hours, and one of 25.
        (date(2026, 3, 28), "22:00", "+1 11:00"),
        (date(2026, 10, 24), "22:00", "+1 09:00"),
    ],
)
def test_that_twelve_hours_are_twelve_hours_when_the_clocks_change(on: date, opened: str, due: str) -> None:
    timeline = life(f"{opened} opened", on=on, zone="Europe/London")
    one = only(promising(minutes(Promise.RESOLVE, 720)).clocks(timeline))
    assert one.due_at == instant(due, on, "Europe/London")


@pytest.mark.parametrize("on", [date(2026, 3, 27), date(2026, 10, 23)])
def test_that_office_hours_are_those_of_the_wall_clock_after_it_changed(on: date) -> None:
    timeline = life("17:00 opened", on=on, zone="Europe/London")
    one = only(promising(minutes(Promise.RESOLVE, 60), calendar=OFFICE).clocks(timeline))
    assert one.due_at == instant("+3 09:30", on, "Europe/London")


def test_that_in_office_hours_too_nobody_can_know_when_a_paused_promise_falls_due() -> None:
    rules = promising(RESOLVE, calendar=OFFICE)
    assert only(rules.clocks(life("09:00 opened", "10:00 paused caller"))).due_at is None
    assert only(rules.clocks(life("09:00 opened", "11:00 paused caller"))).due_at == instant("11:00")
