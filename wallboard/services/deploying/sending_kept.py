"""Carries out SendKept: the time has come for which somebody was kept, and they go, or it comes back."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select

from wallboard.domain.assignment import AssignmentRole, AssignmentState
from wallboard.domain.came_back import NOT_SENT, not_sent
from wallboard.domain.commands import Deploy
from wallboard.domain.deploy_checks import agent_objections, team_objections
from wallboard.domain.incident import OPEN_STATES
from wallboard.domain.objection import Level, Objection
from wallboard.domain.staff_commands import SendKept
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.deploying.coming_back import come_back, locked_assignment
from wallboard.services.deploying.deploy import to_agent, to_team
from wallboard.services.deploying.deploy_scene import inputs_now
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.schema import tables


def send_kept(connection: Connection, command: SendKept) -> None:
    """Sends who was kept, as whoever kept them decided; whoever sees first that it is time does so, once.

    What is only warned of was decided upon then. Where a rule bars them now they stay, and the incident
    says so as it does of any offer that comes back.

    Raises:
        CommandRefused: it was changed meanwhile, or the time has not come.
    """
    kept, incident = locked_assignment(connection, command.assignment_id)
    is_same = kept.version == command.version_seen and kept.state == AssignmentState.RESERVED
    if not is_same or kept.reserved_for_at is None or incident.state not in OPEN_STATES:
        raise CommandRefused("Who was kept was sent or let go meanwhile. There is nothing to do.")
    if kept.reserved_for_at > floor_now(connection):
        raise CommandRefused("The time for which they are kept has not come. Wait until then.")
    barred = _barred(connection, kept, incident)
    if barred is not None:
        come_back(connection, incident, kept, released_as=NOT_SENT, reason=not_sent(str(barred.code)))
        return
    _send(connection, command.command_id, kept, incident)


def _barred(connection: Connection, kept: Row[Any], incident: Row[Any]) -> Objection | None:
    """The rule that speaks against it so that it cannot be helped, as the tables are now."""
    inputs = inputs_now(connection, incident.id, AssignmentRole(kept.role))
    if kept.agent_id is not None:
        raised = agent_objections(inputs, kept.agent_id)
    else:
        raised = team_objections(inputs, kept.team_id)
    return next((one for one in raised if one.level is Level.BLOCK), None)


def _send(connection: Connection, command_id: UUID, kept: Row[Any], incident: Row[Any]) -> None:
    """By the assignment that there is, with the proof of why it was made."""
    deploy = Deploy(
        command_id,
        incident.id,
        incident.version,
        agent_id=kept.agent_id,
        team_id=kept.team_id,
        role=AssignmentRole(kept.role),
    )
    if kept.agent_id is None:
        to_team(connection, deploy, incident, kept.rationale_hash)
        return
    agent = connection.execute(select(tables.agent).where(tables.agent.c.id == kept.agent_id)).one()
    to_agent(connection, deploy, incident, agent, kept.rationale_hash)
