"""What one change of an incident's or an assignment's row did, by comparing it with how it was before."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from wallboard.domain.assignment import Assignment, AssignmentState
from wallboard.domain.incident import OPEN_STATES, Incident, IncidentState
from wallboard.domain.story import Deed, What

_FIELDS: Mapping[str, What] = MappingProxyType(
    {
        "severity": What.SEVERITY,
        "urgency": What.URGENCY,
        "priority": What.PRIORITY,
        "priority_set_by": What.PRIORITY_SET_BY,
        "nature_id": What.NATURE,
        "team_id": What.TEAM,
        "site": What.SITE,
        "channel": What.CHANNEL,
        "customer_class": What.CUSTOMER_CLASS,
        "customer": What.CUSTOMER,
        "language": What.LANGUAGE,
        "outcome": What.OUTCOME,
        "escalation": What.ESCALATED,
        "policy_version_id": What.RULES,
    }
)
_INSTANTS = ("opened_at", "acknowledged_at", "deployed_at", "resolved_at", "closed_at")
_ENDS: Mapping[IncidentState, What] = MappingProxyType(
    {
        IncidentState.RESOLVED: What.RESOLVED,
        IncidentState.CLOSED: What.CLOSED,
        IncidentState.CANCELLED: What.CANCELLED,
    }
)
_STEPS: Mapping[AssignmentState, What] = MappingProxyType(
    {
        AssignmentState.RESERVED: What.RESERVED,
        AssignmentState.OFFERED: What.OFFERED,
        AssignmentState.ACCEPTED: What.ACCEPTED,
        AssignmentState.WORKING: What.WORKING,
        AssignmentState.RELEASED: What.RELEASED,
    }
)


def deeds_of_incident(before: Incident | None, after: Incident, changed: Sequence[str]) -> tuple[Deed, ...]:
    """What became of it; `before` is None when it is new, `changed` names the columns that differ."""
    deeds = tuple(_opened(after) if before is None else _changed(before, after))
    return deeds or (Deed(What.WRITTEN, after=", ".join(changed) or None),)


def deeds_of_assignment(
    before: Assignment | None, after: Assignment, changed: Sequence[str]
) -> tuple[Deed, ...]:
    """What became of somebody's, or a team's, place on an incident."""
    who = {"agent_id": after.agent_id, "team_id": after.team_id, "role": str(after.role)}
    deeds = list[Deed]()
    if before is None or before.state is not after.state:
        deeds.append(Deed(_STEPS[after.state], after=_how(after), **who))  # type: ignore[arg-type]  # by name
    if before is not None and before.role is not after.role:
        deeds.append(Deed(What.ROLE, str(before.role), str(after.role), **who))  # type: ignore[arg-type]  # by name
    if before is not None and before.assigned_at != after.assigned_at:
        deeds.append(
            Deed(What.CORRECTED, before.assigned_at, after.assigned_at, field="assigned_at", **who)  # type: ignore[arg-type]  # by name
        )
    if not deeds:
        deeds.append(Deed(What.WRITTEN, after=", ".join(changed) or None, **who))  # type: ignore[arg-type]  # by name
    return tuple(deeds)


def _how(after: Assignment) -> str | None:
    """Why somebody was released, or by whom an offer was accepted."""
    if after.state is AssignmentState.RELEASED:
        return after.release_reason
    is_answered = after.state is AssignmentState.ACCEPTED and after.accepted_by is not None
    return str(after.accepted_by) if is_answered else None


def _opened(after: Incident) -> Iterator[Deed]:
    yield Deed(What.OPENED, after=int(after.severity))
    yield Deed(What.PRIORITY, after=after.priority)
    if after.team_id is not None:
        yield Deed(What.TEAM, after=after.team_id)
    if after.state is not IncidentState.NEW:
        yield from _step(IncidentState.NEW, None, after)


def _changed(before: Incident, after: Incident) -> Iterator[Deed]:
    if before.state is not after.state:
        yield from _step(before.state, before.pause_reason, after)
    elif before.pause_reason != after.pause_reason:
        yield Deed(What.PAUSED, before.pause_reason, after.pause_reason)
    if before.merged_into_id != after.merged_into_id and before.state is after.state:
        yield Deed(What.MERGED, before.merged_into_id, after.merged_into_id)
    for field, what in _FIELDS.items():
        was, now = getattr(before, field), getattr(after, field)
        if was != now:
            yield Deed(what, was, now)
    if before.last_update_at != after.last_update_at and after.last_update_at is not None:
        yield Deed(What.TOLD, before.last_update_at, after.last_update_at)
    if after.returned_at is not None and before.returned_at != after.returned_at:
        yield Deed(What.RETURNED, after=after.return_reason, agent_id=after.returned_from_id)
    yield from _instants(before, after)


def _step(was: IncidentState, pause_reason: str | None, after: Incident) -> Iterator[Deed]:
    state = after.state
    if was not in OPEN_STATES and state is IncidentState.NEW:
        yield Deed(What.REOPENED, str(was), after.reopenings)
    elif state is IncidentState.PAUSED:
        yield Deed(What.PAUSED, None, after.pause_reason)
    elif state is IncidentState.MERGED:
        yield Deed(What.MERGED, None, after.merged_into_id)
    elif state in _ENDS:
        yield Deed(_ENDS[state], str(was), None)
    elif was is IncidentState.PAUSED:
        yield Deed(What.WENT_ON, pause_reason, str(state))
    else:
        yield Deed(What.STATE, str(was), str(state))


def _instants(before: Incident, after: Incident) -> Iterator[Deed]:
    """Instants that were known and are others now; one that a state fills or empties goes without saying."""
    if before.deployed_at is None and after.deployed_at is not None:
        yield Deed(What.DEPLOYED, None, after.deployed_at)
    for field in _INSTANTS:
        was, now = getattr(before, field), getattr(after, field)
        if was is not None and now is not None and was != now:
            yield Deed(What.CORRECTED, was, now, field=field)
