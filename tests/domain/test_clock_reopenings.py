"""What the reopening of an incident does to clocks that had stopped: resume, restart, or a new cycle."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.domain.incident_life import by_priority, instant, life, minutes, policy, promising, version, works
from wallboard.domain.clock import ClockState, SlaClock
from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import Happening, Reopening, Target

RESOLVE = {reopening: replace(minutes(Promise.RESOLVE, 120), reopening=reopening) for reopening in Reopening}
LIFE = ("09:00 opened", "09:10 paused caller", "09:30 resumed", "10:00 resolved", "10:30 reopened by=7")


def clocks(target: Target, *lines: str) -> tuple[SlaClock, ...]:
    return promising(target).clocks(life(*lines))


def told(*found: SlaClock, now: str = "11:00") -> list[tuple[int, str, str, float]]:
    """Cycle, state, due and minutes used."""
    return [
        (
            one.cycle,
            str(one.state(instant(now))),
            f"{one.due_at:%H:%M}" if one.due_at else "never",
            one.used(instant(now)) / timedelta(minutes=1),
        )
        for one in found
    ]


def test_that_a_clock_that_resumes_runs_on_without_the_time_between() -> None:
    found = clocks(RESOLVE[Reopening.RESUME], *LIFE)
    assert told(*found) == [(1, "running", "11:50", 70)]
    assert [(pause.reason, pause.writer.operator_id) for pause in found[0].pauses] == [
        ("caller", 1),
        (None, 7),
    ]


def test_that_a_clock_that_restarts_runs_from_nothing_and_forgets_the_first_verdict() -> None:
    found = clocks(RESOLVE[Reopening.RESTART], *LIFE)
    assert told(*found) == [(2, "running", "12:30", 30)]  # of another cycle, so that its marks fire again
    assert (found[0].started.kind, found[0].pauses) == (Happening.REOPENED, ())


def test_that_a_new_cycle_leaves_the_first_verdict_and_starts_another_clock() -> None:
    assert told(*clocks(RESOLVE[Reopening.NEW_CYCLE], *LIFE)) == [
        (1, "met", "11:20", 40),
        (2, "running", "12:30", 30),
    ]


@pytest.mark.parametrize("reopening", Reopening)
def test_that_a_second_reopening_is_answered_like_the_first(reopening: Reopening) -> None:
    again = (*LIFE, "10:40 resolved", "10:50 reopened")
    assert (
        told(*clocks(RESOLVE[reopening], *again))
        == {
            Reopening.RESUME: [(1, "running", "12:00", 60)],
            Reopening.RESTART: [(3, "running", "12:50", 10)],
            Reopening.NEW_CYCLE: [
                (1, "met", "11:20", 40),
                (2, "met", "12:30", 10),
                (3, "running", "12:50", 10),
            ],
        }[reopening]
    )


@pytest.mark.parametrize("reopening", Reopening)
def test_that_a_missed_promise_that_resumes_stays_missed(reopening: Reopening) -> None:
    found = clocks(RESOLVE[reopening], "09:00 opened", "11:30 resolved", "11:40 reopened")
    states = [state for _, state, _, _ in told(*found, now="11:50")]
    assert (
        states
        == {
            Reopening.RESUME: ["running_though_missed"],
            Reopening.RESTART: ["running"],
            Reopening.NEW_CYCLE: ["missed", "running"],
        }[reopening]
    )


def test_that_a_promise_that_was_kept_early_begins_anew_at_the_reopening() -> None:
    acknowledge = minutes(Promise.ACKNOWLEDGE, 10)
    lines = ("09:00 opened", "09:05 acknowledged", "10:00 resolved", "10:30 reopened")
    assert told(*clocks(acknowledge, *lines)) == [
        (1, "met", "09:10", 5),
        (2, "running_though_missed", "10:40", 30),
    ]
    assert told(*clocks(acknowledge, *lines, "10:35 acknowledged"))[1] == (2, "met", "10:40", 5)


def test_that_somebody_sent_before_a_reopening_is_not_sent_after_it() -> None:
    deploy = minutes(Promise.DEPLOY, 30)
    lines = ("09:00 opened", "09:05 deployed", "10:00 resolved", "10:30 reopened")
    assert told(*clocks(deploy, *lines)) == [(1, "met", "09:30", 5), (2, "running", "11:00", 30)]
    assert told(*clocks(deploy, *lines, "10:40 deployed"))[1] == (2, "met", "11:00", 10)
    assert told(*clocks(deploy, *lines, "10:10 deployed"))[1][1] == "running"


def test_that_a_new_cycle_starts_on_what_starts_its_target() -> None:
    target = replace(RESOLVE[Reopening.NEW_CYCLE], starts_on=frozenset({Happening.ACKNOWLEDGED}))
    lines = ("09:00 opened", "09:10 acknowledged", "10:00 resolved", "10:30 reopened")
    assert len(clocks(target, *lines)) == 1
    assert told(*clocks(target, *lines, "10:45 acknowledged"))[1] == (2, "running", "12:45", 15)
    restarting = replace(target, reopening=Reopening.RESTART)
    assert clocks(restarting, *lines) == ()
    assert told(*clocks(restarting, *lines, "10:45 acknowledged")) == [(2, "running", "12:45", 15)]


def test_that_an_incident_that_ended_before_its_clock_started_starts_it_after_a_reopening() -> None:
    target = replace(RESOLVE[Reopening.NEW_CYCLE], starts_on=frozenset({Happening.DEPLOYED}))
    lines = ("09:00 opened", "10:00 resolved", "10:30 reopened", "10:45 deployed")
    assert told(*clocks(target, *lines)) == [(1, "running", "12:45", 15)]


def test_that_laps_begin_anew_at_the_reopening() -> None:
    lines = ("09:00 opened", "09:40 updated", "10:00 resolved", "10:30 reopened", "10:50 updated")
    assert told(*clocks(minutes(Promise.UPDATE, 60), *lines)) == [
        (1, "met", "10:00", 40),
        (2, "met", "10:40", 20),
        (3, "met", "11:30", 20),
        (4, "running", "11:50", 10),
    ]


def graded(first: Reopening, second: Reopening, *lines: str) -> list[tuple[int, str, str, float]]:
    """P1 in one hour, P3 in four; nothing is promised for P2."""
    rules = version(
        policy("p1", replace(minutes(Promise.RESOLVE, 60), reopening=first), match=by_priority(1)),
        policy("p3", replace(minutes(Promise.RESOLVE, 240), reopening=second), match=by_priority(3)),
    )
    return told(*works(rules).clocks(life(*lines)))


@pytest.mark.parametrize(
    "regraded",
    [
        ("10:10 regraded P3", "10:30 reopened"),
        ("10:30 reopened P3",),
        ("10:30 reopened", "10:40 regraded P3"),
        ("10:10 regraded P2", "10:30 reopened P3"),
        ("10:10 regraded P2", "10:30 reopened", "10:40 regraded P3"),
        ("10:30 reopened P2", "10:40 regraded P3"),
    ],
)
@pytest.mark.parametrize(
    ("reopening", "stands"),
    [
        (Reopening.RESUME, [(1, "running", "13:30", 90)]),
        (Reopening.RESTART, [(2, "running", "14:30", 30)]),
        (Reopening.NEW_CYCLE, [(1, "met", "10:00", 60), (2, "running", "14:30", 30)]),
    ],
)
def test_that_it_does_not_matter_when_it_was_regraded_around_a_reopening(
    reopening: Reopening, stands: list[tuple[int, str, str, float]], regraded: tuple[str, ...]
) -> None:
    lines = ("09:00 opened P1", "10:00 resolved", *regraded)
    assert graded(reopening, reopening, *lines) == stands


def test_that_the_target_of_the_day_says_what_a_reopening_does() -> None:
    lines = ("09:00 opened P1", "10:00 resolved", "10:10 regraded P3", "10:30 reopened")
    assert len(graded(Reopening.RESUME, Reopening.NEW_CYCLE, *lines)) == 2
    assert len(graded(Reopening.NEW_CYCLE, Reopening.RESUME, *lines)) == 1


def test_that_an_incident_regraded_after_its_end_is_not_judged_anew() -> None:
    lines = ("09:00 opened P1", "10:30 resolved", "10:40 regraded P3")
    assert graded(Reopening.RESUME, Reopening.RESUME, *lines) == [(1, "missed", "10:00", 90)]
    assert graded(Reopening.RESUME, Reopening.RESUME, *lines[:2], "10:40 regraded P2") == [
        (1, "missed", "10:00", 90)
    ]


def test_that_an_end_that_was_written_down_too_late_is_still_before_its_reopening() -> None:
    found = clocks(RESOLVE[Reopening.RESUME], "09:00 opened", "09:30 resolved at=10:00", "09:40 reopened")
    assert told(*found) == [(1, "running", "11:00", 120)]
    assert found[0].state(instant("11:00")) is ClockState.RUNNING


def test_that_a_later_grade_does_not_answer_an_earlier_reopening_anew() -> None:
    lines = ("09:00 opened P1", "09:30 resolved", "10:00 reopened", "10:10 regraded P3", "10:20 regraded P1")

    def stands(*told: str) -> list[tuple[int, str, str, float]]:
        return graded(Reopening.RESUME, Reopening.NEW_CYCLE, *told)

    assert stands(*lines[:3]) == [(1, "running_though_missed", "10:30", 90)]
    assert stands(*lines[:4]) == [(1, "running", "13:30", 90)]
    assert stands(*lines) == stands(*lines[:3])
