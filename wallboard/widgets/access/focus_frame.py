"""The frame around what the keys stand on: in the hand's colour, and never out of sight."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.live.fault import guarded
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot

_REACH = 5
_LINE = 3.5


class FocusFrame(QWidget):
    """Lies over a page beside its tiles; the mouse does not see it.

    A line of ground runs inside the accent, so that it stands out on any cell and on any plate.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._pot: Inkpot | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def put(self, pot: Inkpot, rect: QRect) -> None:
        """Around a rectangle of the page, as much of it as the page has; nothing where it is empty."""
        self._pot = pot
        reach = max(2, round(pot.u(_REACH)))
        page = self._page.rect()
        place = rect.adjusted(-reach, -reach, reach, reach).intersected(page)
        if rect.isEmpty() or place.isEmpty():
            self.hide()
            return
        if self.geometry() != place:
            self.setGeometry(place)
        if self.isHidden():
            self.show()
            self.raise_()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._pot is None:
            return
        painter = QPainter(self)
        line = max(2.0, self._pot.u(_LINE))
        box, inner = QRectF(self.rect()), QRectF(self.rect()).adjusted(line, line, -line, -line)
        marks.frame(painter, self._pot, inner, self._pot.theme.ground, width=max(1.0, line / 2))
        marks.frame(painter, self._pot, box, self._pot.theme.accent, width=line)
        painter.end()
