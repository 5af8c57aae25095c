"""What a board does for its watchdog: beats, writes down its pages, keeps its stack, ends when left alone."""

import faulthandler
import logging
import os
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import IO

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from wallboard.domain.board_digest import board_digest
from wallboard.domain.freshness import Freshness, Sight
from wallboard.domain.health import Followed, Phase
from wallboard.domain.wall_folder import EXIT_EXHAUSTED, HEALTH, STACK, WATCH_VARIABLE
from wallboard.live.beat import EVERY_MS, Beat
from wallboard.live.failure import Failure, failure_of
from wallboard.live.health import Glance, HealthWriter
from wallboard.live.leash import Leash
from wallboard.live.store import Store
from wallboard.live.thread import OwnThread

_LEAVE_WITHIN_S = 15.0
_GLANCE_MS = 500
_SELDOM_MS = 100
"""Often enough to see a second."""
_log = logging.getLogger(__name__)


class WatchedBoard(QObject):
    """Made right after the application; without a watchdog it still watches the event loop for the log."""

    close_asked = Signal()
    """The watchdog is gone: nobody would bring this board back, and another may come."""

    def __init__(self, environment: Mapping[str, str] = os.environ, *, every_ms: int = EVERY_MS) -> None:
        super().__init__()
        folder = environment.get(WATCH_VARIABLE)
        self._folder = Path(folder) if folder else None
        self._store: Store | None = None
        self._phase = Phase.STARTING
        self._freshness: Freshness | None = None
        self._turned_s = time.monotonic()
        self._is_seen = True
        self._pages: Mapping[str, str] = MappingProxyType({})
        self._beat = Beat(self, every_ms=every_ms)
        self._writer = HealthWriter(self._beat, self._folder and self._folder / HEALTH, digest=board_digest)
        self._thread = OwnThread(self._writer, name="health")
        self._stack = self._stack_file()
        self._leash = self._held_leash()
        self._timer = QTimer(self)
        self._timer.setInterval(_GLANCE_MS)
        self._timer.timeout.connect(self._glance)

    def start(self) -> None:
        """After the log has begun: from here on the last stack goes to the watchdog's folder."""
        self._keep_stack()
        self._beat.start()
        self._timer.start()
        self._thread.start()
        if self._leash is not None:
            self._leash.let_go.connect(self.close_asked)
            self._leash.start()

    def follow(self, store: Store) -> None:
        """Tell from now on how far this board is."""
        self._store = store
        store.sight_changed.connect(self._turn)
        self._glance()

    def show_pages(self, pages: Mapping[str, str]) -> None:
        """By screen, what is shown from now on; with the first of them the start is over."""
        self._pages = MappingProxyType(dict(pages))
        if pages and self._phase in (Phase.STARTING, Phase.PREPARING):
            self._phase = Phase.SHOWING
        self._glance()

    def hang(self, *, is_seen: bool) -> None:
        """Whether any of its screens is there; that none is for a night is no fault of the board's."""
        self._is_seen = is_seen
        self._glance()

    def leave(self) -> None:
        """Closed on purpose: threads are waited for now, which no watchdog may take for a hang."""
        self._phase = Phase.LEAVING
        self._glance()
        self._writer.write()

    def stop(self) -> None:
        self._beat.stop()
        self._timer.stop()
        self._thread.stop()
        self._thread.ended_within(2.0)
        if self._stack is not None:
            faulthandler.disable()
            self._stack.close()

    @Slot(object)
    def end_if_exhausted(self, failure: Failure) -> None:
        """No memory was left: end at once, for a fresh board is whole and this one may not be."""
        if failure.is_exhaustion:
            self._end(failure.stack)

    @Slot(object)
    def _turn(self, sight: Sight) -> None:
        """Another silence of the same age is no turn."""
        if sight.freshness is not self._freshness:
            self._freshness, self._turned_s = sight.freshness, time.monotonic()

    @Slot()
    def _glance(self) -> None:
        store = self._store
        board = store.board if store is not None and store.has_board else None
        followed = None
        if store is not None and board is not None:
            if self._phase is Phase.STARTING:
                self._phase = Phase.PREPARING
            sight = store.sight
            silent_s = sight.silent_for.total_seconds()
            followed = Followed(board.epoch, board.seq, sight.freshness.value, silent_s, self._turned_s)
        self._writer.glance = Glance(self.phase, self._pages, followed, board)

    @property
    def phase(self) -> Phase:
        """How far it is, as it is told to its watchdog."""
        has_board = self._phase in (Phase.PREPARING, Phase.SHOWING)
        return Phase.WITHOUT_SCREEN if has_board and not self._is_seen else self._phase

    def _held_leash(self) -> Leash | None:
        """The watchdog holds the other end of the standard input."""
        if self._folder is None or sys.__stdin__ is None:
            return None
        return Leash(sys.__stdin__.fileno(), end_after_s=_LEAVE_WITHIN_S)

    def _stack_file(self) -> IO[str] | None:
        if self._folder is None:
            return None
        try:
            return (self._folder / STACK).open("a", encoding="utf-8")
        except OSError as problem:
            _log.warning("no stack would be kept: %s (%s)", STACK, problem.strerror)
            return None

    def _keep_stack(self) -> None:
        """Of a crash, and of a hang when the watchdog asks; Windows has no signal to ask by."""
        if self._stack is None:
            return
        faulthandler.enable(self._stack)
        if hasattr(signal, "SIGUSR1"):
            faulthandler.register(signal.SIGUSR1, self._stack, all_threads=True)

    def _end(self, stack: str) -> None:
        if self._stack is not None:
            self._stack.write(f"{stack}\n")
            self._stack.flush()
        os._exit(EXIT_EXHAUSTED)


@contextmanager
def stalls_noted() -> Iterator[None]:
    """For a window that nobody watches over: where its event loop stands still is in the log."""
    watched = WatchedBoard({}, every_ms=_SELDOM_MS)
    watched.start()
    try:
        yield
    finally:
        watched.stop()


def keep_stack_of(problem: Exception, environment: Mapping[str, str] = os.environ) -> None:
    """An error that ends the board is kept like a crash: where it was, and not what it was about."""
    folder = environment.get(WATCH_VARIABLE)
    if folder:
        with suppress(OSError), (Path(folder) / STACK).open("a", encoding="utf-8") as stack:
            stack.write(f"{failure_of('', problem).stack}\n")
