"""How the lists of the rules page are drawn and steered: policies, calendars, versions and faults."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from wallboard.live.fault import guarded, guarded_hint
from wallboard.models.row_list import Index
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.type import Weight

ROW = 42
MORE = 17
ONE_LINE = 28


@dataclass(frozen=True, slots=True)
class RuleLine:
    """What one row says: a number before its title, quiet lines below, and whether something is wrong."""

    title: str
    quiet: str = ""
    more: str = ""
    lead: str = ""
    mark: str = ""
    is_wrong: bool = False


class RuleList(QListView):
    """A list of which one row is open in the form; keys move and remove where somebody listens."""

    opened = Signal(int)
    """The row that a person wants to see."""
    moved = Signal(int)
    """The open row shall go one up (-1) or down (1)."""
    removed = Signal()
    entered_row = Signal()
    """Enter: the keys shall go on to what the row holds."""

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
        self._row_height = row_height
        self.setItemDelegate(RuleDelegate(tell, ink, row_height, self))
        model.rowsInserted.connect(self._fit)
        model.rowsRemoved.connect(self._fit)
        self._fit()
        self.clicked.connect(self._open)

    def show_row(self, row: int) -> None:
        """Make this the open row; -1 opens none here."""
        model = self.model()
        if row < 0:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        elif row < model.rowCount():
            self.setCurrentIndex(model.index(row, 0))

    @guarded
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.opened.emit(current.row())

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if is_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            self.entered_row.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """As tall as its rows where there is room, so that what belongs to it stands close below."""
        self.setMaximumHeight(self._row_height * max(1, self.model().rowCount()) + 2)

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

    @guarded_hint
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(Qt.ItemDataRole.UserRole)
        has_more = row is not None and self._tell(row).more
        return QSize(120, self._height + (MORE if has_more else 0))

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if row is None:
            return
        line, ink, theme = self._tell(row), self._ink, self._ink.theme
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.accent_ground)
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), theme.line)
        left, right = rect.x() + 10, rect.right() - 8
        small = ink.face(DeskSize.REASON)
        if line.is_wrong and self._height == ONE_LINE:
            bold = ink.face(DeskSize.SMALL, Weight.HERO)
            left = ink.write(painter, bold, theme.s2, left, bold.base_in(rect), "!") + 8
        elif line.is_wrong:
            bold = ink.face(DeskSize.SMALL, Weight.HERO)
            right = ink.write_to(painter, bold, theme.s2, right, rect.y() + 19, "!") - 6
        if line.mark:
            right = ink.write_to(painter, small, theme.text2, right, rect.y() + 18, line.mark) - 8
        face = ink.face(DeskSize.SMALL, Weight.STRONG if self._height >= ROW else Weight.NORMAL)
        is_tall = self._height >= ROW
        if line.lead:
            ink.write_to(painter, ink.face(DeskSize.SMALL), theme.text3, left + 12, rect.y() + 18, line.lead)
            left += 22
        base = rect.y() + 18 if is_tall else face.base_in(rect)
        ink.write(painter, face, theme.text1, left, base, line.title, right - left)
        width = rect.right() - 8 - left
        for number, text in enumerate((line.quiet, line.more)):
            told = whole_parts(text, lambda words: small.width(words) <= width)
            ink.write(painter, small, theme.text3, left, rect.y() + 35 + MORE * number, told, width)


def whole_parts(text: str, fits: Callable[[str], bool]) -> str:
    """As many of a list's parts as fit, and that there are more: half a number would be another number."""
    parts = text.split(", ")
    told = text
    while not fits(told) and len(parts) > 1:
        parts.pop()
        told = ", ".join((*parts, "…"))
    return told
