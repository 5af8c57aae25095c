"""Judges once a second how far each source may be trusted that tiles of a page draw on."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from wallboard.domain.sources import Origin, Source, Sources, aged, source_of_board, source_of_hours
from wallboard.live.clock import SteadyClock, steady_s
from wallboard.live.heartbeat import BEAT_EVERY_S, RollKeeper
from wallboard.live.history import HistoryKeeper
from wallboard.live.records import HOLDS_S, READ_EVERY_S, RecordKeeper
from wallboard.live.store import Store
from wallboard.live.ticker import Ticker

_LOOK_EVERY_MS = 1000
GRACE_S = 20.0
"""A program that has just begun has not read everything yet, and is not at fault for it."""
_FORECAST_EVERY = timedelta(seconds=HOLDS_S / 3)
_RECORD_EVERY = timedelta(seconds=READ_EVERY_S)
_BEAT_EVERY = timedelta(seconds=BEAT_EVERY_S)


class SourceKeeper(QObject):
    """The sources of the live floor; a source that this program does not have is not among them."""

    changed = Signal(object)
    """The `Sources`, when one of them has become another."""

    def __init__(
        self,
        store: Store,
        ticker: Ticker,
        history: HistoryKeeper,
        records: RecordKeeper,
        roll: RollKeeper,
        *,
        steady: SteadyClock = steady_s,
    ) -> None:
        super().__init__()
        self._store, self._ticker, self._history = store, ticker, history
        self._records, self._roll, self._steady = records, roll, steady
        self._sources: Sources = {}
        self._told: Sources = {}
        self._first_look_s: float | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        store.sight_changed.connect(self.look)
        history.changed.connect(self.look)
        roll.changed.connect(self.look)
        self._timer.start()

    @property
    def sources(self) -> Sources:
        """Empty before the first board."""
        return self._sources

    @Slot()
    def look(self) -> None:
        """Judge them now; whoever is LIVE is told as such whatever the second."""
        if not self._store.has_board:
            return
        now_s = self._steady()
        self._first_look_s = now_s if self._first_look_s is None else self._first_look_s
        is_new = now_s - self._first_look_s < GRACE_S
        self._sources = {
            source.origin: source
            for source in self._judged(self._ticker.now())
            if source.as_of is not None or not is_new
        }
        told = {origin: _without_time(source) for origin, source in self._sources.items()}
        if told != self._told:
            self._told = told
            self.changed.emit(self._sources)

    def stop(self) -> None:
        self._timer.stop()

    def _judged(self, now: datetime) -> Iterator[Source]:
        board = self._store.board
        speed = board.clock.speed or 1.0
        yield source_of_board(self._store.sight, board.floor_at)
        history = self._history.history
        until = history.starts[-1] + history.bucket if history is not None and history.starts else None
        yield source_of_hours(now, until, speed=speed, is_read=history is not None)
        if self._records.is_asked:
            record_s, age_s = self._records.record_age_s, self._records.prospect_age_s
            every = _FORECAST_EVERY
            if record_s is not None and record_s > 3 * READ_EVERY_S:
                age_s, every = record_s, _RECORD_EVERY
            yield aged(Origin.WEEKS, now, _span(age_s), every=every, speed=speed)
        if self._roll.is_asked:
            yield aged(Origin.OTHERS, now, _span(self._roll.silent_for_s), every=_BEAT_EVERY, speed=speed)


def _span(seconds: float | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=seconds)


def _without_time(source: Source) -> Source:
    """What a tile shows of it: while LIVE no instant, and otherwise the instant but not its age."""
    as_of = None if source.is_live else source.as_of
    return Source(source.origin, source.freshness, as_of)
