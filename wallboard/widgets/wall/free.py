"""Who could go: free people of those here, and whether one of them could take a critical."""

from math import ceil, floor

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

_BELOW = 20
"""How far the base line of what they can still carry is below that of the count."""


class FreeTile(Tile):
    """A count that never leaves its place; the diamond beside it is cover for a critical."""

    def __init__(self, pot: Inkpot, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(pot, grid, QCoreApplication.translate("Wall", "Free people"), parent)
        self._rows: tuple[HeatRow, ...] = ()
        self._scarce = True

    def show_rows(self, rows: tuple[HeatRow, ...]) -> None:
        """Free counts are bright only while less than half of the floor is free."""
        free, here = sum([row.free for row in rows]), sum([row.present for row in rows])
        scarce = free * 2 < here
        before, self._rows = self._rows, rows
        lines = touched(before, rows, _seen)
        if scarce is not self._scarce:
            self._scarce = scarce
            self.update()
        for row in range(min(len(rows), len(self.grid.rows))):
            if row not in lines and rows[row].spare != before[row].spare:
                self.update(self._below(row))
        for row in lines:
            if row < len(self.grid.rows):
                self.update(self.band(row))
        said = QCoreApplication.translate("Wall", "{free} free of {here} here").format(free=free, here=here)
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)

    def band(self, row: int) -> QRect:
        gap = round(self.u(ROW_GAP))
        return self.grid.rows.rect(row, 0, self.width()).adjusted(0, -gap, 0, gap)

    @property
    def _ones_end(self) -> float:
        """Where the ones of every count end."""
        return self.u(self.grid.before_free) + self.pot.face(Size.ROOM).width("0")

    def _below(self, row: int) -> QRect:
        """Where it stands below the count how much more they can carry, and nothing else does."""
        base, cap = self.grid.rows.base(row, self.pot.scale) + self.u(_BELOW), self.pot.face(Size.WALK_UP).cap
        top, end = floor(base - cap - 1), ceil(base + 1)
        return QRect(0, top, ceil(self._ones_end) + 1, end - top)

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
        for row in self.grid.rows.within(exposed, round(self.u(ROW_GAP))):
            if row < len(self._rows):
                self._draw_row(painter, row, self._rows[row], exposed)

    def _draw_head(self, painter: QPainter) -> None:
        theme, left = self.pot.theme, self.u(self.grid.before_free)
        head, below = self.pot.face(Size.LABEL), self.pot.face(Size.WALK_UP)
        self.pot.write(
            painter, head, theme.text2, left, self.u(31), QCoreApplication.translate("Wall", "Free")
        )
        words = QCoreApplication.translate("Wall", "+ room")
        said = below.elided(words, self.width() - left)
        self.pot.write(painter, below, theme.text3, left, self.u(56), said)

    def _draw_row(self, painter: QPainter, row: int, heat: HeatRow, exposed: QRegion) -> None:
        if heat.is_folded:
            top = self.grid.rows.bands[row][0]
            self.hairline(painter, 0, top - self.u(ROW_GAP / 2), self.width())
        base = self.grid.rows.base(row, self.pot.scale)
        if not heat.people_known:
            self._draw_unknown(painter, base)
            return
        below = self._below(row)
        if exposed.intersects(below):
            self._draw_spare(painter, heat, base)
        if not (exposed & self.band(row)).subtracted(QRegion(below)).isEmpty():
            self._draw_count(painter, heat, base)

    def _draw_count(self, painter: QPainter, heat: HeatRow, base: float) -> None:
        theme, bright = self.pot.theme, heat.free > 0 and self._scarce
        colour = theme.text1 if bright else theme.text2
        face = self.pot.face(Size.ROOM, Weight.FIGURE if bright else Weight.NORMAL)
        self.pot.write_to(painter, face, colour, self._ones_end, base, count_words(heat.free))
        self._draw_beside(painter, heat, self._ones_end + self.u(4), base)

    def _draw_unknown(self, painter: QPainter, base: float) -> None:
        """Where nobody is known there is no count, not one of 0."""
        figure = self.pot.face(Size.ROOM)
        left, height = self.u(self.grid.before_free), figure.cap + self.u(4)
        marks.no_data(painter, self.pot, QRectF(left, base - height, figure.width("0"), height))

    def _draw_beside(self, painter: QPainter, heat: HeatRow, x: float, base: float) -> None:
        """Of how many here, and cover for a critical."""
        theme, small = self.pot.theme, self.pot.face(Size.LABEL if heat.present < 100 else Size.WALK_UP)
        raised = base - self.u(37) + small.cap - self.u(1)
        self.pot.write(painter, small, theme.text3, x, raised, f"/{count_words(heat.present)}")
        middle = QPointF(x + self.u(15), base - self.u(3))
        marks.cover_diamond(painter, self.pot, middle, self.u(12), covered=heat.covered)

    def _draw_spare(self, painter: QPainter, heat: HeatRow, base: float) -> None:
        """Below the count, how much more they can carry."""
        if heat.present:
            below, end = self.pot.face(Size.WALK_UP), self._ones_end
            room = end - self.u(8)  # clear of the now line, which stands at the left edge
            words = next((one for one in _spare_words(heat.spare) if below.width(one) <= room), "")
            self.pot.write_to(painter, below, self.pot.theme.text3, end, base + self.u(_BELOW), words)


def _spare_words(spare: int) -> tuple[str, str]:
    """Always with its sign, so that nobody takes it for a count; in thousands where it is long."""
    return f"+{spare}", f"+{count_words(spare)}"


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
    """What of a row is painted, but for how much more they can carry, which has a place of its own."""
    people = heat.free, heat.present, heat.covered, heat.people_known
    return (heat.team_id, people, heat.is_folded)
