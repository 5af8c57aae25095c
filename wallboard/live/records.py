"""What the last weeks say and let expect: worked out on a thread of its own, so that no poll waits."""

import logging
import threading
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import Signal, Slot

from wallboard.domain.board import Board
from wallboard.domain.floor_record import FloorRecord
from wallboard.domain.prospect import Prospect, prospect_of
from wallboard.live.clock import SteadyClock, steady_s
from wallboard.live.failure import failure_of
from wallboard.live.shown import ShownRecords
from wallboard.live.source import SourceUnavailable
from wallboard.live.store import Store
from wallboard.live.thread import Worker
from wallboard.live.ticker import Ticker

READ_EVERY_S = 600.0
LOOK_EVERY_S = 15.0
HOLDS_S = 60.0
"""A forecast that no newer one has taken the place of for so long is not shown beside a live board."""
_RETRY_S = 20.0
_UNTIL_SEEN_S = 0.5

_log = logging.getLogger(__name__)


class RecordSource(Protocol):
    """Where the record comes from; all is called on the thread of the records, and may block it."""

    def read(self) -> FloorRecord:
        """The record up to now; may raise `SourceUnavailable`."""

    def close(self) -> None:
        """Let go of every connection."""


class RecordReader(Worker):
    """Reads the record every ten minutes, and holds the newest board against it every quarter of one.

    An outage is the poller's to tell: here it is only tried again.
    """

    record_ready = Signal(object)
    """A `FloorRecord`."""
    prospect_ready = Signal(object)
    """A `Prospect`."""
    failed = Signal(object)
    """A `Failure` of our own; the reader goes on."""

    def __init__(self, source: RecordSource, *, steady: SteadyClock = steady_s) -> None:
        super().__init__()
        self._source = source
        self._steady = steady
        self._stopping = threading.Event()
        self._seen: tuple[Board, datetime] | None = None
        self._record: FloorRecord | None = None
        self._read_due_s = 0.0
        self._is_failing = False

    def run(self) -> None:
        """Work until stopped; this blocks the thread it is called on."""
        try:
            while not self._stopping.is_set():
                if self._seen is None:  # the first board comes first
                    self._stopping.wait(_UNTIL_SEEN_S)
                    continue
                self.work()
                self._stopping.wait(LOOK_EVERY_S)
        finally:
            self._source.close()

    def stop(self) -> None:
        self._stopping.set()

    def see(self, board: Board, now: datetime) -> None:
        """What to hold against the record next; callable from any thread."""
        self._seen = (board, now)

    def work(self) -> None:
        """Read what is due to be read, and tell what is to be expected of a board not looked at before."""
        try:
            if self._steady() >= self._read_due_s:
                self._read_due_s = self._steady() + READ_EVERY_S
                self._record = self._source.read()
                self.record_ready.emit(self._record)
            seen, self._seen = self._seen, None
            if self._record is not None and seen is not None:
                self.prospect_ready.emit(prospect_of(seen[0], self._record, seen[1]))
            self._is_failing = False
        except SourceUnavailable:
            self._read_due_s = self._steady() + _RETRY_S
        except Exception as problem:  # noqa: BLE001 - the boundary: a wall without forecasts is still a wall
            self._tell(problem)

    def _tell(self, problem: Exception) -> None:
        """Once until it works again: the same error every quarter of a minute would bury the wall."""
        if not self._is_failing:
            sentence = "What the last weeks say could not be worked out."
            _log.error("%s", sentence, exc_info=problem)
            self.failed.emit(failure_of(sentence, problem))
        self._is_failing = True


class RecordKeeper(ShownRecords):
    """The newest record and prospect, for whoever shows figures or forecasts."""

    def __init__(
        self, store: Store, ticker: Ticker, reader: RecordReader | None, *, steady: SteadyClock = steady_s
    ) -> None:
        super().__init__()
        self._store = store
        self._reader = reader
        self._steady = steady
        self._taken_at_s: float | None = None
        self._record_at_s: float | None = None
        self._record: FloorRecord | None = None
        self._prospect: Prospect | None = None
        if reader is not None:
            reader.record_ready.connect(self.take_record)
            reader.prospect_ready.connect(self.take_prospect)
            ticker.tick.connect(self._show)

    @property
    def record(self) -> FloorRecord | None:
        return self._record

    @property
    def prospect(self) -> Prospect | None:
        return self._prospect

    @property
    def is_asked(self) -> bool:
        """False where this program reads no weeks, and so never forecasts."""
        return self._reader is not None

    @property
    def prospect_age_s(self) -> float | None:
        """How long ago the last forecast came, also one that is no longer shown; None before the first."""
        return None if self._taken_at_s is None else self._steady() - self._taken_at_s

    @property
    def record_age_s(self) -> float | None:
        """How long ago the weeks were read."""
        return None if self._record_at_s is None else self._steady() - self._record_at_s

    @Slot(object)
    def take_record(self, record: FloorRecord) -> None:
        self._record = record
        self._record_at_s = self._steady()
        self.record_changed.emit(record)

    @Slot(object)
    def take_prospect(self, prospect: Prospect | None) -> None:
        self._prospect = prospect
        if prospect is not None:
            self._taken_at_s = self._steady()
        self.prospect_changed.emit(prospect)

    @Slot(object)
    def _show(self, now: datetime) -> None:
        """Only a board that is known to be true is worth a forecast."""
        if self._reader is None or not self._store.sight.freshness.takes_drops:
            return
        self._reader.see(self._store.board, now)
        if self._prospect is not None and (self.prospect_age_s or 0.0) > HOLDS_S:
            self.take_prospect(None)
