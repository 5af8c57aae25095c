"""The strip of figures: how much there is, each with the level that data gave it."""

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from wallboard.domain.figures import Figure, Level
from wallboard.domain.thresholds import SILENT
from wallboard.widgets.access.part import Part, PartKind
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.type import Size, Weight
from wallboard.widgets.wall.grid import MARGIN, STRIP, Grid
from wallboard.widgets.wall.strip_words import Said, said_of
from wallboard.widgets.wall.tile import Tile, touched

_LEAST = 290
"""A figure and its label need this much; where there is less, figures fold."""
_PLATE = 14
"""How far a plate reaches left and right of its figure."""


class StripTile(Tile):
    """Figures side by side in places that never move; those that do not fit fold from the right."""

    asked = Signal()
    """Somebody clicked it, who wants to know how these figures come about."""

    def __init__(self, pot: Inkpot, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(pot, grid, QCoreApplication.translate("Wall", "Figures"), parent)
        self._figures: tuple[Said, ...] = ()
        self.profile = SILENT
        """By which limits its figures are loud, at the next look."""

    def show_figures(self, figures: tuple[Figure, ...], *, calm: bool) -> None:
        """Paint only the figures that say something else."""
        said = tuple(said_of(figure, calm=calm) for figure in figures)
        places = touched(self._figures, said)
        self._figures = said
        self.setAccessibleDescription("; ".join(_aloud(figure) for figure in said))
        for index in places:
            if index < self.shown():
                self.update(self.place(index).toAlignedRect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.asked.emit()

    def parts(self) -> tuple[Part, ...]:
        does = QCoreApplication.translate("Wall", "Explain these figures")
        return tuple(
            Part(
                ("figure", said.label),
                said.label,
                _value(said),
                self.place(index).toAlignedRect(),
                PartKind.FIGURE,
                act=self.asked.emit,
                does=does,
            )
            for index, said in enumerate(self._figures[: self.shown()])
        )

    def place(self, index: int) -> QRectF:
        """Where a figure stands."""
        across = max(1, -(-self.shown() // self.grid.strip_lines))
        line, column = divmod(index, across)
        inner = self.width() - 2 * self.u(MARGIN - _PLATE)
        width = inner / across
        return QRectF(
            self.u(MARGIN - _PLATE) + column * width, line * self.u(STRIP - 24), width, self.u(STRIP)
        )

    def shown(self) -> int:
        """How many figures have room at their full size."""
        across = max(1, int(self.width() // self.u(_LEAST)))
        return min(len(self._figures), across * self.grid.strip_lines)

    def draw(self, painter: QPainter, exposed: QRect) -> None:
        for index, said in enumerate(self._figures[: self.shown()]):
            place = self.place(index)
            if place.toAlignedRect().intersects(exposed):
                self._draw_figure(painter, place, said)
        self.hairline(painter, 0, self.height() - self.u(1), self.width())

    def _draw_figure(self, painter: QPainter, place: QRectF, said: Said) -> None:
        theme = self.pot.theme
        label_colour, colour = theme.text2, theme.text1 if said.loud else theme.text2
        strong = said.level is not Level.NORMAL
        box = QRectF(place.left(), place.top() + self.u(12), place.width() - self.u(24), self.u(STRIP - 24))
        if said.level is Level.ALARM:
            marks.plate(painter, self.pot, box, theme.s1)
            label_colour = colour = theme.on_s
        elif said.level is Level.WARNING:
            painter.fillRect(
                QRectF(box.left(), box.top() + self.u(8), self.u(6), box.height() - self.u(16)), theme.s2
            )
            colour = theme.fig_warn
        left = place.left() + self.u(_PLATE + (6 if strong else 0))
        label = self.pot.face(Size.NEAR, Weight.STRONG if strong else Weight.NORMAL)
        room = box.right() - left
        self.pot.write(
            painter, label, label_colour, left, place.top() + self.u(46), label.elided(said.label, room)
        )
        end = self._draw_value(painter, left, place.top() + self.u(124), said, colour)
        note = self.pot.face(Size.WALK_UP)
        if said.note and end + self.u(14) + note.width(said.note) <= box.right():
            quiet = theme.on_s if said.level is Level.ALARM else theme.text3
            self.pot.write(painter, note, quiet, end + self.u(14), place.top() + self.u(124), said.note)

    def _draw_value(self, painter: QPainter, left: float, base: float, said: Said, colour: QColor) -> float:
        """The right end of what was written is returned."""
        theme = self.pot.theme
        if not said.is_number:
            return self.pot.write(painter, self.pot.face(Size.ROOM), theme.text2, left, base, said.text)
        end = self.pot.write(
            painter, self.pot.face(Size.FIGURE, Weight.FIGURE), colour, left, base, said.text
        )
        if said.unit:
            quiet = theme.on_s if said.level is Level.ALARM else theme.text2
            end = self.pot.write(painter, self.pot.face(Size.NEAR), quiet, end + self.u(10), base, said.unit)
        return end


def _value(said: Said) -> str:
    return " ".join(word for word in (said.text, said.unit) if word) + (f", {said.note}" if said.note else "")


def _aloud(said: Said) -> str:
    return f"{said.label}: {said.text}" + (f", {said.note}" if said.note else "")
