"""One of a long list, found by typing any part of it: time zones, regions."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from wallboard.live.fault import guarded
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.rules.controls import FIELD, draw_chevron
from wallboard.widgets.rules.style import rules_style


class SearchChoice(QLineEdit):
    """A line that completes; leaving it with what is not on the list brings back what was chosen."""

    chosen = Signal(object)
    """The key of what a person chose."""

    def __init__(self, name: str, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = ink
        self._key: str | None = None
        self._words: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self.setFont(ink.font(DeskSize.SMALL))
        self.setAccessibleName(name)
        self.setFixedHeight(FIELD)
        self.setPlaceholderText(self.tr("type to search"))
        self.editingFinished.connect(self._take)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Keys and their words."""
        self._words = dict(choices)
        self._keys = {words.casefold(): key for key, words in choices}
        self._keys |= {key.casefold(): key for key, _ in choices}
        completer = QCompleter([words for _, words in choices], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(12)
        popup = completer.popup()
        if popup is not None:
            popup.setStyleSheet(rules_style(self._ink.theme))
            popup.setFont(self._ink.font(DeskSize.SMALL))
        completer.activated.connect(self._take)
        self.setCompleter(completer)

    def show_value(self, key: str | None) -> None:
        """Show what is chosen; a key that is not on the list is shown as it is."""
        is_same, self._key = key == self._key, key
        text = self._words.get(key or "", key or "")
        if not (is_same and self.hasFocus()) and text != self.text():
            self.setText(text)

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.setText(self._words.get(self._key or "", self._key or ""))

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_chevron(painter, self._ink, QPointF(self.width() - 13, self.height() / 2))

    @Slot()
    def _take(self) -> None:
        key = self._keys.get(self.text().strip().casefold())
        if key is not None and key != self._key:
            self._key = key
            self.chosen.emit(key)
