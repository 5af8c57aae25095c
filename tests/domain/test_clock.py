"""The SLA clock as a specification: what starts, pauses, stops and cancels it, and when it is missed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.domain.incident_life import (
    instant,
    life,
    minutes,
    only,
    promising,
)
from wallboard.domain.clock import ClockState, SlaClock
from wallboard.domain.clockwork import Clockwork
from wallboard.domain.policy import Promise
from wallboard.domain.promise import next_promise
from wallboard.domain.sla_policy import Happening, Target
from wallboard.domain.timeline import Timeline

ACKNOWLEDGE, DEPLOY = minutes(Promise.ACKNOWLEDGE, 10), minutes(Promise.DEPLOY, 30)
UPDATE, RESOLVE = minutes(Promise.UPDATE, 60), minutes(Promise.RESOLVE, 120)
MS = timedelta(milliseconds=1)


def clock(target: Target, *lines: str) -> SlaClock:
    """The one clock of an incident that is promised this alone, round the clock."""
    return only(promising(target).clocks(life(*lines)))


def told(one: SlaClock, now: str) -> str:
    """How it stands, what is used and left of it in minutes, and when it falls due."""
    at = instant(now)
    due = "never" if one.due_at is None else f"{one.due_at:%H:%M}"
    used, left = (span / timedelta(minutes=1) for span in (one.used(at), one.left(at)))
    return f"{one.state(at)}, {used:g} used, {left:g} left, due {due}"


STATES = [
    (ACKNOWLEDGE, ("09:00 opened",), "09:04", "running, 4 used, 6 left, due 09:10"),
    (ACKNOWLEDGE, ("09:00 opened",), "09:25", "running_though_missed, 25 used, -15 left, due 09:10"),
    (ACKNOWLEDGE, ("09:00 opened", "09:07 acknowledged"), "11:00", "met, 7 used, 3 left, due 09:10"),
    (ACKNOWLEDGE, ("09:00 opened", "09:12 acknowledged"), "11:00", "missed, 12 used, -2 left, due 09:10"),
    (ACKNOWLEDGE, ("09:00 opened", "09:07 deployed"), "11:00", "met, 7 used, 3 left, due 09:10"),
    (ACKNOWLEDGE, ("09:00 opened", "09:07 resolved"), "11:00", "met, 7 used, 3 left, due 09:10"),
    (ACKNOWLEDGE, ("09:00 opened", "09:07 cancelled"), "11:00", "cancelled, 7 used, 3 left, due 09:10"),
    (ACKNOWLEDGE, ("09:00 opened", "09:20 merged"), "11:00", "missed, 20 used, -10 left, due 09:10"),
    (ACKNOWLEDGE, ("09:00 opened", "09:05 updated"), "09:06", "running, 6 used, 4 left, due 09:10"),
    (DEPLOY, ("09:00 opened", "09:10 acknowledged"), "09:20", "running, 20 used, 10 left, due 09:30"),
    (DEPLOY, ("09:00 opened", "09:20 deployed"), "11:00", "met, 20 used, 10 left, due 09:30"),
    (DEPLOY, ("09:00 opened", "09:20 noted deployed_at=09:15"), "11:00", "met, 15 used, 15 left, due 09:30"),
    (DEPLOY, ("09:00 opened", "09:35 deployed"), "11:00", "missed, 35 used, -5 left, due 09:30"),
    (
        DEPLOY,
        ("09:00 opened", "09:15 resolved", "10:00 deployed"),
        "11:00",
        "met, 15 used, 15 left, due 09:30",
    ),
    (RESOLVE, ("09:00 opened", "09:10 deployed"), "10:00", "running, 60 used, 60 left, due 11:00"),
    (RESOLVE, ("09:00 opened", "10:30 resolved"), "18:00", "met, 90 used, 30 left, due 11:00"),
    (RESOLVE, ("09:00 opened", "10:30 closed"), "18:00", "met, 90 used, 30 left, due 11:00"),
    (RESOLVE, ("09:00 opened", "11:30 resolved"), "18:00", "missed, 150 used, -30 left, due 11:00"),
    # A pause is not counted, and while it lasts nobody can know when the promise falls due.
    (RESOLVE, ("09:00 opened", "09:30 paused caller"), "10:00", "paused, 30 used, 90 left, due never"),
    (
        RESOLVE,
        ("09:00 opened", "09:30 paused caller", "10:00 resumed"),
        "10:10",
        "running, 40 used, 80 left, due 11:30",
    ),
    (
        RESOLVE,
        ("09:00 opened", "09:30 paused caller", "10:00 paused supplier", "10:20 resumed"),
        "10:30",
        "running, 40 used, 80 left, due 11:50",
    ),
    (
        RESOLVE,
        ("09:00 opened", "09:30 paused caller", "15:00 resolved"),
        "18:00",
        "met, 30 used, 90 left, due 16:30",
    ),
    (
        RESOLVE,
        ("09:00 opened", "09:30 paused caller", "10:00 cancelled"),
        "18:00",
        "cancelled, 30 used, 90 left, due 11:30",
    ),
    # A broken promise stays broken, whatever the incident waits for afterwards.
    (RESOLVE, ("09:00 opened", "11:30 paused caller"), "12:00", "paused, 150 used, -30 left, due 11:00"),
    (
        RESOLVE,
        ("09:00 opened", "11:30 paused caller", "12:00 resumed"),
        "12:10",
        "running_though_missed, 160 used, -40 left, due 11:00",
    ),
    (
        RESOLVE,
        ("09:00 opened", "11:30 paused caller", "12:00 resolved"),
        "18:00",
        "missed, 150 used, -30 left, due 11:00",
    ),
    # Nobody waits for the caller to note that they called.
    (ACKNOWLEDGE, ("09:00 opened", "09:02 paused caller"), "09:30", "met, 2 used, 8 left, due 09:10"),
    # Written down late is not done late.
    (ACKNOWLEDGE, ("09:00 opened", "09:20 acknowledged at=09:08"), "11:00", "met, 8 used, 2 left, due 09:10"),
    (
        ACKNOWLEDGE,
        ("09:00 opened", "09:40 regraded S2", "09:08 acknowledged"),
        "11:00",
        "met, 8 used, 2 left, due 09:10",
    ),
    (
        RESOLVE,
        ("09:00 opened", "11:30 regraded S2", "10:00 paused caller"),
        "11:40",
        "paused, 60 used, 60 left, due never",
    ),
    (
        RESOLVE,
        ("09:00 opened", "11:30 regraded S2", "10:00 paused caller", "11:15 resumed"),
        "11:40",
        "running, 85 used, 35 left, due 12:15",
    ),
    (
        RESOLVE,
        ("09:00 opened", "11:20 resolved", "11:30 noted resolved_at=10:50"),
        "18:00",
        "met, 110 used, 10 left, due 11:00",
    ),
]


@pytest.mark.parametrize(("target", "lines", "now", "stands"), STATES)
def test_that_a_clock_stands_as_what_happened_says(
    target: Target, lines: tuple[str, ...], now: str, stands: str
) -> None:
    assert told(clock(target, *lines), now) == stands


@pytest.mark.parametrize("target", [ACKNOWLEDGE, DEPLOY, RESOLVE])
@pytest.mark.parametrize(("late", "state"), [(timedelta(), "met"), (MS, "missed")])
def test_that_done_at_the_due_instant_is_met_and_a_millisecond_later_is_missed(
    target: Target, late: timedelta, state: str
) -> None:
    at = instant("09:00") + target.within + late
    written = f"{at:%H:%M:%S}.{at.microsecond // 1000:03}"
    one = clock(target, "09:00 opened", f"{written} resolved")
    assert one.state(at) == one.state(at + timedelta(days=9)) == state


def test_that_a_running_clock_is_missed_from_the_first_instant_after_it_fell_due() -> None:
    one = clock(ACKNOWLEDGE, "09:00 opened")
    assert one.due_at == instant("09:10")
    assert one.state(instant("09:10")) is ClockState.RUNNING
    assert one.state(instant("09:10") + MS) is ClockState.RUNNING_THOUGH_MISSED


def test_that_a_promise_that_falls_due_as_a_pause_begins_is_due_then() -> None:
    one = clock(RESOLVE, "09:00 opened", "11:00 paused caller")
    assert one.due_at == instant("11:00")


def test_that_a_paused_clock_says_why_since_when_and_by_whom() -> None:
    paused = clock(RESOLVE, "09:00 opened", "09:30 paused caller by=7", "09:40 regraded P1 by=9").paused
    assert paused is not None
    assert (paused.reason, paused.since_at, paused.until_at) == ("caller", instant("09:30"), None)
    assert (paused.writer.operator_id, paused.writer.program) == (7, "tests")


def test_that_every_pause_is_kept_with_its_reason_and_its_writer() -> None:
    one = clock(
        RESOLVE,
        "09:00 opened",
        "09:10 paused caller by=3",
        "09:20 paused supplier by=4",
        "09:50 resumed by=5",
    )
    assert [(pause.reason, pause.writer.operator_id) for pause in one.pauses] == [
        ("caller", 3),
        ("supplier", 4),
    ]
    assert [pause.until_at for pause in one.pauses] == [instant("09:20"), instant("09:50")]


def test_that_a_named_reason_pauses_one_target_and_not_another() -> None:
    for_caller = replace(RESOLVE, pause_reasons=frozenset({"caller"}))
    for_supplier = replace(DEPLOY, pause_reasons=frozenset({"supplier"}))
    waiting = life("09:00 opened", "09:10 paused caller", "09:20 paused supplier", "09:40 resumed")
    deploy, resolve = promising(for_supplier, for_caller).clocks(waiting)
    assert deploy.due_at == instant("09:50")
    assert resolve.due_at == instant("11:10")
    assert [pause.reason for pause in (*deploy.pauses, *resolve.pauses)] == ["supplier", "caller"]


def test_that_a_clock_starts_on_what_its_target_says_and_on_nothing_before() -> None:
    target = replace(RESOLVE, starts_on=frozenset({Happening.ACKNOWLEDGED}))
    assert promising(target).clocks(life("09:00 opened")) == ()
    one = clock(target, "09:00 opened", "09:15 acknowledged")
    assert (one.started_at, one.due_at) == (instant("09:15"), instant("11:15"))
    assert one.started.kind is Happening.ACKNOWLEDGED


def test_that_a_clock_that_starts_within_a_pause_starts_paused() -> None:
    target = replace(RESOLVE, starts_on=frozenset({Happening.DEPLOYED}))
    lines = ("09:00 opened", "09:10 paused caller", "09:30 deployed")
    assert clock(target, *lines).state(instant("09:40")) is ClockState.PAUSED
    assert clock(target, *lines, "10:00 resumed").due_at == instant("12:00")


def test_that_what_is_written_down_for_after_the_end_starts_nothing() -> None:
    target = replace(RESOLVE, starts_on=frozenset({Happening.DEPLOYED}))
    assert promising(target).clocks(life("09:00 opened", "09:20 resolved", "09:30 deployed")) == ()


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (Happening.ACKNOWLEDGED, "09:30 acknowledged"),
        (Happening.DEPLOYED, "09:30 deployed"),
        (Happening.UPDATED, "09:30 updated"),
        (Happening.PAUSED, "09:30 paused caller"),
        (Happening.RESOLVED, "09:30 resolved"),
        (Happening.CLOSED, "09:30 closed"),
        (Happening.CANCELLED, "09:30 cancelled"),
        (Happening.MERGED, "09:30 merged"),
    ],
)
def test_that_whatever_a_target_names_stops_it_or_cancels_it(kind: Happening, line: str) -> None:
    bare = replace(RESOLVE, stops_on=frozenset[Happening](), cancels_on=frozenset[Happening]())
    stopped = clock(replace(bare, stops_on=frozenset({kind})), "09:00 opened", line)
    assert (stopped.stopped_at, stopped.cancelled) == (instant("09:30"), None)
    assert stopped.state(instant("10:00")) is ClockState.MET
    cancelled = clock(replace(bare, cancels_on=frozenset({kind})), "09:00 opened", line)
    assert (cancelled.stopped, cancelled.ended_at) == (None, instant("09:30"))
    assert cancelled.state(instant("20:00")) is ClockState.CANCELLED
    unheard = clock(bare, "09:00 opened", line)
    assert unheard.is_running


def test_that_a_clock_resumes_on_whatever_its_target_says() -> None:
    target = replace(RESOLVE, resumes_on=frozenset({Happening.RESUMED, Happening.DEPLOYED}))
    lines = ("09:00 opened", "09:10 paused caller", "09:30 deployed", "09:50 resumed")
    assert clock(target, *lines).due_at == instant("11:20")
    assert clock(RESOLVE, *lines).due_at == instant("11:40")


def test_that_marks_lie_where_so_much_of_the_span_is_used() -> None:
    one = clock(RESOLVE, "09:00 opened", "09:30 paused caller", "10:00 resumed")
    at = [one.mark_at(percent) for percent in (10, 50, 75, 90, 100, 200)]
    assert at == [instant(t) for t in ("09:12", "10:30", "11:00", "11:18", "11:30", "13:30")]
    held = clock(RESOLVE, "09:00 opened", "10:00 paused caller")
    assert (held.mark_at(50), held.mark_at(51)) == (instant("10:00"), None)


def test_that_the_next_promise_is_the_unkept_one_that_falls_due_first() -> None:
    rules = promising(ACKNOWLEDGE, DEPLOY, UPDATE, RESOLVE)

    def promised(timeline: Timeline) -> tuple[Promise, str] | None:
        promise = next_promise(rules.clocks(timeline))
        return None if promise is None else (promise.promise, f"{promise.due_at:%H:%M}")

    assert promised(life("09:00 opened")) == (Promise.ACKNOWLEDGE, "09:10")
    assert promised(life("09:00 opened", "09:05 acknowledged")) == (Promise.DEPLOY, "09:30")
    assert promised(life("09:00 opened", "09:05 deployed")) == (Promise.UPDATE, "10:00")
    assert promised(life("09:00 opened", "09:05 deployed", "09:50 paused caller")) is None
    broken = ("09:00 opened", "09:05 deployed", "10:10 paused caller")
    assert promised(life(*broken)) == (Promise.UPDATE, "10:00")
    assert promised(life("09:00 opened", "09:30 resolved")) is None


def test_that_clocks_stand_in_the_order_of_promises() -> None:
    clocks = promising(RESOLVE, UPDATE, DEPLOY, ACKNOWLEDGE).clocks(life("09:00 opened", "09:30 updated"))
    assert [(one.promise, one.cycle) for one in clocks] == [
        (Promise.ACKNOWLEDGE, 1),
        (Promise.DEPLOY, 1),
        (Promise.UPDATE, 1),
        (Promise.UPDATE, 2),
        (Promise.RESOLVE, 1),
    ]
    assert clocks[0].code == "all/acknowledge"


def test_that_nothing_that_is_not_promised_has_a_clock() -> None:
    assert Clockwork(()).clocks(life("09:00 opened")) == ()
    assert promising(RESOLVE).clocks(life()) == ()
