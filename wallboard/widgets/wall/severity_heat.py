"""Severity now: how many open incidents of each severity a team has, how old, and whether one is breached."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QPainterPath, QRegion
from PySide6.QtWidgets import QWidget

from wallboard.domain.heat import HeatCell, HeatRow
from wallboard.domain.severity import SEVERITIES, Severity
from wallboard.models.severity_words import severity_word
from wallboard.widgets.access.part import Part
from wallboard.widgets.heat.place import NOTHING_CHOSEN, ChosenCells, HeatPlace, teams_of
from wallboard.widgets.heatmap import Heatmap, rounded_gaps
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.times import Moment
from wallboard.widgets.type import Size, Weight
from wallboard.widgets.wall.counts import FOUR_FIGURES, THREE_FIGURES, count_words
from wallboard.widgets.wall.grid import BASE, HEADS, ROW_GAP, SEVERITY, Grid
from wallboard.widgets.wall.heat_look import Look, look_of
from wallboard.widgets.wall.heat_parts import cell_part, choosable, head_part
from wallboard.widgets.wall.tile import touched
from wallboard.widgets.wall.twin import heat_line

_GAP = 4
_AGE_BELOW = 20
"""How far the base line of an age is below that of the count, of which it must stand clear."""
_COUNT_FROM, _CROWDED_FROM = 44, 35
"""Where the count of a head begins, from the left of its column."""
_COUNT_TO, _WORD_FROM, _SHAPE_TO = 34, 34, 40
"""As far down as a head's count reaches, and its word up, and its shape to the right."""
_FRAME, _FRAME_OUT = 4, 2.5
"""How heavy the frame of a chosen cell is, and how far it stands outside."""
_Made = TypeVar("_Made")


class SeverityHeat(Heatmap):
    """Four columns of cells: brightness is pressure, the figure how many, the corner how old."""

    picked = Signal(object)
    """The `HeatPlace` that somebody chose by its part."""
    added = Signal(object)
    """The `HeatPlace` that somebody chose by its part besides those that are chosen."""

    def __init__(self, pot: Inkpot, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(
            pot, grid, QCoreApplication.translate("Wall", "Open incidents by team and severity"), parent
        )
        self._columns_of: tuple[Inkpot, Grid, Mapping[Severity, tuple[int, int]]] = pot, grid, {}
        self._rows: tuple[HeatRow, ...] = ()
        self._totals: Mapping[Severity, int] = {}
        self._moment: Moment | None = None
        self._chosen = NOTHING_CHOSEN
        self._seen: tuple[Look, ...] = ()
        self._told: tuple[str, ...] = ()

    def show_chosen(self, chosen: ChosenCells) -> None:
        """Frame the cells that the filter names, in the colour of the person's hand."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.touch(self.rect())

    def place_at(self, pos: QPoint) -> HeatPlace | None:
        """The cell under a point, or the head of a column."""
        number = int(pos.x() // max(1.0, self.u(self.grid.severity)))
        if not 0 <= number < len(SEVERITIES):
            return None
        if pos.y() < self.grid.rows.bands[0][0]:
            return HeatPlace(severity=SEVERITIES[number])
        row = self.grid.rows.at(pos.y())
        if row is None or row >= len(self._rows):
            return None
        return HeatPlace(teams_of(self._rows[row]), SEVERITIES[number])

    def show_rows(self, rows: tuple[HeatRow, ...], totals: Mapping[Severity, int], moment: Moment) -> None:
        """Paint the rows whose figures or ages differ."""
        # A row that is the very same looks the same as long as the time is.
        known = self._seen if moment is self._moment or moment == self._moment else ()
        seen = _again(rows, self._rows, known, lambda row: look_of(row, moment))
        before, were = self._seen, self._totals
        self._tell(rows)
        self._seen, self._rows, self._totals, self._moment = seen, rows, totals, moment
        steps = tuple([look.steps for look in seen[: len(self.grid.rows)]])
        if steps != self.steps:
            self.show_steps(steps)
        for row in touched(before, seen):
            if row < len(self.grid.rows):
                self._touch_row(row, before[row] if row < len(before) else None)
        if totals != were:
            self._touch_totals(were)

    def _touch_totals(self, were: Mapping[Severity, int]) -> None:
        """Paint the heads whose counts are others than they were."""
        for severity in SEVERITIES:
            if (count := self._totals.get(severity, 0)) != (was := were.get(severity, 0)):
                only_number = min(count, was) > 0 and self._is_crowded(count) is self._is_crowded(was)
                self.touch(self._number(severity) if only_number else self._column_head(severity))

    def _touch_row(self, row: int, before: Look | None) -> None:
        """Paint the cells of a row that look otherwise than before."""
        look = self._seen[row] if row < len(self._seen) else None
        if look is None or before is None or look.is_folded is not before.is_folded:
            self.touch(self.band(row))
            return
        cells = zip(look.cells, look.steps, strict=True), zip(before.cells, before.steps, strict=True)
        for severity, new, old in zip(SEVERITIES, *cells, strict=True):
            if new != old:
                self.touch(self.cell(row, severity).toAlignedRect())

    def _tell(self, rows: tuple[HeatRow, ...]) -> None:
        """Say in words what the rows are, those anew that are others than before."""
        told = _again(rows, self._rows, self._told, heat_line)
        if told != self._told:
            self.setAccessibleDescription("\n".join(told))
        self._told = told

    def band(self, row: int) -> QRect:
        gap = round(self.u(ROW_GAP))
        return self.grid.rows.rect(row, 0, self.width()).adjusted(0, -gap, 0, gap)

    def cell(self, row: int, severity: Severity) -> QRectF:
        """Where one figure stands."""
        top, end = self.grid.rows.bands[row]
        left, right = self._ends(severity)
        return QRectF(left, top, right - left, end - top)

    def _ends(self, severity: Severity) -> tuple[int, int]:
        """From where to where a column reaches; reckoned once as long as it is dressed like that."""
        pot, grid, ends = self._columns_of
        if not ends or pot is not self.pot or grid is not self.grid:
            width = self.grid.severity
            ends = {
                one: (round(self.u(width * (one - 1))), round(self.u(width * one - _GAP)))
                for one in SEVERITIES
            }
            self._columns_of = self.pot, self.grid, ends
        return ends[severity]

    def _inside(self, row: int) -> QRect:
        """Where it has ink of its own; frames reach into the gaps, and the folded row has its line there."""
        return self.band(row) if self._rows[row].is_folded else self.grid.rows.rect(row, 0, self.width())

    def parts(self) -> tuple[Part, ...]:
        heads = (
            choosable(
                head_part(severity, self._totals.get(severity, 0), self._head_place(severity)),
                HeatPlace(severity=severity),
                self,
            )
            for severity in SEVERITIES
        )
        cells = (
            choosable(
                cell_part(heat, severity, self.cell(row, severity), self._moment),
                HeatPlace(teams_of(heat), severity),
                self,
            )
            for row, heat in enumerate(self._rows[: len(self.grid.rows)])
            for severity in SEVERITIES
        )
        return (*heads, *cells)

    def _head_place(self, severity: Severity) -> QRect:
        left, right = self._ends(severity)
        return QRect(left, 0, right - left, round(self.u(HEADS - 4)))

    def _column_head(self, severity: Severity) -> QRect:
        """The same with the gap, into which a large count may reach."""
        return self._head_place(severity).adjusted(0, 0, round(self.u(_GAP)), round(self.u(4)))

    def _number(self, severity: Severity) -> QRect:
        """What of a head moves with its count, as long as its shape is the same."""
        head, count = self._column_head(severity), self._totals.get(severity, 0)
        left = round(self.u(_CROWDED_FROM if self._is_crowded(count) else _COUNT_FROM)) - 2
        return QRect(head.left() + left, 0, head.width() - left, round(self.u(_COUNT_TO)))

    def _is_crowded(self, count: int) -> bool:
        return count > 99 and self.grid.severity == SEVERITY

    def plan(self) -> QRectF:
        rows = self.grid.rows
        return QRectF(0, rows.first, self.u(self.grid.severity) * len(SEVERITIES), rows.pitch * len(rows))

    @property
    def half_column_gap(self) -> float:
        return self.u(_GAP / 2)

    def gaps(self) -> tuple[QPainterPath, ...]:
        area, bands, gap = self.plan(), self.grid.rows.bands, self.u(ROW_GAP)
        tops = [area.top() - gap, *(float(end) for _, end in bands[:-1])]
        ends = [*(float(top) for top, _ in bands[1:]), area.bottom() + self.grid.rows.pitch]
        inner = [self.cell(0, severity).left() for severity in SEVERITIES[1:]]
        columns = list(pairwise([area.left() - gap, *inner, area.right() + gap]))
        return tuple(
            rounded_gaps(
                QRectF(left, top, right - left, end - top),
                [self.cell(row, severity)],
                self.pot.radius("cell"),
            )
            for row, (top, end) in enumerate(zip(tops, ends, strict=True))
            for severity, (left, right) in zip(SEVERITIES, columns, strict=True)
        )

    def ink(self, painter: QPainter, exposed: QRegion) -> None:
        for severity in SEVERITIES:
            if exposed.intersects(self._column_head(severity)):
                self._head(painter, severity, exposed)
        for row in self.grid.rows.within(exposed, round(self.u(ROW_GAP))):
            if row < len(self._rows):
                if exposed.intersects(self._inside(row)):
                    self._row(painter, row, self._rows[row], exposed)
                self._frames(painter, row, self._rows[row])
        self._columns(painter)

    def _columns(self, painter: QPainter) -> None:
        """A severity chosen on all teams is one frame from its head to the last row."""
        for severity in filter(self._chosen.has_head, SEVERITIES):
            last = min(len(self._rows), len(self.grid.rows)) - 1
            if last >= 0:
                self._frame(painter, self._head_place(severity).toRectF() | self.cell(last, severity))

    def _frames(self, painter: QPainter, row: int, heat: HeatRow) -> None:
        """A team chosen with all severities is one frame along its row."""
        if not self._chosen.has_row(heat):
            return
        if not self._chosen.severities:
            self._frame(painter, self.cell(row, Severity.CRITICAL) | self.cell(row, Severity.MINOR))
            return
        for severity in self._chosen.severities:
            self._frame(painter, self.cell(row, severity))

    def _frame(self, painter: QPainter, rect: QRectF) -> None:
        """Mostly in the gap around the cell, so that it covers nothing that stands in it."""
        out = self.u(_FRAME_OUT)
        box = rect.adjusted(-out, -out, out, out) & QRectF(self.rect())
        width = self.u(_FRAME)
        marks.frame(painter, self.pot, box, self.pot.theme.accent, width=width, corner="cell")

    def _head(self, painter: QPainter, severity: Severity, exposed: QRegion) -> None:
        theme, place = self.pot.theme, self._column_head(severity)
        left, count = self.u(self.grid.severity * (severity - 1)), self._totals.get(severity, 0)
        crowded = self._is_crowded(count)
        shape = QRect(place.left(), 0, round(self.u(_SHAPE_TO)), place.height())
        if exposed.intersects(shape):
            centre = QPointF(left + self.u(17 if crowded else 19), self.u(21))
            radius, digit = self.u(14.5 if crowded else 16.5), self.pot.face(Size.WALK_UP, Weight.STRONG)
            marks.severity_shape(painter, self.pot, severity, centre, radius, digit=digit, quiet=count == 0)
        face = self.pot.face(Size.NEAR, Weight.STRONG if count else Weight.NORMAL)
        colour, text = theme.text1 if count else theme.text3, count_words(count, FOUR_FIGURES)
        at = left + self.u(_CROWDED_FROM if crowded else _COUNT_FROM)
        self.pot.write(painter, face, colour, at, self.u(32), text)
        if exposed.intersects(place.adjusted(0, round(self.u(_WORD_FROM)), 0, 0)):
            word = self.pot.face(Size.WALK_UP)
            self.pot.write(painter, word, theme.text2, left + self.u(1), self.u(57), severity_word(severity))

    def _row(self, painter: QPainter, row: int, heat: HeatRow, exposed: QRegion) -> None:
        if heat.is_folded:
            top = self.grid.rows.bands[row][0]
            line = QRect(0, top - round(self.u(ROW_GAP / 2)), self.width(), max(1, round(self.u(1))))
            painter.fillRect(line, self.pot.theme.line)
        for severity in SEVERITIES:
            rect, cell = self.cell(row, severity), heat.cells[severity]
            if not exposed.intersects(rect.toAlignedRect()):
                continue
            if cell.count:
                self._cell(painter, rect, heat, cell, self._seen[row].cells[severity - 1][-1])
            else:
                marks.dot(painter, self.pot, rect.center())

    def _cell(self, painter: QPainter, rect: QRectF, heat: HeatRow, cell: HeatCell, aged: str) -> None:
        step = 0 if heat.is_folded else cell.step
        colour = self.pot.theme.on_pressure(step)
        left = rect.left() + self.u(10)
        if cell.breached:
            band = QRectF(rect.left(), rect.top(), self.pot.ruled("breach").band, rect.height())
            self.pot.hatched(painter, band, "breach", colour)
            left = band.right() + self.u(8 if cell.count < 10 else 6 if cell.count <= THREE_FIGURES else 3)
        base = self.grid.rows.ink_top(rect.top(), rect.height(), self.pot.scale) + self.u(BASE)
        face = self.pot.face(Size.ROOM, Weight.NORMAL if heat.is_folded else Weight.STRONG)
        self.pot.write(painter, face, colour, left, base, count_words(cell.count))
        if aged and not heat.is_folded:
            small = self.pot.face(Size.WALK_UP)
            self.pot.write_to(
                painter, small, colour, rect.right() - self.u(7), base + self.u(_AGE_BELOW), aged
            )


def _again(
    rows: Sequence[HeatRow],
    before: Sequence[HeatRow],
    made: Sequence[_Made],
    make: Callable[[HeatRow], _Made],
) -> tuple[_Made, ...]:
    """What is made of each row; of those that stand where they stood what was made of them."""
    kept = zip(rows, before, made, strict=False)
    again = [one if row is was else make(row) for row, was, one in kept]
    return tuple(again + [make(row) for row in rows[len(again) :]])
