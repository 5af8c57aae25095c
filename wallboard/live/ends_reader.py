"""Reads on a thread of its own whether a wall of this machine stopped, and takes down that it was seen."""

import logging
import threading
from typing import Protocol

from PySide6.QtCore import Signal

from wallboard.domain.wall_ends import WallEnd
from wallboard.live.thread import Worker

LOOK_EVERY_S = 30.0
_log = logging.getLogger(__name__)


class EndsSource(Protocol):
    """Where ends are kept; it may block, and is called on the reader's thread only."""

    def unseen(self) -> tuple[WallEnd, ...]:
        """The oldest first."""

    def mark_seen(self, last: WallEnd) -> None:
        """This one and all before it; raises OSError where that cannot be kept."""


class EndsReader(Worker):
    """Tells at its start and whenever it is other than before."""

    found = Signal(object)
    """Those that nobody has seen, as a tuple; empty again when somebody has."""

    def __init__(self, source: EndsSource) -> None:
        super().__init__()
        self._source = source
        self._over, self._woken = threading.Event(), threading.Event()
        self._seen: WallEnd | None = None
        self._told: tuple[WallEnd, ...] = ()

    def see(self, last: WallEnd) -> None:
        """Somebody has seen everything up to this one; callable from any thread."""
        self._seen = last
        self._woken.set()

    def run(self) -> None:
        while not self._over.is_set():
            self.look()
            self._woken.wait(LOOK_EVERY_S)
            self._woken.clear()

    def stop(self) -> None:
        self._over.set()
        self._woken.set()

    def look(self) -> None:
        """What cannot be read is no end; what cannot be taken down is told again the next time."""
        seen, self._seen = self._seen, None
        try:
            if seen is not None:
                self._source.mark_seen(seen)
            unseen = self._source.unseen()
        except OSError as problem:
            _log.warning("the ends of a wall cannot be read or marked: %s", problem.strerror)
            return
        if unseen != self._told:
            self._told = unseen
            self.found.emit(unseen)
