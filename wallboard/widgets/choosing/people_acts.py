"""What is asked of people without dragging them: another team for a time, a break, the way back."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from wallboard.domain.act_refusals import codes_in
from wallboard.domain.commands import Command
from wallboard.domain.deploy import objections, verdict
from wallboard.domain.deploy_rules import Purpose
from wallboard.domain.objection import Level, Objection
from wallboard.domain.staff import PresenceState
from wallboard.domain.staff_commands import EndMove, MoveAgent, SetPresence
from wallboard.models.floor import Floor
from wallboard.models.pick import Pick, PickRow, numbered
from wallboard.models.question import Given
from wallboard.models.reason_words import reason_words
from wallboard.models.spoken import spoken
from wallboard.widgets.actions import catalogue
from wallboard.widgets.actions.act import Act
from wallboard.widgets.checked import submit_checked
from wallboard.widgets.choosing.people_rows import people_rows
from wallboard.widgets.choosing.times import times_from
from wallboard.widgets.free_hand import FreeHand
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_pick_up import old_sentence
from wallboard.widgets.life.life_acts import LifeActs
from wallboard.widgets.notices import Notices
from wallboard.widgets.picker.picker import Picker


@dataclass(frozen=True, slots=True)
class _Break:
    """A break that is being asked about."""

    agent_id: int
    code: str


class PeopleActs(QObject):
    """Each act picks somebody first, unless the keys stand on somebody, and then whatever it needs."""

    def __init__(
        self,
        floor: Floor,
        hand: Hand,
        notices: Notices,
        life: LifeActs,
        picker: Picker,
        page: QWidget,
        make_id: Callable[[], UUID] = uuid4,
    ) -> None:
        super().__init__(page)
        self._floor, self._notices, self._life = floor, notices, life
        self._picker, self._make_id = picker, make_id
        self.in_focus: Callable[[], int | None] = _nobody
        """The person on whom the keys stand."""
        acts = (
            Act(catalogue.MOVE, self.move, page, life.why_nothing),
            Act(catalogue.MOVE_BACK, self.move_back, page, life.why_nothing),
            Act(catalogue.BREAK, self.send_on_break, page, life.why_nothing),
            Act(catalogue.BACK, self.bring_back, page, life.why_nothing),
        )
        FreeHand(hand, acts, self)

    @Slot()
    def move(self) -> None:
        """Somebody to another team, until when."""
        self._with_somebody(catalogue.MOVE.name, self._every_agent(), self.move_agent)

    @Slot()
    def move_back(self) -> None:
        """Somebody back to their own team, or a move called off that has not begun."""
        moves = self._floor.store.board.moves.values()
        moved = {move.agent_id: move.id for move in moves if not move.is_over}
        self._with_somebody(catalogue.MOVE_BACK.name, moved, lambda agent_id: self._end_move(moved[agent_id]))

    @Slot()
    def send_on_break(self) -> None:
        """Somebody on a break: which one, and until when."""
        self._with_somebody(catalogue.BREAK.name, self._in_state(PresenceState.ON_SHIFT), self.break_agent)

    @Slot()
    def bring_back(self) -> None:
        """Somebody back from a break."""
        self._with_somebody(
            catalogue.BACK.name, self._in_state(PresenceState.ON_BREAK), self.bring_agent_back
        )

    def move_agent(self, agent_id: int) -> None:
        """Which team, and until when?"""
        board, now = self._floor.store.board, self._floor.ticker.now()
        rows = []
        for team in sorted(board.teams.values(), key=lambda team: (team.name, team.id)):
            raised = objections(board, self._moving(agent_id, team.id), now)
            why, is_blocked = self._worst(raised), verdict(raised) is Level.BLOCK
            rows.append(PickRow(team.id, team.name, note=why, why_not=why if is_blocked else ""))
        title = self.tr("Move {who} to which team?").format(who=board.agent_name(agent_id))
        pick = Pick(title, numbered(rows), self.tr("A number, or a team"))
        self._picker.open(pick, partial(_called_with_id, partial(self.move_to, agent_id)))

    def move_to(self, agent_id: int, team_id: int) -> None:
        """Until when?"""
        board, now = self._floor.store.board, self._floor.ticker.now()
        title = self.tr("{who} to {team}: until when?")
        words = title.format(who=board.agent_name(agent_id), team=board.team_name(team_id))
        shifts = board.shifts_of_agent.get(agent_id, ())
        ends_at = next((one.ends_at for one in shifts if one.starts_at <= now < one.ends_at), None)
        more = () if ends_at is None else ((self.tr("To the end of the shift"), ends_at),)
        pick = times_from(words, now, without=self.tr("Until somebody ends it"), more=more)
        moving = self._moving(agent_id, team_id)
        self._picker.open(pick, partial(self._move_until, moving))

    def break_agent(self, agent_id: int) -> None:
        """Which kind of break, and until when?"""
        board, now = self._floor.store.board, self._floor.ticker.now()
        codes = codes_in(board, Purpose.BREAK, now)
        rows = numbered(PickRow(_Break(agent_id, code), reason_words(code)) for code in codes)
        title = self.tr("Send {who} on which break?").format(who=board.agent_name(agent_id))
        if warned := self._worst(objections(board, self._presence(agent_id, PresenceState.ON_BREAK), now)):
            words = self.tr("{who}: {why}. On which break all the same?")
            title = words.format(who=board.agent_name(agent_id), why=warned.rstrip("."))
        self._picker.open(Pick(title, rows, self.tr("A number, or a word")), self._on_break)

    def bring_agent_back(self, agent_id: int) -> None:
        self._submit(self._presence(agent_id, PresenceState.ON_SHIFT))

    def _with_somebody(self, title: str, agent_ids: Iterable[int], does: Callable[[int], object]) -> None:
        if why := self._life.why_nothing():
            self._notices.say(why)
            return
        ids, focus = frozenset(agent_ids), self.in_focus()
        if focus is not None and focus in ids:
            does(focus)
            return
        rows = people_rows(self._floor.store.board, ids, self._floor.ticker.now())
        hint = self.tr("Type a name or a team") if rows else self.tr("There is nobody to choose from")
        self._picker.open(Pick(title, rows, hint), partial(_called_with_id, does))

    def _move_until(self, moving: MoveAgent, until_at: Hashable) -> None:
        """At once, or why, where the team that they leave would miss them."""
        moving = replace(moving, until_at=until_at if isinstance(until_at, datetime) else None)
        board, now = self._floor.store.board, self._floor.ticker.now()
        raised, sight = objections(board, moving, now), self._floor.store.sight
        if max(verdict(raised), sight.level) is not Level.WARN:
            self._submit(moving)
            return
        words, why = self.tr("{who}: {why}. Why all the same?"), self._worst(raised).rstrip(".")
        title = words.format(who=board.agent_name(moving.agent_id), why=why or old_sentence(sight))
        codes = codes_in(board, Purpose.MOVE, now)
        rows = numbered(PickRow(Given(code), reason_words(code)) for code in codes)
        hint = self.tr("A number, or your own words")
        self._picker.open(Pick(title, rows, hint, own=_own_words), partial(self._move_why, moving))

    def _move_why(self, moving: MoveAgent, given: Hashable) -> None:
        if isinstance(given, Given):
            self._submit(replace(moving, reason=given.words, reason_code=given.code))

    def _worst(self, raised: Sequence[Objection]) -> str:
        """The worst objection speaks; empty where there is none."""
        level = verdict(raised)
        return next((spoken(one.sentence) for one in raised if one.level is level), "")

    def _on_break(self, asked: Hashable) -> None:
        if not isinstance(asked, _Break):
            return
        words = self.tr("{who}, {reason}: until when?")
        name = self._floor.store.board.agent_name(asked.agent_id)
        title = words.format(who=name, reason=reason_words(asked.code))
        pick = times_from(title, self._floor.ticker.now(), without=self.tr("Until they are back"))
        self._picker.open(pick, partial(self._break_until, asked))

    def _break_until(self, asked: _Break, until_at: Hashable) -> None:
        command = self._presence(asked.agent_id, PresenceState.ON_BREAK)
        until = until_at if isinstance(until_at, datetime) else None
        self._submit(replace(command, break_reason=asked.code, until_at=until))

    def _end_move(self, move_id: int) -> None:
        move = self._floor.store.board.moves.get(move_id)
        if move is not None:
            self._submit(EndMove(self._make_id(), move.id, move.version))

    def _moving(self, agent_id: int, team_id: int) -> MoveAgent:
        agent = self._floor.store.board.agents[agent_id]
        return MoveAgent(self._make_id(), agent_id, agent.version, team_id)

    def _presence(self, agent_id: int, state: PresenceState) -> SetPresence:
        presence = self._floor.store.board.presences.get(agent_id)
        return SetPresence(self._make_id(), agent_id, 0 if presence is None else presence.version, state)

    def _submit(self, command: Command) -> None:
        submit_checked(self._floor.store, self._notices, command, self._floor.ticker.now())

    def _every_agent(self) -> Iterable[int]:
        return self._floor.store.board.agents

    def _in_state(self, state: PresenceState) -> Iterable[int]:
        presences = self._floor.store.board.presences
        return [agent_id for agent_id, presence in presences.items() if presence.state is state]


def _own_words(typed: str) -> PickRow | None:
    words = typed.strip()
    return PickRow(Given(words=words), words) if words else None


def _called_with_id(does: Callable[[int], object], picked: Hashable) -> None:
    if isinstance(picked, int):
        does(picked)


def _nobody() -> int | None:
    return None
