"""What teams, breaks and the way back say to somebody in the hand; one look at one board."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from wallboard.domain.board import Board
from wallboard.domain.deploy import objections, verdict
from wallboard.domain.objection import Level
from wallboard.domain.staff import PresenceState
from wallboard.domain.staff_commands import MoveAgent, SetPresence
from wallboard.models.spoken import spoken
from wallboard.widgets.hand_answers import Answers
from wallboard.widgets.hand_state import Answer, HeldAgent, Place, Target

_NOBODYS = UUID(int=0)
"""The id of commands that are only asked about."""


def answers_to_agent(board: Board, held: HeldAgent, now: datetime) -> Answers:
    """Ask every team, and every place for people; nobody takes anybody, so agents say nothing."""
    found = dict(_asked(board, held, now))
    stops = tuple(target for target, answer in found.items() if answer.level is not Level.BLOCK)
    return Answers(found, stops)


def goes_to(board: Board, target: Target) -> Target:
    """Somebody who is let go over somebody else goes to their team."""
    agent = None if target.agent_id is None else board.agents.get(target.agent_id)
    return target if agent is None else Target(team_id=agent.team_id)


def _asked(board: Board, held: HeldAgent, now: datetime) -> Iterator[tuple[Target, Answer]]:
    agent_id, seen = held.agent_id, held.version_seen
    words = _moves(board, agent_id)
    for team_id in board.teams:
        move = MoveAgent(_NOBODYS, agent_id, seen, team_id)
        yield Target(team_id=team_id), _answer(board, move, now, words)
    presence = board.presences.get(agent_id)
    version = 0 if presence is None else presence.version
    away = SetPresence(_NOBODYS, agent_id, version, PresenceState.ON_BREAK)
    back = SetPresence(_NOBODYS, agent_id, version, PresenceState.ON_SHIFT)
    yield Target(place=Place.BREAK), _answer(board, away, now, _tr("goes on a break"))
    yield Target(place=Place.BACK), _answer(board, back, now, _tr("comes back to work"))


def _moves(board: Board, agent_id: int) -> str:
    is_busy = any(one.is_sent for one in board.assignments_of_agent.get(agent_id, ()))
    return _tr("moves when the work ends") if is_busy else _tr("moves now, until when is asked")


def _answer(board: Board, command: MoveAgent | SetPresence, now: datetime, words: str) -> Answer:
    raised = objections(board, command, now)
    level = verdict(raised)
    if level is Level.PASS:
        return Answer(level, words)
    worst = next(one for one in raised if one.level is level)
    return Answer(level, spoken(worst.sentence), code=worst.code, asks=level is Level.WARN)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Hand", text)
