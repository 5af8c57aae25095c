"""What happened to an incident, one happening after another, read off its timeline."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from wallboard.domain.incident import OPEN_STATES, IncidentState
from wallboard.domain.sla_policy import Happening
from wallboard.domain.timeline import NOBODY, Facts, Moment, Timeline, Writer


class Happened(NamedTuple):
    """One happening; `reason` is that of a pause."""

    at: datetime
    kind: Happening
    writer: Writer = NOBODY
    reason: str | None = None


def life_of(timeline: Timeline) -> tuple[Happened, ...]:
    """Everything that happened, in the order of the instants at which it did.

    Where a row names the instant of a step (`resolved_at`), that counts, and not when it was written down;
    what a row says to have happened before the incident was opened happened at its opening.
    """
    if not timeline.moments:
        return ()
    opened_at = timeline.moments[-1].facts.opened_at
    found = [Happened(opened_at, Happening.OPENED, timeline.moments[0].writer)]
    before: Facts | None = None
    for moment in timeline.moments:
        found.extend(_steps(before, moment, found[-1].at))
        before = moment.facts
    found.extend(Happened(at, Happening.DEPLOYED) for at in timeline.deployments)
    found = [one if one.at >= opened_at else one._replace(at=opened_at) for one in found]
    return tuple(sorted(found, key=lambda one: one.at))  # stable: what was written first stays first


def _steps(before: Facts | None, moment: Moment, last_at: datetime) -> Iterator[Happened]:
    facts, writer = moment.facts, moment.writer
    acknowledged = _named(before, facts, "acknowledged_at")
    state = before.state if before else IncidentState.NEW
    if state is IncidentState.NEW and facts.state in OPEN_STATES and facts.state is not state:
        acknowledged = acknowledged or moment.at
    if acknowledged is not None:
        yield Happened(acknowledged, Happening.ACKNOWLEDGED, writer)
    if (at := _named(before, facts, "deployed_at")) is not None:
        yield Happened(at, Happening.DEPLOYED, writer)
    if (at := _named(before, facts, "last_update_at")) is not None:
        yield Happened(at, Happening.UPDATED, writer)
    if facts.state is not state or (before is not None and facts.pause_reason != before.pause_reason):
        yield from _state_steps(state, moment, last_at)


def _state_steps(state: IncidentState, moment: Moment, last_at: datetime) -> Iterator[Happened]:
    facts, writer = moment.facts, moment.writer
    if not state.is_open and facts.state in OPEN_STATES:
        # It cannot go on before it had ended, whatever instants a program wrote down.
        yield Happened(max(moment.at, last_at), Happening.REOPENED, writer)
    if facts.state is IncidentState.PAUSED:
        yield Happened(moment.at, Happening.PAUSED, writer, facts.pause_reason)
    elif state is IncidentState.PAUSED:
        yield Happened(moment.at, Happening.RESUMED, writer)
    if facts.state is IncidentState.RESOLVED:
        yield Happened(facts.resolved_at or moment.at, Happening.RESOLVED, writer)
    elif facts.state is IncidentState.CLOSED:
        if state.is_open:
            ended_at = facts.resolved_at or facts.closed_at or moment.at
            yield Happened(ended_at, Happening.RESOLVED, writer)
        yield Happened(facts.closed_at or moment.at, Happening.CLOSED, writer)
    elif facts.state is IncidentState.CANCELLED:
        yield Happened(moment.at, Happening.CANCELLED, writer)
    elif facts.state is IncidentState.MERGED:
        yield Happened(moment.at, Happening.MERGED, writer)


def _named(before: Facts | None, facts: Facts, column: str) -> datetime | None:
    """The instant that this column now names and did not name before."""
    at: datetime | None = getattr(facts, column)
    return None if before is not None and getattr(before, column) == at else at
