"""How the lists of the rules page are drawn and steered: policies, calendars, versions and faults."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from wallboard.models.row_list import Index
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.type import Weight

ROW = 42
ONE_LINE = 28


class RuleLine:
    """What one row says: a number or nothing, a title, a quiet line below, and whether something is wrong."""

    __slots__ = ("is_wrong", "lead", "mark", "quiet", "title")

    def __init__(
        self, title: str, quiet: str = "", *, lead: str = "", mark: str = "", is_wrong: bool = False
    ) -> None:
        self.title = title
        self.quiet = quiet
        self.lead = lead
        self.mark = mark
        self.is_wrong = is_wrong


class RuleList(QListView):
    """A list of which one row is open in the form; keys move and remove where somebody listens."""

    opened = Signal(int)
    """The row that a person wants to see."""
    moved = Signal(int)
    """The open row shall go one up (-1) or down (1)."""
    removed = Signal()

    def __init__(
        self,
        name: str,
        model: QAbstractItemModel,
        tell: Callable[[object], RuleLine],
        ink: DeskInk,
        parent: QWidget,
        *,
        row_height: int = ROW,
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMinimumHeight(row_height)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(RuleDelegate(tell, ink, row_height, self))
        self.clicked.connect(self._open)

    def show_row(self, row: int) -> None:
        """Make this the open row; -1 opens none here."""
        model = self.model()
        if row < 0:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        elif row < model.rowCount():
            self.setCurrentIndex(model.index(row, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.opened.emit(current.row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming here by keys opens the row on which one stands."""
        super().focusInEvent(event)
        is_by_keys = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if is_by_keys and not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if is_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())


class RuleDelegate(QStyledItemDelegate):
    """Two lines and a hairline; the open row on the accent's ground."""

    def __init__(
        self, tell: Callable[[object], RuleLine], ink: DeskInk, row_height: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tell = tell
        self._ink = ink
        self._height = row_height

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if row is None:
            return
        line, ink, theme = self._tell(row), self._ink, self._ink.theme
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.accent_ground)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(theme.accent, 2))
                painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), theme.line)
        left, right = rect.x() + 10, rect.right() - 8
        small = ink.face(DeskSize.REASON)
        if line.is_wrong:
            bold = ink.face(DeskSize.SMALL, Weight.HERO)
            right = ink.write_to(painter, bold, theme.s2, right, rect.y() + 19, "!") - 6
        if line.mark:
            right = ink.write_to(painter, small, theme.text2, right, rect.y() + 18, line.mark) - 8
        face = ink.face(DeskSize.SMALL, Weight.STRONG if self._height == ROW else Weight.NORMAL)
        if line.lead:
            ink.write_to(painter, ink.face(DeskSize.SMALL), theme.text3, left + 12, rect.y() + 18, line.lead)
            left += 22
        base = rect.y() + 18 if self._height == ROW else face.base_in(rect)
        ink.write(painter, face, theme.text1, left, base, line.title, right - left)
        if line.quiet:
            point = QPointF(left, rect.y() + 35)
            ink.write(painter, small, theme.text3, point.x(), point.y(), line.quiet, rect.right() - 8 - left)
