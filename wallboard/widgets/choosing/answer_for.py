"""A supervisor answers on somebody's behalf: accepts, declines, begins or ends what was offered to them."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from wallboard.domain.act_refusals import codes_in, purpose_of
from wallboard.domain.assignment import Assignment
from wallboard.domain.staff_commands import Respond, Response
from wallboard.domain.staff_rules import answers_in
from wallboard.models.floor import Floor
from wallboard.models.pick import Pick, PickRow, numbered
from wallboard.models.question import Given, Own, Question
from wallboard.models.reason_words import reasons
from wallboard.widgets.actions import catalogue
from wallboard.widgets.actions.act import Act
from wallboard.widgets.checked import submit_checked
from wallboard.widgets.choosing.people_rows import people_rows
from wallboard.widgets.free_hand import FreeHand
from wallboard.widgets.hand import Hand
from wallboard.widgets.life.life_acts import LifeActs
from wallboard.widgets.notices import Notices
from wallboard.widgets.picker.picker import Picker
from wallboard.widgets.reason_prompt import ReasonPrompt


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer to one assignment of the incident that is chosen."""

    assignment: Assignment
    response: Response
    taker_id: int | None = None


class AnswerForOthers(QObject):
    """Whose answer it is stays with the answer: it was given on their behalf."""

    wanted = Signal()
    """A question is about to be asked: whoever has the prompt shows it."""

    def __init__(
        self,
        floor: Floor,
        hand: Hand,
        notices: Notices,
        life: LifeActs,
        prompt: ReasonPrompt,
        picker: Picker,
        page: QWidget,
        make_id: Callable[[], UUID] = uuid4,
    ) -> None:
        super().__init__(page)
        self._floor, self._notices, self._life = floor, notices, life
        self._prompt, self._picker, self._make_id = prompt, picker, make_id
        answering = Act(catalogue.ANSWER, self.open, page, self.why_not)
        FreeHand(hand, (answering,), self)

    def why_not(self) -> str:
        """Why nothing can be answered now."""
        if why := self._life.why_nothing():
            return why
        rows = self._life.chosen
        if len(rows) != 1:
            return self.tr("Choose one incident first.")
        if not self._answers():
            words = self.tr("Nobody has {reference} to answer for.")
            return words.format(reference=rows[0].reference)
        return ""

    @Slot()
    def open(self) -> None:
        """Whose answer, and which?"""
        if why := self.why_not():
            self._notices.say(why)
            return
        rows = numbered(PickRow(one, self._words(one)) for one in self._answers())
        self._picker.open(Pick(catalogue.ANSWER.name, rows, self.tr("A number, or a name")), self._take)

    def _answers(self) -> tuple[_Answer, ...]:
        """Everything that can be answered of the chosen incident."""
        board = self._floor.store.board
        held = board.assignments_of_incident.get(self._life.chosen[0].id, ())
        return tuple(
            _Answer(one, response)
            for one in held
            for response in answers_in(one.state, is_of_team=one.agent_id is None)
        )

    def _words(self, one: _Answer) -> str:
        words = {
            Response.ACCEPT: self.tr("Accept for {who}"),
            Response.DECLINE: self.tr("Decline for {who}…"),
            Response.START: self.tr("{who} begins"),
            Response.DONE: self.tr("{who} is done…"),
        }
        return words[one.response].format(who=self._who(one.assignment))

    def _who(self, one: Assignment) -> str:
        board = self._floor.store.board
        return board.team_name(one.team_id) if one.agent_id is None else board.agent_name(one.agent_id)

    def _take(self, picked: Hashable) -> None:
        if not isinstance(picked, _Answer):
            return
        is_of_team = picked.assignment.agent_id is None
        if is_of_team and picked.response is Response.ACCEPT:
            board = self._floor.store.board
            people = [one.id for one in board.agents_of_team.get(picked.assignment.team_id or 0, ())]
            rows = people_rows(board, people, self._floor.ticker.now())
            title = self.tr("Who of {team} takes it?").format(team=self._who(picked.assignment))
            self._picker.open(Pick(title, rows, self.tr("Type a name")), partial(self._take_for, picked))
            return
        self._ask_or_send(picked)

    def _take_for(self, answer: _Answer, agent_id: Hashable) -> None:
        if isinstance(agent_id, int):
            self._ask_or_send(replace(answer, taker_id=agent_id))

    def _ask_or_send(self, answer: _Answer) -> None:
        purpose = purpose_of(answer.response)
        if purpose is None:
            self._send(answer, Given())
            return
        codes = codes_in(self._floor.store.board, purpose, self._floor.ticker.now())
        self.wanted.emit()
        self._prompt.ask(
            Question(
                f"{self._words(answer).rstrip('…')}?",
                reasons(codes),
                own=Own.BESIDE,
                may_be_silent=answer.response is Response.DONE,
                act=self.tr("Answer"),
            ),
            partial(self._send, answer),
        )

    def _send(self, answer: _Answer, given: Given) -> None:
        one = answer.assignment
        command = Respond(
            self._make_id(),
            one.id,
            one.version,
            answer.response,
            agent_id=answer.taker_id,
            code=given.code,
            reason=given.words,
        )
        submit_checked(self._floor.store, self._notices, command, self._floor.ticker.now())
