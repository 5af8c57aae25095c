"""The tiles that only pages made of areas have: everybody's lanes, the last hours in full, goals by team."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from wallboard.domain.board import Board
from wallboard.domain.history import LoadHistory
from wallboard.domain.roster import Roster, roster
from wallboard.domain.team_goals import team_goals
from wallboard.domain.wall_plan import Areas, TileKind
from wallboard.widgets.heat.heat_column import HeatColumn
from wallboard.widgets.heat.heat_layout import HeatLayout, heat_layout
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.plan.goals import GoalsTile
from wallboard.widgets.room import Room
from wallboard.widgets.staff.staff_board import StaffBoard
from wallboard.widgets.times import Moment
from wallboard.widgets.wall.counts import Digits
from wallboard.widgets.wall.grid import FOOT, HEADLINE, HEADS, LEGEND, Grid, team_rows
from wallboard.widgets.wall.scene import Scene

Keeps = Callable[[int | None], bool] | None
COUNTED_ANEW: Final = timedelta(seconds=2)
"""A team's day is counted anew so often at most, however fast rows come."""


class AreaTile:
    """One tile of a page made of areas: placed, dressed, and told of the board and of what was seen on it."""

    def place(self, rect: QRect) -> None:
        """Stand there; nowhere where that is empty."""

    def dress(self, pot: Inkpot, grid: Grid) -> None:
        """Take on other colours or another size."""

    def look(self, board: Board, moment: Moment, keeps: Keeps) -> None:
        """Look at the board, of which only the teams that `keeps` says are asked for."""

    def show(self, scene: Scene, moment: Moment) -> None:
        """Show what was seen, and what moves with the clock."""

    def show_history(self, history: LoadHistory | None) -> None:
        """The last hours; None where nobody knows them (yet)."""


class LanesArea(AreaTile):
    """Everybody who is here, team by team."""

    def __init__(self, pot: Inkpot, grid: Grid, page: QWidget) -> None:
        self.people = StaffBoard(pot, grid, page)
        self._seen: Roster | None = None

    def place(self, rect: QRect) -> None:
        self.people.setVisible(not rect.isEmpty())
        self.people.setGeometry(rect)

    def dress(self, pot: Inkpot, grid: Grid) -> None:
        self.people.dress(pot, grid)

    def look(self, board: Board, moment: Moment, keeps: Keeps) -> None:
        seen = self._seen = roster(board, moment.now, self._seen)
        shown = seen
        if keeps is not None:
            shown = replace(seen, teams=tuple(team for team in seen.teams if keeps(team.team_id)))
        self.people.show_roster(shown, moment, frozenset())

    def show(self, _scene: Scene, moment: Moment) -> None:
        self.people.show_moment(moment)


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


class GoalsArea(AreaTile):
    """How each team keeps its promises, on rows of its own."""

    def __init__(self, pot: Inkpot, grid: Grid, page: QWidget) -> None:
        self.goals = GoalsTile(pot, grid, page)
        self._board: Board | None = None
        self._counted: tuple[object, datetime] | None = None

    def place(self, rect: QRect) -> None:
        self.goals.setVisible(not rect.isEmpty())
        self.goals.setGeometry(rect)

    def dress(self, pot: Inkpot, grid: Grid) -> None:
        rows = max(1, len(grid.rows))
        height = self.goals.height() / pot.scale - HEADS - FOOT
        own = team_rows(height, rows, len(self.goals.rows) > 0 and self.goals.rows[-1].is_folded, pot.scale)
        self.goals.dress(pot, replace(grid, rows=own))

    def look(self, board: Board, _moment: Moment, _keeps: Keeps) -> None:
        self._board = board

    def show(self, scene: Scene, moment: Moment) -> None:
        board, tally = self._board, scene.basis.tally
        if board is None or tally is None:
            return
        rows = tuple((row.team_id, row.folded_ids, row.name) for row in scene.rows)
        asked, at = self._counted or (None, moment.now)
        if asked != (rows, scene.filter) or abs(moment.now - at) >= COUNTED_ANEW:
            self._counted = (rows, scene.filter), moment.now
            self.goals.show_goals(team_goals(board, moment.now, scene.rows, tally), moment)


MAKERS: Final[Mapping[TileKind, type[LanesArea] | type[HoursArea] | type[GoalsArea]]] = {
    TileKind.LANES: LanesArea,
    TileKind.HOURS: HoursArea,
    TileKind.GOALS: GoalsArea,
}


def area_tiles(areas: Areas, pot: Inkpot, grid: Grid, page: QWidget) -> dict[TileKind, AreaTile]:
    """The tiles of these areas that are not the wall's own."""
    asked = {kind for row in areas.cells for kind in row if kind is not None}
    return {kind: make(pot, grid, page) for kind, make in MAKERS.items() if kind in asked}


def _moved(grid: Grid, x: int, y: int) -> Grid:
    return replace(
        grid,
        teams=grid.teams.translated(x, y),
        heat=grid.heat.translated(x, y),
        history=grid.history.translated(x, y),
        tells_folds=False,
    )
