"""One key opens the ranked list beside the chosen incident; a digit, Enter or a click sends somebody."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, QRect, Signal, Slot
from PySide6.QtWidgets import QWidget

from wallboard.domain.assignment import AssignmentRole
from wallboard.domain.board import Board
from wallboard.domain.commands import Deploy
from wallboard.domain.deploy import objections
from wallboard.domain.deploy_facts import Keeping
from wallboard.domain.deploy_rules import Purpose
from wallboard.domain.incident import Incident
from wallboard.domain.objection import Level, verdict
from wallboard.models.counted import counted
from wallboard.models.floor import Floor
from wallboard.models.pick import Pick, PickRow
from wallboard.models.question import Given, Question
from wallboard.models.reason_words import reasons
from wallboard.models.spoken import spoken
from wallboard.widgets.actions import catalogue
from wallboard.widgets.actions.act import Act
from wallboard.widgets.choosing.candidates import Looked, led_by
from wallboard.widgets.choosing.keeping_times import keeping_pick
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_pick_up import old_sentence
from wallboard.widgets.hand_state import Phase, Target
from wallboard.widgets.life.life_acts import LifeActs
from wallboard.widgets.life.several import Part, Several
from wallboard.widgets.notices import Notices
from wallboard.widgets.overtaken import as_now, overtaken
from wallboard.widgets.picker.picker import Picker
from wallboard.widgets.reason_prompt import ReasonPrompt

LEAD, SUPPORT, RESERVE, TEAM = range(4)
"""The lists of one question: as lead, as support, kept for later, offered to a team."""

_LOOKED_AT = 8
_ANEW = "anew"
"""The key of the only row there is where somebody else was quicker."""


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Who was picked for which incidents, as somebody saw it."""

    rows: tuple[Incident, ...]
    target: Target
    mode: int
    seen_id: int | None
    for_at: datetime | None = None

    @property
    def role(self) -> AssignmentRole:
        return AssignmentRole.SUPPORT if self.mode == SUPPORT else AssignmentRole.LEAD

    @property
    def keeping(self) -> Keeping | None:
        return Keeping(self.for_at) if self.mode == RESERVE else None


class ChooseByNumber(QObject):
    """Asks who, for when where somebody is kept for later, and why where it is not who is recommended."""

    wanted = Signal()
    """A question is about to be asked: whoever has the prompt shows it."""

    def __init__(
        self,
        floor: Floor,
        hand: Hand,
        notices: Notices,
        life: LifeActs,
        prompt: ReasonPrompt,
        ink: DeskInk,
        page: QWidget,
        place: Callable[[], QRect],
        make_id: Callable[[], UUID] = uuid4,
    ) -> None:
        super().__init__(page)
        self._floor, self._hand, self._notices, self._life = floor, hand, notices, life
        self._prompt, self._make_id = prompt, make_id
        self._rows: tuple[Incident, ...] = ()
        self._seen: Board | None = None
        self._mode = LEAD
        self._seen_id: int | None = None
        self._several = Several(floor.store, notices, make_id)
        self.picker = Picker(ink, page, place)
        self.picker.moded.connect(self._turn)
        self._act = Act(catalogue.CHOOSE, self.open, page, self.why_not)
        floor.ticker.tick.connect(self._renew)
        hand.changed.connect(self._follow_hand)

    def why_not(self) -> str:
        """Why nobody can be chosen now."""
        if why := self._life.why_nothing():
            return why
        rows = self._life.chosen
        if not rows:
            return self.tr("Choose an incident first.")
        ended = next((row for row in rows if not row.is_open), None)
        if ended is not None:
            return self.tr("{reference} is not open.").format(reference=ended.reference)
        return ""

    @Slot()
    def open(self) -> None:
        """Show who could take what is chosen; the incidents are held as they are seen now."""
        if why := self.why_not():
            self._notices.say(why)
            return
        self._begin(self._life.chosen)

    def _begin(self, rows: tuple[Incident, ...]) -> None:
        """What somebody leads already opens on who could help."""
        self._rows, self._seen = rows, self._floor.store.board
        self._mode = SUPPORT if led_by(self._seen, rows[0].id) else LEAD
        pick = self._pick()
        if pick is not None:
            self.picker.open(pick, self._take)

    @Slot(int)
    def _turn(self, mode: int) -> None:
        """Another of the lists, for the same incidents."""
        self._mode = mode
        pick = self._pick()
        if pick is not None:
            self.picker.renew(pick)

    @Slot()
    def _renew(self) -> None:
        """The floor goes on: who was able may not be any more, and says so."""
        if self.picker.isVisible() and self.picker.pick.modes and (pick := self._pick()) is not None:
            self.picker.renew(pick)

    def _look(self, mode: int) -> Looked | None:
        """Who is to be kept is judged as for some day until somebody says for when."""
        role = AssignmentRole.SUPPORT if mode == SUPPORT else AssignmentRole.LEAD
        keeping = Keeping() if mode == RESERVE else None
        board, now = self._floor.store.board, self._floor.ticker.now()
        return Looked.at(board, self._rows[0].id, now, role, keeping)

    def _look_for(self, chosen: _Chosen, row: Incident) -> Looked | None:
        board, now = self._floor.store.board, self._floor.ticker.now()
        return Looked.at(board, row.id, now, chosen.role, chosen.keeping)

    def _pick(self) -> Pick | None:
        """None where the incident is not open any more."""
        looked = self._look(self._mode)
        if looked is None:
            return None
        self._seen_id = looked.ranking.recommended_id
        modes = (self.tr("As lead"), self.tr("As support"), self.tr("Reserve"), self.tr("To a team"))
        if why := self._overtaken():
            return Pick(why, (PickRow(_ANEW, self.tr("Look at it as it is now"), number=1),), modes=modes)
        rows = looked.teams() if self._mode == TEAM else looked.agents()
        can = sum(row.is_able for row in rows)
        foot = self.tr("{can} can go, {cannot} cannot · Left and Right: another list")
        return Pick(
            self._title(),
            rows,
            self.tr("A number, or a name"),
            modes=modes,
            mode=self._mode,
            foot=foot.format(can=can, cannot=len(rows) - can),
        )

    def _overtaken(self) -> str:
        """What somebody else did meanwhile to what is asked about; empty where nobody did anything."""
        board, seen = self._floor.store.board, self._seen
        every = tuple((row.id, row.version) for row in self._rows)
        return "" if seen is None else overtaken(seen, board, every)

    def _look_anew(self) -> None:
        board = self._floor.store.board
        every = as_now(board, tuple((row.id, row.version) for row in self._rows))
        if every:
            self._begin(tuple(board.incidents[incident_id] for incident_id, _ in every))

    def _title(self) -> str:
        first, board = self._rows[0], self._floor.store.board
        if len(self._rows) > 1:
            count = len(self._rows)
            return counted("ChooseByNumber", "Who takes it?", "Who takes these %n incidents?", count)
        words = self.tr("Who takes {reference} {nature}?")
        leads = led_by(board, first.id)
        if leads:
            helps = self.tr("{who} leads {reference} {nature}: who helps?")
            words = helps if self._mode == SUPPORT else self.tr("{who} leads {reference} {nature}: who else?")
        nature = board.nature_name(first.nature_id)
        return words.format(reference=first.reference, nature=nature, who=leads)

    def _take(self, target: Hashable) -> None:
        if target == _ANEW or self._overtaken():  # the board went on since the rows were drawn
            self._look_anew()
            return
        if not isinstance(target, Target):
            return
        chosen = _Chosen(self._rows, target, self._mode, self._seen_id)
        if chosen.mode != RESERVE:
            self._ask_or_send(chosen)
            return
        board, now, who = self._floor.store.board, self._floor.ticker.now(), self._hand.name(target)
        pick = keeping_pick(board, now, chosen.rows[0].id, target, who)
        self.picker.open(pick, partial(self._take_time, chosen))

    def _take_time(self, chosen: _Chosen, at: Hashable) -> None:
        self._ask_or_send(replace(chosen, for_at=at if isinstance(at, datetime) else None))

    def _ask_or_send(self, chosen: _Chosen) -> None:
        """At once where one incident goes to who is recommended; else why, and of several how."""
        looked = self._look_for(chosen, chosen.rows[0])
        if looked is None:
            self._notices.say(self.tr("This incident is not open on this board."))
            return
        asks = (
            self._floor.store.sight.level is Level.WARN
            or looked.asks_reason(chosen.target, chosen.seen_id)
            or self._asks_of_others(chosen)
        )
        if not asks and len(chosen.rows) == 1:
            self._send(chosen, Given())
            return
        board, now = self._floor.store.board, self._floor.ticker.now()
        codes = board.deploy_rules(now).codes(Purpose.DEPLOY) if asks else ()
        self.wanted.emit()
        self._prompt.ask(
            Question(
                self._question(looked, chosen, asks=asks),
                reasons(codes),
                count=len(chosen.rows),
                may_be_silent=not asks,
                act=self.tr("Deploy"),
                typed=self._hand.typed_for(chosen.rows[0].id),
            ),
            partial(self._send, chosen),
        )

    def _asks_of_others(self, chosen: _Chosen) -> bool:
        """Whether any other of several takes a reason; many are not looked at one by one, and take one."""
        others = chosen.rows[1:]
        if len(others) > _LOOKED_AT:
            return True
        looks = (self._look_for(chosen, row) for row in others)
        return any(look is not None and look.asks_reason(chosen.target, None) for look in looks)

    def _question(self, looked: Looked, chosen: _Chosen, *, asks: bool) -> str:
        who = self._hand.name(chosen.target)
        if not asks:
            count = len(chosen.rows)
            words = counted("ChooseByNumber", "%n incident to {who}?", "%n incidents to {who}?", count)
            return words.format(who=who)
        sight, why = self._floor.store.sight, looked.why(chosen.target).rstrip(".")
        if sight.level is Level.WARN and not looked.asks_reason(chosen.target, chosen.seen_id):
            why = old_sentence(sight)
        elif len(chosen.rows) > 1 and not looked.asks_reason(chosen.target, chosen.seen_id):
            why = self.tr("not the best for all of them")
        return self.tr("{who}: {why}. Why all the same?").format(who=who, why=why)

    def _send(self, chosen: _Chosen, given: Given) -> None:
        if self._overtaken():
            self._hand.keep_typed(chosen.rows[0].id, given.words or "")
            self._look_anew()
            return
        parts = tuple(self._part(chosen, row, given) for row in chosen.rows)
        self._several.send(parts, is_all_or_none=given.is_all_or_none)

    def _part(self, chosen: _Chosen, row: Incident, given: Given) -> Part:
        command = Deploy(
            self._make_id(),
            row.id,
            row.version,
            agent_id=chosen.target.agent_id,
            team_id=chosen.target.team_id,
            role=chosen.role,
            reason=given.words,
            reason_code=given.code,
            recommended_id=chosen.seen_id if row is chosen.rows[0] else None,
            is_reserved=chosen.mode == RESERVE,
            reserved_for_at=chosen.for_at,
            seen_seq=None if self._seen is None else self._seen.seq,
        )
        raised = objections(self._floor.store.board, command, self._floor.ticker.now())
        blocks = [one for one in raised if one.level is Level.BLOCK]
        refused = spoken(blocks[0].sentence) if verdict(raised) is Level.BLOCK else ""
        return Part(command, f"{row.reference}: {refused}" if refused else "")

    @Slot()
    def _follow_hand(self) -> None:
        """While the hand carries, letters name people."""
        is_free = self._hand.phase is Phase.EMPTY
        self._act.listen(is_listening=is_free)
        if not is_free:
            self.picker.dismiss()
