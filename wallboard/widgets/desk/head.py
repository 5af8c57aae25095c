"""The desk's first line: where one is, the search, how far to trust the board, the database's time."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from wallboard.domain.freshness import Freshness, Sight
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.style import style_of
from wallboard.widgets.ink import marks
from wallboard.widgets.time_machine.past_head import paint_past
from wallboard.widgets.time_machine.past_words import PastSaid
from wallboard.widgets.type import Weight

HEIGHT = 56
SIDE = 16
SEARCH_LEFT = 300
SEARCH_WIDTH = 300
STATE_FROM = 0.5
"""So far to the left may reach what is said of the board's state."""


class DeskHead(QWidget):
    """Title, search, state and clock."""

    def __init__(self, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = ink
        self._sight: Sight | None = None
        self._now: datetime | None = None
        self._state = ""
        self._past: PastSaid | None = None
        self.setFixedHeight(HEIGHT)
        self.search = QLineEdit(self)
        self.search.setFont(ink.font(DeskSize.BODY))
        self.search.setStyleSheet(style_of(ink.theme))
        self.search.setPlaceholderText(self.tr("Search   /"))
        self.search.setAccessibleName(self.tr("Search by reference, nature, team or person"))
        self.search.setMaxLength(80)
        self.search.setClearButtonEnabled(False)

    def sizeHint(self) -> QSize:
        return QSize(1280, HEIGHT)

    def show_sight(self, sight: Sight) -> None:
        self._sight = sight
        self.update()

    def show_past(self, said: PastSaid | None) -> None:
        """What is shown is of a past instant; None: it is now."""
        if said != self._past:
            self._past = said
            self.setAccessibleDescription("" if said is None else said.whole)
            self.update()

    def show_state(self, words: str) -> None:
        """Why the board is not live, or who fell silent; empty where there is nothing to say."""
        if words != self._state:
            self._state = words
            self.update()

    def show_now(self, now: datetime) -> None:
        self._now = now
        self.update(self.width() - 280, 0, 280, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left = min(SEARCH_LEFT, self.width() // 4)
        self.search.setGeometry(left, 12, SEARCH_WIDTH, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink, theme = self._ink, self._ink.theme
        painter.fillRect(QRectF(0, HEIGHT - 1, self.width(), 1), theme.line)
        end = ink.write(
            painter, ink.face(DeskSize.TITLE, Weight.STRONG), theme.text1, SIDE, 35, self.tr("Desk")
        )
        room = self.search.x() - end - 16
        quiet = ink.face(DeskSize.SMALL)
        ink.write(painter, quiet, theme.text3, end + 9, 35, self.tr("all teams, worst first"), room)
        if self._past is not None:
            paint_past(painter, ink, QRectF(0, 0, self.width(), HEIGHT - 1), self._past)
        elif self._now is not None and self._sight is not None:
            paint_clock(painter, ink, self.width(), self._now, self._sight, self._state)


def paint_clock(
    painter: QPainter, ink: DeskInk, width: int, now: datetime, sight: Sight, state: str = ""
) -> None:
    """How far to trust the board, and the database's time, at the right end of a head.

    `state` is what a person should know of it, in place of whose time it is.
    """
    theme, clock = ink.theme, ink.face(DeskSize.CLOCK)
    text = now.astimezone().strftime("%H:%M:%S")
    left = ink.write_to(painter, clock, theme.text1, width - SIDE, 38, text) - 16
    word = sight.freshness.value.upper()
    face = ink.face(DeskSize.BODY, Weight.STRONG)
    if sight.freshness.takes_drops:
        colour = theme.text2 if sight.freshness is Freshness.LIVE else theme.s2
        ink.write_to(painter, face, colour, left, 27, word)
    else:
        box = QRectF(left - face.width(word) - 14, 9, face.width(word) + 14, 24)
        marks.plate(painter, ink.pot, box, theme.text1)
        ink.write(painter, face, theme.ink, box.left() + 7, 27, word)
    told = state or QCoreApplication.translate("DeskHead", "database time")
    small = ink.face(DeskSize.REASON, Weight.STRONG if state else Weight.NORMAL)
    room = max(120.0, left - width * STATE_FROM)
    ink.write_to(painter, small, theme.text1 if state else theme.text3, left, 45, small.elided(told, room))
