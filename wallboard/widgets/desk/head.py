"""The desk's first line: where one is, the search, how far to trust the board, the database's time."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from wallboard.domain.freshness import Freshness, Sight
from wallboard.live.fault import guarded
from wallboard.models.floor import Floor
from wallboard.models.views import NamedView
from wallboard.widgets.company.words import freshness_word
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.filter.search_field import SearchField
from wallboard.widgets.filter.views_menu import ViewsButton
from wallboard.widgets.filter.words import brief_words
from wallboard.widgets.ink import marks
from wallboard.widgets.time_machine.past_head import paint_past
from wallboard.widgets.time_machine.past_words import PastSaid
from wallboard.widgets.type import Weight

HEIGHT = 56
SIDE = 16
SEARCH_LEFT = 300
SEARCH_WIDTH = 240
VIEWS_WIDTH = 84
STATE_FROM = 0.5
"""So far to the left may reach what is said of the board's state."""


class DeskHead(QWidget):
    """Title, search, state and clock."""

    def __init__(self, floor: Floor, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._choice, self._ink = floor.choice, ink
        self._sight: Sight | None = None
        self._now: datetime | None = None
        self._state = ""
        self._past: PastSaid | None = None
        self.setFixedHeight(HEIGHT)
        self.search = SearchField(floor.choice, floor.store, ink, self)
        self.views = ViewsButton(floor.views, self._shows, ink, self)
        floor.choice.asked_changed.connect(self.update)
        floor.choice.changed.connect(self._narrow)
        floor.store.changed.connect(self._narrow)

    def dress(self) -> None:
        """Take on the ink's other colours."""
        self.search.dress(self._ink)
        self.views.dress(self._ink)

    @property
    def told(self) -> str:
        """What the desk shows: everything, or how much of it."""
        if self._choice.asked.is_empty:
            return self.tr("all teams, worst first")
        return brief_words(self._choice.selection)

    def _shows(self, view: NamedView) -> bool:
        return view.filter == self._choice.asked

    @Slot()
    def _narrow(self) -> None:
        self.update(0, 0, self.search.x(), HEIGHT)

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

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left = min(SEARCH_LEFT, self.width() // 4)
        self.search.setGeometry(left, 12, SEARCH_WIDTH, 32)
        self.views.setGeometry(left + SEARCH_WIDTH + 8, 12, VIEWS_WIDTH, 32)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink, theme = self._ink, self._ink.theme
        painter.fillRect(QRectF(0, HEIGHT - 1, self.width(), 1), theme.line)
        end = ink.write(
            painter, ink.face(DeskSize.TITLE, Weight.STRONG), theme.text1, SIDE, 35, self.tr("Desk")
        )
        room = self.search.x() - end - 16
        is_all = self._choice.asked.is_empty
        face = ink.face(DeskSize.SMALL, Weight.NORMAL if is_all else Weight.STRONG)
        ink.write(painter, face, theme.text3 if is_all else theme.text1, end + 9, 35, self.told, room)
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
    word = freshness_word(sight.freshness)
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
