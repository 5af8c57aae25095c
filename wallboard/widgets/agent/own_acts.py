"""What an agent does in their window: answers, and says how they are; each asks first what it must know."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from wallboard.domain.act_refusals import codes_in, purpose_of
from wallboard.domain.commands import Command
from wallboard.domain.deploy_rules import Purpose
from wallboard.domain.own_work import OwnItem, answer_to
from wallboard.domain.staff import PresenceState
from wallboard.domain.staff_commands import Response, SetPresence
from wallboard.live.shown import Shown
from wallboard.models.own_desk import OwnDesk
from wallboard.models.pick import Pick, PickRow, numbered
from wallboard.models.question import Given, Own, Question
from wallboard.models.reason_words import reason_words, reasons
from wallboard.widgets.actions import catalogue
from wallboard.widgets.actions.act import Act
from wallboard.widgets.agent.item_card import ACTION_OF, answers_by_hand
from wallboard.widgets.checked import submit_checked
from wallboard.widgets.choosing.times import times_from
from wallboard.widgets.notices import Notices
from wallboard.widgets.picker.picker import Picker
from wallboard.widgets.reason_prompt import ReasonPrompt

Focused = Callable[[], OwnItem | None]


@dataclass(frozen=True, slots=True)
class _Break:
    """A break that is being asked about."""

    code: str


class OwnActs(QObject):
    """Keys and buttons come here; what makes no sense is refused in words before anything is sent."""

    def __init__(
        self,
        desk: OwnDesk,
        store: Shown,
        notices: Notices,
        now: Callable[[], datetime],
        prompt: ReasonPrompt,
        picker: Picker,
        focused: Focused,
        page: QWidget,
        make_id: Callable[[], UUID] = uuid4,
    ) -> None:
        super().__init__(page)
        self._desk, self._store, self._notices, self._now = desk, store, notices, now
        self._prompt, self._picker, self._focused, self._make_id = prompt, picker, focused, make_id
        for response, action in ACTION_OF.items():
            Act(action, partial(self.answer_here, response), page)
        Act(catalogue.ON_SHIFT, self.come, page)
        Act(catalogue.OWN_BREAK, self.go_on_break, page)
        Act(catalogue.OFF, self.leave, page)
        Act(catalogue.UNDO, notices.undo, page, notices.why_no_undo)

    def answer_here(self, response: Response) -> None:
        """Answer what the keys stand on, if that is an answer to it; else the first to which it is."""
        here = self._focused()
        able = [item for item in self._desk.work.every if response in answers_by_hand(item)]
        item = here if here in able else next(iter(able), None)
        if item is None:
            self._notices.say(self.tr("There is nothing here that this would be an answer to."))
            return
        self.answer(item.assignment.id, response)

    def answer(self, assignment_id: int, response: Response) -> None:
        """Answer; declining asks why, and the last one who is done may say what came of it."""
        item = self._item(assignment_id)
        if item is None:
            return
        if response is Response.DECLINE or (response is Response.DONE and self._is_last(item)):
            self._ask(item, response)
        else:
            self._send(item, response, Given())

    def come(self) -> None:
        """On shift from now on."""
        self._set(PresenceState.ON_SHIFT)

    def leave(self) -> None:
        """Off from now on."""
        self._set(PresenceState.OFF)

    def go_on_break(self) -> None:
        """Which kind of break?"""
        if self._desk.state is None:
            return
        codes = codes_in(self._store.board, Purpose.BREAK, self._now())
        rows = numbered(PickRow(_Break(code), reason_words(code)) for code in codes)
        title = self.tr("Which break?")
        self._picker.open(Pick(title, rows, self.tr("A number, or a word")), self._on_break)

    def _on_break(self, asked: Hashable) -> None:
        """Until when?"""
        if isinstance(asked, _Break):
            title = self.tr("{reason}: until when?").format(reason=reason_words(asked.code))
            pick = times_from(title, self._now(), without=self.tr("Until I am back"))
            self._picker.open(pick, partial(self._break_until, asked))

    def _break_until(self, asked: _Break, until_at: Hashable) -> None:
        until = until_at if isinstance(until_at, datetime) else None
        self._set(PresenceState.ON_BREAK, asked.code, until)

    def _set(
        self, state: PresenceState, break_reason: str | None = None, until_at: datetime | None = None
    ) -> None:
        own = self._desk.state
        if own is not None:
            version = 0 if own.presence is None else own.presence.version
            self._submit(SetPresence(self._make_id(), own.agent.id, version, state, break_reason, until_at))

    def _ask(self, item: OwnItem, response: Response) -> None:
        purpose = purpose_of(response)
        codes = () if purpose is None else codes_in(self._store.board, purpose, self._now())
        is_decline = response is Response.DECLINE
        title = (
            self.tr("Why do you decline {reference}?") if is_decline else self.tr("What came of {reference}?")
        )
        self._prompt.ask(
            Question(
                title.format(reference=item.incident.reference),
                reasons(codes),
                own=Own.BESIDE,
                may_be_silent=not is_decline,
                act=self.tr("Decline") if is_decline else self.tr("Done"),
            ),
            partial(self._answered, item.assignment.id, response),
        )

    def _answered(self, assignment_id: int, response: Response, given: Given) -> None:
        """The board may have moved on since it was asked: what is sent is of now."""
        item = self._item(assignment_id)
        if item is not None:
            self._send(item, response, given)

    def _send(self, item: OwnItem, response: Response, given: Given) -> None:
        state = self._desk.state
        if state is None:
            return
        command = answer_to(
            item,
            response,
            state.agent.id,
            command_id=self._make_id(),
            code=given.code,
            reason=given.words,
        )
        if self._submit(command):
            self._desk.note_answer(item.assignment.id)

    def _item(self, assignment_id: int) -> OwnItem | None:
        """It as it is now; one that is gone is told as gone already."""
        every = self._desk.work.every
        return next((item for item in every if item.assignment.id == assignment_id), None)

    def _is_last(self, item: OwnItem) -> bool:
        """Whether nobody else is on the incident: only then it can be resolved by this."""
        others = self._store.board.assignments_of_incident.get(item.incident.id, ())
        return not any(one.agent_id is not None and one.id != item.assignment.id for one in others)

    def _submit(self, command: Command) -> bool:
        return submit_checked(self._store, self._notices, command, self._now())
