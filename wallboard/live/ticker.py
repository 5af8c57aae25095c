"""The ticker: the floor's time, counted on from the database's clock, once a second."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt, QTimer, Slot

from wallboard.domain.board import Board
from wallboard.live.clock import SteadyClock, steady_s
from wallboard.live.shown import ShownTime
from wallboard.live.step import Step

_JUMP_S = 1.0
"""A difference this large is a clock that was set; a smaller one is the network, and is smoothed away."""
_SMOOTHING = 0.125
_AFTER_S = 0.002
"""Just after the full second, so that a time cut to seconds shows the new one."""


class Ticker(ShownTime):
    """Knows what time it is on the floor; the desktop's own clock is never asked."""

    def __init__(self, *, steady: SteadyClock = steady_s) -> None:
        super().__init__()
        self._steady = steady
        self._offset_s: float | None = None
        self._board: Board | None = None
        self._is_stopped = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def now(self) -> datetime:
        if self._board is None:
            raise RuntimeError("the ticker has not seen a board yet")
        # What was read is never looked at as of before it was read, however the clock was smoothed.
        return max(self._board.floor_at, self._board.floor_now(self.database_now()))

    def database_now(self) -> datetime:
        if self._offset_s is None:
            raise RuntimeError("the ticker has not seen a board yet")
        return datetime.fromtimestamp(self._offset_s + self._steady(), UTC)

    @Slot(object)
    def follow(self, step: Step) -> None:
        """Keep to the clock that came with this read, without letting the seconds stumble."""
        middle_s = (step.asked_s + step.heard_s) / 2
        offset_s = step.board.read_at.timestamp() - middle_s
        self._offset_s = self._kept(offset_s, may_err_s=(step.heard_s - step.asked_s) / 2)
        self._board = step.board
        if not self._timer.isActive() and not self._is_stopped:
            self._arm()

    def _kept(self, offset_s: float, *, may_err_s: float) -> float:
        """How far the database's clock is ahead; an answer slow enough to err by more says nothing."""
        known_s = self._offset_s
        if known_s is None:
            return offset_s
        differs_s = abs(offset_s - known_s)
        if differs_s <= may_err_s and may_err_s >= _JUMP_S:
            return known_s
        return offset_s if differs_s >= _JUMP_S else known_s + (offset_s - known_s) * _SMOOTHING

    @Slot()
    def _beat(self) -> None:
        self._arm()
        self.tick.emit(self.now())

    def _arm(self) -> None:
        into_s = timedelta(microseconds=self.database_now().microsecond).total_seconds()
        self._timer.start(max(1, min(1000, round((1.0 - into_s + _AFTER_S) * 1000))))

    def stop(self) -> None:
        """No tick any more, whatever comes."""
        self._is_stopped = True
        self._timer.stop()
