"""The page of both heatmaps in full: what is open by severity, and how full teams were, for a large floor."""

from collections.abc import Callable
from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.domain.board import Board
from wallboard.domain.history import LoadHistory
from wallboard.domain.selection import Selection
from wallboard.live.fault import guarded
from wallboard.widgets.heat.heat_column import HeatColumn
from wallboard.widgets.heat.heat_layout import HeatLayout, heat_layout
from wallboard.widgets.heat.heat_told import HeatTold
from wallboard.widgets.heat.place import HeatPlace, teams_of
from wallboard.widgets.room_page import RoomPage
from wallboard.widgets.theme import Theme
from wallboard.widgets.times import Moment
from wallboard.widgets.wall.counts import TWO_DIGITS
from wallboard.widgets.wall.headline import HeadlineTile
from wallboard.widgets.wall.legend import LegendTile
from wallboard.widgets.wall.scene import Manner, Scene, scene_of
from wallboard.widgets.wall.veil import Veil


class HeatPage(RoomPage):
    """Two columns of teams without people, or one with wide strips; the cool ones fold into the last row."""

    instant_asked = Signal(object)
    """Somebody wants to see the whole board at this `datetime`."""

    def __init__(self, theme: Theme, *, zone: tzinfo | None = None, parent: QWidget | None = None) -> None:
        super().__init__(theme, zone=zone, parent=parent)
        self._scene: Scene | None = None
        self._history: LoadHistory | None = None
        self._selection: Callable[[], Selection] | None = None
        self._picked: HeatPlace | None = None
        self._layout: HeatLayout = heat_layout(QSize(1920, 1080), rows=20, is_folded=True)
        self._build()
        self.show_theme(theme)

    def _build(self) -> None:
        pot, grid = self._pot, self._layout.columns[0]
        self.headline = HeadlineTile(pot, grid, self)
        self.columns = (HeatColumn(pot, grid, self), HeatColumn(pot, grid, self))
        self.told = HeatTold(pot, grid, self)
        self.legend = LegendTile(pot, grid, self)
        self.veil = Veil(pot, self)
        self.told.instant_asked.connect(self.instant_asked)
        hint = QCoreApplication.translate("Heat", "Click a cell to filter, an hour to see what it was")
        self.legend.show_hint(hint)

    # What the floor says

    def show_tick(self, now: datetime) -> None:
        """Count on; the board is looked at anew when it turns."""
        self._now = now
        if self._scene is not None and self._is_live and now >= self._scene.turns_at and self.isVisible():
            self._derive(now)
            return
        self.headline.show_moment(self._moment(now))

    def show_history(self, history: LoadHistory | None) -> None:
        """The last hours; None where nobody knows them (yet)."""
        self._history = history
        for column in self.columns:
            column.history.show_history(history)
        self._tell()

    def narrow(self, selection: Callable[[], Selection]) -> None:
        """Show from now on what that says passes; call it again when it says otherwise."""
        is_first, self._selection = self._selection is None, selection
        self._look_again(incidents=selection().total, is_first=is_first)

    # What a hand asks

    def place_at(self, pos: QPoint) -> HeatPlace | None:
        """The place of a heatmap under a point of the page."""
        for column in self.columns:
            for tile in column.tiles:
                if tile.isVisibleTo(self) and tile.geometry().contains(pos):
                    return tile.place_at(pos - tile.pos())
        return None

    @Slot(object)
    def tell(self, place: HeatPlace | None) -> None:
        """Tell of the hour that was chosen; a cell that is chosen ends it."""
        self._picked = place if place is not None and place.starts_at is not None else None
        for column in self.columns:
            column.history.show_picked(self._picked)
        self._tell()

    # Layout

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line between two columns."""
        if len(self._layout.columns) > 1:
            x = self._layout.columns[1].teams.left() - round(self._pot.u(6))
            head = self._layout.headline.bottom()
            line = QRect(x, head + round(self._pot.u(16)), max(1, round(self._pot.u(1))), 0)
            line.setBottom(self._layout.foot.top())
            QPainter(self).fillRect(line, self._pot.theme.line)

    @property
    def _scale(self) -> float:
        return self._layout.scale

    def _look(self, board: Board, moment: Moment, *, forgets: bool) -> None:
        selection = self._selection() if self._selection else None
        before = self._scene
        held = None if forgets else before
        self._scene = scene_of(board, moment.now, held, self._layout.fit, Manner(selection=selection))
        if before is None or before.form != self._scene.form:
            self.lay_out()  # which looks again where another number of rows fits
        self._show_in_turn()

    def _show_looked(self) -> None:
        if self._scene is not None:
            self._show_scene(self._scene)

    def _show_scene(self, scene: Scene) -> None:
        moment = self._moment(self._now or scene.as_of)
        self.headline.show_heading(scene.heading, scene.as_of)
        self.headline.show_moment(moment)
        first = len(self._layout.columns[0].rows)
        parts = (scene.rows[:first], scene.rows[first:])
        for column, rows in zip(self.columns, parts, strict=True):
            column.show(rows, scene, moment)
        self._tell()

    def _tell(self) -> None:
        rows = self._scene.rows if self._scene else ()
        picked = self._picked
        row = next((one for one in rows if picked is not None and teams_of(one) == picked.teams), None)
        if self._now is not None:
            self.told.tell(picked, row, self._history, self._moment(self._now))
        self.told.setVisible(bool(self.told.words))
        self.legend.setVisible(not self.told.words)

    def lay_out(self) -> None:
        """Everything anew, by the size of the page and the teams there are."""
        rows = self._scene.rows if self._scene else ()
        layout = heat_layout(
            self.size(),
            rows=len(rows) or 10,
            is_folded=bool(rows and rows[-1].is_folded),
            room=self.room,
            whole=self._whole,
            digits=self._scene.digits if self._scene else TWO_DIGITS,
        )
        is_refit = layout.fit != self._layout.fit
        self._layout = layout
        self.headline.setGeometry(layout.headline)
        for number, column in enumerate(self.columns):
            column.place(layout.columns[number] if number < len(layout.columns) else None)
        self.told.setGeometry(layout.foot)
        self.legend.setGeometry(layout.foot)
        self.veil.setGeometry(self.rect().adjusted(0, layout.headline.bottom() + 1, 0, 0))
        self._dress()
        if is_refit:
            self._derive(self._now)
        elif self._scene is not None:
            self._show_scene(self._scene)

    def _dress_tiles(self) -> None:
        for tile in (self.headline, self.told, self.legend):
            tile.dress(self._pot, self._layout.columns[0])
        for column in self.columns:
            column.dress(self._pot)
