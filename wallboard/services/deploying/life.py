"""Carries out ChangeLife: the rest of an incident's life, each act checked by the rules that screens use."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Row

from wallboard.domain.incident import IncidentState
from wallboard.domain.life_commands import ChangeLife, LifeAct
from wallboard.domain.life_rules import LifeFacts, act_refusal
from wallboard.services.deploying.claim import write_reason
from wallboard.services.deploying.codes import codes_of
from wallboard.services.deploying.overtaken import overtaken
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.deploying.scene import (
    active_on,
    change_incident,
    incident_now,
    lock_agents,
    lock_incidents,
    release,
    staffed_state,
)

NOT_RETURNED: Mapping[str, None] = MappingProxyType(
    {"returned_at": None, "returned_from_id": None, "return_reason": None}
)
"""Of an incident that does not, or no longer, wait because an offer of it came back."""
OVER: Mapping[str, None] = MappingProxyType({"pause_reason": None, **NOT_RETURNED})
"""Of an incident that waits for nothing any more."""
LET_GO: Mapping[LifeAct, str] = MappingProxyType(
    {LifeAct.RESOLVE: "done", LifeAct.CLOSE: "done", LifeAct.MERGE: "merged", LifeAct.CANCEL: "cancelled"}
)
"""Acts after which nobody is on the incident any more, and why its people were released."""


def change_life(connection: Connection, command: ChangeLife) -> None:
    """Does one act to an incident.

    Raises:
        CommandRefused: it makes no sense as the incident is now, or somebody was faster.
    """
    concerned = active_on(connection, command.incident_id) if command.act in LET_GO else ()
    lock_agents(connection, [one.agent_id for one in concerned if one.agent_id is not None])
    lock_incidents(connection, [command.incident_id, *([command.into_id] if command.into_id else [])])
    incident = _as_seen(connection, command)
    _check(connection, command, incident)
    change_incident(connection, incident.id, incident.version, _written(connection, command, incident))
    if command.act in LET_GO:
        release(connection, active_on(connection, incident.id), LET_GO[command.act], incident.reference)
    write_reason(connection, command, incident.id)


def _as_seen(connection: Connection, command: ChangeLife) -> Row[Any]:
    row = incident_now(connection, command.incident_id)
    if row is None or row.version != command.version_seen:
        raise CommandRefused(overtaken(connection, command.incident_id, command.version_seen))
    return row


def _check(connection: Connection, command: ChangeLife, incident: Row[Any]) -> None:
    act = command.act
    into = None if command.into_id is None else incident_now(connection, command.into_id)
    refusal = act_refusal(
        act,
        _facts(incident),
        code=command.code,
        codes=codes_of(connection, act),
        into_id=command.into_id,
        into=None if into is None else _facts(into),
    )
    if refusal is not None:
        raise CommandRefused(refusal.sentence)


def _facts(incident: Row[Any]) -> LifeFacts:
    state, came_back = IncidentState(incident.state), incident.returned_at is not None
    return LifeFacts(incident.id, incident.reference, state, int(incident.escalation), came_back)


def _written(connection: Connection, command: ChangeLife, incident: Row[Any]) -> dict[str, Any]:
    """What the act writes into the incident's row."""
    match command.act:
        case LifeAct.ACKNOWLEDGE:
            return {"state": "acknowledged"}
        case LifeAct.PAUSE:
            return {"state": "paused", "pause_reason": command.code}
        case LifeAct.RESUME:
            state = staffed_state(active_on(connection, incident.id))
            return {"state": str(state), "pause_reason": None}
        case LifeAct.ESCALATE:
            return {"escalation": incident.escalation + 1}
        case LifeAct.DO_WITHOUT:
            return dict(NOT_RETURNED)
        case LifeAct.CLOSE:
            return {"state": "closed"}
        case LifeAct.REOPEN:
            return {"state": "new", "outcome": None}
        case LifeAct.MERGE:
            return {"state": "merged", "merged_into_id": command.into_id, **OVER}
        case LifeAct.RESOLVE:
            return {"state": "resolved", "outcome": command.code, **OVER}
        case LifeAct.CANCEL:
            return {"state": "cancelled", "outcome": command.code, **OVER}
