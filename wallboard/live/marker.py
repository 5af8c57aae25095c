"""Hands warning marks over to be written when they are reached, without asking anything of the UI thread."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.freshness import Freshness
from wallboard.domain.mark_book import MarkAnswer, MarkBook, MarkWork
from wallboard.live.clock import SteadyClock, steady_s
from wallboard.live.source import SourceUnavailable
from wallboard.live.store import Store
from wallboard.live.ticker import Ticker

WriteMarks = Callable[[MarkWork], MarkAnswer]
"""Writes marks; raises `SourceUnavailable` to be asked again later, `MarksRefused` to be asked no more."""
Do = Callable[[Callable[[], None]], None]
"""Has something done on the thread that writes, after what it has to do already."""

RETRY_S = (2.0, 5.0, 15.0, 60.0)

_log = logging.getLogger(__name__)


class MarksRefused(Exception):
    """Whoever is logged in may not write marks: others will; `sentence` says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class _End(Enum):
    DONE = auto()
    EARLY = auto()
    FAILED = auto()
    NEVER_AGAIN = auto()


@dataclass(frozen=True, slots=True)
class _Pass:
    """How handing over went; `next_at` is when the next mark is reached, `is_complete` that none is left."""

    end: _End
    next_at: datetime | None
    is_complete: bool


class Marker(QObject):
    """Looks once a second whether anything changed or is due, and only then has work done elsewhere.

    What fails is tried again later and troubles nobody: any other program may write the same marks.
    """

    _passed = Signal(object)

    def __init__(
        self, store: Store, ticker: Ticker, *, write: WriteMarks, do: Do, steady: SteadyClock = steady_s
    ) -> None:
        super().__init__()
        self._store, self._ticker, self._write, self._do, self._steady = store, ticker, write, do, steady
        self._changes: list[Change] = []
        self._next_at: datetime | None = None
        self._is_complete = True
        self._is_busy = False
        self._is_over = False
        self._bad_passes = 0
        self._not_before_s = 0.0
        # Of the thread that writes, and of no other:
        self._book = MarkBook()
        self._owes_a_look = True
        store.changed.connect(self._note)
        ticker.tick.connect(self._look)
        self._passed.connect(self._take)

    @Slot(object)
    def _note(self, change: Change) -> None:
        touches_incidents = change.incidents_added or change.incidents_changed or change.incidents_removed
        if not self._is_over and (touches_incidents or change.policy):
            self._changes.append(change)

    @Slot(object)
    def _look(self, now: datetime) -> None:
        is_due = self._next_at is not None and self._next_at <= now
        if not (self._changes or is_due) and self._is_complete:
            return
        is_live = self._store.sight.freshness is Freshness.LIVE
        if self._is_busy or self._is_over or not is_live or self._steady() < self._not_before_s:
            return
        changes, self._changes = tuple(self._changes), []
        self._is_busy = True
        self._do(partial(self._pass, self._store.board, changes, now))

    @Slot(object)
    def _take(self, told: _Pass) -> None:
        self._is_busy = False
        self._next_at, self._is_complete = told.next_at, told.is_complete
        self._is_over = told.end is _End.NEVER_AGAIN
        if told.end is _End.DONE:
            self._bad_passes = 0
            if not told.is_complete:
                self._look(self._ticker.now())
            return
        self._not_before_s = self._steady() + RETRY_S[min(self._bad_passes, len(RETRY_S) - 1)]
        self._bad_passes += 1

    def _pass(self, board: Board, changes: tuple[Change, ...], now: datetime) -> None:
        """On the thread that writes."""
        end = self._end_of_pass(board, changes, now)
        is_complete = self._book.is_complete and end is not _End.FAILED
        self._passed.emit(_Pass(end, self._book.next_at, is_complete))

    def _end_of_pass(self, board: Board, changes: tuple[Change, ...], now: datetime) -> _End:
        try:
            self._book.follow(board, changes)
            return self._hand_over(self._book.work(now))
        except SourceUnavailable as trouble:
            _log.info("marks are written later: %s", trouble.sentence)
            return _End.FAILED
        except MarksRefused as refusal:
            _log.info("marks are left to other programs: %s", refusal.sentence)
            return _End.NEVER_AGAIN
        except Exception:  # noqa: BLE001 - the boundary: an error of ours must not end the writing
            _log.exception("no marks are written because of an error in this program")
            return _End.NEVER_AGAIN

    def _hand_over(self, work: MarkWork) -> _End:
        """Also once at the beginning, for what was reached while no program looked."""
        answer = MarkAnswer()
        is_last = work.until_at is not None
        if work.marks or work.gone or (self._owes_a_look and is_last):
            answer = self._write(work)
            self._owes_a_look = self._owes_a_look and not is_last
        self._book.settle(work, answer)
        return _End.EARLY if answer.early else _End.DONE
