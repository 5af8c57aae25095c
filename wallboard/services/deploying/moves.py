"""Carries out moves between teams: at once, when somebody's work ends, and back again."""

from typing import Any

from sqlalchemy import Connection, Row, exists, insert, select, update

from wallboard.domain.assignment import AssignmentState
from wallboard.domain.deploy_rules import Purpose
from wallboard.domain.staff import MoveState
from wallboard.domain.staff_commands import BeginMove, EndMove, MoveAgent
from wallboard.domain.staff_rules import MoveFacts, move_refusal
from wallboard.services.deploying.claim import write_agent_reason
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.deploying.codes import check_code
from wallboard.services.deploying.cover import check_cover
from wallboard.services.deploying.overtaken import row_overtaken
from wallboard.services.deploying.people import agent_words, team_words
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.deploying.scene import OPEN_WORDS, lock_agents
from wallboard.services.schema import tables

WORK = tuple(
    str(state) for state in (AssignmentState.OFFERED, AssignmentState.ACCEPTED, AssignmentState.WORKING)
)
"""What an agent has to end before they move; to be reserved is no work yet."""

_agent = tables.agent
_move = tables.team_move


def move_agent(connection: Connection, command: MoveAgent) -> None:
    """Lets an agent work for another team now, or as soon as their work ends.

    Raises:
        CommandRefused: it makes no sense as the tables are now, somebody was faster, a rule speaks against
            it, or it takes a reason.
    """
    lock_agents(connection, [command.agent_id])
    agent = agent_as_seen(connection, command.agent_id, command.version_seen)
    before = move_not_over(connection, agent.id)
    home_id = before.from_team_id if before is not None else agent.team_id
    _check(connection, command, agent, before, home_id)
    check_code(connection, command.reason_code, Purpose.MOVE)
    check_cover(connection, command)
    team_id = agent.team_id
    if before is not None and before.team_id == command.team_id:
        change_move(connection, before, {"until_at": command.until_at})
    else:
        if before is not None:
            team_id = finish(connection, before, agent)
        if command.team_id != home_id:
            team_id = _begin(connection, command, team_id, home_id)
    change_agent(connection, agent, team_id)
    write_agent_reason(connection, command, agent.id)


def begin_move(connection: Connection, command: BeginMove) -> None:
    """Begins a move that waited for an agent's work to end.

    Raises:
        CommandRefused: it has begun already, was called off, or the agent still has work.
    """
    move, agent = _move_as_seen(connection, command)
    name = agent_words(connection, agent.id)
    if move.state != MoveState.PENDING:
        raise CommandRefused(f"{name} has moved already. There is nothing to do.")
    if has_work(connection, agent.id):
        raise CommandRefused(f"{name} still has work to end. The move begins by itself after it.")
    change_move(connection, move, {"state": str(MoveState.ACTIVE)})
    change_agent(connection, agent, move.team_id)


def end_move(connection: Connection, command: EndMove) -> None:
    """Sends an agent back to their own team, or calls a move off that has not begun.

    Raises:
        CommandRefused: it is over already, or somebody was faster.
    """
    move, agent = _move_as_seen(connection, command)
    check_code(connection, command.reason_code, Purpose.MOVE)
    change_agent(connection, agent, finish(connection, move, agent))
    write_agent_reason(connection, command, agent.id)


def agent_of_move(connection: Connection, move_id: int) -> int | None:
    return connection.scalar(select(_move.c.agent_id).where(_move.c.id == move_id))


def has_work(connection: Connection, agent_id: int) -> bool:
    """Whether the agent is on an open incident, or asked to be."""
    assignment, incident = tables.assignment, tables.incident
    held = (
        select(assignment.c.id)
        .join(incident, incident.c.id == assignment.c.incident_id)
        .where(
            assignment.c.agent_id == agent_id,
            assignment.c.state.in_(WORK),
            incident.c.state.in_(OPEN_WORDS),
        )
    )
    return bool(connection.scalar(select(exists(held))))


def agent_as_seen(connection: Connection, agent_id: int, version_seen: int) -> Row[Any]:
    """The agent, still as the person saw them; lock them before.

    Raises:
        CommandRefused: somebody was faster, or there is no such agent.
    """
    agent = connection.execute(select(_agent).where(_agent.c.id == agent_id)).one_or_none()
    if agent is None:
        raise CommandRefused("This agent is not in the database any more. Choose somebody else.")
    if agent.version != version_seen:
        raise CommandRefused(_moved_meanwhile(connection, agent))
    return agent


def move_not_over(connection: Connection, agent_id: int) -> Row[Any] | None:
    """The one move of an agent that is under way or waits."""
    states = (str(MoveState.PENDING), str(MoveState.ACTIVE))
    return connection.execute(
        select(_move).where(_move.c.agent_id == agent_id, _move.c.state.in_(states))
    ).one_or_none()


def finish(connection: Connection, move: Row[Any], agent: Row[Any]) -> int:
    """Ends a move or calls it off; the team in which that leaves the agent."""
    is_active = move.state == MoveState.ACTIVE
    change_move(connection, move, {"state": str(MoveState.ENDED if is_active else MoveState.CANCELLED)})
    goes_back = is_active and agent.team_id == move.team_id
    return int(move.from_team_id if goes_back else agent.team_id)


def change_move(connection: Connection, move: Row[Any], values: dict[str, Any]) -> None:
    """Writes a move exactly as it was read."""
    changed = connection.execute(
        update(_move).where(_move.c.id == move.id, _move.c.version == move.version).values(**values)
    )
    if changed.rowcount != 1:
        raise CommandRefused(row_overtaken(connection, "team_move", move.id, "This move"))


def _begin(connection: Connection, command: MoveAgent, team_id: int, home_id: int) -> int:
    is_busy = has_work(connection, command.agent_id)
    connection.execute(
        insert(_move).values(
            agent_id=command.agent_id,
            team_id=command.team_id,
            from_team_id=home_id,
            state=str(MoveState.PENDING if is_busy else MoveState.ACTIVE),
            until_at=command.until_at,
        )
    )
    return team_id if is_busy else command.team_id


def _check(
    connection: Connection, command: MoveAgent, agent: Row[Any], before: Row[Any] | None, home_id: int
) -> None:
    team = connection.execute(select(tables.team).where(tables.team.c.id == command.team_id)).one_or_none()
    facts = MoveFacts(
        agent_words(connection, agent.id),
        agent.team_id,
        home_id,
        None if before is None else before.team_id,
        None if before is None else before.until_at,
        None if team is None else team.name,
        is_closed=team is not None and bool(team.is_closed),
    )
    refusal = move_refusal(facts, command.team_id, until_at=command.until_at, now=floor_now(connection))
    if refusal is not None:
        raise CommandRefused(refusal.sentence)


def _move_as_seen(connection: Connection, command: BeginMove | EndMove) -> tuple[Row[Any], Row[Any]]:
    """A move that is not over and its agent, who is locked."""
    found = _read_move(connection, command.move_id)
    lock_agents(connection, [found.agent_id])
    move = _read_move(connection, command.move_id)
    name = agent_words(connection, move.agent_id)
    if move.state in (MoveState.ENDED, MoveState.CANCELLED):
        raise CommandRefused(f"The move of {name} is over already. There is nothing to do.")
    if move.version != command.version_seen:
        raise CommandRefused(row_overtaken(connection, "team_move", move.id, f"The move of {name}"))
    return move, connection.execute(select(_agent).where(_agent.c.id == move.agent_id)).one()


def _read_move(connection: Connection, move_id: int) -> Row[Any]:
    move = connection.execute(select(_move).where(_move.c.id == move_id)).one_or_none()
    if move is None:
        raise CommandRefused("This move is not in the database any more. There is nothing to do.")
    return move


def change_agent(connection: Connection, agent: Row[Any], team_id: int) -> None:
    """Written even where the team stays the same: whoever saw the agent before must look again."""
    connection.execute(update(_agent).where(_agent.c.id == agent.id).values(team_id=team_id))


def _moved_meanwhile(connection: Connection, agent: Row[Any]) -> str:
    name = agent_words(connection, agent.id)
    move = move_not_over(connection, agent.id)
    if move is None:
        return row_overtaken(connection, "agent", agent.id, name)
    done = f"moved to {team_words(connection, move.team_id)}"
    return row_overtaken(connection, "team_move", move.id, name, done=done)
