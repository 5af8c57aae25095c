"""Undoes what a command did to people: a move to another team, a break."""

from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from wallboard.domain.commands import TakeBack
from wallboard.domain.staff import MoveState
from wallboard.services.deploying.claim import Claimed, write_agent_reason
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.deploying.history import Touched, touched_rows
from wallboard.services.deploying.moves import (
    change_agent,
    change_move,
    finish,
    has_work,
    move_not_over,
)
from wallboard.services.deploying.overtaken import row_overtaken
from wallboard.services.deploying.people import agent_words
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.deploying.scene import lock_agents
from wallboard.services.schema import tables
from wallboard.services.schema.columns import instant_from

OVER = (MoveState.ENDED, MoveState.CANCELLED)

_agent = tables.agent
_move = tables.team_move
_presence = tables.presence


def undo_move(connection: Connection, command: TakeBack, original: Claimed) -> None:
    """Lets an agent be where they were, and on the way where they were on the way.

    Raises:
        CommandRefused: somebody has moved them since, or the time of the former move has passed.
    """
    agent_id = _agent_of(connection, original)
    lock_agents(connection, [agent_id])
    agent = connection.execute(select(_agent).where(_agent.c.id == agent_id)).one()
    ids = connection.scalars(select(_move.c.id).where(_move.c.agent_id == agent_id)).all()
    touched = touched_rows(connection, "team_move", ids, original.id)
    current = move_not_over(connection, agent_id)
    left = [one for one in touched if one.after["state"] not in OVER]
    if (current.id if current else None) != (left[0].entity_id if left else None):
        raise CommandRefused(_moved_since(connection, agent, current))
    team_id = int(agent.team_id)
    for one in left:
        team_id = _unmade(connection, agent, current, one)
    for one in touched:
        if one.before is not None and one.after["state"] in OVER:
            team_id = _begun_again(connection, one, team_id)
    change_agent(connection, agent, team_id)
    write_agent_reason(connection, command, agent_id)


def undo_presence(connection: Connection, command: TakeBack, original: Claimed) -> None:
    """Gives an agent the presence that they had.

    Raises:
        CommandRefused: it has changed since.
    """
    agent_id = int(original.body["agent_id"])
    lock_agents(connection, [agent_id])
    (touched,) = touched_rows(connection, "presence", [agent_id], original.id)
    version = connection.scalar(select(_presence.c.version).where(_presence.c.agent_id == agent_id))
    if version != touched.after["version"]:
        name = agent_words(connection, agent_id)
        raise CommandRefused(row_overtaken(connection, "presence", agent_id, name))
    _restore_presence(connection, agent_id, touched.before)
    write_agent_reason(connection, command, agent_id)


def _restore_presence(connection: Connection, agent_id: int, before: dict[str, Any] | None) -> None:
    if before is None:
        connection.execute(delete(_presence).where(_presence.c.agent_id == agent_id))
        return
    until_at = before["until_at"]
    connection.execute(
        update(_presence)
        .where(_presence.c.agent_id == agent_id)
        .values(
            state=before["state"],
            reason=before["reason"],
            since_at=instant_from(before["since_at"]),
            until_at=None if until_at is None else instant_from(until_at),
        )
    )


def _agent_of(connection: Connection, original: Claimed) -> int:
    known = original.body.get("agent_id")
    if known is not None:
        return int(known)
    key = original.body["move_id"]
    return int(connection.execute(select(_move.c.agent_id).where(_move.c.id == key)).scalar_one())


def _unmade(connection: Connection, agent: Row[Any], current: Row[Any] | None, one: Touched) -> int:
    """A move that the command made ends; one that it only made longer or shorter has its time again."""
    assert current is not None
    if one.before is None:
        return finish(connection, current, agent)
    until_at = one.before["until_at"]
    change_move(connection, current, {"until_at": None if until_at is None else instant_from(until_at)})
    return int(agent.team_id)


def _begun_again(connection: Connection, one: Touched, team_id: int) -> int:
    """A move that is over is final; its like is made anew."""
    before = one.before or {}
    until_at = None if before["until_at"] is None else instant_from(before["until_at"])
    if until_at is not None and until_at <= floor_now(connection):
        name = agent_words(connection, int(before["agent_id"]))
        raise CommandRefused(f"The time of the former move of {name} has passed. Move them anew.")
    waits = before["state"] == MoveState.PENDING and has_work(connection, int(before["agent_id"]))
    connection.execute(
        insert(_move).values(
            agent_id=before["agent_id"],
            team_id=before["team_id"],
            from_team_id=before["from_team_id"],
            state=str(MoveState.PENDING if waits else MoveState.ACTIVE),
            begins_at=None if before["begins_at"] is None else instant_from(before["begins_at"]),
            until_at=until_at,
        )
    )
    return team_id if waits else int(before["team_id"])


def _moved_since(connection: Connection, agent: Row[Any], current: Row[Any] | None) -> str:
    name = agent_words(connection, agent.id)
    if current is None:
        return f"{name} has gone back already. There is nothing to take back."
    return row_overtaken(connection, "team_move", current.id, name, done="moved")
