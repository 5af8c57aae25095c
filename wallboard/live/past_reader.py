"""Reads past boards on a thread of its own: the newest wish wins, and older ones are dropped."""

import logging
import threading
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal

from wallboard.domain.board import Board
from wallboard.live.failure import failure_of
from wallboard.live.past import Past, PastSource
from wallboard.live.source import SourceUnavailable
from wallboard.live.thread import Worker

_log = logging.getLogger(__name__)
PAGE_FIRST_S = 0.25
"""So long the hours before a board wait, which would slow down the painting of the board itself."""


@dataclass(frozen=True, slots=True)
class Wish:
    """An instant to look at, or so many changes of the floor after it (before it where negative)."""

    at: datetime
    changes: int = 0


class PastReader(Worker):
    """Grants one wish after the other; the hours before a board are read when nobody wishes for another."""

    span_read = Signal(object)
    """A `LogSpan`, or None where the log is empty."""
    read = Signal(object, object)
    """The `Wish` and its `Past`, which comes again with its history; None where no change is left."""
    lost = Signal(object, str)
    """The `Wish` (None: the span) that could not be granted, and why in a sentence."""
    failed = Signal(object)
    """A `Failure` of our own; the reader goes on."""

    def __init__(self, source: PastSource) -> None:
        super().__init__()
        self._source = source
        self._news = threading.Condition()
        self._wish: Wish | None = None
        self._asks_span = False
        self._is_stopped = False

    def wish(self, wish: Wish) -> None:
        """Ask for a board; what was wished for before and is not read yet is forgotten. From any thread."""
        with self._news:
            self._wish = wish
            self._news.notify()

    def forget(self) -> None:
        """Wish for nothing any more. From any thread."""
        with self._news:
            self._wish = None

    def ask_span(self) -> None:
        """Answered by `span_read`. From any thread."""
        with self._news:
            self._asks_span = True
            self._news.notify()

    def stop(self) -> None:
        with self._news:
            self._is_stopped = True
            self._news.notify()

    def run(self) -> None:
        """Grant wishes until stopped; this blocks the thread it is called on."""
        try:
            while (asked := self._next()) is not None:
                self.grant(asked[0], asks_span=asked[1])
        finally:
            self._source.close()

    def grant(self, wish: Wish | None, *, asks_span: bool) -> None:
        """Answer what was asked for; an outage is told, and the next wish tries again."""
        try:
            if asks_span:
                self.span_read.emit(self._source.span())
            if wish is not None:
                self._grant(wish)
        except SourceUnavailable as outage:
            self.lost.emit(wish, outage.sentence)
        except Exception as problem:  # noqa: BLE001 - the boundary: an error of ours must not end the reading
            sentence = "An error in this program came between; the past could not be read."
            _log.error("time machine: %s", sentence, exc_info=problem)
            self.failed.emit(failure_of(sentence, problem))
            self.lost.emit(wish, sentence)

    def _grant(self, wish: Wish) -> None:
        at = self._source.change_from(wish.at, wish.changes) if wish.changes else wish.at
        if at is None:
            self.read.emit(wish, None)
            return
        board = self._source.board_at(at)
        self.read.emit(wish, Past(board))
        self._tell_history(wish, board)

    def _tell_history(self, wish: Wish, board: Board) -> None:
        with self._news:
            if self._news.wait_for(self._wants_else, PAGE_FIRST_S):
                return
        history = self._source.history(board, self._is_overtaken)
        if history is not None:
            self.read.emit(wish, Past(board, history))

    def _is_overtaken(self) -> bool:
        with self._news:
            return self._wants_else()

    def _wants_else(self) -> bool:
        """Whether another board is wished for, or none any more."""
        return self._wish is not None or self._is_stopped

    def _next(self) -> tuple[Wish | None, bool] | None:
        with self._news:
            while not (self._is_stopped or self._wish or self._asks_span):
                self._news.wait()
            if self._is_stopped:
                return None
            asked = (self._wish, self._asks_span)
            self._wish, self._asks_span = None, False
            return asked
