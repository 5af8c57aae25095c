"""Carries out Respond: somebody takes an assignment, does not, begins, or has ended it."""

from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from wallboard.domain.assignment import AcceptedBy, AssignmentRole, AssignmentState
from wallboard.domain.incident import OPEN_STATES, IncidentState
from wallboard.domain.staff_commands import Respond, Response
from wallboard.domain.staff_rules import AnswerFacts, answer_refusal
from wallboard.services.deploying.answerers import answered_by, taken_meanwhile
from wallboard.services.deploying.checks import check_agent
from wallboard.services.deploying.claim import write_reason
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.deploying.codes import codes_of
from wallboard.services.deploying.coming_back import come_back, locked_assignment
from wallboard.services.deploying.life import NOT_RETURNED, OVER
from wallboard.services.deploying.people import agent_words, team_words
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.deploying.scene import (
    STAFFED,
    WAITING,
    active_on,
    change_incident,
    release,
    staffed_state,
)
from wallboard.services.schema import tables

_assignment = tables.assignment


def respond(connection: Connection, command: Respond) -> None:
    """Carries out an answer; of those who would take an offer made to a team, the first one does.

    Raises:
        CommandRefused: somebody was faster, this login may not answer, or it makes no sense.
    """
    assignment, incident = locked_assignment(connection, command.assignment_id, command.agent_id)
    if assignment.version != command.version_seen:
        raise CommandRefused(taken_meanwhile(connection, assignment, incident.reference))
    _check(connection, command, assignment, incident)
    by = answered_by(connection, assignment.agent_id or command.agent_id)
    if command.response is Response.DECLINE:
        reason = command.code or "declined"
        come_back(connection, incident, assignment, released_as="declined", reason=reason)
    elif command.response is Response.DONE:
        _end(connection, command, assignment, incident)
    elif assignment.agent_id is None:
        _take(connection, command, assignment, incident, by)
    else:
        _go(connection, command, assignment, incident, by)
    write_reason(connection, command, incident.id)


def _check(connection: Connection, command: Respond, assignment: Row[Any], incident: Row[Any]) -> None:
    own, taker = assignment.agent_id, command.agent_id
    who = agent_words(connection, own) if own else team_words(connection, assignment.team_id)
    if own is not None and taker is not None and own != taker:
        raise CommandRefused(
            f"{incident.reference} was offered to {who}, not to {agent_words(connection, taker)}. "
            "Let them answer it."
        )
    facts = AnswerFacts(
        incident.reference,
        who,
        AssignmentState(assignment.state),
        is_of_team=own is None,
        taker=None if taker is None else agent_words(connection, taker),
        taker_is_of_team=own is not None or _team_of(connection, taker) == assignment.team_id,
    )
    codes = codes_of(connection, command.response)
    refusal = answer_refusal(command.response, facts, code=command.code, codes=codes)
    if refusal is not None:
        raise CommandRefused(refusal.sentence)
    if incident.state not in OPEN_STATES:
        raise CommandRefused(f"{incident.reference} is {incident.state}. There is nothing to do.")


def _team_of(connection: Connection, agent_id: int | None) -> int | None:
    return connection.scalar(select(tables.agent.c.team_id).where(tables.agent.c.id == agent_id))


def _go(
    connection: Connection, command: Respond, assignment: Row[Any], incident: Row[Any], by: AcceptedBy
) -> None:
    """The agent who was asked takes it, or begins; what came back since they were asked still has."""
    is_start = command.response is Response.START
    state = AssignmentState.WORKING if is_start else AssignmentState.ACCEPTED
    values: dict[str, Any] = {"state": str(state)}
    if assignment.state == AssignmentState.OFFERED:
        values |= {"accepted_by": str(by), "accepted_at": floor_now(connection)}
    staffed = _staffed(connection, incident, state)
    if incident.returned_at is None or assignment.assigned_at > incident.returned_at:
        staffed |= NOT_RETURNED
    change_incident(connection, incident.id, incident.version, staffed)
    changed = connection.execute(
        update(_assignment)
        .where(_assignment.c.id == assignment.id, _assignment.c.version == assignment.version)
        .values(**values)
    )
    if changed.rowcount != 1:
        raise CommandRefused(taken_meanwhile(connection, assignment, incident.reference))


def _take(
    connection: Connection, command: Respond, offer: Row[Any], incident: Row[Any], by: AcceptedBy
) -> None:
    """One of the team takes what was offered to all of it."""
    agent = check_agent(connection, command.agent_id or 0, incident, AssignmentRole(offer.role))
    values = {**_staffed(connection, incident, AssignmentState.ACCEPTED), **NOT_RETURNED}
    change_incident(connection, incident.id, incident.version, values)
    release(connection, [offer], "taken", incident.reference)
    connection.execute(
        insert(_assignment).values(
            incident_id=incident.id,
            agent_id=agent.id,
            role=offer.role,
            state=str(AssignmentState.ACCEPTED),
            respond_by_at=offer.respond_by_at,
            accepted_by=str(by),
            rationale_hash=offer.rationale_hash,
        )
    )


def _staffed(connection: Connection, incident: Row[Any], state: AssignmentState) -> dict[str, Any]:
    """What an incident becomes when somebody is really on it; a pause stays until it is resumed."""
    values: dict[str, Any] = {}
    is_working = state is AssignmentState.WORKING
    if is_working and incident.state in (*WAITING, IncidentState.ASSIGNED):
        values["state"] = str(IncidentState.IN_PROGRESS)
    elif incident.state in WAITING:
        values["state"] = str(IncidentState.ASSIGNED)
    if incident.deployed_at is None:
        values["deployed_at"] = floor_now(connection)
    return values


def _end(connection: Connection, command: Respond, assignment: Row[Any], incident: Row[Any]) -> None:
    """The agent's work ends; the last one may say with what outcome, which resolves the incident."""
    others = [one for one in active_on(connection, incident.id) if one.id != assignment.id]
    is_last = not any(one.agent_id for one in others)
    if is_last and command.code is not None:
        values = {"state": str(IncidentState.RESOLVED), "outcome": command.code, **OVER}
        ended = [assignment, *others]
    else:
        is_staffed = incident.state in STAFFED
        values = {"state": str(staffed_state(others))} if is_staffed else {}
        ended = [assignment]
    change_incident(connection, incident.id, incident.version, values)
    release(connection, ended, "done", incident.reference)
