"""What happened to an incident, one happening after another, read off its timeline."""

from collections.abc import Iterator
from datetime import datetime
from operator import itemgetter
from typing import NamedTuple

from wallboard.domain.incident import OPEN_STATES, IncidentState
from wallboard.domain.sla_policy import Happening
from wallboard.domain.timeline import NOBODY, Facts, Moment, Timeline, Writer

_OVER = frozenset({IncidentState.RESOLVED, IncidentState.CLOSED})
ENDS = frozenset({Happening.RESOLVED, Happening.CLOSED, Happening.CANCELLED, Happening.MERGED})
"""After one of these nothing happens to an incident that a clock could start on, until it is reopened."""


class Happened(NamedTuple):
    """One happening; `reason` is that of a pause."""

    at: datetime
    kind: Happening
    writer: Writer = NOBODY
    reason: str | None = None


def life_of(timeline: Timeline) -> tuple[Happened, ...]:
    """Everything that happened, in the order of the instants at which it did.

    Where a row names the instant of a step (`resolved_at`), that counts, and not when it was written down;
    named anew, it corrects what was said before. What a row says to have happened before the incident was
    opened happened at its opening.
    """
    if not timeline.moments:
        return ()
    opened_at = timeline.moments[-1].facts.opened_at
    found = [Happened(opened_at, Happening.OPENED, timeline.moments[0].writer)]
    before: Facts | None = None
    for moment in timeline.moments:
        _take(found, before, moment)
        before = moment.facts
    found.extend(Happened(at, Happening.DEPLOYED) for at in timeline.deployments)
    found.sort(key=itemgetter(0))  # stable: what was written first stays first
    if found[0].at < opened_at:
        found = [one if one.at >= opened_at else one._replace(at=opened_at) for one in found]
        found.sort(key=lambda one: (one.at, one.kind is not Happening.OPENED))
    return tuple(found)


def _take(found: list[Happened], before: Facts | None, moment: Moment) -> None:
    """Adds what a moment brought, or corrects what an earlier one had said."""
    facts, writer = moment.facts, moment.writer
    state = before.state if before else IncidentState.NEW
    if state is IncidentState.NEW and facts.state in OPEN_STATES and facts.state is not state:
        was = before and before.acknowledged_at
        named = None if facts.acknowledged_at == was else facts.acknowledged_at
        found.append(Happened(named or moment.at, Happening.ACKNOWLEDGED, writer))
    elif facts.acknowledged_at is not None:
        _name(found, before and before.acknowledged_at, facts.acknowledged_at, Happening.ACKNOWLEDGED, writer)
    if facts.deployed_at is not None:
        _name(found, before and before.deployed_at, facts.deployed_at, Happening.DEPLOYED, writer)
    if facts.last_update_at is not None and (not before or facts.last_update_at != before.last_update_at):
        found.append(Happened(facts.last_update_at, Happening.UPDATED, writer))
    if before is not None and state in _OVER and facts.state in _OVER:
        _correct_ends(found, before, moment)
    if facts.state is not state or (before is not None and facts.pause_reason != before.pause_reason):
        found.extend([*_state_steps(state, moment, found)])


def _name(found: list[Happened], was: datetime | None, at: datetime, kind: Happening, writer: Writer) -> None:
    """A row names an instant; another one in the same life of the incident corrects the first."""
    if at == was:
        return
    one = Happened(at, kind, writer)
    for place in range(len(found) - 1, 0, -1) if was is not None else ():
        if found[place].kind is Happening.REOPENED:
            break
        if found[place].kind is kind:
            found[place] = one
            return
    found.append(one)


def _correct_ends(found: list[Happened], before: Facts, moment: Moment) -> None:
    facts, writer = moment.facts, moment.writer
    if facts.resolved_at is not None and before.resolved_at is not None:
        _name(found, before.resolved_at, facts.resolved_at, Happening.RESOLVED, writer)
    if facts.closed_at is not None and before.closed_at is not None:
        _name(found, before.closed_at, facts.closed_at, Happening.CLOSED, writer)


def _state_steps(state: IncidentState, moment: Moment, found: list[Happened]) -> Iterator[Happened]:
    facts, writer = moment.facts, moment.writer
    if not state.is_open and facts.state in OPEN_STATES:
        # It cannot go on before it had ended, whatever instants a program wrote down.
        ended_at = max((one.at for one in found if one.kind in ENDS), default=moment.at)
        yield Happened(max(moment.at, ended_at), Happening.REOPENED, writer)
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
