"""Carries out Deploy and Release inside a transaction whose command is claimed already."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, update

from wallboard.domain.assignment import TAKEN_BACK, AssignmentState
from wallboard.domain.came_back import NOT_ACCEPTED
from wallboard.domain.commands import Deploy, Release
from wallboard.domain.deploy import is_too_late
from wallboard.domain.deploy_checks import team_objections
from wallboard.domain.deploy_facts import Inputs
from wallboard.domain.deploy_rules import Purpose
from wallboard.domain.incident import IncidentState
from wallboard.domain.objection import Level
from wallboard.domain.ranking import Ranking, rank
from wallboard.domain.rationale import rationale_of
from wallboard.domain.staff import Accepts
from wallboard.services.deploying.checks import check_by
from wallboard.services.deploying.claim import write_reason
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.deploying.codes import check_code
from wallboard.services.deploying.deploy_scene import inputs_now
from wallboard.services.deploying.life import NOT_RETURNED
from wallboard.services.deploying.overtaken import assignment_told
from wallboard.services.deploying.people import agent_words, team_words
from wallboard.services.deploying.reasons import check_reason
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.deploying.scene import (
    STAFFED,
    WAITING,
    active_on,
    change_incident,
    incident_as_seen,
    lock_agents,
    release,
    staffed_state,
)
from wallboard.services.deploying.why import proof_of, write_rationale
from wallboard.services.schema import tables

RELEASED = "released"
"""Why somebody was let go where nobody said more."""
MEANT_OTHERWISE = frozenset({"taken", "moved", "done", "declined", NOT_ACCEPTED, TAKEN_BACK})
"""What other acts than a release leave in the log, and programs read there."""


def deploy(connection: Connection, command: Deploy) -> None:
    """Sends an agent to an incident, keeps one for it, or offers it to a team; and writes down why.

    Raises:
        CommandRefused: it cannot be done as the tables and the rules are now, or it takes a reason.
    """
    if (command.agent_id is None) == (command.team_id is None):
        raise CommandRefused("A deploy names either one agent or one team. Choose one of the two.")
    lock_agents(connection, [] if command.agent_id is None else [command.agent_id])
    incident = incident_as_seen(connection, command.incident_id, command.version_seen, command.seen_seq)
    _check_time(command, floor_now(connection))
    inputs = inputs_now(connection, incident.id, command.role, command.keeping)
    ranking = rank(inputs)
    rationale = rationale_of(
        inputs,
        ranking,
        agent_id=command.agent_id,
        team_id=command.team_id,
        seen_id=command.recommended_id,
        reason_code=command.reason_code,
    )
    proof = proof_of(rationale)
    if command.agent_id is not None:
        agent = check_by(connection, inputs, command.agent_id, incident)
        _check_reason(connection, command, inputs, ranking)
        assignment_id = to_agent(connection, command, incident, agent, proof)
    else:
        _check_team(connection, inputs, command.team_id or 0, incident)
        _check_reason(connection, command, inputs, ranking)
        assignment_id = to_team(connection, command, incident, proof)
    write_rationale(connection, command, rationale, assignment_id)
    write_reason(connection, command, command.incident_id)


def _check_time(command: Deploy, now: datetime) -> None:
    if is_too_late(command, now):
        raise CommandRefused("The time to keep them for has passed. Choose a later one, or send them now.")


def _check_reason(connection: Connection, command: Deploy, inputs: Inputs, ranking: Ranking) -> None:
    best = ranking.recommended_id
    who = (
        agent_words(connection, command.agent_id)
        if command.agent_id is not None
        else team_words(connection, command.team_id or 0)
    )
    recommended = None if best is None else agent_words(connection, best)
    check_reason(connection, command, inputs, ranking, who=who, recommended=recommended)


def to_agent(connection: Connection, command: Deploy, incident: Row[Any], agent: Row[Any], proof: str) -> int:
    """The new assignment's id; who was kept for the incident is sent by the assignment that they have."""
    is_sent = agent.accepts == Accepts.AUTOMATICALLY and not command.is_reserved
    values: dict[str, Any] = {} if command.is_reserved else dict(NOT_RETURNED)
    if incident.state in WAITING and is_sent:
        values["state"] = str(IncidentState.ASSIGNED)
    elif incident.state == IncidentState.NEW:
        values["state"] = str(IncidentState.ACKNOWLEDGED)
    if incident.deployed_at is None and is_sent:
        values["deployed_at"] = floor_now(connection)
    if incident.team_id is None and not command.is_reserved:
        values["team_id"] = agent.team_id
    change_incident(connection, incident.id, command.version_seen, values)
    active = active_on(connection, incident.id)
    if not command.is_reserved:
        release(connection, [one for one in active if _is_offer(one)], "taken", incident.reference)
    kept = next((one for one in active if one.agent_id == command.agent_id), None)
    return _assign(connection, command, proof) if kept is None else _send(connection, command, kept, proof)


def to_team(connection: Connection, command: Deploy, incident: Row[Any], proof: str) -> int:
    """An offer is no deployment yet: nobody goes, and the promise to send somebody goes on running."""
    active = active_on(connection, incident.id)
    values: dict[str, Any] = {} if command.is_reserved else {"team_id": command.team_id, **NOT_RETURNED}
    if incident.state == IncidentState.NEW:
        values["state"] = str(IncidentState.ACKNOWLEDGED)
    change_incident(connection, incident.id, command.version_seen, values)
    kept = next((one for one in active if one.team_id == command.team_id), None)
    if not command.is_reserved:
        release(connection, [one for one in active if _is_offer(one)], "moved", incident.reference)
    return _assign(connection, command, proof) if kept is None else _send(connection, command, kept, proof)


def _is_offer(assignment: Row[Any]) -> bool:
    """Whether a team is asked by it; one that is kept until later stays so."""
    return assignment.team_id is not None and assignment.state == AssignmentState.OFFERED


def _check_team(connection: Connection, inputs: Inputs, team_id: int, incident: Row[Any]) -> None:
    who = team_words(connection, team_id)
    for one in active_on(connection, incident.id):
        if one.team_id == team_id and one.state == AssignmentState.OFFERED:
            told = assignment_told(connection, one.id, None, team_id)
            raise CommandRefused(
                f"{incident.reference} is already offered to {who}: it was {told}. There is nothing to do."
            )
    for objection in team_objections(inputs, team_id):
        if objection.level is Level.BLOCK:
            raise CommandRefused(f"{who}: {objection.sentence}. Choose another team.")


def _assign(connection: Connection, command: Deploy, proof: str) -> int:
    state = AssignmentState.RESERVED if command.is_reserved else AssignmentState.OFFERED
    made = connection.execute(
        insert(tables.assignment).values(
            incident_id=command.incident_id,
            agent_id=command.agent_id,
            team_id=command.team_id,
            role=str(command.role),
            state=str(state),
            reserved_for_at=command.reserved_for_at if command.is_reserved else None,
            rationale_hash=proof,
        )
    ).inserted_primary_key
    if made is None:
        raise AssertionError("a row that was inserted has a key")
    return int(made[0])


def _send(connection: Connection, command: Deploy, kept: Row[Any], proof: str) -> int:
    """Who was only kept for the incident goes now, or is kept for another time."""
    values: dict[str, Any] = {"role": str(command.role), "rationale_hash": proof}
    if command.is_reserved:
        values["reserved_for_at"] = command.reserved_for_at
    else:
        values["state"] = str(AssignmentState.OFFERED)
    connection.execute(update(tables.assignment).where(tables.assignment.c.id == kept.id).values(values))
    return int(kept.id)


def release_people(connection: Connection, command: Release) -> None:
    """Takes one agent, or everybody, off an incident.

    Raises:
        CommandRefused: nobody is there to take off, somebody was faster, or the reason is no known code.
    """
    check_code(connection, command.reason_code, Purpose.RELEASE)
    concerned = _concerned(connection, command)
    lock_agents(connection, [one.agent_id for one in concerned if one.agent_id is not None])
    incident = incident_as_seen(connection, command.incident_id, command.version_seen, command.seen_seq)
    concerned = _concerned(connection, command)
    if not concerned:
        one = command.agent_id
        is_on = "Nobody is" if one is None else f"{agent_words(connection, one)} is not"
        raise CommandRefused(f"{is_on} on {incident.reference} any more. There is nothing to do.")
    gone = {one.id for one in concerned}
    stays = [one for one in active_on(connection, incident.id) if one.agent_id and one.id not in gone]
    values: dict[str, Any] = {}
    if incident.state in STAFFED and staffed_state(stays) is IncidentState.ACKNOWLEDGED:
        values["state"] = str(IncidentState.ACKNOWLEDGED)
    change_incident(connection, incident.id, command.version_seen, values)
    release(connection, concerned, _released_as(command.reason_code), incident.reference)
    write_reason(connection, command, incident.id)


def _released_as(code: str | None) -> str:
    """Why, as the log keeps it; a code that means something else there is left to the command's record."""
    return RELEASED if code is None or code in MEANT_OTHERWISE else code


def _concerned(connection: Connection, command: Release) -> list[Row[Any]]:
    return [
        one
        for one in active_on(connection, command.incident_id)
        if command.agent_id is None or one.agent_id == command.agent_id
    ]
