"""What holds for every clock of every life: nothing depends on when or in how many steps it is looked at."""

from datetime import timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.domain.incident_life import (
    MONDAY,
    OFFICE,
    by_priority,
    instant,
    life,
    minutes,
    of,
    policy,
    promising,
    told,
    version,
    works,
)
from wallboard.domain.clock import ClockState, SlaClock, due_at
from wallboard.domain.clock_run import Pause
from wallboard.domain.clockwork import Clockwork
from wallboard.domain.incident import OPEN_STATES, TRANSITIONS, IncidentState
from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import ALWAYS, CountsFrom, Reopening, Target
from wallboard.domain.timeline import NOTHING

_BEGIN = instant("00:00")
_STATE_AFTER = {
    "acknowledged": IncidentState.ACKNOWLEDGED,
    "began": IncidentState.IN_PROGRESS,
    "paused": IncidentState.PAUSED,
    "resolved": IncidentState.RESOLVED,
    "closed": IncidentState.CLOSED,
    "reopened": IncidentState.NEW,
    "cancelled": IncidentState.CANCELLED,
}


def written(minute: int) -> str:
    days, rest = divmod(minute, 24 * 60)
    return f"+{days} {rest // 60:02}:{rest % 60:02}"


def _may(state: IncidentState, verb: str) -> bool:
    goal = _STATE_AFTER.get(verb, state)
    if verb == "reopened":
        return not state.is_open and (state, goal) in TRANSITIONS
    if verb in ("acknowledged", "began", "paused") and not state.is_open:
        return False
    return (goal is state and state.is_open) or (state, goal) in TRANSITIONS or verb not in _STATE_AFTER


@st.composite
def scripts(draw: st.DrawFn, *, is_late: bool = True, most: int = 12) -> list[str]:
    """Lives that the database lets through, a few lines of them written down late."""
    minute, state = draw(st.integers(0, 7 * 24 * 60)), IncidentState.NEW
    lines = [f"{written(minute)} opened P{draw(st.integers(1, 3))}"]
    for _ in range(draw(st.integers(0, most))):
        verbs = [verb for verb in (*_STATE_AFTER, "updated", "deployed", "regraded") if _may(state, verb)]
        verb = draw(st.sampled_from(verbs))
        state = _STATE_AFTER.get(verb, state)
        minute += draw(st.sampled_from((0, 1, 7, 30, 95, 600)))
        late = draw(st.sampled_from((0, 0, 0, 20, 200))) if is_late else 0
        word = {"paused": draw(st.sampled_from(("caller", "supplier")))}.get(verb, "")
        if verb == "regraded":
            word = f"P{draw(st.integers(1, 3))}"
        lines.append(f"{written(max(0, minute - late))} {verb} {word} by={draw(st.integers(1, 3))}")
    return lines


@st.composite
def targets(draw: st.DrawFn, promise: Promise) -> Target:
    usual = minutes(promise, draw(st.sampled_from((5, 60, 480))))
    reasons = draw(st.sampled_from((None, frozenset({"caller"}), frozenset[str]())))
    return Target(
        promise,
        usual.within,
        pause_reasons=reasons,
        stops_on=usual.stops_on,
        reopening=draw(st.sampled_from(Reopening)),
    )


@st.composite
def clockworks(draw: st.DrawFn) -> Clockwork:
    """P1 by office hours, P2 round the clock, and for P3 no promise but to resolve."""
    every = [draw(targets(promise)) for promise in Promise]
    return works(
        version(
            policy("p1", *every, match=by_priority(1), calendar=OFFICE),
            policy("p2", *[draw(targets(promise)) for promise in Promise], match=by_priority(2)),
            policy("p3", draw(targets(Promise.RESOLVE))),
            counts_from=draw(st.sampled_from(CountsFrom)),
        )
    )


spans = st.integers(0, 20 * 24 * 60).map(lambda minute: timedelta(minutes=minute))
many = settings(deadline=None, max_examples=150)


@many
@given(lines=scripts(), rules=clockworks())
def test_that_step_by_step_and_at_once_give_the_same_clocks(lines: list[str], rules: Clockwork) -> None:
    timeline = NOTHING
    for line in lines:
        timeline = told(timeline, line)
        rules.clocks(timeline)
    assert rules.clocks(timeline) == rules.clocks(life(*lines))


@many
@given(lines=scripts(), rules=clockworks(), first=spans, later=spans)
def test_that_a_verdict_is_the_same_whenever_it_is_looked_at(
    lines: list[str], rules: Clockwork, first: timedelta, later: timedelta
) -> None:
    for clock in rules.clocks(life(*lines)):
        if clock.ended_at is not None:
            moments = [clock.ended_at + first, clock.ended_at + later]
            assert len({(clock.state(now), clock.used(now), clock.left(now)) for now in moments}) == 1


@many
@given(lines=scripts(), rules=clockworks(), after=spans)
def test_that_what_is_used_and_what_is_left_make_the_span(
    lines: list[str], rules: Clockwork, after: timedelta
) -> None:
    for clock in rules.clocks(life(*lines)):
        now = clock.counted_from + after
        end = clock.ended_at or now
        assert clock.used(now) == max(timedelta(), clock.used(now))
        if end >= clock.counted_from:
            assert clock.used(now) + clock.left(now) == clock.target.within
        if clock.state(now) in (ClockState.MET, ClockState.RUNNING):
            assert clock.left(now) >= timedelta()


@many
@given(lines=scripts(), rules=clockworks())
def test_that_a_clock_is_well_made(lines: list[str], rules: Clockwork) -> None:
    timeline = life(*lines)
    clocks = rules.clocks(timeline)
    for clock in clocks:
        assert clock.started_at <= (clock.ended_at or clock.started_at)
        assert clock.stopped is None or clock.cancelled is None
        assert all(pause.until_at is not None for pause in clock.pauses[:-1])
        ends = [pause.until_at for pause in clock.pauses if pause.until_at is not None]
        begins = [pause.since_at for pause in clock.pauses[1:]]
        assert all(end <= begin for end, begin in zip(ends, begins, strict=False))
        assert clock.grades[0].since_at <= clock.started_at
        assert clock.policy.target(clock.promise) == clock.target
        if clock.due_at is not None:
            assert clock.used_between(clock.counted_from, clock.due_at) == clock.target.within
            assert clock.mark_at(100) == clock.due_at
    for promise in Promise:
        cycles = of(promise, clocks)
        numbers = [clock.cycle for clock in cycles]
        assert numbers == sorted(set(numbers))  # a restarted clock leaves out what it forgot
        assert all(clock.ended_at is not None for clock in cycles[:-1])


@many
@given(lines=scripts(), rules=clockworks())
def test_that_no_clock_runs_once_the_incident_has_ended(lines: list[str], rules: Clockwork) -> None:
    timeline = life(*lines)
    assume(timeline.latest is not None and timeline.latest.state not in OPEN_STATES)
    assert [clock for clock in rules.clocks(timeline) if clock.is_running] == []


def _may_be_unanswered(lines: list[str]) -> bool:
    """Whether it may have been reopened while P3 promised nothing, so that the next target answers that."""
    return any(" reopened" in line for line in lines) and any("P3" in line for line in lines)


@many
@given(
    lines=scripts(is_late=False),
    rules=clockworks(),
    verb=st.sampled_from(("updated", "deployed", "paused caller", "regraded P2", "resolved")),
)
def test_that_what_happens_after_a_verdict_changes_none_but_by_a_reopening(
    lines: list[str], rules: Clockwork, verb: str
) -> None:
    timeline = life(*lines)
    assume(timeline.latest is not None and _may(timeline.latest.state, verb.split(maxsplit=1)[0]))
    assume(not (verb.startswith("regraded") and _may_be_unanswered(lines)))
    last_at = max((*(moment.at for moment in timeline.moments), *timeline.deployments))
    minute = (last_at - _BEGIN) // timedelta(minutes=1) + 1
    later = rules.clocks(told(timeline, f"{written(minute)} {verb}", MONDAY))

    def verdicts(clocks: tuple[SlaClock, ...]) -> list[tuple[object, ...]]:
        return [
            (clock.promise, clock.cycle, clock.due_at, clock.stopped_at, clock.state(_BEGIN))
            for clock in clocks
            if clock.stopped is not None and clock.stopped_at != last_at + timedelta(minutes=1)
        ]

    before = verdicts(rules.clocks(timeline))
    assert [one for one in before if one not in verdicts(later)] == []


@many
@given(
    start=st.integers(0, 600),
    pause=st.integers(0, 600),
    within=st.integers(1, 600),
)
def test_that_a_pause_puts_off_the_due_time_by_its_own_length(start: int, pause: int, within: int) -> None:
    assume(start < within)
    rules = promising(minutes(Promise.RESOLVE, within))
    (plain,) = rules.clocks(life("+0 00:00 opened"))
    (paused,) = rules.clocks(
        life("+0 00:00 opened", f"{written(start)} paused caller", f"{written(start + pause)} resumed")
    )
    assert plain.due_at is not None
    assert paused.due_at == plain.due_at + timedelta(minutes=pause)


@many
@given(lines=scripts(is_late=False, most=8), rules=clockworks(), there=st.integers(1, 3))
def test_that_regrading_there_and_back_changes_no_due_time(
    lines: list[str], rules: Clockwork, there: int
) -> None:
    timeline = life(*lines)
    assume(timeline.latest is not None)
    assert timeline.latest is not None
    last_at = max((*(moment.at for moment in timeline.moments), *timeline.deployments))
    minute = (last_at - _BEGIN) // timedelta(minutes=1) + 1
    regraded = told(timeline, f"{written(minute)} regraded P{there}")
    regraded = told(regraded, f"{written(minute + 5)} regraded P{timeline.latest.priority}")

    def dues(clocks: tuple[SlaClock, ...]) -> list[tuple[object, ...]]:
        return [
            (clock.code, clock.cycle, clock.due_since_created_at, clock.pauses)
            for clock in of(Promise.RESOLVE, clocks)
        ]

    assert dues(rules.clocks(regraded)) == dues(rules.clocks(timeline))


@many
@given(
    within=st.integers(1, 600),
    cuts=st.lists(st.integers(0, 900), min_size=0, max_size=8, unique=True).map(sorted),
    start=st.integers(0, 300),
)
def test_that_the_short_way_round_the_clock_says_what_the_calendar_says(
    within: int, cuts: list[int], start: int
) -> None:
    at = [_BEGIN + timedelta(minutes=cut) for cut in cuts]
    pauses = tuple(
        Pause("caller", since, until)
        for since, until in zip(at[::2], [*at[1::2], None] if len(at) % 2 else at[1::2], strict=True)
    )
    begins = _BEGIN + timedelta(minutes=start)
    closed = [(pause.since_at, pause.until_at) for pause in pauses if pause.until_at is not None]
    due = ALWAYS.calendar.add(begins, timedelta(minutes=within), closed)
    lasting = next((pause.since_at for pause in pauses if pause.until_at is None), None)
    expected = None if lasting is not None and due > lasting else due
    assert due_at(ALWAYS.calendar, begins, timedelta(minutes=within), pauses) == expected
