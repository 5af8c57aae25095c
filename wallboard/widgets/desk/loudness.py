"""How loud the desk's figures are, kept from look to look so that nothing flaps."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from wallboard.domain.figures import Figure
from wallboard.domain.filter import EVERYTHING, Filter
from wallboard.domain.history import LoadHistory
from wallboard.domain.past_levels import levels_by
from wallboard.domain.thresholds import SILENT, Levels, Profile, judged
from wallboard.live.shown import ShownHistory


class Loudness(QObject):
    """Goes on from the look before; the first look at the whole floor goes on from what the hours tell."""

    told = Signal()
    """The hours came, which tell how loud the figures had become."""

    def __init__(
        self, profile: Profile = SILENT, hours: ShownHistory | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._profile, self._hours = profile, hours
        self._levels: Levels | None = None
        self._filter = EVERYTHING
        self._owes_hours = False
        if hours is not None:
            hours.changed.connect(self._take)

    def of(self, figures: Sequence[Figure], now: datetime, asked: Filter) -> tuple[Figure, ...]:
        """The figures of what that filter lets through, as loud as they are now."""
        if self._levels is None or asked != self._filter:
            self._levels = self._by_hours(now) if asked == EVERYTHING else None
            self._filter = asked
        told, self._levels = judged(figures, now, self._profile, self._levels)
        return told

    @Slot()
    def forget(self) -> None:
        """Another instant is looked at."""
        self._levels = None

    def _by_hours(self, now: datetime) -> Levels | None:
        history = None if self._hours is None else self._hours.history
        self._owes_hours = history is None
        return levels_by(history, now, self._profile)

    @Slot(object)
    def _take(self, history: LoadHistory | None) -> None:
        if self._owes_hours and history is not None:
            self._owes_hours, self._levels = False, None
            self.told.emit()
