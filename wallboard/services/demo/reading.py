"""Reads the made-up floor from the tables: what its people see, whoever wrote it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, select

from wallboard.domain.assignment import AssignmentRole, AssignmentState
from wallboard.domain.incident import OPEN_STATES, IncidentState
from wallboard.domain.staff import PresenceState
from wallboard.services.demo.catalogue import NATURES, SOURCES
from wallboard.services.demo.directory import Directory, by_id
from wallboard.services.demo.floor import (
    FIRST_NUMBER,
    Floor,
    FloorAssignment,
    FloorIncident,
    FloorPresence,
)
from wallboard.services.schema import tables

CARED_FOR = (*(str(state) for state in OPEN_STATES), str(IncidentState.RESOLVED))
_incident = tables.incident
_assignment = tables.assignment


def read_floor(connection: Connection, found: Directory) -> Floor:
    """Incidents of a kind that the floor's people do not know are left to others, with whoever is on them."""
    floor = Floor(next_number=_next_number(connection))
    natures, teams, agents = by_id(found.natures), by_id(found.teams), by_id(found.agents)
    strange: set[int] = set()
    for row in connection.execute(select(_incident).where(_incident.c.state.in_(CARED_FOR))):
        if natures.get(row.nature_id) in NATURES:
            floor.incidents[row.id] = _incident_of(row, natures, teams)
        else:
            strange.add(row.id)
    active = select(_assignment).where(_assignment.c.state != "released").order_by(_assignment.c.id)
    for row in connection.execute(active):
        if row.incident_id not in strange:
            floor.put(_assignment_of(row, agents, teams))
    for row in connection.execute(select(tables.presence)):
        if row.agent_id in agents:
            floor.presences[agents[row.agent_id]] = FloorPresence(PresenceState(row.state), row.since_at)
    return floor


def _incident_of(row: Row[Any], natures: Mapping[int, str], teams: Mapping[int, str]) -> FloorIncident:
    return FloorIncident(
        id=row.id,
        reference=row.reference,
        nature=natures[row.nature_id],
        team=teams.get(row.team_id),
        severity=row.severity,
        state=IncidentState(row.state),
        opened_at=row.opened_at,
        changed_at=row.effective_at,
        reopenings=row.reopenings,
        version=row.version,
    )


def _assignment_of(row: Row[Any], agents: Mapping[int, str], teams: Mapping[int, str]) -> FloorAssignment:
    return FloorAssignment(
        id=row.id,
        incident_id=row.incident_id,
        agent=agents.get(row.agent_id),
        team=teams.get(row.team_id),
        role=AssignmentRole(row.role),
        state=AssignmentState(row.state),
        assigned_at=row.assigned_at,
        accepted_at=row.accepted_at,
        working_at=row.working_at,
    )


def _next_number(connection: Connection) -> int:
    """One more than the highest number among the latest references of the floor's own sources.

    Those of the weeks before it are lower.
    """
    sources = [source for source, _channel, _share in SOURCES]
    references = connection.scalars(
        select(_incident.c.reference)
        .where(_incident.c.source.in_(sources))
        .order_by(_incident.c.id.desc())
        .limit(100)
    )
    numbers = [int(reference) for reference in references if reference.isdecimal()]
    return max([FIRST_NUMBER - 1, *numbers]) + 1
