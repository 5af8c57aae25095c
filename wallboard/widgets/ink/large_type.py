"""Large type as pictures: beyond a size Qt fills each letter as a path, most of the cost of a repaint."""

import math
from collections import OrderedDict
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from wallboard.widgets.shaping import form_of
from wallboard.widgets.type import Face

QT_KEEPS_UP_TO_PX: Final = 64
"""Letters up to this size Qt keeps by itself (its raster engine's largest cached glyph)."""
_INKS_KEPT: Final = 300
_MOST_PIXELS: Final = 1_500_000
"""Of all pictures together, as on a page 1080 lines high: its texts and some that went. Every page of a wall
keeps its own, and would fill whatever room they had with texts that are shown no more."""

_Key = tuple[Face, int, str, float]


def device_ratio(painter: QPainter) -> float:
    """Pixels of the device for each pixel of the page, also where a page is drawn into a larger picture.

    By the painter's own transforms: `painter.device()` names the widget in place of that picture, and makes
    a Python object of whatever lies at its address, which has crashed.
    """
    page, device = painter.transform(), painter.deviceTransform()
    ratio = math.hypot(device.m11(), device.m12())
    return ratio / math.hypot(page.m11(), page.m12()) if page.isScaling() else ratio


class LargeType:
    """Each text is drawn once per face and colour, then set by copies; the least used goes first."""

    def __init__(self, scale: float = 1.0) -> None:
        """`scale`: how large a length of the 1080 line design is on the page."""
        self._most_pixels = _MOST_PIXELS * scale * scale
        self._pictures: OrderedDict[_Key, tuple[QPixmap, QPointF]] = OrderedDict()
        self._pixels = 0.0
        self._inks: dict[tuple[Face, str], QRectF] = {}

    @property
    def pictures(self) -> Iterable[tuple[QPixmap, QPointF]]:
        """All that are kept, the least used first, and where each begins."""
        return self._pictures.values()

    @staticmethod
    def suits(painter: QPainter, face: Face) -> bool:
        """Whether this face is beyond what Qt keeps, on a page that is neither turned nor stretched."""
        if painter.transform().isScaling():  # which a page that is turned does too
            return False
        return face.font.pixelSize() * device_ratio(painter) > QT_KEEPS_UP_TO_PX

    def write(self, painter: QPainter, face: Face, colour: QColor, at: QPointF, text: str) -> None:
        """Set a line from its left end, on whole pixels."""
        ratio = device_ratio(painter)
        key = (face, colour.rgba(), text, ratio)
        found = self._pictures.get(key)
        if found is None:
            found = self._pictures[key] = _picture(face, colour, text, ratio, self._ink(face, text))
            self._pixels += _pixels_of(found[0])
            self._forget()
        else:
            self._pictures.move_to_end(key)
        picture, offset = found
        place = at + offset
        painter.drawPixmap(QPointF(round(place.x()), round(place.y())), picture)

    def _ink(self, face: Face, text: str) -> QRectF:
        """Where its ink lies from the left end of the base line: as far as that of any of its form."""
        key = (face, form_of(text))
        if key not in self._inks:
            if len(self._inks) >= _INKS_KEPT:
                self._inks.clear()
            self._inks[key] = face.metrics.tightBoundingRect(key[1]).adjusted(-2, -2, 2, 2)
        return self._inks[key] | QRectF(0, -face.cap, face.width(text), face.cap)

    def _forget(self) -> None:
        while self._pixels > self._most_pixels and len(self._pictures) > 1:
            _, (picture, _) = self._pictures.popitem(last=False)
            self._pixels -= _pixels_of(picture)


def _pixels_of(picture: QPixmap) -> float:
    """As many as it covers of the page: a screen that has more for each of them needs no fewer texts."""
    size = picture.deviceIndependentSize()
    return size.width() * size.height()


def _picture(face: Face, colour: QColor, text: str, ratio: float, ink: QRectF) -> tuple[QPixmap, QPointF]:
    """The text on nothing, and where the picture begins from the left end of the base line."""
    left, top = math.floor(ink.left()), math.floor(ink.top())
    width, height = math.ceil(ink.right()) - left, math.ceil(ink.bottom()) - top
    picture = QPixmap(max(1, math.ceil(width * ratio)), max(1, math.ceil(height * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    face.set(painter, colour, -left, -top, text)
    painter.end()
    return picture, QPointF(left, top)
