"""The team names with their load bars: the one place where a row says whose it is."""

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QWidget

from wallboard.domain.heat import HeatRow
from wallboard.widgets.access.part import Part, PartKind
from wallboard.widgets.heat.place import HeatPlace, teams_of
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.type import Face, Size, Weight, one_line
from wallboard.widgets.wall.grid import HEADS, ROW_GAP, SEVERITY_FROM, TEAM, Grid
from wallboard.widgets.wall.heat_parts import choosable, row_key
from wallboard.widgets.wall.tile import Tile, touched
from wallboard.widgets.wall.twin import carried_words

_BAR_ENDS_AT = 1.6
"""The load bar's right end, in capacities: the tick of one whole stands well inside it."""


class TeamsTile(Tile):
    """Names of the hottest teams and, below them, how full each is."""

    picked = Signal(object)
    """The `HeatPlace` that somebody chose by its part."""
    added = Signal(object)
    """The `HeatPlace` that somebody chose by its part besides those that are chosen."""

    def __init__(self, pot: Inkpot, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(pot, grid, QCoreApplication.translate("Wall", "Teams"), parent)
        self._rows: tuple[HeatRow, ...] = ()

    def show_rows(self, rows: tuple[HeatRow, ...]) -> None:
        """Paint the rows that differ."""
        lines = touched(self._rows, rows, _seen)
        self._rows = rows
        for row in lines:
            if row < len(self.grid.rows):
                self.update(self.band(row))

    def band(self, row: int) -> QRect:
        gap = round(self.u(ROW_GAP))
        return self.grid.rows.rect(row, 0, self.width()).adjusted(0, -gap, 0, gap)

    def place_at(self, pos: QPoint) -> HeatPlace | None:
        """The team whose row is under a point."""
        row = self.grid.rows.at(pos.y())
        return HeatPlace(teams_of(self._rows[row])) if row is not None and row < len(self._rows) else None

    def parts(self) -> tuple[Part, ...]:
        return tuple(
            choosable(self._part(row, heat), HeatPlace(teams_of(heat)), self)
            for row, heat in enumerate(self._rows[: len(self.grid.rows)])
        )

    def _part(self, row: int, heat: HeatRow) -> Part:
        side = round(self.margin / 2)
        rect = self.grid.rows.rect(row, side, self.width() - side)
        return Part(("team", row_key(heat)), heat.name, _said(heat), rect, PartKind.LANE, heat.load_ratio)

    def draw(self, painter: QPainter, exposed: QRegion) -> None:
        if exposed.intersects(QRect(0, 0, self.width(), round(self.u(HEADS)))):
            self._draw_head(painter)
        for row in self.grid.rows.within(exposed, round(self.u(ROW_GAP))):
            if row < len(self._rows):
                self._draw_row(painter, row, self._rows[row])

    def _draw_head(self, painter: QPainter) -> None:
        """Above the title it is said which columns are folded."""
        theme, head, small = self.pot.theme, self.pot.face(Size.LABEL), self.pot.face(Size.WALK_UP)
        title = QCoreApplication.translate("Wall", "Team")
        self.pot.write(painter, head, theme.text2, self.margin, self.u(56), title)
        if self.grid.tells_folds and (folded := _folded_words(self.grid)):
            room = self.width() - self.margin - self.u(12)
            words = next((one for one in folded if small.width(one) <= room), small.elided(folded[-1], room))
            self.pot.write(painter, small, theme.text3, self.margin, self.u(26), words)

    def _draw_row(self, painter: QPainter, row: int, heat: HeatRow) -> None:
        theme = self.pot.theme
        top = self.grid.rows.bands[row][0]
        if heat.is_folded:
            self.hairline(painter, self.margin, top - self.u(ROW_GAP / 2), self.width())
        loud = heat.step >= 3 and not heat.is_dimmed
        colour = theme.text1 if loud and not (heat.is_folded or heat.is_dimmed) else theme.text2
        face = self.pot.face(Size.ROOM, Weight.STRONG if loud else Weight.NORMAL)
        base = self.grid.rows.base(row, self.pot.scale)
        room = self.width() - self.margin - self.u(6)
        self.pot.write(painter, face, colour, self.margin, base, face.elided(heat.name, room))
        if heat.is_folded:
            small = self.pot.face(Size.WALK_UP)
            names = _as_fit(heat.folded, small, room + self.u(4))
            self.pot.write(painter, small, theme.text3, self.margin, base + self.u(24), names)
        else:
            self._draw_load(painter, base + self.u(15), heat)

    def _draw_load(self, painter: QPainter, y: float, heat: HeatRow) -> None:
        """How much of the people who are here is taken; the tick is all of it, and beyond is white."""
        theme = self.pot.theme
        track = QRectF(
            self.margin, y, self.width() - self.margin - self.u(SEVERITY_FROM - TEAM + 20), self.u(5)
        )
        if not heat.people_known:
            marks.no_data(painter, self.pot, track)
            return
        full = heat.load_ratio is None or heat.load_ratio >= 1
        loud = full and not heat.is_dimmed
        ratio = _BAR_ENDS_AT if heat.load_ratio is None else heat.load_ratio
        part = ratio / _BAR_ENDS_AT if heat.load else 0.0
        marks.bar(painter, track, part, fill=theme.text1 if loud else theme.text3, empty=theme.line)
        whole = track.left() + track.width() / _BAR_ENDS_AT
        over = full and part * track.width() > whole - track.left()
        if over:
            painter.fillRect(QRectF(whole - self.u(3), track.top(), self.u(6), track.height()), theme.ground)
        painter.fillRect(QRectF(whole - self.u(1), y - self.u(3), self.u(2.5), self.u(11)), theme.text2)


def _folded_words(grid: Grid) -> tuple[str, ...]:
    """Which columns have no room here, in many words and in few; none where all have."""
    people, hours = grid.people.isEmpty(), grid.history.isEmpty()
    if people and hours:
        return (
            QCoreApplication.translate("Wall", "folded: last hours, people"),
            QCoreApplication.translate("Wall", "2 columns folded"),
        )
    if people:
        return (QCoreApplication.translate("Wall", "folded: people"),)
    return (QCoreApplication.translate("Wall", "folded: last hours"),) if hours else ()


def _as_fit(names: tuple[str, ...], face: Face, width: float) -> str:
    """As many whole names as fit, and how many more there are."""
    clean = [one_line(name) for name in names]
    for shown in range(len(clean), 0, -1):
        rest = f" +{len(clean) - shown}" if shown < len(clean) else ""
        text = ", ".join(clean[:shown]) + rest
        if face.width(text) <= width:
            return text
    return face.elided(", ".join(clean), width)


def _said(heat: HeatRow) -> str:
    if heat.is_folded:
        return ", ".join(one_line(name) for name in heat.folded)
    return carried_words(heat)


def _seen(heat: HeatRow) -> tuple[object, ...]:
    """What of a row is painted; the folded one has no bar."""
    if heat.is_folded:
        return (heat.name, heat.folded, heat.step >= 3, heat.is_dimmed)
    carried = heat.load, heat.capacity, heat.people_known
    return (heat.team_id, heat.name, carried, heat.step, heat.folded, heat.is_dimmed)
