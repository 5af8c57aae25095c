"""Carries out Deploy and Release inside a transaction whose command is claimed already."""

from typing import Any

from sqlalchemy import Connection, Row, insert

from wallboard.domain.commands import Deploy, Release
from wallboard.domain.incident import IncidentState
from wallboard.services.deploying.checks import check_agent
from wallboard.services.deploying.claim import write_reason
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.deploying.overtaken import assignment_told
from wallboard.services.deploying.people import agent_words, team_words
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.deploying.scene import (
    STAFFED,
    WAITING,
    active_on,
    change_incident,
    incident_as_seen,
    lock_agents,
    release,
)
from wallboard.services.schema import tables


def deploy(connection: Connection, command: Deploy) -> None:
    """Puts an agent on an incident, or offers it to a team.

    Raises:
        CommandRefused: it cannot be done as the tables are now.
    """
    if (command.agent_id is None) == (command.team_id is None):
        raise CommandRefused("A deploy names either one agent or one team. Choose one of the two.")
    if command.agent_id is not None:
        _to_agent(connection, command, command.agent_id)
    elif command.team_id is not None:
        _to_team(connection, command, command.team_id)
    write_reason(connection, command, command.incident_id)


def _to_agent(connection: Connection, command: Deploy, agent_id: int) -> None:
    lock_agents(connection, [agent_id])
    incident = incident_as_seen(connection, command.incident_id, command.version_seen)
    agent = check_agent(connection, agent_id, incident)
    values: dict[str, Any] = {}
    if incident.state in WAITING:
        values["state"] = str(IncidentState.ASSIGNED)
    if incident.deployed_at is None:
        values["deployed_at"] = floor_now(connection)
    if incident.team_id is None:
        values["team_id"] = agent.team_id
    change_incident(connection, incident.id, command.version_seen, values)
    offers = [one for one in active_on(connection, incident.id) if one.team_id is not None]
    release(connection, offers, "taken", incident.reference)
    _assign(connection, command)


def _to_team(connection: Connection, command: Deploy, team_id: int) -> None:
    """An offer is no deployment yet: nobody goes, and the promise to send somebody goes on running."""
    incident = incident_as_seen(connection, command.incident_id, command.version_seen)
    active = active_on(connection, incident.id)
    _check_not_offered(connection, team_id, incident, active)
    values: dict[str, Any] = {"team_id": team_id}
    if incident.state == IncidentState.NEW:
        values["state"] = str(IncidentState.ACKNOWLEDGED)
    change_incident(connection, incident.id, command.version_seen, values)
    release(connection, [one for one in active if one.team_id is not None], "moved", incident.reference)
    _assign(connection, command)


def _check_not_offered(connection: Connection, team_id: int, incident: Row[Any], active: Any) -> None:
    for one in active:
        if one.team_id == team_id:
            told = assignment_told(connection, one.id, None, team_id)
            raise CommandRefused(
                f"{incident.reference} is already offered to {team_words(connection, team_id)}: "
                f"it was {told}. There is nothing to do."
            )


def _assign(connection: Connection, command: Deploy) -> None:
    connection.execute(
        insert(tables.assignment).values(
            incident_id=command.incident_id,
            agent_id=command.agent_id,
            team_id=command.team_id,
            role=str(command.role),
            state="offered",
        )
    )


def release_people(connection: Connection, command: Release) -> None:
    """Takes one agent, or everybody, off an incident.

    Raises:
        CommandRefused: nobody is there to take off, or somebody was faster.
    """
    concerned = _concerned(connection, command)
    lock_agents(connection, [one.agent_id for one in concerned if one.agent_id is not None])
    incident = incident_as_seen(connection, command.incident_id, command.version_seen)
    concerned = _concerned(connection, command)
    if not concerned:
        one = command.agent_id
        is_on = "Nobody is" if one is None else f"{agent_words(connection, one)} is not"
        raise CommandRefused(f"{is_on} on {incident.reference} any more. There is nothing to do.")
    gone = {one.id for one in concerned}
    stays = [one for one in active_on(connection, incident.id) if one.agent_id and one.id not in gone]
    values: dict[str, Any] = {}
    if not stays and incident.state in STAFFED:
        values["state"] = str(IncidentState.ACKNOWLEDGED)
    change_incident(connection, incident.id, command.version_seen, values)
    release(connection, concerned, "released", incident.reference)
    write_reason(connection, command, incident.id)


def _concerned(connection: Connection, command: Release) -> list[Row[Any]]:
    return [
        one
        for one in active_on(connection, command.incident_id)
        if command.agent_id is None or one.agent_id == command.agent_id
    ]
