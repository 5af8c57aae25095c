"""A page made of areas: the wall's tiles where the plan puts them, and of the floor what it asks for."""

from dataclasses import replace
from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from wallboard.domain.board import Board
from wallboard.domain.history import LoadHistory
from wallboard.domain.night import NightRecord
from wallboard.domain.wall_plan import PlanPage, TileKind
from wallboard.widgets.hand_state import Target
from wallboard.widgets.heat.place import NOTHING_CHOSEN
from wallboard.widgets.plan.area_grid import AreaGrid, area_grid
from wallboard.widgets.plan.area_tile import AreaTile
from wallboard.widgets.plan.area_tiles import area_tiles
from wallboard.widgets.plan.hours import HoursArea
from wallboard.widgets.plan.night import NightArea, heading_of_night
from wallboard.widgets.plan.words import heading_of_plan
from wallboard.widgets.room import is_portrait
from wallboard.widgets.theme import Theme
from wallboard.widgets.times import Moment
from wallboard.widgets.wall.counts import Digits
from wallboard.widgets.wall.grid import Grid
from wallboard.widgets.wall.scene import Scene
from wallboard.widgets.wall_page import WallPage

_NOTHING: Final = QRect()


class AreaPage(WallPage):
    """Shows what its plan asks for, and of the teams only those; tiles without room are left out."""

    ONLY_ASKED = True

    def __init__(
        self, plan: PlanPage, theme: Theme, *, zone: tzinfo | None = None, parent: QWidget | None = None
    ) -> None:
        if plan.areas is None:
            raise ValueError(f"page {plan.name} has no areas")
        self._plan = plan
        self._areas, self._portrait = plan.areas, plan.portrait or plan.areas
        self._own: dict[TileKind, AreaTile] = {}
        self._laid: AreaGrid | None = None
        super().__init__(theme, zone=zone, parent=parent)

    @property
    def asks_for_night(self) -> bool:
        """Whether it tells of the last night, which somebody has to read."""
        return TileKind.NIGHT in self._own

    def show_night(self, record: NightRecord | None) -> None:
        """The last night; None as long as it is being read."""
        night = self._own.get(TileKind.NIGHT)
        if isinstance(night, NightArea) and record is not night.record:
            night.show_night(record)
            self._derive(self._now)

    @property
    def left_out(self) -> tuple[TileKind, ...]:
        """The tiles that have no room on this screen."""
        return () if self._laid is None else self._laid.left_out

    def target_at(self, _pos: QPoint) -> Target | None:
        """Nothing is carried here."""
        return None

    def _build(self) -> None:
        self._own = area_tiles(self._areas, self._pot, self._grid, self)
        super()._build()

    def _grid_for(self, teams: int, folded: bool, digits: Digits) -> Grid:
        areas = self._portrait if is_portrait(self._whole) else self._areas
        self._laid = area_grid(
            areas,
            self.size(),
            teams=teams,
            folded=folded,
            room=self.room,
            whole=self._whole,
            digits=digits,
        )
        for kind, tile in self._own.items():
            tile.place(self._laid.places.get(kind, _NOTHING))
        return self._with_hours(self._laid.grid, teams, folded, digits)

    def _with_hours(self, grid: Grid, teams: int, folded: bool, digits: Digits) -> Grid:
        """The columns of hours hold a number of rows of their own."""
        night = self._own.get(TileKind.NIGHT)
        if isinstance(night, NightArea):
            night.lay(room=self.room, whole=self._whole, scale=grid.scale)
        hours = self._own.get(TileKind.HOURS)
        if not isinstance(hours, HoursArea):
            return grid
        fit = hours.lay(
            teams, is_folded=folded, room=self.room, whole=self._whole, digits=digits, scale=grid.scale
        )
        return replace(grid, fit=min(fit, grid.fit))

    def show_history(self, history: LoadHistory | None) -> None:
        super().show_history(history)
        for tile in self._own.values():
            tile.show_history(history)

    def _look(self, board: Board, moment: Moment, *, forgets: bool) -> None:
        keeps, ground = self._selection().keeps if self._selection else None, self._groundwork()
        for tile in self._own.values():
            tile.look(board, moment, keeps, ground)
        super()._look(board, moment, forgets=forgets)

    def _as_told(self, scene: Scene) -> Scene:
        """What the plan narrows a page to is said first, and is no choice of anybody's hand."""
        night = self._own.get(TileKind.NIGHT)
        if isinstance(night, NightArea) and self._now is not None:
            said, brief = heading_of_night(night.record, self._moment(self._now))
            return replace(scene, heading=replace(scene.heading, sentence=said, brief=brief))
        named = heading_of_plan(self._plan, scene, self._selection() if self._selection else None)
        return replace(scene, heading=named, chosen=NOTHING_CHOSEN)

    def _show_times(self, scene: Scene, moment: Moment) -> None:
        super()._show_times(scene, moment)
        for tile in self._own.values():
            tile.show(scene, moment)

    def _dress_tiles(self) -> None:
        super()._dress_tiles()
        for tile in self._own.values():
            tile.dress(self._pot, self._grid)
