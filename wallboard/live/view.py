"""The view: shows pages the live floor, or in its place a past instant of it, and hands back at once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QObject, Slot

from wallboard.domain.board import Board, change_between
from wallboard.domain.change import Change
from wallboard.domain.commands import Command, Outcome, OutcomeKind
from wallboard.domain.floor_record import FloorRecord
from wallboard.domain.freshness import Freshness, Sight
from wallboard.domain.groundwork import Groundwork
from wallboard.domain.history import LoadHistory
from wallboard.domain.prospect import Prospect
from wallboard.live.past import Past
from wallboard.live.shown import Shown, ShownHistory, ShownRecords, ShownTime

AS_IT_WAS = Sight(Freshness.LIVE, timedelta(0))
"""A past board cannot grow old: nothing of it is ruled over or dated as stale; `past_at` says what it is."""


class ViewTime(ShownTime):
    """The floor's time, or the past instant, at which it stands still."""

    def __init__(self, live: ShownTime, parent: QObject) -> None:
        super().__init__(parent)
        self._live = live
        self._past_at: datetime | None = None
        live.tick.connect(self._pass_on)

    def now(self) -> datetime:
        return self._past_at or self._live.now()

    def database_now(self) -> datetime:
        return self._past_at or self._live.database_now()

    def turn(self, past_at: datetime | None) -> None:
        """Be this instant from now on; `strike` tells of it."""
        self._past_at = past_at

    def strike(self) -> None:
        """Tick once out of turn, for whatever is painted by the clock."""
        self.tick.emit(self.now())

    @Slot(object)
    def _pass_on(self, now: datetime) -> None:
        if self._past_at is None:
            self.tick.emit(now)


class ViewHistory(ShownHistory):
    """The hours up to now, or up to the past instant."""

    def __init__(self, live: ShownHistory, parent: QObject) -> None:
        super().__init__(parent)
        self._live = live
        self._past: Past | None = None
        live.changed.connect(self._pass_on)

    @property
    def history(self) -> LoadHistory | None:
        return self._live.history if self._past is None else self._past.history

    def turn(self, past: Past | None) -> None:
        if past is not self._past:
            self._past = past
            self.changed.emit(self.history)

    @Slot(object)
    def _pass_on(self, history: LoadHistory | None) -> None:
        if self._past is None:
            self.changed.emit(history)


class ViewRecords(ShownRecords):
    """What the weeks say of now; of the past nothing is forecast, since it is known how it went on."""

    def __init__(self, live: ShownRecords, parent: QObject) -> None:
        super().__init__(parent)
        self._live = live
        self._is_past = False
        live.record_changed.connect(self._pass_record)
        live.prospect_changed.connect(self._pass_prospect)

    @property
    def record(self) -> FloorRecord | None:
        return None if self._is_past else self._live.record

    @property
    def prospect(self) -> Prospect | None:
        return None if self._is_past else self._live.prospect

    @property
    def is_past(self) -> bool:
        return self._is_past

    def turn(self, *, is_past: bool) -> None:
        if is_past is not self._is_past:
            self._is_past = is_past
            self.record_changed.emit(self.record)
            self.prospect_changed.emit(self.prospect)

    @Slot(object)
    def _pass_record(self, record: FloorRecord) -> None:
        if not self._is_past:
            self.record_changed.emit(record)

    @Slot(object)
    def _pass_prospect(self, prospect: Prospect | None) -> None:
        if not self._is_past:
            self.prospect_changed.emit(prospect)


class View(Shown):
    """What the pages look at. The live floor goes on behind it, and is there again without being read.

    What became of commands is told at any time: they were given on the floor as it is.
    """

    def __init__(
        self,
        live: Shown,
        time: ShownTime,
        history: ShownHistory,
        records: ShownRecords,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._live = live
        self._past: Past | None = None
        self.time = ViewTime(time, self)
        self.history = ViewHistory(history, self)
        self.records = ViewRecords(records, self)
        live.changed.connect(self._follow)
        live.pending_changed.connect(self._follow_pending)
        live.sight_changed.connect(self._follow_sight)
        live.refused.connect(self.refused)
        live.done.connect(self.done)

    @property
    def live(self) -> Shown:
        """The floor as it is now, whatever is looked at."""
        return self._live

    @property
    def past_at(self) -> datetime | None:
        return None if self._past is None else self._past.at

    @property
    def board(self) -> Board:
        return self._live.board if self._past is None else self._past.board

    @property
    def has_board(self) -> bool:
        return self._past is not None or self._live.has_board

    @property
    def groundwork(self) -> Groundwork | None:
        return self._live.groundwork if self._past is None else None

    @property
    def pending(self) -> Mapping[int, Command]:
        return self._live.pending if self._past is None else {}

    @property
    def pending_agents(self) -> Mapping[int, Command]:
        return self._live.pending_agents if self._past is None else {}

    @property
    def sight(self) -> Sight:
        return self._live.sight if self._past is None else AS_IT_WAS

    @property
    def trouble(self) -> str:
        return self._live.trouble if self._past is None else ""

    def submit(self, command: Command) -> None:
        if self._past is None:
            self._live.submit(command)
        else:
            self.refused.emit(Outcome(command, OutcomeKind.REFUSED, read_only_sentence()))

    def show_past(self, past: Past) -> None:
        """Look at the floor as it was."""
        self._turn(past)

    def show_now(self) -> None:
        """Look at the floor as it is."""
        if self._past is not None:
            self._turn(None)

    def _turn(self, past: Past | None) -> None:
        """Everything is turned before anybody is told, so that whoever is told first sees all of it."""
        before, sight, pending = self.board, self.sight, frozenset(self.pending)
        was_at, self._past = self.past_at, past
        self.time.turn(self.past_at)
        change = _difference(before, self.board)
        if not change.is_empty:
            self.changed.emit(change)
        if self.sight != sight:
            self.sight_changed.emit(self.sight)
        if differs := pending ^ frozenset(self.pending):
            self.pending_changed.emit(differs)
        self.records.turn(is_past=past is not None)
        self.history.turn(past)
        if self.past_at != was_at:
            self.turned.emit(self.past_at)
            self.time.strike()

    @Slot(object)
    def _follow(self, change: Change) -> None:
        if self._past is None:
            self.changed.emit(change)

    @Slot(object)
    def _follow_pending(self, incident_ids: frozenset[int]) -> None:
        if self._past is None:
            self.pending_changed.emit(incident_ids)

    @Slot(object)
    def _follow_sight(self, sight: Sight) -> None:
        if self._past is None:
            self.sight_changed.emit(sight)


def _difference(before: Board, now: Board) -> Change:
    """What views must touch; that their clocks differ is told by `turned`, and makes no row another one."""
    return Change() if now is before else change_between(replace(before, clock=now.clock), now)


def read_only_sentence() -> str:
    """Why nothing can be done on a past board, and what to do."""
    return QCoreApplication.translate(
        "View", "This is the past, and it is read-only; press Esc to come back to now."
    )
