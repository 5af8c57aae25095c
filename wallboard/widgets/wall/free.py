"""Who could go: free people of those here, and whether one of them could take a critical."""

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QWidget

from wallboard.domain.heat import HeatRow
from wallboard.widgets.access.part import Part, PartKind
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.type import Size, Weight
from wallboard.widgets.wall.counts import count_words
from wallboard.widgets.wall.grid import HEADS, ROW_GAP, Grid
from wallboard.widgets.wall.heat_parts import row_key
from wallboard.widgets.wall.tile import Tile, touched


class FreeTile(Tile):
    """A count that never leaves its place; the diamond beside it is cover for a critical."""

    def __init__(self, pot: Inkpot, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(pot, grid, QCoreApplication.translate("Wall", "Free people"), parent)
        self._rows: tuple[HeatRow, ...] = ()
        self._scarce = True

    def show_rows(self, rows: tuple[HeatRow, ...]) -> None:
        """Free counts are bright only while less than half of the floor is free."""
        free, here = sum(row.free for row in rows), sum(row.present for row in rows)
        scarce = free * 2 < here
        lines = touched(tuple(map(_seen, self._rows)), tuple(map(_seen, rows)))
        self._rows = rows
        if scarce is not self._scarce:
            self._scarce = scarce
            self.update()
        for row in lines:
            if row < len(self.grid.rows):
                self.update(self.band(row))
        self.setAccessibleDescription(
            QCoreApplication.translate("Wall", "{free} free of {here} here").format(free=free, here=here)
        )

    def band(self, row: int) -> QRect:
        gap = round(self.u(ROW_GAP))
        return self.grid.rows.rect(row, 0, self.width()).adjusted(0, -gap, 0, gap)

    def parts(self) -> tuple[Part, ...]:
        name = QCoreApplication.translate("Wall", "{team}, free")
        return tuple(
            Part(
                ("free", row_key(heat)),
                name.format(team=heat.name),
                _said(heat),
                self.grid.rows.rect(row, 0, self.width()),
                PartKind.COUNT,
                float(heat.free),
            )
            for row, heat in enumerate(self._rows[: len(self.grid.rows)])
        )

    def draw(self, painter: QPainter, exposed: QRegion) -> None:
        if exposed.intersects(QRect(0, 0, self.width(), round(self.u(HEADS)))):
            self._draw_head(painter)
        for row, heat in enumerate(self._rows[: len(self.grid.rows)]):
            if exposed.intersects(self.band(row)):
                self._draw_row(painter, row, heat)

    def _draw_head(self, painter: QPainter) -> None:
        theme, left = self.pot.theme, self.u(self.grid.before_free)
        head, below = self.pot.face(Size.LABEL), self.pot.face(Size.WALK_UP)
        self.pot.write(
            painter, head, theme.text2, left, self.u(31), QCoreApplication.translate("Wall", "Free")
        )
        words = QCoreApplication.translate("Wall", "+ room")
        said = below.elided(words, self.width() - left)
        self.pot.write(painter, below, theme.text3, left, self.u(56), said)

    def _draw_row(self, painter: QPainter, row: int, heat: HeatRow) -> None:
        theme = self.pot.theme
        top = self.grid.rows.bands[row][0]
        if heat.is_folded:
            self.hairline(painter, 0, top - self.u(ROW_GAP / 2), self.width())
        if not heat.people_known:
            self._draw_unknown(painter, self.grid.rows.base(row, self.pot.scale))
            return
        bright = heat.free > 0 and self._scarce
        colour = theme.text1 if bright else theme.text2
        weight = Weight.FIGURE if bright else Weight.NORMAL
        base = self.grid.rows.base(row, self.pot.scale)
        ones_end = self.u(self.grid.before_free) + self.pot.face(Size.ROOM).width("0")
        face = self.pot.face(Size.ROOM, weight)
        self.pot.write_to(painter, face, colour, ones_end, base, count_words(heat.free))
        x = ones_end + self.u(4)
        self._draw_beside(painter, heat, x, base)

    def _draw_unknown(self, painter: QPainter, base: float) -> None:
        """Where nobody is known there is no count, not one of 0."""
        figure = self.pot.face(Size.ROOM)
        left, height = self.u(self.grid.before_free), figure.cap + self.u(4)
        marks.no_data(painter, self.pot, QRectF(left, base - height, figure.width("0"), height))

    def _draw_beside(self, painter: QPainter, heat: HeatRow, x: float, base: float) -> None:
        """Of how many here and cover for a critical; below the figure how much more they can carry."""
        theme, below = self.pot.theme, self.pot.face(Size.WALK_UP)
        small = self.pot.face(Size.LABEL if heat.present < 100 else Size.WALK_UP)
        raised = base - self.u(37) + small.cap - self.u(1)
        self.pot.write(painter, small, theme.text3, x, raised, f"/{count_words(heat.present)}")
        middle = QPointF(x + self.u(15), base - self.u(3))
        marks.cover_diamond(painter, self.pot, middle, self.u(12), covered=heat.covered)
        said = (f"+{heat.spare}", str(heat.spare))
        room = x - self.u(12)  # clear of the now line, which stands at the left edge
        if heat.present:
            words = next((one for one in said if below.width(one) <= room), "")
            self.pot.write_to(painter, below, theme.text3, x - self.u(4), base + self.u(20), words)


def _said(heat: HeatRow) -> str:
    if not heat.people_known:
        return QCoreApplication.translate("Wall", "nobody of the team is known")
    words = QCoreApplication.translate("Wall", "{free} free of {here} here, room for {spare}")
    if not heat.covered:
        words = QCoreApplication.translate(
            "Wall", "{free} free of {here} here, room for {spare}, nobody for a critical"
        )
    return words.format(free=heat.free, here=heat.present, spare=heat.spare)


def _seen(heat: HeatRow) -> tuple[object, ...]:
    people = heat.free, heat.present, heat.covered, heat.spare, heat.people_known
    return (heat.team_id, people, heat.is_folded)
