"""Reads the last hours on a thread of its own: a long log is walked through while polls go on."""

import logging
import threading

from PySide6.QtCore import Signal

from wallboard.domain.board import Board
from wallboard.live.failure import failure_of
from wallboard.live.source import HoursSource, SourceUnavailable
from wallboard.live.thread import Worker

_RETRY_S = 2.0
_log = logging.getLogger(__name__)


class HoursReader(Worker):
    """Reads the hours up to the last board that was asked for.

    An outage is the poller's to tell: here it is only tried again.
    """

    history_ready = Signal(object)
    """A `LoadHistory`."""
    failed = Signal(object)
    """A `Failure` of our own; the reader goes on."""

    def __init__(self, source: HoursSource) -> None:
        super().__init__()
        self._source = source
        self._wanted: Board | None = None
        self._is_wanted = threading.Event()
        self._stopping = threading.Event()

    def want(self, board: Board) -> None:
        """Read the hours up to this board next; callable from any thread."""
        self._wanted = board
        self._is_wanted.set()

    def run(self) -> None:
        """Read whatever is wanted until stopped; this blocks the thread it is called on."""
        try:
            while not self._stopping.is_set():
                self._is_wanted.wait()
                if not self._stopping.is_set() and not self.work():
                    self._stopping.wait(_RETRY_S)
        finally:
            self._source.close()

    def stop(self) -> None:
        self._stopping.set()
        self._is_wanted.set()

    def work(self) -> bool:
        """Read what is wanted now; False where the source cannot be read and it is wanted still."""
        self._is_wanted.clear()
        board = self._wanted
        if board is None:
            return True
        try:
            self.history_ready.emit(self._source.read(board))
        except SourceUnavailable:
            self._is_wanted.set()
            return False
        except Exception as problem:  # noqa: BLE001 - the boundary: a wall without its past is still a wall
            sentence = "The last hours could not be read."
            _log.error("%s", sentence, exc_info=problem)
            self.failed.emit(failure_of(sentence, problem))
        return True
