"""What a hand is told by the floor: what its targets are called, and what each of them says to it."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from wallboard.domain.board import Board
from wallboard.domain.deploy_rules import Rule
from wallboard.domain.objection import Level
from wallboard.live.shown import Shown
from wallboard.widgets import hand_answers
from wallboard.widgets.hand_agent_answers import answers_to_agent
from wallboard.widgets.hand_answers import Answers
from wallboard.widgets.hand_pick_up import blind_sentence, is_blind, old_sentence
from wallboard.widgets.hand_several import Judging
from wallboard.widgets.hand_state import Answer, HandState, HeldAgent, Place, Sending, Target
from wallboard.widgets.overtaken import OVERTAKEN

AT_ONCE_S, A_SLICE_S = 0.004, 0.008
"""So long others of several are asked for at once, beside the first; and so long in every turn after it."""


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


class Asking(QObject):
    """Asks everybody for what a hand holds: of several incidents as many as a frame lets, the rest after."""

    told = Signal()
    """More was answered since: look at `answers`."""

    def __init__(self, store: Shown, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._state: HandState | None = None
        self._judging: Judging | None = None
        self.answers = hand_answers.NONE
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    def ask(self, state: HandState, now: datetime, *, overtaken: str, seen_id: int | None) -> Answers:
        """Everybody's answer; one and the same of all where the board is old, or somebody else was quicker.

        Asked again for the same incidents, it goes by what was answered before until all is answered anew.
        """
        self._timer.stop()
        before = self._state if self._judging is None or self._judging.is_done else None
        found, self._judging = self._asked(state, now, overtaken=overtaken, seen_id=seen_id)
        self._state = state
        if self._judging is not None and not self._judging.is_done:
            self._timer.start()
            if before is not None and _is_same(before, state):
                return self.answers
        self.answers = self._warned(found)
        return self.answers

    def sure_of(self, target: Target | None) -> Answer | None:
        """What this target says to all that is held, however far the others are."""
        if target is not None and self._judging is not None and not self._judging.is_done:
            self.answers = self._warned(self._judging.sure_of(target))
        return None if target is None else self.answers.by_target.get(target)

    def _asked(
        self, state: HandState, now: datetime, *, overtaken: str, seen_id: int | None
    ) -> tuple[Answers, Judging | None]:
        held, store = state.held, self._store
        if held is None:
            return hand_answers.NONE, None
        if is_blind(store):
            return hand_answers.all_blocked(store.board, blind_sentence(store)), None
        board = store.board
        if overtaken:
            return hand_answers.all_blocked(board, overtaken, OVERTAKEN), None
        if isinstance(held, HeldAgent):
            return answers_to_agent(board, held, now), None
        first = hand_answers.answers(board, held, now, state.sending, seen_id, state.keeping)
        if held.count == 1:
            return first, None
        judging = Judging(board, first, held, now, state.sending, seen_id, state.keeping)
        judging.go_on(AT_ONCE_S)
        return judging.answers(), judging

    def _warned(self, found: Answers) -> Answers:
        """Where the rules let people decide by an old board, they say why."""
        if self._store.sight.level is not Level.WARN or not found.by_target or is_blind(self._store):
            return found
        return hand_answers.all_warned(found, old_sentence(self._store.sight), Rule.BOARD_STALE)

    @Slot()
    def _go_on(self) -> None:
        judging = self._judging
        if judging is not None and judging.go_on(A_SLICE_S):
            self._timer.stop()
            self.answers = self._warned(judging.answers())
            self.told.emit()


def _is_same(before: HandState, state: HandState) -> bool:
    return (before.held, before.sending, before.kept) == (state.held, state.sending, state.kept)


def who_gets(answers: Answers, state: HandState, target: Target | None) -> Target | None:
    """Only one person can help or be kept: over a team that is its best."""
    if target is None or target.team_id is None or state.sending is Sending.LEAD:
        return target
    return best_of(answers, target)


def best_of(answers: Answers, team: Target) -> Target:
    """Whom a team would send; the team where it would send nobody."""
    answer = answers.by_target.get(team)
    best_id = None if answer is None else answer.best_id
    return team if best_id is None else Target(agent_id=best_id)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Hand", text)
