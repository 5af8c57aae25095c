"""What is an agent's, as text for the terminal and as data for programs."""

from datetime import datetime, timedelta
from typing import Any

from wallboard.cli.clock_text import aligned, span_text
from wallboard.domain.assignment import AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.own_agent import OwnAgent
from wallboard.domain.own_work import OwnItem, OwnWork
from wallboard.domain.proof_told import spelled
from wallboard.domain.staff import Accepts


def as_text(board: Board, own: OwnAgent, work: OwnWork) -> str:
    """Who it is and how they are, and below it each part of what is theirs."""
    now, agent = board.floor_at, board.agents[own.agent_id]
    accepts = "accepts by itself" if agent.accepts is Accepts.AUTOMATICALLY else "answers by hand"
    state = _presence_text(board, agent.id)
    head = (
        f"{board.agent_name(agent.id)} ({agent.code}), {board.team_name(agent.team_id)}: {state}, {accepts}"
    )
    lines = [head if own.is_own else f"{head}; answered for by you", *_moves_text(board, agent.id)]
    for title, items in (("offered", work.offered), ("in hand", work.in_hand), ("kept", work.reserved)):
        if items:
            lines += ["", title]
            lines += [f"  {line}" for line in aligned([_row(board, item, now) for item in items])]
    return "\n".join(lines if work.every else [*lines, "", "Nothing is offered, in hand or kept."])


def _presence_text(board: Board, agent_id: int) -> str:
    presence = board.presences.get(agent_id)
    if presence is None:
        return "nobody knows whether here"
    until = "" if presence.until_at is None else f" until {_clock(presence.until_at)}"
    reason = "" if presence.reason is None else f" ({presence.reason})"
    return f"{str(presence.state).replace('_', ' ')}{reason}{until}"


def _moves_text(board: Board, agent_id: int) -> list[str]:
    return [
        f"moves to {board.team_name(move.team_id)}, {move.state}"
        + ("" if move.until_at is None else f", until {_clock(move.until_at)}")
        for move in board.moves_of_agent.get(agent_id, ())
    ]


def _row(board: Board, item: OwnItem, now: datetime) -> tuple[str, ...]:
    one, incident = item.assignment, item.incident
    return (
        f"@{one.id}",
        f"{incident.source}:{incident.reference}",
        f"severity {int(incident.severity)}",
        board.nature_name(incident.nature_id),
        f"to all of {board.team_name(one.team_id)}" if item.is_of_team else str(one.role),
        _when(item, now),
    )


def _when(item: OwnItem, now: datetime) -> str:
    one = item.assignment
    if one.state is AssignmentState.OFFERED and one.respond_by_at is not None:
        left = timedelta(seconds=int((one.respond_by_at - now).total_seconds()))
        return f"answer by {_clock(one.respond_by_at)}, {span_text(left)} left"
    if one.state is AssignmentState.RESERVED:
        return "for later" if one.reserved_for_at is None else f"for {_clock(one.reserved_for_at)}"
    at = one.working_at or one.accepted_at or one.assigned_at
    return f"{one.state} since {_clock(at)}"


def _clock(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S}Z"


def as_data(board: Board, own: OwnAgent, work: OwnWork) -> dict[str, Any]:
    """The same in codes and UTC."""
    agent = board.agents[own.agent_id]
    presence, team = board.presences.get(agent.id), board.teams.get(agent.team_id)
    return {
        "now": spelled(board.floor_at),
        "agent": agent.code,
        "name": board.agent_name(agent.id),
        "is_own": own.is_own,
        "team": None if team is None else team.code,
        "accepts": str(agent.accepts),
        "presence": None
        if presence is None
        else {
            "state": str(presence.state),
            "reason": presence.reason,
            "until": _spelled(presence.until_at),
        },
        "moves": [
            {"team": _team_code(board, one.team_id), "state": str(one.state), "until": _spelled(one.until_at)}
            for one in board.moves_of_agent.get(agent.id, ())
        ],
        "offered": [_item(board, item) for item in work.offered],
        "in_hand": [_item(board, item) for item in work.in_hand],
        "reserved": [_item(board, item) for item in work.reserved],
    }


def _item(board: Board, item: OwnItem) -> dict[str, Any]:
    one, incident = item.assignment, item.incident
    return {
        "assignment": one.id,
        "version": one.version,
        "state": str(one.state),
        "role": str(one.role),
        "to_team": _team_code(board, one.team_id),
        "respond_by": _spelled(one.respond_by_at),
        "reserved_for": _spelled(one.reserved_for_at),
        "accepted_by": None if one.accepted_by is None else str(one.accepted_by),
        "incident": f"{incident.source}:{incident.reference}",
        "severity": int(incident.severity),
        "incident_state": str(incident.state),
        "answers": [str(answer) for answer in item.answers],
    }


def _team_code(board: Board, team_id: int | None) -> str | None:
    team = None if team_id is None else board.teams.get(team_id)
    return None if team is None else team.code


def _spelled(at: datetime | None) -> str | None:
    return None if at is None else spelled(at)
