"""Does what a person asks of the chosen incidents: one or several, all or none or as many as pass."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wallboard.domain.act_refusals import codes_in, life_facts, purpose_of
from wallboard.domain.commands import Release, SingleCommand
from wallboard.domain.deploy_rules import Purpose
from wallboard.domain.incident import Incident
from wallboard.domain.life_commands import ChangeLife, LifeAct
from wallboard.domain.life_rules import CODED, act_refusal
from wallboard.domain.objection import Level
from wallboard.live.shown import Shown
from wallboard.live.view import read_only_sentence
from wallboard.models.question import Given, Own, Question
from wallboard.models.reason_words import reasons
from wallboard.models.spoken import spoken
from wallboard.widgets.actions import catalogue
from wallboard.widgets.actions.act import Act
from wallboard.widgets.actions.action import Action
from wallboard.widgets.free_hand import FreeHand
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Phase
from wallboard.widgets.life.life_words import ACTIONS, title
from wallboard.widgets.life.next_actions import next_actions
from wallboard.widgets.life.other_incident import other_incidents, who_leaves
from wallboard.widgets.life.several import Part, Several
from wallboard.widgets.notices import Notices
from wallboard.widgets.picker.picker import Picker
from wallboard.widgets.reason_prompt import ReasonPrompt

Chosen = Callable[[], tuple[Incident, ...]]
"""The incidents that an act is for, as somebody sees them now."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """An act that waits for its answer; the rows are those that were seen when it was asked."""

    act: LifeAct | None
    rows: tuple[Incident, ...]
    into_id: int | None = None
    agent_id: int | None = None


class LifeActs(QObject):
    """One act for every step of an incident's life; each is refused in words where it makes no sense."""

    wanted = Signal()
    """A question is about to be asked: whoever has the prompt shows it."""

    def __init__(
        self,
        store: Shown,
        hand: Hand,
        notices: Notices,
        now: Callable[[], datetime],
        chosen: Chosen,
        prompt: ReasonPrompt,
        picker: Picker,
        page: QWidget,
        make_id: Callable[[], UUID] = uuid4,
    ) -> None:
        super().__init__(page)
        self._store, self._hand, self._notices, self._now = store, hand, notices, now
        self._chosen, self._make_id, self._prompt, self._picker = chosen, make_id, prompt, picker
        self._several = Several(store, notices, make_id)
        made = [
            Act(action, partial(self.do, act), page, partial(self.why_not, act))
            for act, action in ACTIONS.items()
        ]
        acts = (
            *made,
            Act(catalogue.RELEASE, partial(self.do, None), page, partial(self.why_not, None)),
        )
        FreeHand(hand, acts, self)

    @property
    def chosen(self) -> tuple[Incident, ...]:
        """What it would be done to."""
        return self._chosen()

    @property
    def next(self) -> tuple[Action, ...]:
        """What makes most sense to do with the first of them, best first."""
        return next_actions(self._store.board, self.chosen[0]) if self.chosen else ()

    def why_nothing(self) -> str:
        """Why nothing can be done now, whatever is chosen."""
        if self._store.past_at is not None:
            return read_only_sentence()
        return self.tr("An incident is in the hand.") if self._hand.phase is not Phase.EMPTY else ""

    def why_not(self, act: LifeAct | None) -> str:
        """Why an act cannot be done to any of the chosen incidents; empty where it can to one of them."""
        if why := self.why_nothing():
            return why
        rows = self._chosen()
        if not rows:
            return self.tr("Choose an incident first.")
        refused = self._refused(act, rows)
        return refused[0] if len(refused) == len(rows) else ""

    def do(self, act: LifeAct | None) -> None:
        """Do an act, asking before it what it needs to know; None takes everybody off."""
        if self._hand.phase is not Phase.EMPTY:
            return
        if why := self.why_not(act):
            self._notices.say(why)
            return
        rows = self._chosen()
        if act is LifeAct.MERGE:
            self._picker.open(other_incidents(self._store.board, rows), partial(self._merge, rows))
            return
        if act is None and len(rows) == 1 and (pick := who_leaves(self._store.board, rows[0])) is not None:
            self._picker.open(pick, partial(self._let_go, rows))
            return
        self._ask_or_do(_Asked(act, rows))

    def _let_go(self, rows: tuple[Incident, ...], agent_id: Hashable) -> None:
        """One of those who are on it, or everybody."""
        self._ask_or_do(_Asked(None, rows, agent_id=agent_id if isinstance(agent_id, int) else None))

    def _merge(self, rows: tuple[Incident, ...], into_id: Hashable) -> None:
        if isinstance(into_id, int):
            self._ask_or_do(_Asked(LifeAct.MERGE, rows, into_id))

    def _ask_or_do(self, asked: _Asked) -> None:
        """One incident goes at once where nothing needs to be known; of several the person says how."""
        purpose = Purpose.RELEASE if asked.act is None else purpose_of(asked.act)
        if purpose is None and len(asked.rows) == 1:
            self._send(asked, Given())
            return
        codes = () if purpose is None else codes_in(self._store.board, purpose, self._now())
        action = catalogue.RELEASE if asked.act is None else ACTIONS[asked.act]
        self.wanted.emit()
        self._prompt.ask(
            Question(
                title(asked.act, asked.rows, self._refused(asked.act, asked.rows)),
                reasons(codes),
                own=Own.BESIDE,
                count=len(asked.rows),
                may_be_silent=asked.act not in CODED and not self._is_old_for(asked.act),
                act=action.name.rstrip("…"),
            ),
            partial(self._send, asked),
        )

    def _is_old_for(self, act: LifeAct | None) -> bool:
        """Whether the rules want a reason for taking people off, because the board is old."""
        return act is None and self._store.sight.level is Level.WARN

    def _send(self, asked: _Asked, given: Given) -> None:
        parts = tuple(
            Part(self._command(asked, row, given), self._refusal(asked.act, row)) for row in asked.rows
        )
        self._several.send(parts, is_all_or_none=given.is_all_or_none)

    def _command(self, asked: _Asked, row: Incident, given: Given) -> SingleCommand:
        if asked.act is None:
            return Release(
                self._make_id(), row.id, row.version, asked.agent_id, given.words, reason_code=given.code
            )
        return ChangeLife(
            self._make_id(),
            row.id,
            row.version,
            asked.act,
            code=given.code,
            into_id=asked.into_id,
            reason=given.words,
        )

    def _refused(self, act: LifeAct | None, rows: Sequence[Incident]) -> tuple[str, ...]:
        """One sentence for each incident to which it cannot be done."""
        found = (self._refusal(act, row) for row in rows)
        return tuple(sentence for sentence in found if sentence)

    def _refusal(self, act: LifeAct | None, row: Incident) -> str:
        if act is None:
            is_free = not self._store.board.assignments_of_incident.get(row.id)
            words = self.tr("Nobody is on {reference}.")
            return words.format(reference=row.reference) if is_free else ""
        refusal = act_refusal(act, life_facts(row))
        is_asked_later = refusal is not None and refusal.code == "no_target"
        return "" if refusal is None or is_asked_later else spoken(refusal.sentence)
