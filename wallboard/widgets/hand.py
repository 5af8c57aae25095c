"""The hand: carries incidents or somebody over the floor, and turns letting go into commands."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal, Slot

from wallboard.domain.board import Board
from wallboard.domain.commands import Deploy, Outcome, TakeBack, Together
from wallboard.domain.deploy_facts import Keeping
from wallboard.live.shown import Shown
from wallboard.live.view import read_only_sentence
from wallboard.models.payload import Payload
from wallboard.models.question import Given, Question
from wallboard.widgets import hand_state
from wallboard.widgets.hand_agent_answers import goes_to
from wallboard.widgets.hand_answers import Answers
from wallboard.widgets.hand_commands import Asked, able_of, commands_of
from wallboard.widgets.hand_pick_up import held_of, is_blind, pick_up_refusal
from wallboard.widgets.hand_question import SEND, question_of
from wallboard.widgets.hand_state import (
    Answer,
    Asks,
    HandState,
    Held,
    HeldAgent,
    LetGo,
    Phase,
    Sending,
    Target,
)
from wallboard.widgets.hand_told import Asking, best_of, name_of, who_gets
from wallboard.widgets.hand_when import when_of
from wallboard.widgets.overtaken import GO_ON, as_now, overtaken, question_anew

_SILENT = Given()


class Hand(QObject):
    """One hand for all pages: what it holds, what it is over, and what the targets answer.

    `changed` says that any of these differ, `said` carries a sentence for the person.
    """

    changed = Signal()
    said = Signal(str)
    agent_let_go = Signal(int, object)
    """Somebody was let go over a `Target`: what it takes is asked by the page that is seen."""
    parted = Signal(object, object)
    """Commands go one by one now, and why others do not go: one sentence tells of all of them."""

    def __init__(
        self,
        store: Shown,
        now: Callable[[], datetime],
        make_id: Callable[[], UUID] = uuid4,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._now, self._make_id = store, now, make_id
        self._state = hand_state.EMPTY
        self._asking = Asking(store, self)
        self._asking.told.connect(self.changed)
        self._seen: Board | None = None
        self._typed: dict[int, str] = {}
        store.changed.connect(self.refresh)
        store.sight_changed.connect(self.refresh)
        store.turned.connect(self.refresh)
        store.refused.connect(self._keep_typed)

    @property
    def held(self) -> Held | None:
        """The incidents in the hand."""
        return self._state.held if isinstance(self._state.held, Held) else None

    @property
    def agent(self) -> HeldAgent | None:
        """Who is in the hand."""
        return self._state.held if isinstance(self._state.held, HeldAgent) else None

    @property
    def over(self) -> Target | None:
        return self._state.over

    @property
    def sending(self) -> Sending:
        """As what whoever gets it is sent."""
        return self._state.sending

    @property
    def phase(self) -> Phase:
        return self._state.phase

    @property
    def answers(self) -> Answers:
        """What the targets say now; empty while nothing is held."""
        return self._asking.answers

    @property
    def question(self) -> Question | None:
        """What is asked of the person who let go; None while nothing is."""
        over, held = self._state.over, self.held
        answer = self.answer(over)
        if over is None or answer is None or held is None or self.phase is not Phase.ASKED:
            return None
        typed = self.typed_for(held.incident_id)
        if self._state.asks is Asks.ANEW:
            return question_anew(self.overtaken, typed=typed)
        board, now = self._store.board, self._now()
        return question_of(board, self._state, answer, now, who=self.name(over), typed=typed)

    @property
    def overtaken(self) -> str:
        """What somebody else did meanwhile to what is in the hand; empty where nobody did anything."""
        if self.held is None or self._seen is None:
            return ""
        return overtaken(self._seen, self._store.board, self.held.every)

    def typed_for(self, incident_id: int) -> str:
        """What was typed for it before, when what it was typed for came to nothing."""
        return self._typed.get(incident_id, "")

    def keep_typed(self, incident_id: int, words: str) -> None:
        """Have this there again when it is asked anew."""
        self._typed = {incident_id: words}

    def answer(self, target: Target | None) -> Answer | None:
        return self.answers.by_target.get(target) if target else None

    def name(self, target: Target) -> str:
        """What a target is called."""
        return name_of(self._store.board, target)

    def carries(self, payload: Payload) -> bool:
        """Whether just this is in the hand, so that a drop from elsewhere is not taken for it."""
        return self.phase is Phase.CARRYING and self._state.held == held_of(payload)

    def pick_up(self, payload: Payload) -> bool:
        """Close the hand around what is carried; False and a sentence when that makes no sense now."""
        refusal = pick_up_refusal(self._store, payload)
        if refusal:
            self.said.emit(refusal)
            return False
        self._seen = self._store.board
        self._become(hand_state.pick_up(held_of(payload), self._seen.seq))
        return True

    def refuse_past(self) -> None:
        """Say that what is shown is the past, where nothing can be done."""
        self.said.emit(read_only_sentence())

    def refuse_foreign(self) -> None:
        """Say that something was dragged in that is nothing of this board."""
        self.said.emit(self.tr("Only incidents and people of this board can be dropped here."))

    def hover(self, target: Target | None) -> None:
        target = self._meant(target)
        if target != self._state.over:
            self._become(hand_state.move_over(self._state, target))

    def turn(self, sending: Sending) -> None:
        """Carry it on as something else: everybody answers anew."""
        if sending is not self._state.sending:
            self._become(hand_state.turn(self._state, sending))

    def let_go(self, target: Target | None) -> None:
        """Open the hand over a target: sends, asks, or says why not."""
        target, seen_id = self._meant(target), self._state.seen_id  # seen before it was said for when
        seen_id = seen_id if self._state.kept else self.answers.recommended_id
        if self.phase is Phase.CARRYING:
            self._answer_anew(seen_id)
        if target is not None and self.phase is Phase.CARRYING and self._asks_anew(target):
            return
        target, agent = who_gets(self.answers, self._state, target), self.agent
        outcome = hand_state.let_go(self._state, target, self._asking.sure_of(target), seen_id)
        self._follow(target, outcome, _SILENT, seen_id)
        if agent is not None and outcome.goes_to is not None:
            self.agent_let_go.emit(agent.agent_id, outcome.goes_to)

    def give(self, given: Given) -> None:
        """Answer what was asked: who of a team, or why, and how several go."""
        over = self._state.over
        if self.phase is not Phase.ASKED or over is None:
            return
        if self._state.asks is Asks.ANEW:
            self._go_on(over) if given.code == GO_ON else self.put_back()
            return
        if self._state.asks is Asks.WHEN:
            self._keep(over, when_of(given, self._store.board, over, self._now()))
            return
        self._answer_anew(self._state.seen_id)
        if self._state.asks is Asks.WHO:
            target = best_of(self.answers, over) if given.code == SEND else over
            chosen = hand_state.choose(self._state, target, self._asking.sure_of(target))
            self._follow(target, chosen, _SILENT, self._state.seen_id)
            return
        why, answer = given.words or given.code or "", self._asking.sure_of(over)
        outcome = hand_state.give_reason(self._state, why, answer)
        self._follow(over, outcome, given, self._state.seen_id)

    def give_reason(self, reason: str, code: str | None = None) -> None:
        """Answer why, by the short list or in one's own words."""
        self.give(Given(code, reason.strip() or None))

    def put_back(self) -> None:
        """Open the hand over nothing: everything stays where it was."""
        self._become(hand_state.EMPTY)

    def take_back(self, command_id: UUID) -> None:
        """Undo a command of one's own; like any other it can be refused."""
        self._store.submit(TakeBack(command_id=self._make_id(), of_command_id=command_id))

    def _asks_anew(self, over: Target) -> bool:
        """Whether somebody else was quicker, so that all there is to ask is whether to go on."""
        if not self.overtaken or is_blind(self._store) or self.held is None:
            return False
        if not as_now(self._store.board, self.held.every):
            self.said.emit(self.overtaken)
            self.put_back()
        else:
            self._become(replace(self._state, over=over, asks=Asks.ANEW))
        return True

    def _go_on(self, over: Target) -> None:
        """Take it up as it is now, and let go at once over the same target."""
        every = () if self.held is None else as_now(self._store.board, self.held.every)
        if not every:  # said already
            return
        self._seen = self._store.board
        self._state = replace(
            self._state, held=Held(*every[0], every[1:]), over=None, asks=None, seen_seq=self._seen.seq
        )
        self._answer_anew(self._state.seen_id)
        self.let_go(over)

    def _keep(self, over: Target, at: datetime | None) -> None:
        """For when was said: everybody answers by that time, and it is let go over the same target."""
        self._state = replace(self._state, over=None, asks=None, kept=Keeping(at))
        self._answer_anew(self._state.seen_id)
        self.let_go(over)

    def _meant(self, target: Target | None) -> Target | None:
        return target if target is None or self.agent is None else goes_to(self._store.board, target)

    def _follow(self, target: Target | None, outcome: LetGo, given: Given, seen_id: int | None) -> None:
        state = replace(self._state, over=target, seen_id=seen_id)
        commands = (
            () if outcome.goes_to is None else commands_of(state, outcome.goes_to, given, self._make_id)
        )
        if commands:
            self._typed = {}
        self._become(outcome.state)
        if len(commands) == 1:
            self._store.submit(commands[0])
        elif commands and given.is_all_or_none:
            self._store.submit(Together(self._make_id(), commands))
        elif commands:
            self._send_singly(commands)
        elif outcome.say:
            self.said.emit(f"{self.name(target)}: {outcome.say}" if target else outcome.say)

    def _send_singly(self, commands: Sequence[Asked]) -> None:
        able, refused = able_of(self._store.board, commands, self._now())
        if not able:
            self.said.emit(" ".join(refused))
            return
        self.parted.emit(able, refused)
        for command in able:
            self._store.submit(command)

    def _become(self, state: HandState) -> None:
        if state == self._state:
            return
        before, self._state = self._state, state
        if (state.held, state.sending) != (before.held, before.sending):
            self._answer_anew(state.seen_id)
        self.changed.emit()

    @Slot()
    def refresh(self) -> None:
        """Ask again where answers depend on the board or the time: breaks end, shifts end."""
        if self._state.held is not None:
            before = self.answers
            self._answer_anew(self._state.seen_id)
            over = self._state.over if self.phase is Phase.ASKED else None
            if not (over and self._asks_anew(over)) and before != self.answers:
                self.changed.emit()

    def _answer_anew(self, seen_id: int | None) -> None:
        self._asking.ask(self._state, self._now(), overtaken=self.overtaken, seen_id=seen_id)

    @Slot(object)
    def _keep_typed(self, outcome: Outcome) -> None:
        """What was typed for a command that is refused is there again when it is asked anew."""
        command = outcome.command
        for part in command.parts if isinstance(command, Together) else (command,):
            if isinstance(part, Deploy) and part.reason:
                self.keep_typed(part.incident_id, part.reason)
