"""Finds what has just ended, so that it can be closed, or opened again."""

from collections.abc import Hashable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from wallboard.models.floor import Floor
from wallboard.widgets.actions import catalogue
from wallboard.widgets.actions.act import Act
from wallboard.widgets.life.life_acts import LifeActs
from wallboard.widgets.life.other_incident import ended_incidents
from wallboard.widgets.picker.picker import Picker


class EndedIncidents(QObject):
    """Offers the day's ended incidents, the last first; the board itself holds open ones only."""

    picked = Signal(int)
    """The incident that shall be told."""

    def __init__(self, floor: Floor, acts: LifeActs, picker: Picker, page: QWidget) -> None:
        super().__init__(page)
        self._floor, self._acts, self._picker = floor, acts, picker
        Act(catalogue.ENDED, self.open, page, acts.why_nothing)

    @Slot()
    def open(self) -> None:
        """Ask which of them; not while a hand carries."""
        if not self._acts.why_nothing():
            pick = ended_incidents(self._floor.store.board, self._floor.ticker.now())
            self._picker.open(pick, self._take)

    def _take(self, incident_id: Hashable) -> None:
        if isinstance(incident_id, int):
            self.picked.emit(incident_id)
