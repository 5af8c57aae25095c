"""What every tile of a page made of areas can do, beyond the wall's own."""

from collections.abc import Callable

from PySide6.QtCore import QRect

from wallboard.domain.board import Board
from wallboard.domain.groundwork import Groundwork
from wallboard.domain.history import LoadHistory
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.times import Moment
from wallboard.widgets.wall.grid import Grid
from wallboard.widgets.wall.scene import Scene

Keeps = Callable[[int | None], bool] | None
"""Which teams are asked for; None where all are."""


class AreaTile:
    """One tile of a page made of areas: placed, dressed, and told of the board and of what was seen on it."""

    def place(self, rect: QRect) -> None:
        """Stand there; nowhere where that is empty."""

    def dress(self, pot: Inkpot, grid: Grid) -> None:
        """Take on other colours or another size."""

    def look(self, board: Board, moment: Moment, keeps: Keeps, ground: Groundwork | None) -> None:
        """Look at the board, of which only the teams that `keeps` says are asked for.

        `ground` is what was reckoned of it already.
        """

    def show(self, scene: Scene, moment: Moment) -> None:
        """Show what was seen, and what moves with the clock."""

    def show_history(self, history: LoadHistory | None) -> None:
        """The last hours; None where nobody knows them (yet)."""
