"""One column of the heat page: names, severity now and the last hours of some teams."""

from PySide6.QtWidgets import QWidget

from wallboard.domain.heat import HeatRow
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.times import Moment
from wallboard.widgets.wall.grid import Grid
from wallboard.widgets.wall.load_heat import LoadHeat
from wallboard.widgets.wall.scene import Scene
from wallboard.widgets.wall.severity_heat import SeverityHeat
from wallboard.widgets.wall.teams import TeamsTile


class HeatColumn:
    """The wall's own tiles on one grid; hidden where one column is enough."""

    def __init__(self, pot: Inkpot, grid: Grid, page: QWidget) -> None:
        self._grid = grid
        self.teams = TeamsTile(pot, grid, page)
        self.heat = SeverityHeat(pot, grid, page)
        self.history = LoadHeat(pot, grid, page)

    @property
    def tiles(self) -> tuple[TeamsTile, SeverityHeat, LoadHeat]:
        return self.teams, self.heat, self.history

    def place(self, grid: Grid | None) -> None:
        """Stand where the grid says; nowhere without one."""
        self._grid = grid or self._grid
        for tile in self.tiles:
            tile.setVisible(grid is not None)
        if grid is not None:
            self.teams.setGeometry(grid.teams)
            self.heat.setGeometry(grid.heat)
            self.history.setGeometry(grid.history)

    def dress(self, pot: Inkpot) -> None:
        """Take on other colours or another size."""
        for tile in self.tiles:
            tile.dress(pot, self._grid)

    def show(self, rows: tuple[HeatRow, ...], scene: Scene, moment: Moment) -> None:
        """Show its part of the rows, under the totals of all."""
        self.teams.show_rows(rows)
        self.history.show_moment(moment)
        self.history.show_rows(rows)
        self.heat.show_chosen(scene.chosen)
        self.heat.show_rows(rows, scene.totals, moment)
