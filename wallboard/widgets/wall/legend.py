"""The legend: what brightness, hatch, diamond and dots mean, and how people are drawn; it folds first."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from wallboard.domain.severity import Severity
from wallboard.widgets.access.part import Part
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.type import Size
from wallboard.widgets.wall.grid import Grid
from wallboard.widgets.wall.tile import Tile

_GAP = 18
"""Between two entries."""
_BASE, _FIRST, _SECOND = 34, 21, 49
"""Where one line stands, and where two do when people are explained as well."""


class LegendTile(Tile):
    """Quiet lines below the team rows; entries that do not fit fold from the right."""

    def __init__(self, pot: Inkpot, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(pot, grid, QCoreApplication.translate("Wall", "Legend"), parent)
        self._reason = ""
        self._hint = ""

    def show_hint(self, hint: str) -> None:
        """What can be done here, at the right end; a page without people says nothing of their cover."""
        self._hint = hint
        self.update()

    @property
    def reason(self) -> str:
        return self._reason

    def show_reason(self, reason: str) -> None:
        """While a hand hovers, what its target says stands in place of the legend."""
        if reason != self._reason:
            self._reason = reason
            self.update()

    def parts(self) -> tuple[Part, ...]:
        """While a hand hovers, what its target says."""
        name = QCoreApplication.translate("Wall", "Under the hand")
        return (Part("reason", name, self._reason, self.rect()),) if self._reason else ()

    @property
    def _has_people(self) -> bool:
        """Whether the page shows people, whose signs have a line of their own."""
        return not self._hint and not self.grid.people.isEmpty()

    def draw(self, painter: QPainter, exposed: QRegion) -> None:  # noqa: ARG002  # all of it is two lines
        base = self.u(_BASE)
        if self._reason:
            face = self.pot.face(Size.NEAR)
            text = face.elided(self._reason, self.width() - self.margin)
            self.pot.write(painter, face, self.pot.theme.text1, self.margin, base, text)
            return
        if self._has_people:
            self._draw_people(painter, self.u(_SECOND))
            base = self.u(_FIRST)
        x = self._draw_scale(painter, self.margin, base)
        x = self._draw_hatch(painter, x, base)
        if not self._hint:
            x = self._draw_cover(painter, x, base)
        x = self._draw_no_data(painter, x, base)
        face = self.pot.face(Size.WALK_UP)
        end = self.width() - self.margin
        if self._hint and x + self.u(_GAP) + face.width(self._hint) <= end:
            self.pot.write_to(painter, face, self.pot.theme.text3, end, base, self._hint)

    def _words(self, painter: QPainter, x: float, base: float, words: str) -> float:
        face = self.pot.face(Size.WALK_UP)
        if not self._fits(x, words):
            return float(self.width())
        return self.pot.write(painter, face, self.pot.theme.text3, x, base, words)

    def _draw_scale(self, painter: QPainter, x: float, base: float) -> float:
        words = QCoreApplication.translate("Wall", "Load ÷ capacity")
        x = self._words(painter, x, base, words) + self.u(12)
        for step in (1, 2, 3, 4):
            swatch = QRectF(x, base - self.u(18), self.u(44), self.u(21))
            painter.fillRect(swatch, self.pot.theme.pressure(step))
            x = swatch.right()
        words = QCoreApplication.translate("Wall", "cell at 25, 50, 75 %; team at 50, 100, 150 %")
        return self._words(painter, x + self.u(14), base, words)

    def _draw_hatch(self, painter: QPainter, x: float, base: float) -> float:
        words = QCoreApplication.translate("Wall", "breached")
        start, x = x, x + self.u(_GAP)
        if not self._fits(x + self.u(40), words):
            return start
        swatch = QRectF(x, base - self.u(18), self.u(30), self.u(21))
        painter.fillRect(swatch, self.pot.theme.pressure(2))
        self.pot.hatched(painter, swatch, "breach", self.pot.theme.on_pressure(2))
        return self._words(painter, swatch.right() + self.u(10), base, words)

    def _draw_cover(self, painter: QPainter, x: float, base: float) -> float:
        words = QCoreApplication.translate("Wall", "nobody free for a critical")
        start, x = x, x + self.u(_GAP)
        if not self._fits(x + self.u(42), words):
            return start
        marks.cover_diamond(
            painter, self.pot, QPointF(x + self.u(16), base - self.u(7)), self.u(12), covered=False
        )
        return self._words(painter, x + self.u(42), base, words)

    def _draw_no_data(self, painter: QPainter, x: float, base: float) -> float:
        words = QCoreApplication.translate("Wall", "no data")
        start, x = x, x + self.u(_GAP)
        if not self._fits(x + self.u(24), words):
            return start
        marks.no_data(painter, self.pot, QRectF(x, base - self.u(18), self.u(13), self.u(21)))
        return self._words(painter, x + self.u(24), base, words)

    def _draw_people(self, painter: QPainter, base: float) -> None:
        """Whom a frame, a ground, bars, dashes and an arrow stand for."""
        entries: tuple[tuple[str, Callable[[QRectF], None]], ...] = (
            (
                QCoreApplication.translate("Wall", "free"),
                lambda box: self._frame(painter, box, self.pot.theme.text2),
            ),
            (
                QCoreApplication.translate("Wall", "busy, by the worst held"),
                lambda box: self._busy(painter, box),
            ),
            (QCoreApplication.translate("Wall", "on a break"), lambda box: self._resting(painter, box)),
            (
                QCoreApplication.translate("Wall", "asked, no answer yet"),
                lambda box: self._asked(painter, box),
            ),
            (
                QCoreApplication.translate("Wall", "lent here, moving on"),
                lambda box: self._moved(painter, box),
            ),
        )
        x = self._words(painter, self.margin, base, QCoreApplication.translate("Wall", "People"))
        for words, draw in entries:
            box = QRectF(x + self.u(_GAP), base - self.u(18), self.u(34), self.u(22))
            if not self._fits(box.right() + self.u(10), words):
                return
            draw(box)
            x = self._words(painter, box.right() + self.u(10), base, words)

    def _frame(self, painter: QPainter, box: QRectF, colour: QColor) -> None:
        marks.frame(painter, self.pot, box, colour, width=max(1.0, self.u(1.6)))

    def _busy(self, painter: QPainter, box: QRectF) -> None:
        marks.plate(painter, self.pot, box, self.pot.theme.raised, corner="cell")
        marks.severity_shape(painter, self.pot, Severity.MAJOR, box.center(), self.u(8.5))

    def _resting(self, painter: QPainter, box: QRectF) -> None:
        marks.pause_bars(painter, box.center(), self.u(15), self.pot.theme.text3)

    def _asked(self, painter: QPainter, box: QRectF) -> None:
        colour, style = self.pot.theme.fig_warn, Qt.PenStyle.DashLine
        marks.frame(painter, self.pot, box, colour, width=max(1.0, self.u(2)), style=style)

    def _moved(self, painter: QPainter, box: QRectF) -> None:
        """An arrow into the chip from the left, and one out of it at the right; both keep to their place."""
        box = box.adjusted(self.u(7), 0, 0, 0)
        self._frame(painter, box, self.pot.theme.edge)
        for x in (box.left() - self.u(1), box.right() - self.u(5)):
            marks.arrow(painter, QPointF(x, box.top() + self.u(7)), self.u(6), self.pot.theme.text1)

    def _fits(self, x: float, words: str) -> bool:
        end = min(self.width(), self.grid.size.width() - self.margin)
        return x + self.pot.face(Size.WALK_UP).width(words) <= end
