"""A rectangle of the wall: it paints frozen values on its own ground and nothing beside it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from wallboard.live.fault import guarded
from wallboard.widgets.access.part import Part
from wallboard.widgets.access.part_keys import PartKeys
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.wall.grid import MARGIN, Grid

_Row = TypeVar("_Row")


class Tile(QWidget):
    """One part of the page; subclasses draw, and say which rectangles a new value touches."""

    KEYS_WALK = True
    """Whether arrows go from part to part; off where the page has its own order of them."""

    def __init__(self, pot: Inkpot, grid: Grid, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pot = pot
        self.grid = grid
        self._worn: tuple[Inkpot, Grid, QSize] | None = None
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        PartKeys(self, lambda: self.pot, walks=self.KEYS_WALK)

    def dress(self, pot: Inkpot, grid: Grid) -> None:
        """Take on other colours or another size; to be dressed as before costs nothing."""
        worn = pot, grid, self.size()
        if worn != self._worn:
            self.pot, self.grid, self._worn = pot, grid, worn
            self._take_on()
            self.update()

    def _take_on(self) -> None:
        """Make anew what follows from colours and size."""

    def u(self, length: float) -> float:
        return length * self.pot.scale

    @property
    def margin(self) -> float:
        return MARGIN * self.pot.scale

    def parts(self) -> tuple[Part, ...]:
        """What it paints, one by one, for whoever comes by the keyboard or reads without eyes."""
        return ()

    def draw(self, painter: QPainter, exposed: QRegion) -> None:
        """Paint what stands inside `exposed`, in this tile's coordinates."""
        raise NotImplementedError

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        painter.fillRect(event.rect(), self.pot.theme.ground)
        self.draw(painter, event.region())
        painter.end()

    def hairline(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """A line of the least weight, as far as this tile reaches."""
        end = min(self.width(), round(x + width))
        line = QRect(round(x), round(y), end - round(x), max(1, round(self.u(1))))
        painter.fillRect(line, self.pot.theme.line)


def _itself(value: object) -> object:
    return value


def touched(old: Sequence[_Row], new: Sequence[_Row], seen: Callable[[_Row], object] = _itself) -> set[int]:
    """The rows in which what is seen of two lists differs, counting rows that only one of them has."""
    pairs = enumerate(zip(old, new, strict=False))
    # Most are the very same, and to compare them takes longer.
    rows = {row for row, (was, now) in pairs if was is not now and seen(was) != seen(now)}
    return rows.union(range(min(len(old), len(new)), max(len(old), len(new))))


def stands(tile: QWidget) -> bool:
    """Whether it has a place; what is folded away need not be told anything until it has one again."""
    return not tile.isHidden()
