"""Both heatmaps in any rectangle, as the heat page shows them on a whole screen."""

from dataclasses import replace

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from wallboard.domain.history import LoadHistory
from wallboard.widgets.heat.heat_column import HeatColumn
from wallboard.widgets.heat.heat_layout import HeatLayout, heat_layout
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.plan.area_tile import AreaTile
from wallboard.widgets.room import Room
from wallboard.widgets.times import Moment
from wallboard.widgets.wall.counts import Digits
from wallboard.widgets.wall.grid import FOOT, HEADLINE, LEGEND, Grid
from wallboard.widgets.wall.scene import Scene


class HoursArea(AreaTile):
    """Both heatmaps in full, in one column or two."""

    def __init__(self, pot: Inkpot, grid: Grid, page: QWidget) -> None:
        self._columns = (HeatColumn(pot, grid, page), HeatColumn(pot, grid, page))
        self._rect = QRect()
        self._layout: HeatLayout | None = None

    def place(self, rect: QRect) -> None:
        self._rect = rect

    def dress(self, pot: Inkpot, _grid: Grid) -> None:
        for column in self._columns:
            column.dress(pot)

    def show(self, scene: Scene, moment: Moment) -> None:
        count = 0 if self._layout is None else len(self._layout.columns[0].rows)
        for column, rows in zip(self._columns, (scene.rows[:count], scene.rows[count:]), strict=True):
            column.show(rows, scene, moment)

    def show_history(self, history: LoadHistory | None) -> None:
        for column in self._columns:
            column.history.show_history(history)

    def lay(
        self, rows: int, *, is_folded: bool, room: Room, whole: QSize, digits: Digits, scale: float
    ) -> int:
        """Lay the columns out in its rectangle; how many rows both hold."""
        rect, above = self._rect, round(HEADLINE * scale)
        size = QSize(rect.width(), rect.height() + above + round((LEGEND - FOOT) * scale))
        laid = heat_layout(size, rows=rows, is_folded=is_folded, room=room, whole=whole, digits=digits)
        self._layout = laid
        for number, column in enumerate(self._columns):
            has_place = number < len(laid.columns) and not rect.isEmpty()
            column.place(_moved(laid.columns[number], rect.x(), rect.y() - above) if has_place else None)
        return laid.fit


def _moved(grid: Grid, x: int, y: int) -> Grid:
    return replace(
        grid,
        teams=grid.teams.translated(x, y),
        heat=grid.heat.translated(x, y),
        history=grid.history.translated(x, y),
        tells_folds=False,
    )
