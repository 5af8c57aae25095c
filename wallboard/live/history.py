"""The last hours as the heat over time shows them: read once, then carried on bucket by bucket."""

from datetime import datetime

from PySide6.QtCore import Slot

from wallboard.domain.heat import load_ratios
from wallboard.domain.history import LoadHistory
from wallboard.live.shown import ShownHistory
from wallboard.live.store import Store
from wallboard.live.ticker import Ticker


class HistoryKeeper(ShownHistory):
    """Begins with what the poller read, and adds a bucket whenever the floor's time enters one."""

    def __init__(self, store: Store, ticker: Ticker) -> None:
        super().__init__()
        self._store = store
        self._history: LoadHistory | None = None
        ticker.tick.connect(self._follow_time)

    @property
    def history(self) -> LoadHistory | None:
        return self._history

    @Slot(object)
    def take(self, history: LoadHistory) -> None:
        self._history = history
        self.changed.emit(history)

    @Slot(object)
    def _follow_time(self, now: datetime) -> None:
        """A bucket is filled when it begins; what lies behind a jump of the clock stays unknown."""
        history = self._history
        if history is None or not history.starts or not self._store.sight.freshness.takes_drops:
            return
        moved = history
        for _ in history.starts:
            start = moved.starts[-1] + moved.bucket
            if start > now:
                break
            is_current = start + moved.bucket > now
            moved = moved.moved_on(start, load_ratios(self._store.board, now) if is_current else {})
        if moved is not history:
            self.take(moved)
