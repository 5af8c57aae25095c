"""The board's own heartbeat, and what it hears of the others: beaten on a thread that does nothing else."""

import logging
import threading
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from wallboard.domain.heartbeats import RollCall
from wallboard.live.clock import SteadyClock, steady_s
from wallboard.live.source import SourceUnavailable
from wallboard.live.step import Step
from wallboard.live.thread import Worker

BEAT_EVERY_S = 5.0
STANDS_STILL_AFTER_S = 30.0
"""A program whose work stands still must fall silent, although its heart would go on beating."""

_log = logging.getLogger(__name__)


class Heartbeats(Protocol):
    """Where a board says that it is there; everything is called on the heart's thread, and may block it.

    `beat` and `leave` may raise `SourceUnavailable`.
    """

    def beat(self, epoch: str, seq: int, page: str | None) -> RollCall:
        """Say how far the board has followed, and read who else is there."""

    def leave(self) -> None:
        """Say goodbye."""

    def close(self) -> None:
        """Let go of every connection."""


class Heart(Worker):
    """Beats every five seconds while the board moves on; what fails is only tried again."""

    heard = Signal(object)
    """A `RollCall`, after every beat that succeeded."""

    def __init__(self, source: Heartbeats, *, steady: SteadyClock = steady_s) -> None:
        super().__init__()
        self._source = source
        self._steady = steady
        self._stopping = threading.Event()
        self._followed: tuple[str, int, float] | None = None
        self._page: str | None = None
        self._is_failing = False
        self._is_known = False

    def follow(self, epoch: str, seq: int) -> None:
        """The board shows the log up to here now; callable from any thread."""
        self._followed = (epoch, seq, self._steady())

    def show(self, page: str | None) -> None:
        """The page that people look at; callable from any thread."""
        self._page = page

    def run(self) -> None:
        """Beat until stopped, and say goodbye; this blocks the thread it is called on."""
        while not self._stopping.is_set():
            self.beat()
            self._stopping.wait(BEAT_EVERY_S if self._followed else 0.2)
        self._leave()

    def stop(self) -> None:
        self._stopping.set()

    def beat(self) -> None:
        """One beat, unless the board has not moved on since long."""
        followed = self._followed
        if followed is None or self._steady() - followed[2] > STANDS_STILL_AFTER_S:
            return
        try:
            told = self._source.beat(followed[0], followed[1], self._page)
        except SourceUnavailable as trouble:
            self._note(trouble.sentence)
        except Exception:  # noqa: BLE001 - the boundary: a wall that nobody hears of is still a wall
            self._note("an error in this program", with_stack=True)
        else:
            self._is_failing, self._is_known = False, True
            self.heard.emit(told)

    def _note(self, sentence: str, *, with_stack: bool = False) -> None:
        if not self._is_failing:
            _log.warning("no heartbeat: %s", sentence, exc_info=with_stack)
        self._is_failing = True

    def _leave(self) -> None:
        try:
            if self._is_known and not self._is_failing:
                self._source.leave()
        except SourceUnavailable as trouble:
            _log.info("left without a goodbye: %s", trouble.sentence)
        finally:
            self._source.close()


class RollKeeper(QObject):
    """The newest roll call, and how long ago it came, for whoever shows who else is there."""

    changed = Signal()
    """There is another roll call."""

    def __init__(self, heart: Heart | None, *, steady: SteadyClock = steady_s) -> None:
        super().__init__()
        self._heart = heart
        self._steady = steady
        self._heard_s: float | None = None
        self.roll_call: RollCall | None = None
        if heart is not None:
            heart.heard.connect(self.take)

    @property
    def is_asked(self) -> bool:
        """False where this program has no heart and so never learns who else is there."""
        return self._heart is not None

    @property
    def silent_for_s(self) -> float | None:
        """How long ago the last roll call came; None before the first."""
        return None if self._heard_s is None else self._steady() - self._heard_s

    @Slot(object)
    def take(self, told: RollCall) -> None:
        self.roll_call, self._heard_s = told, self._steady()
        self.changed.emit()

    @Slot(object)
    def follow(self, step: Step) -> None:
        """The board has moved on, or was seen to be up to date."""
        if self._heart is not None:
            self._heart.follow(step.board.epoch, step.board.seq)

    @Slot(object)
    def show(self, page: object) -> None:
        if self._heart is not None:
            self._heart.show(str(page) if page is not None else None)
