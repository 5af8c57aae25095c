"""Which policy an incident is under, and what becomes of its clocks when it is graded anew."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.domain.incident_life import (
    OFFICE,
    by_priority,
    instant,
    life,
    minutes,
    of,
    only,
    policy,
    version,
    works,
)
from wallboard.domain.clock import ClockState, SlaClock
from wallboard.domain.clockwork import Clockwork
from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import CountsFrom, Match
from wallboard.domain.staff import Team

HOUR = timedelta(hours=1)
MATCHED = version(
    policy("life", minutes(Promise.RESOLVE, 10), match=Match(severities=frozenset({1}))),
    policy(
        "gold net",
        minutes(Promise.RESOLVE, 20),
        match=Match(teams=frozenset({"net"}), customer_classes=frozenset({"gold"})),
    ),
    policy("card", minutes(Promise.RESOLVE, 30), match=Match(natures=frozenset({"card"}))),
    policy("billing", minutes(Promise.RESOLVE, 40), match=Match(teams=frozenset({"bill"})), calendar=OFFICE),
    policy("urgent", minutes(Promise.RESOLVE, 50), match=Match(priorities=frozenset({1, 2}))),
    policy("rest", minutes(Promise.RESOLVE, 60)),
)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("S1 P4", "life"),
        ("S1 team=2 nature=2 class=gold", "life"),
        ("class=gold", "gold net"),
        ("class=gold team=2", "billing"),
        ("class=silver", "rest"),
        ("nature=2", "card"),
        ("nature=2 team=2", "card"),
        ("team=2 P1", "billing"),
        ("P1", "urgent"),
        ("P2", "urgent"),
        ("P3", "rest"),
        ("team=99 nature=99", "rest"),
    ],
)
def test_that_the_first_policy_that_takes_an_incident_rules_it(words: str, code: str) -> None:
    one = only(works(MATCHED).clocks(life(f"09:00 opened {words}")))
    assert one.policy.code == code


def test_that_severity_1_counts_round_the_clock_where_the_rest_counts_office_hours() -> None:
    rules = version(
        policy("life", minutes(Promise.RESOLVE, 120), match=Match(severities=frozenset({1}))),
        policy("rest", minutes(Promise.RESOLVE, 120), calendar=OFFICE),
    )
    critical, minor = (only(works(rules).clocks(life(f"17:00 opened {words}"))) for words in ("S1", "S4"))
    assert (critical.due_at, minor.due_at) == (instant("19:00"), instant("+1 10:30"))


def test_that_policies_go_by_the_codes_that_teams_have() -> None:
    rules = version(policy("net", minutes(Promise.RESOLVE, 10), match=Match(teams=frozenset({"net"}))))
    named = Clockwork([rules], {1: Team(1, "net", "Another name", 2)})
    renamed = Clockwork([rules], {1: Team(1, "network", "Network", 2)})
    assert len(named.clocks(life("09:00 opened"))) == 1
    assert renamed.clocks(life("09:00 opened")) == ()


GRADED = (
    policy("p1", minutes(Promise.DEPLOY, 15), minutes(Promise.RESOLVE, 60), match=by_priority(1)),
    policy("p2", minutes(Promise.RESOLVE, 120), match=by_priority(2)),
    policy("p3", minutes(Promise.DEPLOY, 45), minutes(Promise.RESOLVE, 240), match=by_priority(3)),
)
FROM_CREATED, FROM_GRADED = (version(*GRADED, counts_from=counts) for counts in CountsFrom)


def resolve(*lines: str, counts_from: CountsFrom = CountsFrom.CREATED) -> SlaClock:
    rules = FROM_CREATED if counts_from is CountsFrom.CREATED else FROM_GRADED
    return only(of(Promise.RESOLVE, works(rules).clocks(life(*lines))))


def test_that_a_regraded_incident_is_held_to_its_new_target_since_it_was_created() -> None:
    one = resolve("09:00 opened P3", "09:30 regraded P1")
    assert (one.code, one.due_at) == ("p1/resolve", instant("10:00"))
    assert one.used(instant("09:40")) == timedelta(minutes=40)


def test_that_a_regraded_incident_may_be_held_to_its_new_target_since_it_was_graded() -> None:
    one = resolve("09:00 opened P3", "09:30 regraded P1", counts_from=CountsFrom.GRADED)
    assert (one.due_at, one.counted_from) == (instant("10:30"), instant("09:30"))
    now = instant("09:40")
    assert (one.used(now), one.left(now)) == (timedelta(minutes=10), timedelta(minutes=50))


@pytest.mark.parametrize("counts_from", CountsFrom)
def test_that_both_since_created_and_since_graded_are_reported(counts_from: CountsFrom) -> None:
    one = resolve("09:00 opened P3", "09:30 regraded P1", counts_from=counts_from)
    assert (one.started_at, one.graded_at) == (instant("09:00"), instant("09:30"))
    assert (one.due_since_created_at, one.due_since_graded_at) == (instant("10:00"), instant("10:30"))
    now = instant("09:40")
    assert one.used_since_created(now) == timedelta(minutes=40)
    assert one.used_since_graded(now) == timedelta(minutes=10)


def test_that_every_grade_keeps_its_segment_with_what_was_used_in_it() -> None:
    lines = ("09:00 opened P3 S3", "09:10 paused caller", "09:20 regraded P2", "09:30 resumed")
    one = resolve(*lines, "09:50 regraded P1", "10:30 regraded S1", "10:40 resolved")
    assert [(f"{grade.since_at:%H:%M}", grade.priority, grade.severity) for grade in one.grades] == [
        ("09:00", 3, 3),
        ("09:20", 2, 3),
        ("09:50", 1, 3),
        ("10:30", 1, 1),
    ]
    assert [grade.policy.code for grade in one.grades if grade.policy] == ["p3", "p2", "p1", "p1"]
    now = instant("18:00")
    assert [one.used_in(grade, now) / timedelta(minutes=1) for grade in one.grades] == [10, 20, 40, 10]
    assert one.used(now) == timedelta(minutes=80)
    assert one.graded_at == instant("09:50")


def test_that_no_pause_is_lost_when_an_incident_is_regraded() -> None:
    lines = ("09:00 opened P3", "09:10 paused caller by=7", "09:40 resumed")
    assert resolve(*lines, "09:50 regraded P1").due_at == instant("10:30")
    held = resolve(*lines[:2], "09:30 regraded P1")
    assert held.state(instant("09:50")) is ClockState.PAUSED
    assert held.paused is not None
    assert (held.paused.since_at, held.paused.writer.operator_id) == (instant("09:10"), 7)


def test_that_a_new_target_counts_past_pauses_by_its_own_reasons() -> None:
    strict = replace(minutes(Promise.RESOLVE, 60), pause_reasons=frozenset({"supplier"}))
    rules = works(
        version(policy("p1", strict, match=by_priority(1)), policy("rest", minutes(Promise.RESOLVE, 240)))
    )
    lines = ("09:00 opened P3", "09:10 paused caller", "09:20 paused supplier", "09:40 resumed")
    assert only(rules.clocks(life(*lines))).due_at == instant("13:30")
    assert only(rules.clocks(life(*lines, "09:50 regraded P1"))).due_at == instant("10:20")


def test_that_a_verdict_stands_under_the_grade_by_which_it_was_reached() -> None:
    clocks = works(FROM_CREATED).clocks(life("09:00 opened P1", "09:20 deployed", "09:30 regraded P3"))
    deploy, still_open = clocks
    assert (deploy.code, deploy.state(instant("09:40"))) == ("p1/deploy", ClockState.MISSED)
    assert (still_open.code, still_open.due_at) == ("p3/resolve", instant("13:00"))
    assert deploy.graded_at == deploy.started_at


def test_that_what_stops_at_the_instant_of_a_regrade_is_judged_by_the_new_grade() -> None:
    one = resolve("09:00 opened P1", "11:00 resolved P3")
    assert (one.code, one.state(instant("18:00"))) == ("p3/resolve", ClockState.MET)


def test_that_a_clock_is_cancelled_where_nothing_is_promised_any_more_and_comes_back_whole() -> None:
    lines = ("09:00 opened P1", "09:05 paused caller", "09:10 resumed", "09:20 regraded P2")
    dropped = of(Promise.DEPLOY, works(FROM_CREATED).clocks(life(*lines)))[0]
    assert (dropped.state(instant("12:00")), dropped.ended_at) == (ClockState.CANCELLED, instant("09:20"))
    assert dropped.code == "p1/deploy"
    back = works(FROM_CREATED).clocks(
        life(*lines, "09:22 paused caller", "09:26 resumed", "09:30 regraded P3")
    )
    again = only(of(Promise.DEPLOY, back))
    assert (again.cycle, again.started_at, again.due_at) == (1, instant("09:00"), instant("09:54"))
    assert len(again.pauses) == 2
    assert again.graded_at == instant("09:30")


def test_that_what_happened_while_nothing_was_promised_counts_when_it_is_promised_again() -> None:
    clocks = works(FROM_CREATED).clocks(
        life("09:00 opened P1", "09:10 regraded P2", "09:14 deployed", "09:30 regraded P1")
    )
    deploy = only(of(Promise.DEPLOY, clocks))
    assert (deploy.state(instant("18:00")), deploy.stopped_at) == (ClockState.MET, instant("09:14"))


def test_that_an_incident_that_is_promised_something_late_is_held_to_it_from_its_opening() -> None:
    clocks = works(FROM_CREATED).clocks(life("09:00 opened P4", "09:20 regraded P1"))
    assert [(one.code, one.started_at) for one in clocks] == [
        ("p1/deploy", instant("09:00")),
        ("p1/resolve", instant("09:00")),
    ]


def test_that_regrading_there_and_back_changes_no_due_time() -> None:
    lines = ("09:00 opened P3", "09:10 paused caller", "09:40 resumed")
    assert resolve(*lines, "10:00 regraded P1", "10:10 regraded P3").due_at == resolve(*lines).due_at


OLD = version(policy("all", minutes(Promise.DEPLOY, 30), minutes(Promise.RESOLVE, 240)))
NEW = version(
    policy("all", minutes(Promise.DEPLOY, 10), minutes(Promise.RESOLVE, 60)), number=2, since=instant("10:00")
)
BOTH = works(NEW, OLD)


def test_that_an_incident_keeps_the_version_it_started_under() -> None:
    before, after = life("09:59:59 opened"), life("10:00 opened")
    assert [one.version.number for one in BOTH.clocks(before)] == [1, 1]
    assert [one.version.number for one in BOTH.clocks(after)] == [2, 2]
    regraded = life("09:59:59 opened", "10:30 regraded P1 S1")
    assert {one.version.number for one in BOTH.clocks(regraded)} == {1}


def test_that_an_incident_from_before_every_version_is_promised_nothing() -> None:
    assert works(NEW).clocks(life("09:00 opened")) == ()
    assert works(NEW).version_of(life("09:00 opened")) is None


def test_that_moving_an_incident_on_purpose_holds_what_still_runs_to_the_other_version() -> None:
    timeline = life(
        "09:00 opened", "09:20 deployed", "09:30 paused caller", "10:10 resumed", "10:20 moved version=2"
    )
    deploy, resolve_clock = BOTH.clocks(timeline)
    assert (deploy.version.number, deploy.state(instant("18:00"))) == (1, ClockState.MET)
    assert (resolve_clock.version.number, resolve_clock.due_at) == (2, instant("10:40"))
    assert resolve_clock.graded_at == instant("10:20")
    assert resolve_clock.due_since_graded_at == instant("11:20")
    assert [grade.version and grade.version.number for grade in resolve_clock.grades] == [1, 2]
    found = BOTH.version_of(timeline)
    assert found is not None
    assert found.number == 2


def test_that_a_version_with_another_calendar_counts_by_it_after_the_move() -> None:
    office = version(policy("all", minutes(Promise.RESOLVE, 240), calendar=OFFICE), number=2)
    old = version(policy("all", minutes(Promise.RESOLVE, 240)))
    moved = works(old, office).clocks(life("15:30 opened version=1", "15:40 moved version=2"))
    assert only(moved).due_at == instant("+1 11:00")
    stopped = works(old, office).clocks(
        life("15:30 opened version=1", "18:00 resolved", "18:10 moved version=2")
    )
    assert (only(stopped).version.number, only(stopped).due_at) == (1, instant("19:30"))


def test_that_a_version_that_nobody_knows_leaves_the_incident_where_it_started() -> None:
    assert {one.version.number for one in BOTH.clocks(life("09:00 opened version=77"))} == {1}


def test_that_what_was_done_before_it_was_promised_is_judged_by_the_grade_that_promised_it() -> None:
    clocks = works(FROM_CREATED).clocks(life("09:00 opened P4", "09:10 deployed", "09:20 regraded P1"))
    deploy = only(of(Promise.DEPLOY, clocks))
    assert (deploy.code, deploy.state(instant("18:00"))) == ("p1/deploy", ClockState.MET)
    assert deploy.due_at == instant("09:15")
