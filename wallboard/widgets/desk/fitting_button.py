"""A button that stands in a row with no room to spare: words too long for it end in an ellipsis."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

_AROUND = 14
"""Border and padding on both sides, in px."""


class FittingButton(QPushButton):
    """Shows as much of its words as it has room for; its name and its tip say all of them."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self._words = words
        self.setAccessibleName(words)

    def minimumSizeHint(self) -> QSize:
        return QSize(_AROUND * 2, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """What the whole of its words would need."""
        width = self.fontMetrics().horizontalAdvance(self._words) + _AROUND + 2
        return QSize(width, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - _AROUND
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        if shown != self.text():
            self.setText(shown)
            self.setToolTip("" if shown == self._words else self._words)
