"""The beat of the event loop: as long as it goes on, the window answers."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from wallboard.live.lateness import Lateness

STALL_S = 1.0
"""From here on it is noted where the event loop stood."""
EVERY_MS = 20
"""So short that a stall is measured to a frame's length."""


class Beat(QObject):
    """Counts the turns of the event loop that it lives in, and how late each came.

    Other threads may read `count` and `last_s`; nothing of it is locked, for each is one value.
    """

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        every_ms: int = EVERY_MS,
        awake: Callable[[], float] = time.monotonic,
    ) -> None:
        """By a clock that stands still while the machine sleeps: to sleep is not to hang."""
        super().__init__(parent)
        self._every_s, self._awake = every_ms / 1000, awake
        self.count = 0
        self.last_s = awake()
        self.last_stall_s = 0.0
        self.lateness = Lateness()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(every_ms)
        self._timer.timeout.connect(self.beat)

    def start(self) -> None:
        self.last_s = self._awake()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def beat(self) -> None:
        now_s = self._awake()
        late_s = now_s - self.last_s - self._every_s
        self.lateness.note(late_s * 1000)
        if late_s >= STALL_S:
            self.last_stall_s = late_s
        self.last_s = now_s
        self.count += 1
