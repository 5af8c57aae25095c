"""Has what falls due by itself done from the desktop, too, where no engine runs: off the UI thread."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from wallboard.domain.board import Board
from wallboard.domain.commands import OutcomeKind
from wallboard.domain.due import next_due_at
from wallboard.domain.due_book import DueBook
from wallboard.domain.freshness import Freshness
from wallboard.live.clock import SteadyClock, steady_s
from wallboard.live.source import Write
from wallboard.live.store import Store
from wallboard.live.ticker import Ticker

Do = Callable[[Callable[[], None]], None]
"""Has something done on the thread that writes, after what it has to do already."""

_log = logging.getLogger(__name__)


class _Pass(NamedTuple):
    """How a pass went: when time alone may make something due, and when what was tried is tried again."""

    next_at: datetime | None
    again_s: float | None
    is_over: bool = False


class DueKeeper(QObject):
    """Looks once a second whether the board changed or an instant came, and has work done only then.

    Any other board or engine may do the same: the ids of the commands follow from what they are about.
    """

    _passed = Signal(object)

    def __init__(
        self, store: Store, ticker: Ticker, *, write: Write, do: Do, steady: SteadyClock = steady_s
    ) -> None:
        super().__init__()
        self._store, self._write, self._do, self._steady = store, write, do, steady
        self._has_changed = False
        self._is_busy = False
        self._told = _Pass(None, None)
        self._book = DueBook()  # of the thread that writes, and of no other
        store.changed.connect(self._note)
        ticker.tick.connect(self._look)
        self._passed.connect(self._take)

    @Slot(object)
    def _note(self, _: object) -> None:
        self._has_changed = True

    @Slot(object)
    def _look(self, now: datetime) -> None:
        told = self._told
        is_due = told.next_at is not None and told.next_at <= now
        is_again = told.again_s is not None and told.again_s <= self._steady()
        if self._is_busy or told.is_over or not (self._has_changed or is_due or is_again):
            return
        if self._store.sight.freshness is not Freshness.LIVE:
            return
        self._has_changed, self._is_busy = False, True
        self._do(partial(self._pass, self._store.board, now))

    @Slot(object)
    def _take(self, told: _Pass) -> None:
        self._is_busy, self._told = False, told

    def _pass(self, board: Board, now: datetime) -> None:
        """On the thread that writes."""
        try:
            self._passed.emit(self._kept(board, now))
        except Exception:  # noqa: BLE001 - the boundary: an error of ours must not end the writing
            _log.exception("nothing is done by itself any more because of an error in this program")
            self._passed.emit(_Pass(None, None, is_over=True))

    def _kept(self, board: Board, now: datetime) -> _Pass:
        for command in self._book.to_do(board, now, self._steady()):
            outcome = self._write(command)
            self._book.note(command, outcome.kind, self._steady())
            if outcome.kind is not OutcomeKind.DONE:
                _log.info("left for later: %s", outcome.sentence)
        next_at = next_due_at(board)
        is_to_come = next_at is not None and next_at > now
        return _Pass(next_at if is_to_come else None, min(self._book.waiting.values(), default=None))
