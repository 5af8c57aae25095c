"""The tiles of the wall: made together, placed by the grid and dressed in the same colours."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.wall.free import FreeTile
from wallboard.widgets.wall.grid import Grid
from wallboard.widgets.wall.headline import HeadlineTile
from wallboard.widgets.wall.legend import LegendTile
from wallboard.widgets.wall.load_heat import LoadHeat
from wallboard.widgets.wall.people import PeopleTile
from wallboard.widgets.wall.promises import PromisesTile
from wallboard.widgets.wall.severity_heat import SeverityHeat
from wallboard.widgets.wall.strip import StripTile
from wallboard.widgets.wall.teams import TeamsTile


class Tiles:
    """Every tile of one wall page, in the order in which the eye and the keyboard meet them."""

    def __init__(self, pot: Inkpot, grid: Grid, page: QWidget) -> None:
        self.headline = HeadlineTile(pot, grid, page)
        self.strip = StripTile(pot, grid, page)
        self.teams = TeamsTile(pot, grid, page)
        self.heat = SeverityHeat(pot, grid, page)
        self.history = LoadHeat(pot, grid, page)
        self.free = FreeTile(pot, grid, page)
        self.people = PeopleTile(pot, grid, page)
        self.promises = PromisesTile(pot, grid, page)
        self.legend = LegendTile(pot, grid, page)

    def place(self, grid: Grid) -> bool:
        """Give each its rectangle of the grid; one whose rectangle is empty is folded away.

        Whether one stands there now that was folded away.
        """
        places: dict[QWidget, QRect] = {
            self.headline: grid.headline,
            self.strip: grid.strip,
            self.teams: grid.teams,
            self.heat: grid.heat,
            self.history: grid.history,
            self.free: grid.free,
            self.people: grid.people,
            self.promises: grid.promises,
            self.legend: grid.legend,
        }
        is_unfolded = any(tile.isHidden() and not place.isEmpty() for tile, place in places.items())
        for tile, place in places.items():
            tile.setVisible(not place.isEmpty())
            tile.setGeometry(place)
        return is_unfolded

    def dress(self, pot: Inkpot, grid: Grid) -> None:
        """Take on other colours or another size."""
        for tile in (
            self.headline,
            self.strip,
            self.teams,
            self.free,
            self.people,
            self.promises,
            self.legend,
        ):
            tile.dress(pot, grid)
        for heatmap in (self.heat, self.history):
            heatmap.dress(pot, grid)
