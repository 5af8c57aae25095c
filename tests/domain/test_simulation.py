"""A simulation says of every promise how it stands under the real rules and under a draft."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

from wallboard.domain.clock import ClockState
from wallboard.domain.clockwork import Clockwork
from wallboard.domain.incident import IncidentState
from wallboard.domain.policy import Promise
from wallboard.domain.severity import Severity
from wallboard.domain.simulation import Simulation, Simulator, Verdict
from wallboard.domain.sla_policy import PolicyRules, PolicyVersion, simple_rules
from wallboard.domain.timeline import NOBODY, NOTHING, Facts, Timeline

OPENED = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOW = OPENED + timedelta(days=2)
UNTIL = OPENED + timedelta(days=7)
S = ClockState
R = Promise.RESOLVE


def _hours(hours: float) -> timedelta:
    return timedelta(hours=hours)


def _rules(**hours: float) -> PolicyRules:
    """Rules for priority 3 alone: the promises by name, with their hours."""
    return simple_rules({(3, Promise(name)): _hours(span) for name, span in hours.items()})


def _timeline(
    *states: tuple[float, IncidentState], priority: int = 3, moved_to: int | None = None
) -> Timeline:
    """An incident opened at OPENED that got these states so many hours later."""
    resolved_at = None
    timeline = NOTHING
    for hours, state in ((0.0, IncidentState.NEW), *states):
        at = OPENED + _hours(hours)
        resolved_at = at if state is IncidentState.RESOLVED else resolved_at
        facts = Facts(
            state=state,
            pause_reason="waiting" if state is IncidentState.PAUSED else None,
            severity=Severity(3),
            priority=priority,
            team_id=None,
            nature_id=1,
            customer_class=None,
            policy_version_id=moved_to,
            opened_at=OPENED,
            acknowledged_at=None,
            deployed_at=None,
            last_update_at=None,
            resolved_at=resolved_at,
            closed_at=None,
        )
        timeline = timeline.after(at, facts, NOBODY)
    return timeline


def _resolved(hours: float, **more: int) -> Timeline:
    return _timeline((hours, IncidentState.RESOLVED), **more)


def _simulated(real: PolicyRules, draft: PolicyRules, *incidents: Timeline, limit: int = 200) -> Simulation:
    versions = [PolicyVersion(1, 1, OPENED - timedelta(days=99), real)]
    simulator = Simulator(Clockwork(versions), draft, at=NOW, limit=limit)
    for incident_id, timeline in enumerate(incidents, start=1):
        simulator.take(incident_id, f"INC{incident_id}", timeline)
    return simulator.result(OPENED, UNTIL, is_whole=True)


def _tally(simulation: Simulation, promise: Promise = R) -> tuple[dict[S | None, int], dict[S | None, int]]:
    one = next(tally for tally in simulation.tallies if tally.promise is promise)
    return {**one.real}, {**one.draft}


def test_that_every_state_is_counted_under_both() -> None:
    told = _simulated(
        _rules(resolve=4),
        _rules(resolve=72),
        _resolved(3),
        _resolved(5),
        _timeline(),
        _timeline((1, IncidentState.PAUSED)),
        _timeline((1, IncidentState.CANCELLED)),
        _resolved(3, priority=1),
    )
    assert _tally(told) == (
        {S.MET: 1, S.MISSED: 1, S.RUNNING_THOUGH_MISSED: 1, S.PAUSED: 1, S.CANCELLED: 1, None: 1},
        {S.MET: 2, S.RUNNING: 1, S.PAUSED: 1, S.CANCELLED: 1, None: 1},
    )
    assert (told.incidents, told.changed, told.more, told.is_whole) == (6, 2, 0, True)
    assert _tally(told, Promise.UPDATE) == ({None: 6}, {None: 6})


def test_that_the_breach_rates_are_of_the_promises_that_are_decided() -> None:
    told = _simulated(
        _rules(resolve=4),
        _rules(resolve=72),
        _resolved(3),
        _resolved(5),
        _timeline((5, IncidentState.PAUSED)),
        _timeline((1, IncidentState.PAUSED)),
    )
    (tally,) = (one for one in told.tallies if one.promise is R)
    assert (tally.real_rate.broken, tally.real_rate.paused) == (
        2,
        1,
    )  # one was paused when it was late already
    assert tally.real_rate.rate == Fraction(2, 3)
    assert (tally.draft_rate.rate, tally.draft_rate.paused) == (Fraction(0), 2)


def test_that_a_difference_names_the_incident_and_when_it_falls_due_both_ways() -> None:
    told = _simulated(_rules(resolve=4), _rules(resolve=8), _resolved(6), _resolved(3))
    (one,) = told.differences
    assert (one.subject.reference, one.subject.opened_at, one.promise) == ("INC1", OPENED, R)
    assert one.real == Verdict(S.MISSED, OPENED + _hours(4), True, "p3/resolve")
    assert one.draft == Verdict(S.MET, OPENED + _hours(8), False, "p3/resolve")


def test_that_another_due_instant_alone_is_no_difference() -> None:
    assert _simulated(_rules(resolve=4), _rules(resolve=8), _resolved(3)).differences == ()


def test_that_a_promise_made_or_dropped_is_a_difference() -> None:
    told = _simulated(_rules(resolve=4), _rules(acknowledge=1), _resolved(3))
    assert [(one.promise, one.real.state, one.draft.state) for one in told.differences] == [
        (Promise.ACKNOWLEDGE, None, S.MISSED),
        (R, S.MET, None),
    ]


def test_that_what_the_draft_breaks_is_listed_first_and_the_rest_is_counted() -> None:
    dropped, mended = _resolved(3), _resolved(6)
    real, draft = _rules(acknowledge=2, resolve=4), _rules(acknowledge=7, resolve=2)
    told = _simulated(real, draft, mended, dropped)
    # The first one is late either way; to acknowledge it is mended. The second is mended and broken.
    assert [(one.subject.incident_id, one.draft.is_breached) for one in told.differences] == [
        (2, True),
        (1, False),
        (2, False),
    ]
    short = _simulated(real, draft, mended, dropped, limit=1)
    assert (len(short.differences), short.more, short.changed) == (1, 2, 2)
    assert short.differences[0].draft.is_breached


def test_that_an_incident_moved_on_purpose_is_under_the_draft_too() -> None:
    told = _simulated(_rules(resolve=4), _rules(resolve=8), _resolved(6, moved_to=1))
    assert _tally(told) == ({S.MISSED: 1}, {S.MET: 1})


def test_that_of_several_cycles_the_worst_speaks() -> None:
    reopened = _timeline((2, IncidentState.RESOLVED), (3, IncidentState.NEW))
    told = _simulated(_rules(acknowledge=4), _rules(acknowledge=1), reopened)
    # The first cycle ended after two hours, the second runs since the third.
    assert _tally(told, Promise.ACKNOWLEDGE) == ({S.RUNNING_THOUGH_MISSED: 1}, {S.RUNNING_THOUGH_MISSED: 1})
    ended = _timeline((2, IncidentState.RESOLVED), (3, IncidentState.NEW), (3.5, IncidentState.RESOLVED))
    told = _simulated(_rules(acknowledge=4), _rules(acknowledge=1), ended)
    assert _tally(told, Promise.ACKNOWLEDGE) == ({S.MET: 1}, {S.MISSED: 1})


def test_that_an_incident_of_which_the_log_tells_nothing_is_left_out() -> None:
    assert _simulated(_rules(resolve=4), _rules(resolve=8), NOTHING).incidents == 0
