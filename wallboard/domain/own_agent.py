"""Whose work a program of an agent shows: that of the login's own agent, or of one who is answered for."""

from dataclasses import dataclass

from wallboard.domain.board import Board
from wallboard.domain.said import Said, said
from wallboard.domain.staff import Agent, Operator

ANSWER_FOR_OTHERS = ("supervisor", "duty_manager")
"""The roles whose operators may answer for an agent."""


@dataclass(frozen=True, slots=True)
class OwnAgent:
    """The agent, and whether the login is theirs; where it is not, whatever is done is on their behalf."""

    agent_id: int
    is_own: bool


def is_login_of(login: str, operator_id: int | None, code: str, agents_operator_id: int | None) -> bool:
    """Whether an agent has this login: by the operator that their row names, else by their code."""
    if agents_operator_id is not None:
        return agents_operator_id == operator_id
    return code == login


def own_agent(board: Board, login: str | None, code: str | None = None) -> OwnAgent | Said:
    """The agent meant by a login, or by `code`; a sentence where there is none, or it may not be."""
    operator = next((one for one in board.operators.values() if one.login == login), None)
    own = _own(board, login, operator)
    if code is None:
        return _nobody(login) if own is None else OwnAgent(own.id, is_own=True)
    if own is not None and own.code == code:
        return OwnAgent(own.id, is_own=True)
    agent = next((one for one in board.agents.values() if one.code == code), None)
    if agent is None:
        return said("No agent has the code “{code}”.", code=code)
    if operator is None or operator.role not in ANSWER_FOR_OTHERS:
        return for_nobody_else(board.agent_name(agent.id), operator.role if operator else None)
    return OwnAgent(agent.id, is_own=False)


def for_nobody_else(agent: str, role: str | None) -> Said:
    """Why somebody may not answer for an agent."""
    if role is None:
        return said(
            "Only {agent} or a supervisor can answer this, and your login is not known to this database. "
            "Ask one of them.",
            agent=agent,
        )
    return said(
        "Only {agent} or a supervisor can answer this, and your login has the role {role}. Ask one of them.",
        agent=agent,
        role=role,
    )


def _own(board: Board, login: str | None, operator: Operator | None) -> Agent | None:
    operator_id = None if operator is None else operator.id
    found = [
        one
        for one in board.agents.values()
        if login is not None and is_login_of(login, operator_id, one.code, one.operator_id)
    ]
    return min(found, key=lambda one: (one.operator_id is None, one.id), default=None)


def _nobody(login: str | None) -> Said:
    return said(
        "No agent has the login “{login}”. An agent's code must be it, or their row name its operator; "
        "a supervisor gives --agent CODE.",
        login=login or "",
    )
