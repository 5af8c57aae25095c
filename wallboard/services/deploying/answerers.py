"""Who may answer an offer, and who was faster."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Row, select

from wallboard.domain.assignment import AcceptedBy
from wallboard.domain.own_agent import ANSWER_FOR_OTHERS, for_nobody_else, is_login_of
from wallboard.services.deploying.claim import own_login
from wallboard.services.deploying.overtaken import row_overtaken
from wallboard.services.deploying.people import agent_words, team_words
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.deploying.scene import active_on
from wallboard.services.schema import tables


def answered_by(connection: Connection, agent_id: int | None) -> AcceptedBy:
    """Whether the agent answers, or somebody who may do so on their behalf.

    Raises:
        CommandRefused: this login is neither.
    """
    operator, login = tables.operator, own_login(connection)
    who = connection.execute(
        select(operator.c.id, operator.c.role).where(operator.c.login == login)
    ).one_or_none()
    if agent_id is not None and _is_own(connection, agent_id, login, who.id if who else None):
        return AcceptedBy.AGENT
    if who is not None and who.role in ANSWER_FOR_OTHERS:
        return AcceptedBy.ON_BEHALF
    name = "they" if agent_id is None else agent_words(connection, agent_id)
    raise CommandRefused(for_nobody_else(name, who.role if who else None))


def _is_own(connection: Connection, agent_id: int, login: str, operator_id: int | None) -> bool:
    agent = connection.execute(select(tables.agent).where(tables.agent.c.id == agent_id)).one_or_none()
    return agent is not None and is_login_of(login, operator_id, agent.code, agent.operator_id)


def taken_meanwhile(connection: Connection, assignment: Row[Any], reference: str) -> str:
    """What became of an assignment since it was seen, and whose act that was."""
    if assignment.release_reason == "taken":
        active = active_on(connection, assignment.incident_id)
        taken = next((one for one in reversed(active) if one.agent_id is not None), None)
        if taken is not None:
            return _told_of(connection, taken, reference)
    return _told_of(connection, assignment, reference)


def _told_of(connection: Connection, assignment: Row[Any], reference: str) -> str:
    who = _who(connection, assignment)
    key = assignment.release_reason or assignment.state
    is_own = assignment.accepted_by == AcceptedBy.AGENT and key == "accepted"
    done = "accepted" if is_own else _DONE.get(key, "taken from {who}").format(who=who)
    by = who if is_own else None
    return row_overtaken(connection, "assignment", assignment.id, reference, done=done, by=by)


_DONE: Mapping[str, str] = MappingProxyType(
    {
        "reserved": "kept for {who}",
        "offered": "offered to {who}",
        "accepted": "accepted for {who}",
        "working": "begun for {who}",
        "done": "ended for {who}",
        "declined": "declined for {who}",
        "not_accepted": "taken back from {who}, who had not answered,",
        "taken_back": "taken back from {who}",
    }
)
"""What became of an assignment, by why it was released or by its state."""


def _who(connection: Connection, assignment: Row[Any]) -> str:
    if assignment.agent_id is not None:
        return agent_words(connection, assignment.agent_id)
    return team_words(connection, assignment.team_id)
