"""The alarm as a wall shows it: a band across the whole width, which nobody takes for anything else."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.live.fault import guarded, guarded_hint
from wallboard.widgets.alarm.band import WIDEST, Band, draw_shape
from wallboard.widgets.alarm.words import AlarmSaid
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.room import is_portrait
from wallboard.widgets.times import Moment
from wallboard.widgets.type import Size, Weight
from wallboard.widgets.wall.grid import MARGIN
from wallboard.widgets.wall.words import BETWEEN

HEIGHT: Final = 108
PORTRAIT_HEIGHT: Final = 186
_SHAPE: Final = 30
_FIRST, _SECOND = 52, 91
_THIRD, _FOURTH = 132, 169
_LOWER: Final = 14
"""So much lower stands the first line of the portrait band."""
_GAP: Final = 40


class WallAlarmBar(QWidget):
    """Says the worst alarm, since when it rings and what to do; it stands still, and only its time counts."""

    def __init__(self, pot: Inkpot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pot = pot
        self._said: AlarmSaid | None = None
        self._moment: Moment | None = None
        self._is_portrait = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def said(self) -> AlarmSaid | None:
        return self._said

    def dress(self, pot: Inkpot, whole: QSize) -> None:
        """Take on other colours, or the size of another page; `whole` is that of the window."""
        is_other = pot.scale != self._pot.scale or is_portrait(whole) != self._is_portrait
        self._pot, self._is_portrait = pot, is_portrait(whole)
        if is_other:
            self.updateGeometry()
        self.update()

    def show_said(self, said: AlarmSaid | None, moment: Moment) -> None:
        """Say this from now on; of the time that goes on only its own place is painted."""
        before, told = self._said, self._moment
        self._said, self._moment = said, moment
        if said != before:
            self.setAccessibleName(said.spoken if said else "")
            self.update()
            if said is not None and said.is_ringing:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said.spoken))
        elif said is not None and told is not None and said.age(told) != said.age(moment):
            self.update(self._age_place())

    @guarded_hint
    def sizeHint(self) -> QSize:
        return QSize(0, round(self._pot.u(PORTRAIT_HEIGHT if self._is_portrait else HEIGHT)))

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        if self._said is None or self._moment is None:
            painter.fillRect(event.rect(), self._pot.theme.ground)
        else:
            self._draw(painter, self._said, self._moment)
        painter.end()

    def _draw(self, painter: QPainter, said: AlarmSaid, moment: Moment) -> None:
        pot, band = self._pot, Band.of(said, self._pot.theme)
        painter.fillRect(self.rect(), band.ground)
        if not said.is_ringing:
            self._draw_edge(painter, said)
        x = self._draw_shape(painter, said, band)
        state = pot.face(Size.STATE, Weight.HERO)
        base = state.base_in(QRectF(self._row))
        x = pot.write(painter, state, band.ink, x, base, said.word) + pot.u(_GAP)
        right = self.width() - pot.u(MARGIN)
        edge = self._draw_time(painter, said, moment, band, right)
        if self._is_portrait:
            self._write_words(painter, said, band, QRectF(pot.u(MARGIN), 0, right - pot.u(MARGIN), 0))
        else:
            self._write_words(painter, said, band, QRectF(x, 0, edge - pot.u(_GAP) - x, 0))

    def _draw_shape(self, painter: QPainter, said: AlarmSaid, band: Band) -> float:
        """The severity's shape; its right end is returned."""
        pot, radius = self._pot, self._pot.u(_SHAPE)
        centre = QPointF(pot.u(MARGIN) + radius * WIDEST, self._row.center().y())
        draw_shape(painter, pot, said, band, centre, radius, pot.face(Size.NEAR, Weight.HERO))
        return centre.x() + radius * WIDEST + pot.u(22)

    def _draw_edge(self, painter: QPainter, said: AlarmSaid) -> None:
        pot = self._pot
        painter.fillRect(QRectF(0, 0, pot.u(10), self.height()), pot.theme.severity(said.severity))
        line = max(1, round(pot.u(2)))
        painter.fillRect(0, self.height() - line, self.width(), line, pot.theme.line)

    def _draw_time(
        self, painter: QPainter, said: AlarmSaid, moment: Moment, band: Band, right: float
    ) -> float:
        """How long it rings, and what to do, at the right end; the left end is returned."""
        pot = self._pot
        room, near = pot.face(Size.ROOM, Weight.STRONG), pot.face(Size.NEAR)
        base = pot.u(_FIRST + _LOWER) if self._is_portrait else pot.u(_FIRST)
        first = pot.write_to(painter, room, band.ink, right, base, said.age(moment))
        if self._is_portrait:
            return pot.write_to(painter, near, band.second, first - pot.u(_GAP), base, said.answer)
        return min(first, pot.write_to(painter, near, band.second, right, pot.u(_SECOND), said.answer))

    def _write_words(self, painter: QPainter, said: AlarmSaid, band: Band, place: QRectF) -> None:
        """What happened where, and below it which it is; others that ring are never cut off for that."""
        pot, left = self._pot, place.left()
        room, near = pot.face(Size.ROOM, Weight.STRONG), pot.face(Size.NEAR)
        first, second = (_THIRD, _FOURTH) if self._is_portrait else (_FIRST, _SECOND)
        pot.write(painter, room, band.ink, left, pot.u(first), room.elided(said.what, place.width()))
        space = place.width() - near.width(_and(said.more.split(BETWEEN)))
        which = next((one for one in said.which if near.width(one) <= space), said.which[-1])
        end = pot.write(painter, near, band.second, left, pot.u(second), near.elided(which, place.width()))
        told = said.more.split(BETWEEN)
        while len(told) > 1 and near.width(_and(told)) > place.right() - end:
            told.pop()  # that others ring stands before what keeps them down
        pot.write(painter, near, band.ink, end, pot.u(second), near.elided(_and(told), place.right() - end))

    @property
    def _row(self) -> QRect:
        """The line of the large word."""
        top, height = round(self._pot.u(8)), round(self._pot.u(80))
        return QRect(0, top, self.width(), height) if self._is_portrait else self.rect()

    def _age_place(self) -> QRect:
        width = round(self._pot.u(420))
        return QRect(self.width() - width, 0, width, self._row.bottom() + 1)


def _and(more: list[str]) -> str:
    """What is said besides, after which one it is."""
    return f"  ·  {BETWEEN.join(more)}" if any(more) else ""
