"""Paints the figures’ card: service level on the left; times, breaches and staff on the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from wallboard.domain.service_level import LevelDefinition
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.figures.figures_view import FiguresView, LevelRow
from wallboard.widgets.figures.level_words import NOTHING, tr
from wallboard.widgets.ink import marks
from wallboard.widgets.proof.proof_paint import wrapped
from wallboard.widgets.type import Weight

SIDE, HEAD, TITLE, LEVEL, LINE, GAP = 20, 46, 30, 45, 20, 12
LEFT_PART = 0.53
LABEL = 82
BETWEEN = 36
MOST_WIDE, MOST_HIGH = 1200, 572
"""Beyond this width the eye no longer finds from a name to its figure; all of it is that high."""


@dataclass(frozen=True, slots=True)
class Column:
    """Left and right edge of one half of the card, in pixels."""

    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left


class FiguresPaint:
    """Draws one view into a card; it keeps nothing but its ink."""

    def __init__(self, ink: DeskInk) -> None:
        self._ink = ink

    def _u(self, length: float) -> float:
        return length * self._ink.pot.scale

    def level_at(self, view: FiguresView, box: QRectF, at: QPointF) -> LevelDefinition | None:
        """The definition whose row is under a point."""
        for place, row in enumerate(view.levels):
            if self.level_rect(box, place).contains(at):
                return row.definition
        return None

    def level_rect(self, box: QRectF, place: int) -> QRectF:
        """Where a definition stands."""
        column = self._columns(box)[0]
        top = self._u(HEAD + TITLE + LINE + 8 + place * LEVEL)
        return QRectF(column.left - self._u(8), top, column.width + self._u(16), self._u(LEVEL))

    def draw(self, painter: QPainter, box: QRectF, view: FiguresView) -> None:
        """Sections that have no room in the height of the box are left out from below."""
        left, right = self._columns(box)
        self._head(painter, box, view)
        end = box.bottom() - self._u(12)
        y = self._levels(painter, box, left, view)
        y = self._facts(painter, left, y + self._u(8), view.counts, end)
        y = self._title(painter, left, y + self._u(GAP), tr("Breach rate"), view.breach, end)
        y = self._facts(painter, left, y, view.breach_facts, end)
        self._facts(painter, left, y + self._u(GAP), ((tr("At risk"), view.risk),), end)
        y = self._spans(painter, right, view, end)
        self._needs(painter, right, y + self._u(GAP), view, end)
        if not self._ink.is_now:
            self._ink.pot.hatched(painter, box, "stale", self._ink.theme.text1)

    def _columns(self, box: QRectF) -> tuple[Column, Column]:
        width = box.width()
        middle = width * LEFT_PART
        return (
            Column(self._u(SIDE), middle - self._u(BETWEEN) / 2),
            Column(middle + self._u(BETWEEN) / 2, width - self._u(SIDE)),
        )

    def _head(self, painter: QPainter, box: QRectF, view: FiguresView) -> None:
        ink, theme, base = self._ink, self._ink.theme, self._u(31)
        title = ink.face(DeskSize.TITLE, Weight.STRONG)
        x = ink.write(painter, title, theme.text1, self._u(SIDE), base, tr("Figures of the floor"))
        right = box.width() - self._u(SIDE)
        small = ink.face(DeskSize.SMALL)
        right = ink.write_to(painter, small, theme.text3, right, base, tr("F or Esc closes"))
        x += self._u(18)
        ink.write(painter, small, theme.text2, x, base, view.span, right - x - self._u(16))
        line = QRectF(self._u(SIDE), self._u(HEAD) - 1, box.width() - 2 * self._u(SIDE), 1)
        painter.fillRect(line, theme.line)

    def _levels(self, painter: QPainter, box: QRectF, column: Column, view: FiguresView) -> float:
        ink, theme = self._ink, self._ink.theme
        chosen = next(row for row in view.levels if row.definition is view.chosen)
        self._title(
            painter, column, self._u(HEAD + 4), tr("Service level"), chosen.value, box.bottom(),
            warns=view.is_below,
        )  # fmt: skip
        base = self._u(HEAD + TITLE + 4) + self._u(15)
        face = ink.face(DeskSize.REASON)
        ink.write(painter, face, theme.text2, column.left, base, view.aim, column.width)
        for place, row in enumerate(view.levels):
            self._level(painter, self.level_rect(box, place), row, is_chosen=row.definition is view.chosen)
        return self.level_rect(box, len(view.levels) - 1).bottom()

    def _level(self, painter: QPainter, rect: QRectF, row: LevelRow, *, is_chosen: bool) -> None:
        ink, theme, u = self._ink, self._ink.theme, self._u
        if is_chosen:
            plate = rect.adjusted(0, u(1), 0, -u(2))
            marks.plate(painter, ink.pot, plate, theme.accent_ground, corner="plate")
        centre = QPointF(rect.left() + u(15), rect.top() + u(16))
        painter.save()
        painter.setPen(ink.pot.pen(theme.text1 if is_chosen else theme.text3, u(1.5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, u(6), u(6))
        if is_chosen:
            painter.setBrush(theme.text1)
            painter.drawEllipse(centre, u(2.5), u(2.5))
        painter.restore()
        left, right = rect.left() + u(30), rect.right() - u(8)
        strong = ink.face(DeskSize.SMALL, Weight.STRONG if is_chosen else Weight.NORMAL)
        figure = ink.face(DeskSize.BODY, Weight.STRONG)
        colour = theme.text1 if is_chosen else theme.text2
        end = ink.write_to(painter, figure, colour, right, rect.top() + u(21), row.value)
        ink.write(painter, strong, colour, left, rect.top() + u(20), row.name, end - left - u(8))
        small, base = ink.face(DeskSize.REASON), rect.top() + u(38)
        end = ink.write_to(painter, small, theme.text2, right, base, row.sum)
        ink.write(painter, small, theme.text3, left, base, row.formula, end - left - u(8))

    def _spans(self, painter: QPainter, column: Column, view: FiguresView, end: float) -> float:
        y = self._title(painter, column, self._u(HEAD + 4), tr("Times"), "", end)
        rows = [(row.name, row.median, row.ninetieth, row.count) for row in view.spans]
        heads = ("", tr("median"), tr("90th percentile"), tr("incidents"))
        y = self._table(painter, column, y, (heads, *rows), (0.0, 0.5, 0.81, 1.0), end)
        return self._note(painter, column, y, (view.spans_note,), end)

    def _needs(self, painter: QPainter, column: Column, y: float, view: FiguresView, end: float) -> None:
        y = self._title(painter, column, y, tr("Staff against need"), "", end)
        note = self._wrapped(view.needs_note, column.width)
        heads = (tr("half hour"), tr("expected"), tr("needed"), tr("there"), tr("short"))
        rows = [(row.time, row.expected, row.need, row.have, row.short) for row in view.needs]
        room = end - y - len(note) * self._u(LINE - 2) - self._u(4)
        shown = rows[: max(1, int(room // self._u(LINE)) - 1)]
        if rows:
            y = self._table(painter, column, y, (heads, *shown), (0.0, 0.42, 0.64, 0.82, 1.0), end)
        self._note(painter, column, y, view.needs_note, end)

    def _title(
        self, painter: QPainter, column: Column, y: float, title: str, value: str, end: float,
        *, warns: bool = False,
    ) -> float:  # fmt: skip
        """A section's name, and its figure at the right; where the next line begins is returned."""
        ink, theme = self._ink, self._ink.theme
        if y + self._u(TITLE) > end:
            return end
        strong, figure = ink.face(DeskSize.BODY, Weight.STRONG), ink.face(DeskSize.FIGURE, Weight.FIGURE)
        base = y + self._u(21)
        ink.write(painter, strong, theme.text1, column.left, base, title)
        colour = theme.fig_warn if warns else theme.text1
        left = ink.write_to(painter, figure, colour, column.right, base, value)
        if warns:
            word = tr("below the goal")
            small = ink.face(DeskSize.REASON, Weight.STRONG)
            left = ink.write_to(painter, small, theme.fig_warn, left - self._u(14), base, word)
            bar = QRectF(left - self._u(10), base - self._u(15), self._u(3), self._u(18))
            painter.fillRect(bar, theme.s2)
        return y + self._u(TITLE)

    def _facts(
        self, painter: QPainter, column: Column, y: float, facts: Sequence[tuple[str, str]], end: float
    ) -> float:
        ink, theme, face = self._ink, self._ink.theme, self._ink.face(DeskSize.REASON)
        left = column.left + self._u(LABEL)
        for label, text in facts:
            lines = wrapped(face, text, column.right - left, most=2)
            if y + self._u(LINE) * len(lines) > end:
                return end
            ink.write(painter, face, theme.text3, column.left, y + self._u(15), label, self._u(LABEL - 6))
            for line in lines:
                ink.write(painter, face, theme.text2, left, y + self._u(15), line, column.right - left)
                y += self._u(LINE)
        return y

    def _table(
        self, painter: QPainter, column: Column, y: float, rows: Sequence[Sequence[str]],
        places: Sequence[float], end: float,
    ) -> float:  # fmt: skip
        """The first column from the left, the others to right edges at those parts of the width."""
        ink, theme = self._ink, self._ink.theme
        small, face = ink.face(DeskSize.REASON), ink.face(DeskSize.SMALL)
        strong = ink.face(DeskSize.SMALL, Weight.STRONG)
        for number, row in enumerate(rows):
            if y + self._u(LINE) > end:
                return y
            base = y + self._u(15)
            is_short = number > 0 and row[-1].startswith("−")
            if is_short:
                bar = QRectF(column.left - self._u(9), y + self._u(2), self._u(3), self._u(LINE - 3))
                painter.fillRect(bar, theme.s2)
            for place, text in zip(places, row, strict=True):
                is_last = is_short and place == places[-1]
                is_quiet = not number or text in ("0", NOTHING)
                colour = theme.fig_warn if is_last else theme.text3 if is_quiet else theme.text1
                used = small if not number else strong if is_last else face
                if place:
                    right = column.left + column.width * place
                    ink.write_to(painter, used, colour, right, base, text)
                else:
                    ink.write(
                        painter, used, theme.text3 if not number else theme.text2, column.left, base, text
                    )
            y += self._u(LINE)
        return y

    def _wrapped(self, sentences: Sequence[str], width: float) -> list[str]:
        face = self._ink.face(DeskSize.REASON)
        text = " ".join(sentences).replace(" %", "\N{NO-BREAK SPACE}%")
        return wrapped(face, text, width, most=6)

    def _note(
        self, painter: QPainter, column: Column, y: float, sentences: Sequence[str], end: float
    ) -> float:
        """Small and quiet below a table: how it is reckoned."""
        face, y = self._ink.face(DeskSize.REASON), y + self._u(4)
        for line in self._wrapped(sentences, column.width):
            if y + self._u(LINE - 2) > end:
                return y
            base = y + self._u(14)
            self._ink.write(painter, face, self._ink.theme.text3, column.left, base, line, column.width)
            y += self._u(LINE - 2)
        return y
