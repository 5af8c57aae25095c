"""Keeps screen and machine awake as long as a wall hangs, and says what the system refuses."""

import threading
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from wallboard.live.lacks import Lacks
from wallboard.live.thread import Worker

ASKS_EVERY_S = 30.0
"""More often than any screen blanks; whoever comes up later than the wall, or anew, is asked then."""


class Refused(Protocol):
    """What could not be held off, such as “sleep”, why, and what a person can do."""

    @property
    def wake(self) -> str: ...

    @property
    def why(self) -> str: ...

    @property
    def way_out(self) -> str: ...


class HoldsOff(Protocol):
    """The system's ways; both are called on the worker's thread and may block it for some seconds."""

    def hold(self) -> tuple[Refused, ...]: ...

    def release(self) -> None: ...


class AwakeKeeper(Worker):
    """Asks the system at once, and again every half minute until it is stopped."""

    answered = Signal(object)
    """A tuple of `Refused`: all that is refused now."""

    def __init__(self, make: Callable[[], HoldsOff], *, every_s: float = ASKS_EVERY_S) -> None:
        super().__init__()
        self._make = make
        self._every_s = every_s
        self._stopping = threading.Event()

    def run(self) -> None:
        """Hold, and let go at the end; this blocks the thread it is called on."""
        lock = self._make()
        while not self._stopping.is_set():
            self.answered.emit(lock.hold())
            self._stopping.wait(self._every_s)
        lock.release()

    def stop(self) -> None:
        self._stopping.set()


class AwakeTeller(QObject):
    """Says on the wall what the system refuses to hold off."""

    def __init__(self, keeper: AwakeKeeper, lacks: Lacks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lacks = lacks
        self._said: frozenset[str] = frozenset()
        keeper.answered.connect(self.take)

    @Slot(object)
    def take(self, refused: tuple[Refused, ...]) -> None:
        for one in refused:
            self._lacks.say(str(one.wake), _words(str(one.wake)).format(why=one.why, way_out=one.way_out))
        now = frozenset(str(one.wake) for one in refused)
        for key in self._said - now:
            self._lacks.clear(key)
        self._said = now


def _words(wake: str) -> str:
    if wake == "sleep":
        return QCoreApplication.translate("Awake", "This machine may go to sleep: {why}. {way_out}")
    return QCoreApplication.translate("Awake", "A screen saver may cover the wall: {why}. {way_out}")
