"""A button that stands in a row with no room to spare: words too long for it end in an ellipsis."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from wallboard.live.fault import guarded, guarded_hint

_AIR = 2
"""Letters may reach beyond what their advances sum up to, and advances are rounded to whole px."""


class FittingButton(QPushButton):
    """Shows as much of its words as it has room for; its name and its tip say all of them."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self._words = words
        self.setAccessibleName(words)

    @guarded_hint
    def minimumSizeHint(self) -> QSize:
        return QSize(self._around() * 2, super().minimumSizeHint().height())

    @guarded_hint
    def sizeHint(self) -> QSize:
        """What the whole of its words would need."""
        width = self.fontMetrics().horizontalAdvance(self._words) + self._around() + _AIR
        return QSize(width, super().sizeHint().height())

    def say(self, words: str) -> None:
        """Other words for the same act; its name stays."""
        if words != self._words:
            self._words = words
            self.setText(words)
            self.setToolTip("")

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self._around()
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        if shown != self.text():
            self.setText(shown)
            self.setToolTip("" if shown == self._words else self._words)

    def _around(self) -> int:
        """Border and padding on both sides, as the style has them."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        words = QSize(self.fontMetrics().horizontalAdvance(self.text()), self.fontMetrics().height())
        kind = QStyle.ContentsType.CT_PushButton
        return self.style().sizeFromContents(kind, option, words, self).width() - words.width()
