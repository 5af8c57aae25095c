"""What every tile of a page draws with, made once per theme and size."""

from copy import copy
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from wallboard.domain.severity import Severity
from wallboard.widgets.ink import geometry
from wallboard.widgets.ink.large_type import LargeType, device_ratio
from wallboard.widgets.theme import Theme, tokens
from wallboard.widgets.type import Face, Size, Type, Weight

_SMALL_PX: Final = 10_000
"""Larger hatches are ruled, since their pictures would take more memory than they save time."""
_PICTURES_KEPT: Final = 200


@dataclass(frozen=True, slots=True)
class Hatch:
    """How a hatch is ruled, in pixels of this page."""

    angle: float
    pitch: float
    stroke: float
    opacity: float
    band: float


class Inkpot:
    """Theme, type and scale of one page, with the pens and paths that its tiles share.

    `u` turns a length of the 1080 line design into pixels. Paths are kept by size, so that a paint
    only moves them.
    """

    def __init__(self, theme: Theme, scale: float) -> None:
        self.theme = theme
        self.scale = scale
        self.type = Type(scale)
        self._tokens = tokens()
        self._pens: dict[tuple[int, float, Qt.PenStyle], QPen] = {}
        self._shapes: dict[tuple[Severity, float], QPainterPath] = {}
        self._hatches: dict[tuple[str, int, int], QPainterPath] = {}
        self._pictures: dict[tuple[str, float, float, int, float], QPixmap] = {}
        self._rulings: dict[str, Hatch] = {}
        self._large = LargeType(scale)

    def themed(self, theme: Theme) -> "Inkpot":
        """The same sizes in other colours, with all that was made ready, which goes by colour already."""
        made = copy(self)
        made.theme = theme
        return made

    def u(self, length: float) -> float:
        return length * self.scale

    def radius(self, name: str) -> float:
        """The corner of a cell, chip, plate or card."""
        return float(self._tokens["radius"][name]) * self.scale

    def face(self, size: Size, weight: Weight = Weight.NORMAL) -> Face:
        return self.type.face(size, weight)

    def pen(self, colour: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        """A pen of that colour, `width` in pixels."""
        key = (colour.rgba(), width, style)
        if key not in self._pens:
            pen = QPen(colour, width, style, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
            self._pens[key] = pen
        return self._pens[key]

    def shape(self, severity: Severity, radius: float) -> QPainterPath:
        """The outline of a severity around the origin, equally heavy for the eye at equal `radius`."""
        key = (severity, radius)
        if key not in self._shapes:
            self._shapes[key] = geometry.severity_path(severity, radius)
        return self._shapes[key]

    def hatched(self, painter: QPainter, rect: QRectF, kind: str, colour: QColor) -> None:
        """Rule a rectangle as one of the kinds in the token file: “breach” rises, the others fall."""
        if rect.width() * rect.height() <= _SMALL_PX and is_on_pixels(painter, rect):
            painter.drawPixmap(rect.topLeft(), self._picture(painter, rect.size(), kind, colour))
        else:
            self._rule(painter, rect, kind, colour)

    def _picture(self, painter: QPainter, size: QSizeF, kind: str, colour: QColor) -> QPixmap:
        """A small hatch as a picture: to rule it anew takes ten times as long."""
        ratio = device_ratio(painter)
        key = (kind, size.width(), size.height(), colour.rgba(), ratio)
        if key not in self._pictures:
            if len(self._pictures) >= _PICTURES_KEPT:
                self._pictures.clear()
            picture = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            onto = QPainter(picture)
            self._rule(onto, QRectF(QPointF(), size), kind, colour)
            onto.end()
            self._pictures[key] = picture
        return self._pictures[key]

    def _rule(self, painter: QPainter, rect: QRectF, kind: str, colour: QColor) -> None:
        ruled = self.ruled(kind)
        key = (kind, round(rect.width()), round(rect.height()))
        if key not in self._hatches:
            if len(self._hatches) >= _PICTURES_KEPT:
                self._hatches.clear()
            self._hatches[key] = geometry.hatch_path(rect.width(), rect.height(), ruled.angle, ruled.pitch)
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.translate(rect.topLeft())
        painter.setOpacity(ruled.opacity)
        painter.strokePath(self._hatches[key], self.pen(colour, ruled.stroke))
        painter.restore()

    def write(self, painter: QPainter, face: Face, colour: QColor, x: float, base: float, text: str) -> float:
        """Set a line from its left end; the right end is returned."""
        if self._large.suits(painter, face):
            self._large.write(painter, face, colour, QPointF(x, base), text)
        else:
            face.set(painter, colour, x, base, text)
        return x + face.width(text)

    def write_to(
        self, painter: QPainter, face: Face, colour: QColor, right: float, base: float, text: str
    ) -> float:
        """Set a line to its right end; the left end is returned."""
        left = right - face.width(text)
        self.write(painter, face, colour, left, base, text)
        return left

    def ruled(self, kind: str) -> Hatch:
        """How a kind of hatch is ruled at this scale."""
        if kind not in self._rulings:
            table: dict[str, Any] = self._tokens["hatch"][kind]
            self._rulings[kind] = Hatch(
                float(table["angle"]),
                self.u(table["pitch"]),
                self.u(table["stroke"]),
                float(table["opacity"]),
                self.u(table.get("band", 0.0)),
            )
        return self._rulings[kind]


def is_on_pixels(painter: QPainter, rect: QRectF) -> bool:
    """Whether a picture put there lies on whole pixels, as it would be ruled."""
    ratio, to_page = device_ratio(painter), painter.transform()
    if to_page.isScaling():  # or turned: all else is moved only
        return False
    corner = to_page.map(rect.topLeft()) * ratio
    return corner.x() == round(corner.x()) and corner.y() == round(corner.y())
