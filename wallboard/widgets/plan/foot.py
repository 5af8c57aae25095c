"""The wall's last line: which page this is and which comes when, and what this machine lacks for a wall."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.live.fault import guarded, guarded_hint
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.type import Size, one_line
from wallboard.widgets.wall.grid import MARGIN

_HEIGHT: Final = 32
_BASE: Final = 22
_DOT: Final = 3.5
_BETWEEN: Final = 14
_MOST_DOTS: Final = 12
_BAR: Final = 6


class WallFoot(QWidget):
    """Small and quiet: nobody needs it from afar."""

    def __init__(self, pot: Inkpot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pot = pot
        self._title = ""
        self._place, self._count = 0, 1
        self._lacks: tuple[str, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def dress(self, pot: Inkpot) -> None:
        """Take on other colours or another size."""
        if (pot.theme, pot.scale) == (self._pot.theme, self._pot.scale):
            return
        self._pot = pot
        self.updateGeometry()
        self.update()

    def show_page(self, title: str, place: int, count: int, *, is_held: bool = False) -> None:
        """The page shown, and which of how many it is in the rotation, which an alarm may hold."""
        if is_held:
            words = QCoreApplication.translate("Plan", "{page}, held by a severity 1 alarm")
            title, count = words.format(page=title), 1
        if (title, place, count) != (self._title, self._place, self._count):
            self._title, self._place, self._count = title, place, count
            self._describe()
            self.update()

    def show_lacks(self, sentences: Sequence[str]) -> None:
        """What is lacking, each in a sentence."""
        if tuple(sentences) != self._lacks:
            self._lacks = tuple(map(one_line, sentences))
            self._describe()
            self.update()

    @property
    def lacks(self) -> tuple[str, ...]:
        return self._lacks

    @guarded_hint
    def sizeHint(self) -> QSize:
        return QSize(0, round(self._pot.u(_HEIGHT)))

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._pot.theme.ground)
        end = self._draw_turn(painter)
        if self._lacks:
            self._draw_lacks(painter, end)
        painter.end()

    def _draw_turn(self, painter: QPainter) -> float:
        """The name, and a dot for each page; the right end is returned."""
        pot, theme, face = self._pot, self._pot.theme, self._pot.face(Size.WALK_UP)
        x = pot.write(painter, face, theme.text3, pot.u(MARGIN), pot.u(_BASE), self._title)
        if not 1 < self._count <= _MOST_DOTS:
            return x
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for place in range(self._count):
            x += pot.u(_BETWEEN)
            painter.setBrush(theme.text1 if place == self._place else theme.line)
            painter.drawEllipse(QPointF(x, pot.u(_BASE) - face.cap / 2), pot.u(_DOT), pot.u(_DOT))
        return x

    def _draw_lacks(self, painter: QPainter, left: float) -> None:
        pot, theme, face = self._pot, self._pot.theme, self._pot.face(Size.WALK_UP)
        right = self.width() - pot.u(MARGIN)
        room = right - left - pot.u(3 * _BETWEEN)
        words = next((one for one in _wordings(self._lacks) if face.width(one) <= room), None)
        words = words or face.elided(_wordings(self._lacks)[-1], room)
        start = pot.write_to(painter, face, theme.text2, right, pot.u(_BASE), words)
        height = face.cap + pot.u(4)
        painter.fillRect(
            round(start - pot.u(_BETWEEN)),
            round(pot.u(_BASE + 2) - height),
            max(1, round(pot.u(_BAR / 2))),
            round(height),
            theme.text2,
        )

    def _describe(self) -> None:
        words = QCoreApplication.translate("Plan", "{page}, page {place} of {count}")
        name = words.format(page=self._title, place=self._place + 1, count=self._count)
        self.setAccessibleName("; ".join((name, *self._lacks)))


def _wordings(lacks: Sequence[str]) -> list[str]:
    """The same in ever fewer words: the oldest lose their reasons first, then they are only counted."""
    heads = [one.partition(": ")[0] for one in lacks]
    said = [[*heads[:short], *lacks[short:]] for short in range(len(lacks) + 1)]
    more = QCoreApplication.translate("Plan", "{count} more")
    counted = [[*heads[folded:], more.format(count=folded)] for folded in range(1, len(lacks))]
    return ["  ·  ".join(parts) for parts in (*said, *counted)]
