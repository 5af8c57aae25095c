"""Keeps warning marks and the clock table without a screen, as long as it is let run."""

import logging
import time
from collections.abc import Callable

from wallboard.domain.board import Board
from wallboard.domain.heartbeats import Kind
from wallboard.domain.mark_book import MarkBook
from wallboard.domain.marks import FiredMark
from wallboard.engine.clock_keeper import ClockKeeper
from wallboard.engine.due_keeper import DueKeeper
from wallboard.engine.following import BoardFollower, seconds_until
from wallboard.engine.heart import EngineHeart
from wallboard.services.database import Database, DatabaseUnavailable
from wallboard.services.database_watch import ChangeWatch
from wallboard.services.mark_keeping import keep_marks

RETRY_S = 2.0
LONGEST_NAP_S = 5.0
"""So late, at most, shows a clock that was set."""
_SHORTEST_NAP_S = 0.02
_SLICE_S = 0.25
"""So soon it notices that it is to stop."""

_log = logging.getLogger(__name__)


class MarkKeeper:
    """Follows one database; every pass writes the marks that are due and the clocks that changed.

    Any number of them may run at once, beside any number of desktops.
    """

    def __init__(
        self,
        database: Database,
        *,
        on_fired: Callable[[tuple[FiredMark, ...]], None] = lambda _: None,
        due: DueKeeper | None = None,
    ) -> None:
        """`on_fired` is told of marks that this keeper wrote, the earliest planned first.

        `due` does at every pass what else falls due by itself.
        """
        self._database = database
        self._on_fired = on_fired
        self._due = due
        self._follower = BoardFollower(database)
        self._book = MarkBook()
        self._clocks = ClockKeeper(database)
        self._is_away = False
        self._heart: EngineHeart | None = None

    def keep(self) -> float:
        """One pass over all that is due now; the seconds until the next one is needed if nothing changes.

        Raises:
            DatabaseUnavailable: the database cannot answer now; the next pass writes what this one owes.
            DatabaseRefused: this login may not read, or not write marks.
        """
        board, change = self._follower.step()
        read_s = time.monotonic()
        if self._heart is not None:
            self._heart.note(board.epoch, board.seq)
        due_in_s = None if self._due is None else self._due.keep(board)
        self._book.follow(board, [change])
        work = self._book.work(board.floor_at, most=None)
        self._clocks.note_changed(work.clocks)
        kept = keep_marks(self._database, work, most_ended=None)
        self._book.settle(work, kept.answer)
        self._clocks.note_ended(kept.ended)
        if kept.written.fired:
            self._on_fired(kept.written.fired)
        self._clocks.write(board, work.clockwork)
        left_s = self._left_s(board)
        return (left_s if due_in_s is None else min(left_s, due_in_s)) - (time.monotonic() - read_s)

    def run(self, is_stopped: Callable[[], bool], nap: Callable[[float], object]) -> None:
        """Keeps until it is stopped, and lets others hear that it does; an outage is sat out and said.

        `nap` sleeps for so many seconds where the database cannot be waited for.

        Raises:
            DatabaseRefused: this login may not read, or not write marks.
        """
        with ChangeWatch(self._database) as watch, EngineHeart(self._database, Kind.ENGINE) as heart:
            self._heart = heart
            while not is_stopped():
                try:
                    left_s = self.keep()
                    self._note_return()
                    self._wait(watch, min(max(left_s, _SHORTEST_NAP_S), LONGEST_NAP_S), is_stopped)
                except DatabaseUnavailable as trouble:
                    self._note_outage(trouble.sentence)
                    _nap(RETRY_S, is_stopped, nap)

    def _left_s(self, board: Board) -> float:
        to_come = [at for at in (self._book.next_at, self._clocks.next_at) if at is not None]
        return min((seconds_until(board, at) for at in to_come), default=LONGEST_NAP_S)

    def _wait(self, watch: ChangeWatch, left_s: float, is_stopped: Callable[[], bool]) -> None:
        while left_s > 0 and not is_stopped():
            slice_s = min(left_s, _SLICE_S)
            if watch.wait_for_change(slice_s):
                return
            left_s -= slice_s

    def _note_outage(self, sentence: str) -> None:
        if not self._is_away:
            _log.warning("marks wait: %s", sentence)
        self._is_away = True

    def _note_return(self) -> None:
        if self._is_away:
            _log.warning("marks are kept again")
        self._is_away = False


def _nap(seconds: float, is_stopped: Callable[[], bool], nap: Callable[[float], object]) -> None:
    while seconds > 0 and not is_stopped():
        nap(min(seconds, _SLICE_S))
        seconds -= _SLICE_S
