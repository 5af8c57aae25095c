"""The tiles that only pages made of areas have: everybody's lanes, hours, goals by team, the last night."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from wallboard.domain.board import Board
from wallboard.domain.groundwork import Groundwork
from wallboard.domain.roster import Roster, roster
from wallboard.domain.team_goals import team_goals
from wallboard.domain.wall_plan import Areas, TileKind
from wallboard.live.clock import steady_s
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.plan.area_tile import AreaTile, Keeps
from wallboard.widgets.plan.goals import GoalsTile
from wallboard.widgets.plan.hours import HoursArea
from wallboard.widgets.plan.night import NightArea
from wallboard.widgets.staff.staff_board import StaffBoard
from wallboard.widgets.staff.staff_layout import Step
from wallboard.widgets.times import Moment
from wallboard.widgets.wall.grid import FOOT, HEADS, Grid, team_rows
from wallboard.widgets.wall.scene import Scene

COUNTED_ANEW_S: Final = 2.0
"""A team's day is counted anew so often at most, however fast rows come or the floor's time goes."""


class LanesArea(AreaTile):
    """Everybody who is here, team by team."""

    def __init__(self, pot: Inkpot, grid: Grid, page: QWidget) -> None:
        self.people = StaffBoard(pot, grid, page, least=Step.NAME)
        self._seen: Roster | None = None

    def place(self, rect: QRect) -> None:
        self.people.setVisible(not rect.isEmpty())
        self.people.setGeometry(rect)

    def dress(self, pot: Inkpot, grid: Grid) -> None:
        self.people.dress(pot, grid)

    def look(self, board: Board, moment: Moment, keeps: Keeps, ground: Groundwork | None) -> None:
        is_of_it = ground is not None and ground.serves(board, moment.now)
        view = ground.outlook if ground is not None and is_of_it else None
        seen = self._seen = roster(board, moment.now, self._seen, view=view)
        shown = seen
        if keeps is not None:
            shown = replace(seen, teams=tuple(team for team in seen.teams if keeps(team.team_id)))
        self.people.show_roster(shown, moment, frozenset())

    def show(self, _scene: Scene, moment: Moment) -> None:
        self.people.show_moment(moment)


class GoalsArea(AreaTile):
    """How each team keeps its promises, on rows of its own."""

    def __init__(self, pot: Inkpot, grid: Grid, page: QWidget) -> None:
        self.goals = GoalsTile(pot, grid, page)
        self._board: Board | None = None
        self._counted: tuple[object, float] | None = None

    def place(self, rect: QRect) -> None:
        self.goals.setVisible(not rect.isEmpty())
        self.goals.setGeometry(rect)

    def dress(self, pot: Inkpot, grid: Grid) -> None:
        rows = max(1, len(grid.rows))
        height = self.goals.height() / pot.scale - HEADS - FOOT
        own = team_rows(height, rows, len(self.goals.rows) > 0 and self.goals.rows[-1].is_folded, pot.scale)
        self.goals.dress(pot, replace(grid, rows=own))

    def look(self, board: Board, _moment: Moment, _keeps: Keeps, _ground: Groundwork | None) -> None:
        self._board = board

    def show(self, scene: Scene, moment: Moment) -> None:
        board, tally = self._board, scene.basis.tally
        if board is None or tally is None:
            return
        rows = tuple((row.team_id, row.folded_ids, row.name) for row in scene.rows)
        now_s = steady_s()
        asked, at_s = self._counted or (None, now_s)
        if asked != (rows, scene.filter) or now_s - at_s >= COUNTED_ANEW_S:
            self._counted = (rows, scene.filter), now_s
            self.goals.show_goals(team_goals(board, moment.now, scene.rows, tally), moment)


_Kind = type[LanesArea] | type[HoursArea] | type[GoalsArea] | type[NightArea]
MAKERS: Final[Mapping[TileKind, _Kind]] = MappingProxyType(
    {
        TileKind.LANES: LanesArea,
        TileKind.HOURS: HoursArea,
        TileKind.GOALS: GoalsArea,
        TileKind.NIGHT: NightArea,
    }
)


def area_tiles(areas: Areas, pot: Inkpot, grid: Grid, page: QWidget) -> dict[TileKind, AreaTile]:
    """The tiles of these areas that are not the wall's own."""
    asked = {kind for row in areas.cells for kind in row if kind is not None}
    return {kind: make(pot, grid, page) for kind, make in MAKERS.items() if kind in asked}
