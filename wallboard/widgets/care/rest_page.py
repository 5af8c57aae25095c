"""The page of the hours in which nobody looks: inverted, with the time and that it rests, and never still."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from wallboard.domain.freshness import Freshness, Sight
from wallboard.live.fault import guarded
from wallboard.widgets.alarm.wall_bar import WallAlarmBar
from wallboard.widgets.alarm.words import AlarmSaid
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.theme import Theme, load_theme, luminance
from wallboard.widgets.times import Moment
from wallboard.widgets.type import Size, Weight
from wallboard.widgets.wall.grid import MARGIN
from wallboard.widgets.wall.headline_banner import state_word

_LINES: Final = 3
_STEPS: Final = 7
_MOVES_EVERY_MIN: Final = 2
_LINE: Final = 76


class RestPage(QWidget):
    """Light where the wall is dark, so that what is bright by day can rest; an alarm stands above it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pot = Inkpot(theme, 1.0)
        self.bar = WallAlarmBar(self._pot, self)
        self._moment: Moment | None = None
        self._sight: Sight | None = None
        self._until: datetime | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.bar.hide()

    def show_moment(self, moment: Moment, sight: Sight, until: datetime) -> None:
        """The time, how far the board behind it may be trusted, and when it is there again."""
        told = (self._words(), self._corner())
        self._moment, self._sight, self._until = moment, sight, until
        if (self._words(), self._corner()) != told:
            self.setAccessibleName(". ".join(self._words()))
            self.update()

    def show_alarms(self, said: AlarmSaid | None, moment: Moment) -> None:
        """What rings and does not end the rest."""
        self.bar.show_said(said, moment)
        self.bar.setVisible(said is not None)

    def dress(self, scale: float) -> None:
        """As large as the page that it stands for."""
        if scale != self._pot.scale:
            self._pot = Inkpot(self._pot.theme, scale)
            self._place()
            self.update()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        pot, theme = self._pot, self._pot.theme
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.ground)
        if self._moment is not None:
            corner, (clock, state, rests) = self._corner(), self._words()
            hero, near = pot.face(Size.HERO, Weight.STRONG), pot.face(Size.NEAR)
            x, y = float(corner.x()), float(corner.y())
            pot.write(painter, hero, theme.text1, x, y + pot.u(_LINE), clock)
            pot.write(painter, near, theme.text2, x, y + pot.u(_LINE * 1.75), rests)
            self._write_state(painter, x, y + pot.u(_LINE * 2.5), state)
        painter.end()

    def _write_state(self, painter: QPainter, x: float, base: float, words: str) -> None:
        """On a plate where the board is not to be trusted."""
        pot, theme = self._pot, self._pot.theme
        face = pot.face(Size.NEAR, Weight.STRONG)
        if self._sight is not None and self._sight.freshness is not Freshness.LIVE:
            plate = QRectF(
                x, base - face.cap - pot.u(10), face.width(words) + pot.u(24), face.cap + pot.u(20)
            )
            painter.fillRect(plate, theme.text1)
            pot.write(painter, face, theme.ink, x + pot.u(12), base, words)
        else:
            pot.write(painter, face, theme.text2, x, base, words)

    def _words(self) -> tuple[str, ...]:
        if self._moment is None or self._sight is None or self._until is None:
            return ("",) * _LINES
        word = state_word(self._sight.freshness)
        rests = _tr("The wall rests until {time}. An alarm of severity 1 wakes it.")
        return (
            self._moment.clock(self._moment.now),
            word,
            rests.format(time=self._moment.clock(self._until)),
        )

    def _corner(self) -> QPoint:
        """Where the words begin: another place every few minutes, all over the screen."""
        if self._moment is None:
            return QPoint()
        pot, top = self._pot, self.bar.height() if self.bar.isVisibleTo(self) else 0
        step = self._moment.now.hour * 60 + self._moment.now.minute
        step //= _MOVES_EVERY_MIN
        across = max(0.0, self.width() - pot.u(2 * MARGIN) - self._widest())
        down = max(0.0, self.height() - top - pot.u(2 * MARGIN + _LINE * _LINES))
        x, y = step * 3 % _STEPS, step * 2 % (_STEPS - 2)
        return QPoint(
            round(pot.u(MARGIN) + across * x / (_STEPS - 1)),
            round(top + pot.u(MARGIN) + down * y / (_STEPS - 3)),
        )

    def _widest(self) -> float:
        return self._pot.face(Size.NEAR, Weight.STRONG).width(self._words()[2])

    def _place(self) -> None:
        self.bar.dress(self._pot, self.size())
        self.bar.setGeometry(0, 0, self.width(), self.bar.sizeHint().height())


def inverse(theme: Theme) -> Theme:
    """Of a dark theme a light one, and the other way round."""
    return load_theme("light" if luminance(theme.ground) < luminance(theme.text1) else "dark")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Rest", text)
