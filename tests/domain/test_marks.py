"""Warning marks: planned when their share of a promise's time is used up, and only while its clock runs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from wallboard.domain.clock import SlaClock
from wallboard.domain.clockwork import Clockwork
from wallboard.domain.incident import IncidentState
from wallboard.domain.marks import MOST_REGRADES, Mark, marks_due, marks_of, marks_told
from wallboard.domain.policy import Promise
from wallboard.domain.severity import Severity
from wallboard.domain.sla_policy import (
    WEEKDAYS,
    NamedCalendar,
    Policy,
    PolicyRules,
    PolicyVersion,
    Reopening,
    simple_rules,
)
from wallboard.domain.timeline import NOBODY, NOTHING, Facts, Timeline

BEGAN_AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
SINCE_EVER = datetime(1970, 1, 1, tzinfo=UTC)
FACTS = Facts(
    state=IncidentState.NEW,
    pause_reason=None,
    severity=Severity.MEDIUM,
    priority=3,
    team_id=None,
    nature_id=1,
    customer_class=None,
    policy_version_id=None,
    opened_at=BEGAN_AT,
    acknowledged_at=None,
    deployed_at=None,
    last_update_at=None,
    resolved_at=None,
    closed_at=None,
)
ENDED = {"state": IncidentState.RESOLVED}
PAUSED = {"state": IncidentState.PAUSED, "pause_reason": "customer"}
WORKING = {"state": IncidentState.IN_PROGRESS, "pause_reason": None}
REOPENED = {"state": IncidentState.NEW, "resolved_at": None}


def version(number: int = 1, **resolve: Any) -> PolicyVersion:
    """Priority 1 is to be resolved within 100 minutes, priority 3 within 1,000; `resolve` alters both."""
    spans = {(p, Promise.RESOLVE): timedelta(minutes=within) for p, within in ((1, 100), (3, 1000))}
    rules = simple_rules(spans)
    policies = tuple(replace(one, targets=(replace(one.targets[0], **resolve),)) for one in rules.policies)
    return PolicyVersion(number, number, SINCE_EVER, replace(rules, policies=policies))


def minutes(at: datetime) -> float:
    return (at - BEGAN_AT) / timedelta(minutes=1)


def told(*steps: tuple[float, dict[str, Any]], **first: Any) -> Timeline:
    """An incident opened at minute 0, and what changed of it in which minute."""
    facts = FACTS._replace(**{"priority": 1, **first})
    timeline = NOTHING.after(BEGAN_AT, facts, NOBODY)
    for minute, changes in steps:
        facts = facts._replace(**changes)
        timeline = timeline.after(BEGAN_AT + timedelta(minutes=minute), facts, NOBODY)
    return timeline


def told_marks(timeline: Timeline, *versions: PolicyVersion) -> list[Mark]:
    return list(marks_told(7, Clockwork(versions or (version(),)), timeline))


def planned(timeline: Timeline, *versions: PolicyVersion) -> list[tuple[int, float]]:
    """Percent, and in which minute it is planned."""
    return [(mark.percent, minutes(mark.planned_at)) for mark in told_marks(timeline, *versions)]


def test_that_each_mark_is_planned_when_its_share_of_the_span_is_used_up() -> None:
    assert planned(told()) == [(50, 50), (75, 75), (90, 90), (100, 100)]


def test_that_a_mark_says_what_it_is_a_mark_of() -> None:
    first = told_marks(told())[0]
    assert (first.incident_id, first.policy_version_id, first.target) == (7, 1, "p1/resolve")
    assert (first.promise, first.cycle, minutes(first.due_at)) == (Promise.RESOLVE, 1, 100)
    assert first.ended_at is None


def test_that_marks_are_in_working_time() -> None:
    """100 minutes of which 40 are open on the first day, from 8:00 to 8:40, and then again a day later."""
    hours = NamedCalendar("office", "Office", "UTC", dict.fromkeys(WEEKDAYS, (("08:00", "08:40"),)))
    plain = version().rules
    policies = tuple(replace(policy, calendar="office") for policy in plain.policies)
    office = PolicyVersion(1, 1, SINCE_EVER, PolicyRules("Office", {"office": hours}, policies))
    day = 24 * 60
    assert planned(told(), office) == [
        (50, day + 10),
        (75, day + 35),
        (90, 2 * day + 10),
        (100, 2 * day + 20),
    ]


def test_that_a_clock_that_stopped_reaches_no_further_mark() -> None:
    ended = told((80, ENDED | {"resolved_at": BEGAN_AT + timedelta(minutes=80)}))
    assert planned(ended) == [(50, 50), (75, 75)]
    assert {minutes(mark.ended_at or BEGAN_AT) for mark in told_marks(ended)} == {80}


def test_that_a_mark_planned_for_the_instant_of_the_stop_is_not_reached_as_the_promise_is_kept_then() -> None:
    kept = told((100, ENDED | {"resolved_at": BEGAN_AT + timedelta(minutes=100)}))
    assert planned(kept) == [(50, 50), (75, 75), (90, 90)]
    a_moment_late = told((100.01, ENDED | {"resolved_at": BEGAN_AT + timedelta(minutes=100.01)}))
    assert planned(a_moment_late)[-1] == (100, 100)


def test_that_a_clock_that_was_cancelled_reaches_no_further_mark() -> None:
    assert planned(told((60, {"state": IncidentState.CANCELLED}))) == [(50, 50)]


def test_that_a_pause_moves_the_marks_behind_it_and_not_the_one_before() -> None:
    timeline = told((60, PAUSED), (90, WORKING))
    assert planned(timeline) == [(50, 50), (75, 105), (90, 120), (100, 130)]


def test_that_a_lasting_pause_lets_no_mark_behind_it_come() -> None:
    assert planned(told((60, PAUSED))) == [(50, 50)]


def test_that_a_mark_planned_for_the_instant_at_which_a_pause_begins_is_reached() -> None:
    assert planned(told((50, PAUSED))) == [(50, 50)]


@pytest.mark.parametrize("later", [told((60, PAUSED)), told((60, PAUSED), (90, WORKING))])
def test_that_a_mark_tells_the_due_time_as_it_stood_when_it_was_reached(later: Timeline) -> None:
    assert minutes(told_marks(later)[0].due_at) == 100


def test_that_a_mark_after_a_pause_tells_the_due_time_that_the_pause_has_moved() -> None:
    assert [minutes(mark.due_at) for mark in told_marks(told((60, PAUSED), (90, WORKING)))][1:] == [130] * 3


def test_that_a_new_cycle_has_marks_of_its_own() -> None:
    ended_at = BEGAN_AT + timedelta(minutes=60)
    timeline = told((60, ENDED | {"resolved_at": ended_at}), (200, REOPENED))
    marks = told_marks(timeline, version(reopening=Reopening.NEW_CYCLE))
    assert [(mark.cycle, mark.percent, minutes(mark.planned_at)) for mark in marks] == [
        (1, 50, 50), (2, 50, 250), (2, 75, 275), (2, 90, 290), (2, 100, 300),
    ]  # fmt: skip


def test_that_a_clock_that_is_resumed_goes_on_to_its_next_mark() -> None:
    ended_at = BEGAN_AT + timedelta(minutes=60)
    timeline = told((60, ENDED | {"resolved_at": ended_at}), (200, REOPENED))
    assert planned(timeline, version(reopening=Reopening.RESUME)) == [
        (50, 50),
        (75, 215),
        (90, 230),
        (100, 240),
    ]


def test_that_a_regraded_incident_has_the_marks_of_its_new_target() -> None:
    """From 1,000 minutes to 100 in minute 60: half of them were used up before."""
    marks = told_marks(told((60, {"priority": 1}), priority=3))
    assert [(mark.target, mark.percent, minutes(mark.planned_at)) for mark in marks] == [
        ("p1/resolve", 50, 50), ("p1/resolve", 75, 75), ("p1/resolve", 90, 90), ("p1/resolve", 100, 100),
    ]  # fmt: skip


def test_that_what_was_reached_under_the_former_target_is_told_whenever_one_looks() -> None:
    marks = told_marks(told((80, {"priority": 3})))
    assert [(mark.target, mark.percent, minutes(mark.planned_at)) for mark in marks] == [
        ("p1/resolve", 50, 50), ("p1/resolve", 75, 75),
        ("p3/resolve", 50, 500), ("p3/resolve", 75, 750), ("p3/resolve", 90, 900), ("p3/resolve", 100, 1000),
    ]  # fmt: skip
    assert [mark.ended_at and minutes(mark.ended_at) for mark in marks] == [80, 80, None, None, None, None]


class CountingClockwork(Clockwork):
    """Tells how many timelines were worked out."""

    looks = 0

    def clocks(self, timeline: Timeline) -> tuple[SlaClock, ...]:
        self.looks += 1
        return super().clocks(timeline)


@pytest.mark.parametrize("other", [1, 3])
def test_that_an_incident_that_swings_to_and_fro_costs_a_bounded_number_of_looks(other: int) -> None:
    """By severity alone, which decides no policy here, or by priority, which does."""
    grades = ((Severity.CRITICAL, 1), (Severity.MEDIUM, other))
    steps = [
        (80 + turn / 10, {"severity": severity, "priority": priority})
        for turn in range(400)
        for severity, priority in (grades[turn % 2],)
    ]
    works = CountingClockwork([version()])
    marks = marks_told(7, works, told(*steps))
    assert works.looks == (1 if other == 1 else 1 + MOST_REGRADES + 2)
    reached = {(mark.target, mark.percent) for mark in marks if minutes(mark.planned_at) < 120}
    assert reached == {("p1/resolve", percent) for percent in (50, 75, 90, 100)}


def test_that_an_incident_that_is_moved_to_another_version_has_the_marks_of_that_version() -> None:
    timeline = told((60, {"policy_version_id": 2}))
    marks = told_marks(timeline, replace(version(2), in_force_at=BEGAN_AT + timedelta(days=1)), version(1))
    assert [(mark.policy_version_id, mark.percent) for mark in marks] == [
        (1, 50), (2, 50), (2, 75), (2, 90), (2, 100),
    ]  # fmt: skip


def test_that_an_incident_that_nothing_is_promised_on_has_no_marks() -> None:
    assert planned(told(priority=2)) == []
    assert told_marks(NOTHING) == []


def test_that_a_policy_names_its_own_marks() -> None:
    assert planned(told(), version(marks=(10, 150))) == [(10, 10), (150, 150)]


def test_that_looking_at_any_time_gives_the_marks_that_are_due_then() -> None:
    marks = told_marks(told())
    assert [mark.percent for mark in marks_due(marks, BEGAN_AT + timedelta(minutes=75))] == [50, 75]


def test_that_marks_come_in_the_order_in_which_they_are_planned() -> None:
    spans = {
        (1, promise): timedelta(minutes=within)
        for promise, within in zip(Promise, (40, 60, 80, 100), strict=True)
    }
    clocks = Clockwork([PolicyVersion(1, 1, SINCE_EVER, simple_rules(spans))]).clocks(told())
    marks = marks_of(1, clocks)
    assert len(marks) == 16
    assert all(one.planned_at <= other.planned_at for one, other in pairwise(marks))


def test_that_policies_with_targets_of_one_promise_each_have_their_own_names() -> None:
    marks = told_marks(told((80, {"priority": 3})))
    assert len({mark.key for mark in marks}) == len(marks)


def test_that_a_promise_whose_calendar_never_opens_again_has_no_marks_from_there() -> None:
    """Open on one day only, for 60 of the 100 minutes: it will never be due, so it is never near it."""
    day = BEGAN_AT.date()
    once = NamedCalendar("once", "Once", "UTC", {}, date_hours={day: (("08:00", "09:00"),)})
    policy: Policy = replace(version().rules.policies[0], calendar="once")
    rules = PolicyVersion(1, 1, SINCE_EVER, PolicyRules("Once", {"once": once}, (policy,)))
    assert planned(told(), rules) == []
