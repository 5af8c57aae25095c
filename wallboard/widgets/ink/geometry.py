"""The outlines of marks, as numbers: nothing here knows a colour."""

import math
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from wallboard.domain.severity import Severity

_HEAVINESS: Final = {
    Severity.CRITICAL: 1.16,
    Severity.MAJOR: 1.08,
    Severity.MEDIUM: 0.84,
    Severity.MINOR: 0.84,
}
"""How much larger or smaller than its radius each shape is drawn, so that all look equally large."""


def severity_path(severity: Severity, radius: float) -> QPainterPath:
    """Diamond, triangle, square, ring: corners fall with harm, so that shape alone orders them."""
    return _OUTLINES[severity](radius * _HEAVINESS[severity])


def diamond_path(radius: float) -> QPainterPath:
    """A square on its corner around the origin."""
    return _closed((0, -radius), (radius, 0), (0, radius), (-radius, 0))


def hatch_path(width: float, height: float, angle: float, pitch: float) -> QPainterPath:
    """Parallel lines across a box from the origin, `pitch` apart; the caller clips to the box."""
    path = QPainterPath()
    radians = math.radians(angle)
    step = pitch / abs(math.sin(radians))
    run = height / math.tan(radians)
    start = -abs(run) - step if run > 0 else -step
    end = width + (abs(run) if run < 0 else 0) + step
    x = start
    while x <= end:
        path.moveTo(x, height)
        path.lineTo(x + run, 0)
        x += step
    return path


def pause_rects(centre: QPointF, height: float) -> tuple[QRectF, QRectF]:
    """Two upright bars: on a break, or an incident that waits."""
    bar = height * 0.26
    gap = height * 0.26
    top = centre.y() - height / 2
    return (
        QRectF(centre.x() - gap / 2 - bar, top, bar, height),
        QRectF(centre.x() + gap / 2, top, bar, height),
    )


def _triangle(radius: float) -> QPainterPath:
    return _closed((0, -radius * 0.92), (radius, radius * 0.8), (-radius, radius * 0.8))


def _square(radius: float) -> QPainterPath:
    return _closed((-radius, -radius), (radius, -radius), (radius, radius), (-radius, radius))


def _ring(radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), radius, radius)
    return path


def _closed(*corners: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    path.closeSubpath()
    return path


_OUTLINES: Final[dict[Severity, Callable[[float], QPainterPath]]] = {
    Severity.CRITICAL: diamond_path,
    Severity.MAJOR: _triangle,
    Severity.MEDIUM: _square,
    Severity.MINOR: _ring,
}
