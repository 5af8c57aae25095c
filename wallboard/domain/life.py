"""What happened to an incident, one happening after another, read off its timeline."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from operator import itemgetter
from typing import NamedTuple

from wallboard.domain.incident import OPEN_STATES, IncidentState
from wallboard.domain.sla_policy import Happening
from wallboard.domain.timeline import NOBODY, Facts, Moment, Timeline, Writer

_OVER = frozenset({IncidentState.RESOLVED, IncidentState.CLOSED})
ENDS = frozenset({Happening.RESOLVED, Happening.CLOSED, Happening.CANCELLED, Happening.MERGED})
"""After one of these nothing happens to an incident that a clock could start on, until it is reopened."""
_KINDS = (Happening.ACKNOWLEDGED, Happening.DEPLOYED, Happening.UPDATED)
_NEVER: tuple[datetime | None, datetime | None, datetime | None] = (None, None, None)


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
    facts = moment.facts
    state = before.state if before else IncidentState.NEW
    is_step = facts.state is not state or (before is not None and facts.pause_reason != before.pause_reason)
    acknowledges = is_step and state is IncidentState.NEW and facts.state in OPEN_STATES
    if acknowledges:
        is_named = before is None or facts.acknowledged_at != before.acknowledged_at
        named = facts.acknowledged_at if is_named else None
        found.append(Happened(named or moment.at, Happening.ACKNOWLEDGED, moment.writer))
    # acknowledged_at, deployed_at, last_update_at: slices, since this is done for every event of a board
    names, named_before = facts[9:12], before[9:12] if before else _NEVER
    if names != named_before:
        for at, was, kind in zip(names, named_before, _KINDS, strict=True):
            if at is not None and at != was and not (acknowledges and kind is Happening.ACKNOWLEDGED):
                _name(found, was, Happened(at, kind, moment.writer))
        if state.is_open:
            _take_back(found, facts, names, named_before)
    if is_step:
        found.extend([*_steps(state, moment, found)])
    if before is not None and state in _OVER and facts.state in _OVER:
        _correct_ends(found, before, moment)


def _name(found: list[Happened], was: datetime | None, one: Happened) -> None:
    """A row names an instant; another one in the same life of the incident corrects the first."""
    if was is not None and one.kind is not Happening.UPDATED:
        for place in range(len(found) - 1, 0, -1):
            if found[place].kind is Happening.REOPENED:
                break
            if found[place].kind is one.kind:
                found[place] = one
                return
    found.append(one)


def _take_back(
    found: list[Happened],
    facts: Facts,
    names: tuple[datetime | None, ...],
    before: tuple[datetime | None, ...],
) -> None:
    """A row names an instant no more that it named: it was taken back."""
    if names[1] is None and before[1] is not None:
        _forget(found, Happening.DEPLOYED, before[1])
    if names[0] is None and before[0] is not None and facts.state is IncidentState.NEW:
        _forget(found, Happening.ACKNOWLEDGED, before[0])


def _forget(found: list[Happened], kind: Happening, at: datetime) -> None:
    """In this life of the incident it never happened."""
    for place in range(len(found) - 1, 0, -1):
        if found[place].kind is Happening.REOPENED:
            return
        if found[place].kind is kind and found[place].at == at:
            del found[place]
            return


def _correct_ends(found: list[Happened], before: Facts, moment: Moment) -> None:
    facts = moment.facts
    for at, was, kind in (
        (facts.resolved_at, before.resolved_at, Happening.RESOLVED),
        (facts.closed_at, before.closed_at, Happening.CLOSED),
    ):
        if at is not None and was is not None and at != was:
            _name(found, was, Happened(at, kind, moment.writer))


def _steps(state: IncidentState, moment: Moment, found: Sequence[Happened]) -> Iterator[Happened]:
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
