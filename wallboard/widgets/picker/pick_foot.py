"""The foot of a picker: what the row that one stands on is made of, and one line about all of them."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.live.fault import guarded
from wallboard.models.pick import Pick, PickRow
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.picker.pick_paint import SIDE
from wallboard.widgets.type import Weight

_LINE, _PART, _AIR, _NAMES, _FIGURES = 34, 19, 8, 132, 78


class PickFoot(QWidget):
    """Keeps its height while one walks over the rows."""

    def __init__(self, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self.ink = ink
        self._pick = Pick("", ())
        self._row: PickRow | None = None

    @property
    def high(self) -> int:
        """Room for the longest list of parts among the rows, and for the line."""
        parts = max((len(row.parts) for row in self._pick.rows), default=0)
        needed = (parts * _PART + 2 * _AIR if parts else 0) + (_LINE if self._pick.foot else _AIR)
        return round(needed * self.ink.pot.scale)

    def show_pick(self, pick: Pick) -> None:
        """What is asked from now on."""
        self._pick = pick
        self.update()

    def show_row(self, row: PickRow | None) -> None:
        """The row that one stands on."""
        if row != self._row:
            self._row = row
            self.update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, ink, theme = QPainter(self), self.ink, self.ink.theme
        u, width = ink.pot.scale, float(self.width())
        if self._row is not None and self._row.parts:
            painter.fillRect(QRectF(SIDE * u, 0, width - 2 * SIDE * u, 1), theme.line)
        base = (_AIR + 10) * u
        small, strong = ink.face(DeskSize.REASON), ink.face(DeskSize.REASON, Weight.STRONG)
        for name, figure, sentence in () if self._row is None else self._row.parts:
            left = SIDE * u
            ink.write(painter, small, theme.text3, left, base, name, _NAMES * u - 8)
            ink.write(painter, strong, theme.text1, left + _NAMES * u, base, figure, _FIGURES * u - 8)
            at = left + (_NAMES + _FIGURES) * u
            ink.write(painter, small, theme.text2, at, base, sentence, width - SIDE * u - at)
            base += _PART * u
        if self._pick.foot:
            top, below = self.height() - _LINE * u, self.height() - 12 * u
            painter.fillRect(QRectF(SIDE * u, top, width - 2 * SIDE * u, 1), theme.line)
            ink.write(painter, small, theme.text2, SIDE * u, below, self._pick.foot, width - 2 * SIDE * u)
        painter.end()
