"""Keeps the last night, read on a thread of its own: once a day, and only where a page shows it."""

import logging
import threading
from datetime import timedelta
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from wallboard.domain.hours_of_day import HoursOfDay
from wallboard.domain.night import NightRecord, NightSpan, last_night
from wallboard.live.failure import failure_of
from wallboard.live.shown import Shown, ShownTime
from wallboard.live.source import SourceUnavailable
from wallboard.live.thread import Worker

_RETRY_S = 10.0
_KEPT = timedelta(days=1)
_log = logging.getLogger(__name__)


class NightSource(Protocol):
    """Where a night is read from; everything happens on the thread of the nights."""

    def read(self, span: NightSpan, /) -> NightRecord: ...
    def close(self) -> None: ...


class NightReader(Worker):
    """Reads whatever night is wanted; an outage is the poller's to tell, and here it is tried again."""

    ready = Signal(object)
    """A `NightRecord`."""
    failed = Signal(object)
    """A `Failure` of our own; the reader goes on."""

    def __init__(self, source: NightSource) -> None:
        super().__init__()
        self._source = source
        self._wanted: list[NightSpan] = []
        self._news = threading.Event()
        self._stopping = threading.Event()

    def want(self, span: NightSpan) -> None:
        """Read this one as well; callable from any thread."""
        self._wanted.append(span)
        self._news.set()

    def stop(self) -> None:
        self._stopping.set()
        self._news.set()

    def run(self) -> None:
        """Read until stopped; this blocks the thread it is called on."""
        try:
            while not self._stopping.is_set():
                self._news.wait()
                self._news.clear()
                while self._wanted and not self._stopping.is_set():
                    if self.work(self._wanted[0]):
                        self._wanted.pop(0)
                    else:
                        self._stopping.wait(_RETRY_S)
        finally:
            self._source.close()

    def work(self, span: NightSpan) -> bool:
        """Read one night; False where the source cannot be read now."""
        try:
            self.ready.emit(self._source.read(span))
        except SourceUnavailable:
            return False
        except Exception as problem:  # noqa: BLE001 - the boundary: a wall without its night is still a wall
            sentence = "The last night could not be read."
            _log.error("%s", sentence, exc_info=problem)
            self.failed.emit(failure_of(sentence, problem))
        return True


class NightKeeper(QObject):
    """The nights that pages asked for, by their hours; read anew when another night is over."""

    changed = Signal()

    def __init__(self, store: Shown, ticker: ShownTime, reader: NightReader) -> None:
        super().__init__()
        self._store, self._ticker, self._reader = store, ticker, reader
        self._asked: set[NightSpan] = set()
        self._read: dict[NightSpan, NightRecord] = {}
        reader.ready.connect(self._take)

    def night(self, hours: HoursOfDay) -> NightRecord | None:
        """The last night; None until it was read, which this begins."""
        span = last_night(self._store.board, self._ticker.now(), hours)
        if span not in self._asked:
            self._asked.add(span)
            self._reader.want(span)
        return self._read.get(span)

    @Slot(object)
    def _take(self, record: NightRecord) -> None:
        """Nights that were over a day before are let go."""
        oldest = record.span.until - _KEPT
        self._read = {span: one for span, one in self._read.items() if span.until > oldest}
        self._asked = {span for span in self._asked if span.until > oldest}
        self._read[record.span] = record
        self.changed.emit()
