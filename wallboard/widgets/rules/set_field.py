"""A field for several of a list: it says which, and opens the list with a search and check boxes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from wallboard.live.fault import guarded, guarded_hint, guarded_or
from wallboard.models.row_list import Index, RowListModel
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.rules.controls import FIELD, draw_check, draw_chevron
from wallboard.widgets.rules.style import rules_style

ROW = 26
_MOST_ROWS = 12


@dataclass(frozen=True, slots=True)
class _Option:
    key: str
    words: str
    is_on: bool


class SetField(QPushButton):
    """Holds a frozenset of keys; `empty` is what it says when nothing is chosen.

    A key that is not among the choices is kept and shown as it is. `adds` lets a person write new ones.
    """

    picked = Signal(object)
    """The frozenset, when a person changed it."""

    def __init__(self, name: str, empty: str, ink: DeskInk, parent: QWidget, *, adds: bool = False) -> None:
        super().__init__(parent)
        self._ink = ink
        self._name = name
        self._empty = empty
        self._adds = adds
        self._choices: tuple[tuple[str, str], ...] = ()
        self._value: frozenset[str] = frozenset()
        self.popup: SetPopup | None = None
        self.setProperty("set", True)
        self.setFixedHeight(FIELD)
        self.setFont(ink.font(DeskSize.SMALL))
        self.clicked.connect(self.open)
        self._say()

    @property
    def value(self) -> frozenset[str]:
        return self._value

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Keys and their words, in the order in which they are listed."""
        self._choices = tuple(choices)
        self._say()

    def show_value(self, value: frozenset[str]) -> None:
        self._value = value
        self._say()
        if self.popup is not None:
            self.popup.list_anew()

    def options(self, searched: str = "") -> tuple[_Option, ...]:
        """What is offered and what is chosen, as far as it holds every searched word."""
        known = dict(self._choices)
        rows = [*self._choices, *((key, key) for key in sorted(self._value) if key not in known)]
        parts = searched.casefold().split()
        return tuple(
            _Option(key, words, key in self._value)
            for key, words in rows
            if all(part in f"{words} {key}".casefold() for part in parts)
        )

    def switch(self, key: str) -> None:
        """Take a key in or out."""
        self._value = self._value ^ {key}
        self._say()
        self.picked.emit(self._value)

    def add(self, text: str) -> bool:
        """Take in a new key, where that is allowed."""
        key = text.strip()[:64]
        if self._adds and key and key not in self._value:
            self.switch(key)
            return True
        return False

    @Slot()
    def open(self) -> None:
        self.popup = SetPopup(self, self._ink)
        self.popup.open_below()

    @guarded_hint
    def minimumSizeHint(self) -> QSize:
        return QSize(90, super().minimumSizeHint().height())

    @guarded_hint
    def sizeHint(self) -> QSize:
        return QSize(160, super().sizeHint().height())

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open()
        else:
            super().keyPressEvent(event)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face, theme = self._ink.face(DeskSize.SMALL), self._ink.theme
        colour = theme.text1 if self._value else theme.text2
        if not self.isEnabled():
            colour = theme.text3
        base = face.base_in(QRectF(self.rect()))
        self._ink.write(painter, face, colour, 10, base, self._words(), self.width() - 36)
        draw_chevron(painter, self._ink, QPointF(self.width() - 13, self.height() / 2))

    def _words(self) -> str:
        return ", ".join(option.words for option in self.options() if option.is_on) or self._empty

    def _say(self) -> None:
        words = self._words()
        self.setAccessibleName(self.tr("{name}: {words}").format(name=self._name, words=words))
        self.setToolTip("")
        self.update()


class SetPopup(QFrame):
    """The list behind a field: type to search, Space or a click to choose, Esc or Tab to close."""

    def __init__(self, field: SetField, ink: DeskInk) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._field = field
        self.setProperty("popup", True)
        self.setStyleSheet(rules_style(ink.theme))
        self.setPalette(ink.palette())
        self.model: RowListModel[_Option] = RowListModel(field.options(), self)
        self._build(ink)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(4)
        layout.addWidget(self.search)
        layout.addWidget(self.list)

    def _build(self, ink: DeskInk) -> None:
        field = self._field
        self.search = QLineEdit(self)
        self.search.setFont(ink.font(DeskSize.SMALL))
        self.search.setAccessibleName(self.tr("Search"))
        words = self.tr("Search, or write a new one and press Enter")
        self.search.setPlaceholderText(words if field._adds else self.tr("Search"))
        self.search.textChanged.connect(self.list_anew)
        self.search.returnPressed.connect(self._enter)
        self.search.installEventFilter(self)
        self.list = QListView(self)
        self.list.setProperty("popup", True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_OptionDelegate(ink, self))
        self.list.setAccessibleName(field.accessibleName())
        self.list.setUniformItemSizes(True)
        self.list.clicked.connect(self._toggle)
        self.list.installEventFilter(self)

    def open_below(self) -> None:
        """Under the field, or over it where there is no room below."""
        rows = min(_MOST_ROWS, max(2, self.model.rowCount()))
        self.resize(max(260, self._field.width()), rows * ROW + 58)
        corner = self._field.mapToGlobal(QPoint(0, self._field.height() + 2))
        bottom = self._field.screen().availableGeometry().bottom()
        if corner.y() + self.height() > bottom:
            corner = self._field.mapToGlobal(QPoint(0, -self.height() - 2))
        self.move(corner)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    @Slot()
    def list_anew(self) -> None:
        self.model.become(self._field.options(self.search.text()))
        if self.model.rowCount() and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))

    @guarded_or(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The search field steers the list below it."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.close()
            return True
        if watched is self.search and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            row = (self.list.currentIndex().row() + step) % max(1, self.model.rowCount())
            self.list.setCurrentIndex(self.model.index(row))
            return True
        is_space = event.key() == Qt.Key.Key_Space and (watched is self.list or not self.search.text())
        if is_space or (watched is self.list and event.key() == Qt.Key.Key_Return):
            self._toggle(self.list.currentIndex())
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _enter(self) -> None:
        """What is searched and found is chosen; what is not found may be new."""
        if self.model.rowCount() == 0 and self._field.add(self.search.text()):
            self.search.clear()
        else:
            self._toggle(self.list.currentIndex())
        self.list_anew()

    @Slot(QModelIndex)
    def _toggle(self, index: QModelIndex) -> None:
        option = self.model.row(index.row())
        if option is not None:
            self._field.switch(option.key)
            self.list_anew()

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        """However it is closed, the field must not speak to it any more: it is deleted soon."""
        super().hideEvent(event)
        if self._field.popup is self:
            self._field.popup = None


class _OptionDelegate(QStyledItemDelegate):
    """A check box and words."""

    def __init__(self, ink: DeskInk, parent: QObject) -> None:
        super().__init__(parent)
        self._ink = ink

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, ROW)

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        rect = QRectF(option.rect)
        state = option.state
        theme = self._ink.theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.accent_ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_check(painter, self._ink, QRectF(rect.x() + 6, rect.y() + 5, 16, 16), is_on=row.is_on)
        face = self._ink.face(DeskSize.SMALL)
        base = face.base_in(rect)
        self._ink.write(painter, face, theme.text1, rect.x() + 30, base, row.words, rect.width() - 36)
