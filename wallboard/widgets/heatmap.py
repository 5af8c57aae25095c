"""The two heatmaps of the wall, severity now and load over time; the only file that knows pyqtgraph."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QRegion
from PySide6.QtWidgets import QFrame, QWidget

from wallboard.live.fault import guarded
from wallboard.widgets.access.part import Part
from wallboard.widgets.access.part_keys import PartKeys
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.wall.grid import ROW_GAP, Grid

Steps = Sequence[Sequence[int]]
"""Pressure steps, row by row; 0 is no colour at all."""

_NOTHING: Final = QRectF()


class _CellImage(pg.ImageItem):  # type: ignore[misc]  # pyqtgraph ships no types
    """One pixel per cell, stretched only where something is to be painted.

    Qt's raster engine would go through all that lies between two cells that are far apart, and convert
    pixel by pixel what is not premultiplied.
    """

    qimage: QImage

    def __init__(self, exposed: Callable[[], QRegion]) -> None:
        super().__init__(axisOrder="row-major")
        self._exposed = exposed

    def render(self) -> None:
        super().render()
        self.qimage = self.qimage.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)

    @guarded
    def paint(self, painter: QPainter, *_rest: object) -> None:
        if self._renderRequired:
            self.render()
        from_page, _ = painter.transform().inverted()
        for rect in self._exposed():  # type: ignore[attr-defined]  # a region is iterable, its stub is not
            cells = from_page.mapRect(QRectF(rect)).toAlignedRect() & self.qimage.rect()
            if not cells.isEmpty():
                painter.drawImage(QRectF(cells), self.qimage, QRectF(cells))


class Heatmap(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph ships no types
    """A grid of pressure colours as one image, with all its figures painted over it in one pass.

    The image has one pixel per cell; `plan` says where they lie, `gaps` what is cut out between them.
    Subclasses write the figures in `ink`.
    """

    def __init__(self, pot: Inkpot, grid: Grid, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.pot = pot
        self.grid = grid
        self.steps: Steps = ()
        self._image = _CellImage(lambda: self._exposed)
        self.addItem(self._image)
        self._gaps: Mapping[tuple[int, int], Sequence[tuple[QRect, QPainterPath]]] | None = None
        """What is cut out, by how far from the top: what lies side by side is looked for at once. Made when
        it is painted first, since pages are laid out more often, and hold heatmaps that nobody sees."""
        self._worn: tuple[Inkpot, Grid, QSize] | None = None
        self._area = _NOTHING
        self._exposed = QRegion()
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setViewportUpdateMode(pg.GraphicsView.ViewportUpdateMode.NoViewportUpdate)  # `touch` says what
        self.setCacheMode(pg.GraphicsView.CacheModeFlag(0))  # a kept background would stay in the old colours
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        PartKeys(self, lambda: self.pot)

    def parts(self) -> tuple[Part, ...]:
        """Its cells, one by one, for whoever comes by the keyboard or reads without eyes."""
        return ()

    def u(self, length: float) -> float:
        return length * self.pot.scale

    def sizeHint(self) -> QSize:
        return QSize(100, 100)

    def dress(self, pot: Inkpot, grid: Grid) -> None:
        """Take on other colours or another size; to be dressed as before costs nothing."""
        worn = pot, grid, self.size()
        if worn == self._worn:
            return
        self.pot, self.grid, self._worn = pot, grid, worn
        self._area, self._gaps = self.plan(), None
        self.show_steps(self.steps)
        self.viewport().update()

    def show_steps(self, steps: Steps) -> None:
        """Colour the cells; only a grid that differs costs anything."""
        self.steps = steps  # all of them: more rows may have a place again before others are told
        steps = steps[: len(self.grid.rows)]
        if not steps or not steps[0] or self._area.isEmpty():
            self._image.hide()
            return
        self._image.show()
        self._image.setImage(self._colours([*steps, steps[-1]]), autoLevels=False)
        self._image.setRect(self._spread(len(steps) + 1))

    def _spread(self, rows: int) -> QRectF:
        """Where the image lies: its pixels meet in the middle of the gaps, and the last row hangs over."""
        area, half = self._area, self.u(ROW_GAP / 2)
        pitch = area.height() / max(1, len(self.grid.rows))
        return QRectF(area.left() - self.half_column_gap, area.top() - half, area.width(), pitch * rows)

    def touch(self, rect: QRect) -> None:
        """Paint a rectangle anew."""
        self.viewport().update(rect)

    @property
    def half_column_gap(self) -> float:
        """Half of what parts two columns; none where they touch."""
        return 0.0

    def plan(self) -> QRectF:
        """Where the cells of all rows lie."""
        raise NotImplementedError

    def gaps(self) -> Sequence[QPainterPath]:
        """What shows the ground between the cells, bit by bit, so that one cell or row costs no other."""
        raise NotImplementedError

    def ink(self, painter: QPainter, exposed: QRegion) -> None:
        """Write everything that stands on the cells and beside them."""
        raise NotImplementedError

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """By itself: the view's way to its only item costs more than to paint that."""
        exposed = self._exposed = event.region()
        painter = QPainter(self.viewport())
        painter.setClipRegion(exposed)
        painter.fillRect(event.rect(), self.pot.theme.ground)
        if self._image.isVisible():
            painter.setTransform(self._image.deviceTransform(self.viewportTransform()))
            self._image.paint(painter)
            painter.resetTransform()
        self._cut(painter, exposed)
        self.ink(painter, exposed)
        painter.end()

    def _cut(self, painter: QPainter, exposed: QRegion) -> None:
        """Show the ground between the cells."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._gaps is None:
            self._gaps = _side_by_side(self.gaps())
        # What is exposed may lie far apart, as the head of a column and a cell of the last row.
        spans = [(rect.top(), rect.bottom()) for rect in exposed]  # type: ignore[attr-defined]  # see above
        for (top, end), gaps in self._gaps.items():
            if not any(top <= last and end > first for first, last in spans):
                continue
            for place, gap in gaps:
                if exposed.intersects(place):
                    painter.fillPath(gap, self.pot.theme.ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _colours(self, steps: Steps) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
        palette = np.array(
            [_rgba(self.pot.theme.pressure(step), step > 0) for step in range(5)], dtype=np.uint8
        )
        return palette[np.array(steps, dtype=np.intp)]


def rounded_gaps(area: QRectF, cells: Sequence[QRectF], radius: float) -> QPainterPath:
    """The area and what hangs over it, without its cells and with their corners."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    path.addRect(area)
    for cell in cells:
        path.addRoundedRect(cell, radius, radius)
    return path


def _side_by_side(
    gaps: Sequence[QPainterPath],
) -> Mapping[tuple[int, int], Sequence[tuple[QRect, QPainterPath]]]:
    found: defaultdict[tuple[int, int], list[tuple[QRect, QPainterPath]]] = defaultdict(list)
    for gap in gaps:
        place = gap.controlPointRect().toAlignedRect()
        found[place.top(), place.top() + place.height()].append((place, gap))
    return found


def _rgba(colour: QColor, opaque: bool) -> tuple[int, int, int, int]:
    return (colour.red(), colour.green(), colour.blue(), 255 if opaque else 0)
