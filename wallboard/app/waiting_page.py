"""What the window shows before the first board: that it is there, and why nothing is to be seen yet."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.live.fault import guarded
from wallboard.widgets.care.shifting import Shifting
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.room import Room
from wallboard.widgets.theme import Theme
from wallboard.widgets.type import Size, inter, one_line, tabular

_MARGIN_PX = 48
_SIZE_PX, _LEAST_PX = 28, 16
_SMALLER = 0.9
_WEIGHT = 450
_FLAGS = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)


class WaitingPage(QWidget):
    """One quiet sentence on an empty ground; on a wall as large as its distance asks, and never still."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._room: Room | None = None
        self._sentence = ""
        self._lacks: tuple[str, ...] = ()
        self.shifting = Shifting(self)
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

    def read_from(self, room: Room) -> None:
        """It hangs on a wall, there."""
        self._room = room
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.ground)
        painter.translate(self.shifting.offset)
        painter.setPen(self._theme.text2)
        room = self.rect().adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        text = "\n".join((self._sentence, "", *self._lacks)).rstrip()
        self._set_font(painter, room, text)
        painter.drawText(room, _FLAGS, text)
        painter.end()

    def _set_font(self, painter: QPainter, room: QRect, text: str) -> None:
        """As large as may be read from where it hangs, and smaller where not all of it would be seen."""
        px: float = self.words_px
        while True:
            painter.setFont(tabular(inter(), round(px), _WEIGHT))
            if px <= _LEAST_PX or painter.boundingRect(room, _FLAGS, text).height() <= room.height():
                return
            px *= _SMALLER

    @property
    def words_px(self) -> int:
        """How large its words would be with enough room for them."""
        if self._room is None:
            return _SIZE_PX
        pot = Inkpot(self._theme, self._room.scale(self.window().size()))
        return max(_LEAST_PX, pot.face(Size.TITLE).font.pixelSize())
