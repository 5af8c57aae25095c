"""Moves a page that waits or stands in a little from time to time, as the board's own pages are moved."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QPoint, QTimer, Slot
from PySide6.QtWidgets import QWidget

from wallboard.domain.burn_in import Shift

_LOOK_MS = 1000


def _now() -> datetime:
    """There is no board, and so no time but this machine's."""
    return datetime.now(UTC)


class Shifting(QObject):
    """Where a page's words stand now; whoever paints goes by `offset`, and is asked to when it changes."""

    def __init__(self, page: QWidget, *, now: Callable[[], datetime] = _now) -> None:
        super().__init__(page)
        self._page, self._now = page, now
        self._shift = Shift(px=0)
        self.offset = QPoint()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def go_by(self, shift: Shift) -> None:
        """Move within this many pixels from now on."""
        self._shift = shift
        self.look()
        if shift.room:
            self._timer.start()
        else:
            self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Whether it is time for the next step."""
        offset = QPoint(*self._shift.offset(self._now()))
        if offset != self.offset:
            self.offset = offset
            self._page.update()
