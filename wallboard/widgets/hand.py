"""The hand: carries one incident over the floor, by mouse or by keys, and turns letting go into a command."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal, Slot

from wallboard.domain.change import Change
from wallboard.domain.commands import Deploy, TakeBack
from wallboard.domain.deploy_rules import Purpose
from wallboard.live.shown import Shown
from wallboard.live.view import read_only_sentence
from wallboard.models.payload import IncidentPayload
from wallboard.models.question import Reason
from wallboard.models.reason_words import reasons
from wallboard.widgets import hand_answers, hand_state
from wallboard.widgets.hand_answers import Answers
from wallboard.widgets.hand_state import Answer, HandState, Held, LetGo, Phase, Target


class Hand(QObject):
    """One hand for all pages: what it holds, what it is over, and what the targets answer.

    `changed` says that any of these differ, `said` carries a sentence for the person.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(
        self,
        store: Shown,
        now: Callable[[], datetime],
        make_id: Callable[[], UUID] = uuid4,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._now = now
        self._make_id = make_id
        self._state = hand_state.EMPTY
        self._answers = hand_answers.NONE
        store.changed.connect(self._on_board)
        store.sight_changed.connect(self._on_board)
        store.turned.connect(self._on_board)

    @property
    def held(self) -> Held | None:
        return self._state.held

    @property
    def over(self) -> Target | None:
        return self._state.over

    @property
    def phase(self) -> Phase:
        return self._state.phase

    @property
    def answers(self) -> Answers:
        """What the targets say now; empty while nothing is held."""
        return self._answers

    def answer(self, target: Target | None) -> Answer | None:
        return None if target is None else self._answers.by_target.get(target)

    def name(self, target: Target) -> str:
        """What a target is called."""
        board = self._store.board
        if target.agent_id is not None:
            return board.agent_name(target.agent_id)
        return board.team_name(target.team_id)

    def carries(self, payload: IncidentPayload) -> bool:
        """Whether just this is in the hand, so that a drop from elsewhere is not taken for it."""
        held = Held(payload.incident_id, payload.version)
        return self.phase is Phase.CARRYING and self._state.held == held

    def pick_up(self, payload: IncidentPayload) -> bool:
        """Close the hand around an incident; False and a sentence when that makes no sense now."""
        refusal = self._refusal(payload.incident_id)
        if refusal:
            self.said.emit(refusal)
            return False
        self._become(hand_state.pick_up(Held(payload.incident_id, payload.version)))
        return True

    def refuse_past(self) -> None:
        """Say that what is shown is the past, where nothing can be done."""
        self.said.emit(read_only_sentence())

    def refuse_foreign(self) -> None:
        """Say that something was dragged in that is not an incident of this board."""
        self.said.emit(self.tr("Only an incident of this board can be dropped here."))

    def hover(self, target: Target | None) -> None:
        if target != self._state.over:
            self._become(hand_state.move_over(self._state, target))

    def let_go(self, target: Target | None) -> None:
        """Open the hand over a target: deploys, asks why, or says why not."""
        if self.phase is Phase.CARRYING:
            self._answer_anew()
        self._follow(target, hand_state.let_go(self._state, target, self.answer(target)))

    def reasons(self) -> tuple[Reason, ...]:
        """The short list of why somebody is sent who is not the best, by the rules in force."""
        return reasons(self._store.board.deploy_rules(self._now()).codes(Purpose.DEPLOY))

    def give_reason(self, reason: str, code: str | None = None) -> None:
        """Answer the question that a warning asked, by the short list or in one's own words."""
        if self.phase is Phase.ASKED:
            self._answer_anew()
        words = reason.strip()
        over = self._state.over
        given = hand_state.give_reason(self._state, words or code or "", self.answer(over))
        self._follow(over, given, words or None, code)

    def put_back(self) -> None:
        """Open the hand over nothing: the incident stays where it was."""
        self._become(hand_state.EMPTY)

    def take_back(self, command_id: UUID) -> None:
        """Undo a command of one's own; like any other it can be refused."""
        self._store.submit(TakeBack(command_id=self._make_id(), of_command_id=command_id))

    def _follow(
        self, target: Target | None, outcome: LetGo, reason: str | None = None, code: str | None = None
    ) -> None:
        held = self._state.held
        command: Deploy | None = None
        if outcome.deploy is not None and held is not None:
            command_id = self._make_id()
            command = held.deploy_to(outcome.deploy, command_id=command_id, reason=reason, code=code)
        self._become(outcome.state)
        if command is not None:
            self._store.submit(command)
        elif outcome.say:
            self.said.emit(f"{self.name(target)}: {outcome.say}" if target else outcome.say)

    def _become(self, state: HandState) -> None:
        if state == self._state:
            return
        was_held, self._state = self._state.held, state
        if state.held != was_held:
            self._answer_anew()
        self.changed.emit()

    @Slot()
    def refresh(self) -> None:
        """Ask again where answers depend on the time: breaks end, shifts end."""
        if self.held is not None:
            before = self._answers
            self._answer_anew()
            if before != self._answers:
                self.changed.emit()

    @Slot(object)
    def _on_board(self, _change: Change) -> None:
        self.refresh()

    def _answer_anew(self) -> None:
        held, board = self._state.held, self._store.board
        if held is None:
            self._answers = hand_answers.NONE
        elif self._is_blind():
            self._answers = hand_answers.all_blocked(board, self._blind_sentence())
        else:
            self._answers = hand_answers.answers(board, held, self._now())

    def _refusal(self, incident_id: int) -> str:
        board = self._store.board
        if self._store.past_at is not None:
            return self._blind_sentence()
        if incident_id not in board.incidents:
            return self.tr("This incident is not open on this board.")
        if self._is_blind():
            return self._blind_sentence()
        if incident_id in self._store.pending:
            words = self.tr("{reference} is already on its way; wait for the answer.")
            return words.format(reference=board.incidents[incident_id].reference)
        return ""

    def _is_blind(self) -> bool:
        return self._store.past_at is not None or not self._store.sight.freshness.takes_drops

    def _blind_sentence(self) -> str:
        """Why nothing can be carried now."""
        if self._store.past_at is not None:
            return read_only_sentence()
        words = self.tr("The board is {seconds} s old: nothing can be sent before it is live again.")
        return words.format(seconds=round(self._store.sight.silent_for.total_seconds()))
