"""A day's opening hours drawn along 24 hours, so that a gap or a slip of the pen is seen at once."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wallboard.domain.sla_policy import Period
from wallboard.live.fault import guarded
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize

DAY = 1440
_HEIGHT = 26


class WeekStrip(QWidget):
    """Hours that begin on this day as full bars; the morning that belongs to the night before paler."""

    def __init__(self, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = ink
        self._own: tuple[tuple[int, int], ...] = ()
        self._before: tuple[tuple[int, int], ...] = ()
        self.setFixedHeight(_HEIGHT)
        self.setMinimumWidth(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def show_hours(self, own: Iterable[Period], before: Iterable[Period]) -> None:
        """The periods of the day, and of the day before as far as they last past midnight."""
        self._own = tuple((start, min(end, DAY)) for start, end in map(minutes, own))
        self._before = tuple((0, end - DAY) for _, end in map(minutes, before) if end > DAY)
        self.update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._ink.theme
        top, height = 5, self.height() - 10
        painter.fillRect(0, top, self.width(), height, theme.panel)
        for spans, colour in ((self._before, theme.p2), (self._own, theme.p3)):
            for start, end in spans:
                painter.fillRect(QRectF(self._x(start), top, self._x(end) - self._x(start), height), colour)
        for hour in (0, 6, 12, 18, 24):
            x = min(self.width() - 1, round(self._x(hour * 60)))
            painter.fillRect(x, top, 1, height, theme.edge if hour in (0, 24) else theme.line)

    def _x(self, minute: int) -> float:
        return self.width() * minute / DAY


class HourScale(QWidget):
    """The hours under the strips of a week."""

    def __init__(self, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = ink
        self.setFixedHeight(16)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        face = self._ink.face(DeskSize.FLOOR)
        for hour in (0, 6, 12, 18, 24):
            text = f"{hour:02d}"
            width = face.width(text)
            x = min(self.width() - width, max(0.0, self.width() * hour / 24 - width / 2))
            self._ink.write(painter, face, self._ink.theme.text3, x, 12, text)


def minutes(period: Period) -> tuple[int, int]:
    """Opening and closing in minutes since midnight; past 1440 is the day after."""
    opens, closes = (int(text[:2]) * 60 + int(text[3:5]) for text in period)
    return opens, closes if closes > opens else closes + DAY
