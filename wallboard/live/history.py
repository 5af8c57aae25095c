"""The last hours as the heat over time shows them: read once, then carried on bucket by bucket."""

from datetime import datetime, timedelta

from PySide6.QtCore import QTimer, Slot

from wallboard.domain.heat import team_loads
from wallboard.domain.history import LoadHistory
from wallboard.domain.trends import numbers_of
from wallboard.live.shown import ShownHistory
from wallboard.live.store import Store
from wallboard.live.ticker import Ticker

TELL_EVERY = timedelta(minutes=1)
"""How old the bucket that has not ended may be."""


class HistoryKeeper(ShownHistory):
    """Begins with what the poller read, and adds a bucket whenever the floor's time enters one."""

    def __init__(self, store: Store, ticker: Ticker) -> None:
        super().__init__()
        self._store = store
        self._history: LoadHistory | None = None
        self._told_at: datetime | None = None
        self._asked_at: datetime | None = None
        # in a turn of its own: the pages look at the board at the same tick, and both would be felt
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._carry_on)
        ticker.tick.connect(self._follow_time)

    @property
    def history(self) -> LoadHistory | None:
        return self._history

    @Slot(object)
    def take(self, history: LoadHistory) -> None:
        """Show these hours, which were just read."""
        self._told_at = None
        self._show(history)

    def _show(self, history: LoadHistory) -> None:
        self._history = history
        self.changed.emit(history)

    @Slot(object)
    def _follow_time(self, now: datetime) -> None:
        """A bucket ends as the floor is then; what lies behind a jump of the clock stays unknown.

        The bucket that has not ended is told anew once a minute.
        """
        history = self._history
        if history is None or not history.starts or not self._store.sight.freshness.takes_drops:
            return
        end_at = history.starts[-1] + history.bucket
        told_at = self._told_at or now
        self._told_at = told_at
        if now >= end_at or abs(now - told_at) >= TELL_EVERY:
            self._told_at = self._asked_at = now
            self._turn.start()

    @Slot()
    def _carry_on(self) -> None:
        history, now = self._history, self._asked_at
        if history is None or not history.starts or now is None:
            return
        end_at = history.starts[-1] + history.bucket
        board = self._store.board
        loads, numbers = team_loads(board, now), numbers_of(board, now)
        if now - end_at < TELL_EVERY:
            history = history.with_last(loads, numbers)
        for _ in history.starts:
            if history.starts[-1] + history.bucket > now:
                break
            history = history.moved_on(history.starts[-1] + history.bucket)
        if history.starts[-1] + history.bucket > now >= history.starts[-1]:
            history = history.with_last(loads, numbers)
        self._show(history)
