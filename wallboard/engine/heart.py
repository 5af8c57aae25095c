"""The heartbeat of a program without a screen: it says that it is there as long as its work goes on."""

import logging
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from wallboard.domain.heartbeats import Kind
from wallboard.services.database import Database, DatabaseRefused, DatabaseUnavailable
from wallboard.services.heartbeats import BEAT_EVERY, Pulse

STANDS_STILL_AFTER_S = 30.0
"""An engine whose work stands still must fall silent, although its heart would go on beating."""
_LEAVE_WITHIN_S = 5.0

_log = logging.getLogger(__name__)


class EngineHeart:
    """Beats on a thread of its own between `with` and its end; `note` is told that the work goes on."""

    def __init__(
        self, database: Database, kind: Kind, *, steady: Callable[[], float] = time.monotonic
    ) -> None:
        self._pulse = Pulse(database, kind)
        self._steady = steady
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="heart", daemon=True)
        self._noted: tuple[str | None, int | None, float] = (None, None, steady())
        self._is_failing = False
        self._is_known = False

    def note(self, epoch: str | None = None, seq: int | None = None) -> None:
        """The work goes on, up to here in the log where it follows one; callable from any thread."""
        self._noted = (epoch, seq, self._steady())

    def beat(self) -> None:
        """One beat, unless the work stands still."""
        epoch, seq, noted_s = self._noted
        if self._steady() - noted_s > STANDS_STILL_AFTER_S:
            return
        try:
            told = self._pulse.beat(epoch=epoch, seq=seq)
            if told.own_id is None:
                raise DatabaseRefused("this login or user may not write its heartbeat")
        except (DatabaseUnavailable, DatabaseRefused) as trouble:
            if not self._is_failing:
                _log.warning("no heartbeat: %s", trouble.sentence)
            self._is_failing = True
        else:
            self._is_failing, self._is_known = False, True

    def _run(self) -> None:
        while not self._over.is_set():
            self.beat()
            self._over.wait(BEAT_EVERY.total_seconds())
        self._leave()

    def _leave(self) -> None:
        if not self._is_known or self._is_failing:
            return
        try:
            self._pulse.leave()
        except (DatabaseUnavailable, DatabaseRefused) as trouble:
            _log.info("left without a goodbye: %s", trouble.sentence)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join(_LEAVE_WITHIN_S)
