"""What the window shows before the first board: that it is there, and why nothing is to be seen yet."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.live.fault import guarded
from wallboard.widgets.theme import Theme
from wallboard.widgets.type import inter, one_line, tabular

_MARGIN_PX = 48
_SIZE_PX = 28
_WEIGHT = 450


class WaitingPage(QWidget):
    """One quiet sentence on an empty ground."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._font = tabular(inter(), _SIZE_PX, _WEIGHT)
        self._sentence = ""
        self._lacks: tuple[str, ...] = ()
        self.say(self.tr("Reading the board"))

    @property
    def sentence(self) -> str:
        return self._sentence

    def say(self, sentence: str) -> None:
        self._sentence = one_line(sentence)
        self.setAccessibleName(self._sentence)
        self.update()

    def show_lacks(self, lacks: tuple[str, ...]) -> None:
        """What may be the reason, or has to be mended as well, below the sentence."""
        self._lacks = tuple(" ".join(lack.split()) for lack in lacks)
        self.setAccessibleDescription(". ".join(self._lacks))
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.ground)
        painter.setFont(self._font)
        painter.setPen(self._theme.text2)
        room = self.rect().adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), "\n".join((self._sentence, "", *self._lacks)).rstrip())
        painter.end()
