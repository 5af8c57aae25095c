"""An offer comes back, declined or unanswered: the incident says since when and why, whoever is on it."""

from typing import Any

from sqlalchemy import Connection, Row, select

from wallboard.domain.assignment import AssignmentState
from wallboard.domain.came_back import NOT_ACCEPTED
from wallboard.domain.staff_commands import ReturnOffer
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.deploying.scene import (
    STAFFED,
    active_on,
    change_incident,
    lock_agents,
    lock_incidents,
    release,
    staffed_state,
)
from wallboard.services.schema import tables

_assignment = tables.assignment


def return_offer(connection: Connection, command: ReturnOffer) -> None:
    """Takes back an offer that nobody answered in its time; whoever sees it first does so, once.

    Raises:
        CommandRefused: it was answered or changed meanwhile, or its time has not come.
    """
    offer, incident = locked_assignment(connection, command.assignment_id)
    is_same = offer.version == command.version_seen and offer.state == AssignmentState.OFFERED
    if not is_same or offer.respond_by_at is None:
        raise CommandRefused("This offer was answered meanwhile. There is nothing to do.")
    if offer.respond_by_at > floor_now(connection):
        raise CommandRefused("There is still time to answer this offer. Wait until then.")
    come_back(connection, incident, offer, released_as=NOT_ACCEPTED, reason=NOT_ACCEPTED)


def locked_assignment(
    connection: Connection, assignment_id: int, taker_id: int | None = None
) -> tuple[Row[Any], Row[Any]]:
    """An assignment and its incident, which nobody else changes until we are done.

    Raises:
        CommandRefused: there is no such assignment.
    """
    found = read_assignment(connection, assignment_id)
    agents = [one for one in (found.agent_id, taker_id) if one is not None]
    lock_agents(connection, agents)
    lock_incidents(connection, [found.incident_id])
    incident = connection.execute(
        select(tables.incident).where(tables.incident.c.id == found.incident_id)
    ).one()
    return read_assignment(connection, assignment_id), incident


def read_assignment(connection: Connection, assignment_id: int) -> Row[Any]:
    row = connection.execute(select(_assignment).where(_assignment.c.id == assignment_id)).one_or_none()
    if row is None:
        raise CommandRefused("This assignment is not in the database any more. There is nothing to do.")
    return row


def who_and_where(connection: Connection, assignment_id: int) -> tuple[int | None, int | None]:
    """The agent and the incident of an assignment; a team's has no agent, and one that is gone neither."""
    row = connection.execute(
        select(_assignment.c.agent_id, _assignment.c.incident_id).where(_assignment.c.id == assignment_id)
    ).one_or_none()
    return (None, None) if row is None else (row.agent_id, row.incident_id)


def come_back(
    connection: Connection, incident: Row[Any], offer: Row[Any], *, released_as: str, reason: str
) -> None:
    """Ends an offer, and has the incident say so until somebody is chosen in its place or it is over."""
    stays = [one for one in active_on(connection, incident.id) if one.id != offer.id]
    values: dict[str, Any] = {
        "returned_at": floor_now(connection),
        "returned_from_id": offer.agent_id,
        "return_reason": reason,
    }
    if incident.state in STAFFED:
        values["state"] = str(staffed_state(stays))
    change_incident(connection, incident.id, incident.version, values)
    release(connection, [offer], released_as, incident.reference)
