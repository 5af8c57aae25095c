"""Paints one row of a picker: its number, mark and words, what speaks for or against it, and its key."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wallboard.domain.objection import Level
from wallboard.live.fault import guarded, guarded_hint
from wallboard.models.pick import PickRow
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.ink import marks
from wallboard.widgets.type import Weight

ONE, TWO, SIDE = 34, 52, 14
_NUMBER, _MARK, _KEY_AIR = 24, 26, 7


class PickPaint(QStyledItemDelegate):
    """Reads a row once; what cannot be picked is quiet and says why."""

    def __init__(self, ink: DeskInk, parent: QObject) -> None:
        super().__init__(parent)
        self.ink = ink

    @guarded_hint
    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.data(Qt.ItemDataRole.UserRole)
        return QSize(200, round((TWO if row is not None and row.below else ONE) * self.ink.pot.scale))

    @guarded
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, PickRow):
            return
        rect, theme, state = QRectF(option.rect), self.ink.theme, option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.accent_ground)
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.accent)
        self._row(painter, rect, row)
        painter.restore()

    def _row(self, painter: QPainter, rect: QRectF, row: PickRow) -> None:
        ink, theme, u = self.ink, self.ink.theme, self.ink.pot.scale
        body, small = ink.face(DeskSize.BODY, Weight.STRONG), ink.face(DeskSize.REASON)
        first = rect.top() + (21 if row.below else 17) * u + (0 if row.below else body.cap / 2)
        right = self._right(painter, rect, row, first)
        left = self._marks(painter, rect, row, first)
        colour = theme.text1 if row.is_able else theme.text3
        ink.write(painter, body, colour, left, first, row.words, right - left)
        if row.below:
            ink.write(painter, small, theme.text3 if not row.is_able else theme.text2, left, first + 19 * u,
                      row.below, rect.right() - SIDE * u - left)  # fmt: skip

    def _marks(self, painter: QPainter, rect: QRectF, row: PickRow, base: float) -> float:
        """Number, shape and tick before the words; where these begin is returned."""
        ink, theme, u = self.ink, self.ink.theme, self.ink.pot.scale
        x, figure = rect.left() + SIDE * u, ink.face(DeskSize.BODY, Weight.FIGURE)
        middle = base - figure.cap / 2
        if row.number is not None:
            if row.rank is not None:
                disc = QRectF(x - 3 * u, middle - 10 * u, 20 * u, 20 * u)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.text1)
                painter.drawEllipse(disc)
                at = disc.center().x() - figure.width(str(row.number)) / 2
                ink.write(painter, figure, theme.ink, at, base, str(row.number))
            else:
                ink.write(painter, figure, theme.text2, x + 2 * u, base, str(row.number))
            x += _NUMBER * u
        if row.level is not None:
            self._level(painter, QPointF(x + 8 * u, middle), row.level, base)
            x += _MARK * u
        if row.severity is not None:
            digit = ink.face(DeskSize.FLOOR, Weight.FIGURE)
            marks.severity_shape(
                painter, ink.pot, row.severity, QPointF(x + 9 * u, middle), 9 * u, digit=digit
            )
            x += _MARK * u
        return x

    def _level(self, painter: QPainter, centre: QPointF, level: Level, base: float) -> None:
        ink, theme, u = self.ink, self.ink.theme, self.ink.pot.scale
        if level is Level.PASS:
            marks.tick(painter, ink.pot, centre, 6 * u, theme.text1)
        elif level is Level.BLOCK:
            marks.barred_circle(painter, ink.pot, centre, 6 * u, theme.text3)
        else:
            face = ink.face(DeskSize.BODY, Weight.HERO)
            ink.write(painter, face, theme.s2, centre.x() - face.width("!") / 2, base, "!")

    def _right(self, painter: QPainter, rect: QRectF, row: PickRow, base: float) -> float:
        """The key, or a figure, at the right edge; where the words must end is returned."""
        ink, theme, u = self.ink, self.ink.theme, self.ink.pot.scale
        right = rect.right() - SIDE * u
        if row.figure:
            left = ink.write_to(painter, ink.face(DeskSize.SMALL), theme.text2, right, base, row.figure)
            return left - 10 * u
        if row.level is Level.BLOCK:
            room, face = rect.width() * 0.55, ink.face(DeskSize.REASON)
            return (
                ink.write_to(painter, face, theme.text3, right, base, face.elided(row.why_not, room)) - 10 * u
            )
        if not row.right:
            return right
        face = ink.face(DeskSize.REASON)
        left = ink.write_to(painter, face, theme.text3, right - _KEY_AIR * u, base, row.right)
        box = QRectF(
            left - _KEY_AIR * u, base - face.cap - 6 * u, right - left + _KEY_AIR * u, face.cap + 12 * u
        )
        marks.frame(painter, ink.pot, box, theme.line, width=1, corner="cell")
        return box.left() - 10 * u
