"""What a hand is told by the floor: what its targets are called, and what each of them says to it."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from wallboard.domain.board import Board
from wallboard.domain.deploy_rules import Rule
from wallboard.domain.objection import Level
from wallboard.live.shown import Shown
from wallboard.widgets import hand_answers
from wallboard.widgets.hand_agent_answers import answers_to_agent
from wallboard.widgets.hand_answers import Answers
from wallboard.widgets.hand_pick_up import blind_sentence, is_blind, old_sentence
from wallboard.widgets.hand_state import HandState, HeldAgent, Place, Target
from wallboard.widgets.overtaken import OVERTAKEN


def name_of(board: Board, target: Target) -> str:
    """What a target is called."""
    if target.place is not None:
        return {
            Place.NOBODY: _tr("Unassign"),
            Place.BREAK: _tr("Break"),
            Place.BACK: _tr("Back to work"),
        }[target.place]
    if target.agent_id is not None:
        return board.agent_name(target.agent_id)
    return board.team_name(target.team_id)


def asked_all(
    store: Shown, state: HandState, now: datetime, *, overtaken: str, seen_id: int | None
) -> Answers:
    """Everybody's answer; one and the same of all where the board is old, or somebody else was quicker."""
    held, board = state.held, store.board
    if held is None:
        return hand_answers.NONE
    if is_blind(store):
        return hand_answers.all_blocked(board, blind_sentence(store))
    if overtaken:
        return hand_answers.all_blocked(board, overtaken, OVERTAKEN)
    if isinstance(held, HeldAgent):
        found = answers_to_agent(board, held, now)
    else:
        found = hand_answers.answers(board, held, now, state.sending, seen_id)
    if store.sight.level is Level.WARN:
        return hand_answers.all_warned(found, old_sentence(store.sight), Rule.BOARD_STALE)
    return found


def _tr(text: str) -> str:
    return QCoreApplication.translate("Hand", text)
