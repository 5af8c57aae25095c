"""The hand on the heatmaps: a click on a cell filters every page, the same click again clears."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from wallboard.domain.board import Board
from wallboard.domain.filter import Filter, team_key
from wallboard.live.fault import guarded_or
from wallboard.models.choice import FilterChoice
from wallboard.widgets.heat.place import HeatPlace


class HeatTile(Protocol):
    """A tile that knows which place of the heatmap is under a point of it."""

    def place_at(self, pos: QPoint) -> HeatPlace | None: ...
    def geometry(self) -> QRect: ...
    def isVisibleTo(self, page: QWidget) -> bool: ...


def cell_filter(board: Board, place: HeatPlace) -> Filter:
    """What somebody sees who chooses the place."""
    return Filter(
        teams=frozenset(team_key(board, team_id) for team_id in place.teams),
        severities=frozenset({place.severity} if place.severity is not None else ()),
    )


class HeatHand(QObject):
    """Watches a page for clicks on its heat tiles; with Ctrl a cell is added to what is chosen.

    A click that became a drag, or that opened something, is none.
    """

    picked = Signal(object)
    """The `HeatPlace` that somebody chose, after the filter was asked for; None when it was let go."""

    def __init__(
        self, page: QWidget, tiles: Sequence[HeatTile], choice: FilterChoice, board: Callable[[], Board]
    ) -> None:
        super().__init__(page)
        self._page, self._tiles, self._choice, self._board = page, tuple(tiles), choice, board
        self._pressed: tuple[QPoint, HeatPlace] | None = None
        self._hour: HeatPlace | None = None
        page.installEventFilter(self)
        page.setMouseTracking(True)
        for tile in tiles:
            tile.picked.connect(self.pick)  # type: ignore[attr-defined]  # signals are no part of a protocol
            tile.added.connect(self.add)  # type: ignore[attr-defined]  # signals are no part of a protocol

    @guarded_or(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        pos = event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            place = self.place_at(pos)
            self._pressed = None if place is None else (pos, place)
        elif event.type() == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            (start, place), self._pressed = self._pressed, None
            is_still = (pos - start).manhattanLength() < QApplication.startDragDistance()
            if is_still and event.button() == Qt.MouseButton.LeftButton:
                self._choose(place, adds=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.type() == QEvent.Type.MouseMove and not event.buttons():
            self._point(pos)
        return False

    def place_at(self, pos: QPoint) -> HeatPlace | None:
        """The place of a heatmap under a point of the page."""
        for tile in self._tiles:
            if tile.isVisibleTo(self._page) and tile.geometry().contains(pos):
                return tile.place_at(pos - tile.geometry().topLeft())
        return None

    @Slot(object)
    def pick(self, place: HeatPlace) -> None:
        """As a click on it would."""
        self._choose(place, adds=False)

    @Slot(object)
    def add(self, place: HeatPlace) -> None:
        """As a click on it with Ctrl would."""
        self._choose(place, adds=True)

    def _choose(self, place: HeatPlace, *, adds: bool) -> None:
        """Another hour of the team that is chosen is only told of; the same hour again lets go."""
        cell, kept = cell_filter(self._board(), place), self._choice.kept
        change = kept.with_cell if adds else kept.at_cell
        asked = change(cell.teams, cell.severities)
        is_other_hour = place.starts_at is not None and place != self._hour
        if is_other_hour and not adds:
            asked = replace(kept, teams=cell.teams, severities=cell.severities)
        is_let_go = cell.teams.isdisjoint(asked.teams) and bool(cell.teams)
        self._hour = None if is_let_go or place.starts_at is None else place
        self._choice.keep(asked)
        self.picked.emit(None if is_let_go else place)

    def _point(self, pos: QPoint) -> None:
        if self.place_at(pos) is not None:
            self._page.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self._page.unsetCursor()
