"""What everybody carries now, read column by column: floors have thousands of it, and few columns matter."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

from wallboard.domain.assignment import Assignment, AssignmentRole, AssignmentState
from wallboard.domain.event import Entity, Unreadable
from wallboard.domain.incident import OPEN_STATES, Incident, IncidentState
from wallboard.domain.severity import Severity
from wallboard.services.rows import UnreadableRow, instant
from wallboard.services.schema.board_tables import NOT_RELEASED
from wallboard.services.spelling import Spelling

_STATES = {str(state): state for state in AssignmentState}
_SEVERITIES = {int(severity): severity for severity in Severity}
_ROLES = {str(role): role for role in AssignmentRole}
_OPEN = {str(state) for state in OPEN_STATES}
_KNOWN = {str(state) for state in IncidentState}


def carried(
    connection: Connection, spelling: Spelling, incident_id: int
) -> Iterator[Assignment | Incident | Unreadable]:
    """Active assignments of agents, all those on one incident, and the other incidents that they are on.

    Of such an incident only how severe it is matters; all else is left as it is nowhere.
    """
    instants = (f"a.{name}" for name in ("assigned_at", "accepted_at", "working_at", "respond_by_at"))
    sql = text(
        "SELECT a.id, a.incident_id, a.agent_id, a.team_id, a.role, a.state, a.version, i.state, i.severity, "
        f"{', '.join(spelling.at(name) for name in instants)} "
        "FROM assignment AS a JOIN incident AS i ON i.id = a.incident_id "
        f"WHERE a.id IN (SELECT id FROM assignment WHERE {NOT_RELEASED})"
    )
    seen = {incident_id}
    for *held, incident_state, severity, assigned, accepted, working, respond_by in connection.execute(sql):
        one = _assignment(held, (assigned, accepted, working, respond_by))
        if one is None or (one.agent_id is None and one.incident_id != incident_id):
            continue
        yield one
        if one.incident_id not in seen:
            seen.add(one.incident_id)
            yield from _other(one.incident_id, incident_state, severity, one.assigned_at)


def _assignment(held: Sequence[Any], spelled: Sequence[str | None]) -> Assignment | None:
    """None where the row makes no sense: a board does not hold it either."""
    row_id, incident_id, agent_id, team_id, role, state, version = held
    try:
        assigned_at, accepted_at, working_at, respond_by_at = (
            None if one is None else instant(one) for one in spelled
        )
    except UnreadableRow:
        return None
    if state not in _STATES or role not in _ROLES or assigned_at is None:
        return None
    return Assignment(
        row_id, incident_id, agent_id, team_id, _ROLES[role], _STATES[state], assigned_at, accepted_at,
        working_at, None, None, version, respond_by_at,
    )  # fmt: skip


def _other(incident_id: int, state: str, severity: int, at: datetime) -> Iterator[Incident | Unreadable]:
    if severity not in _SEVERITIES or state not in _KNOWN:
        yield Unreadable(Entity.INCIDENT, incident_id, "")
    elif state in _OPEN:
        yield Incident(
            incident_id, "", "", 0, _SEVERITIES[severity], 1, 1, "", IncidentState.NEW, None, None, None,
            None, at, None, None, None, None, 0, None, 0, at,
        )  # fmt: skip
