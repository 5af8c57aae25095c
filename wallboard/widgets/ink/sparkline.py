"""A trend as a line: known stretches joined, gaps left open, its limit dashed and its end a dot."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from wallboard.widgets.ink.inkpot import Inkpot

_DOT = 4.5
_LINE = 2.2


def stretches(values: Sequence[float | None]) -> list[list[tuple[int, float]]]:
    """The known values with their places, in runs that no unknown one breaks."""
    runs: list[list[tuple[int, float]]] = []
    is_open = False
    for place, value in enumerate(values):
        if value is not None:
            if not is_open:
                runs.append([])
            runs[-1].append((place, value))
        is_open = value is not None
    return runs


def is_drawn(values: Sequence[float | None]) -> bool:
    """Whether there is any course to show: one value alone has none."""
    return sum(value is not None for value in values) > 1


def span_of(values: Sequence[float | None], limit: float | None) -> tuple[float, float]:
    """The lowest and highest of what is drawn; a flat course lies in the middle."""
    known = [value for value in (*values, limit) if value is not None]
    low, high = min(known, default=0.0), max(known, default=1.0)
    return (low - 1, high + 1) if low == high else (low, high)


def sparkline(
    painter: QPainter,
    pot: Inkpot,
    box: QRectF,
    values: Sequence[float | None],
    *,
    limit: float | None,
    colour: QColor,
    quiet: QColor,
) -> None:
    """Draw into a box; the last value is of now and ends in a dot, if it is known."""
    low, high = span_of(values, limit)
    inner = box.adjusted(0, pot.u(_DOT), -pot.u(_DOT), -pot.u(_DOT))
    step = inner.width() / max(1, len(values) - 1)

    def y_of(value: float) -> float:
        return inner.bottom() - (value - low) / (high - low) * inner.height()

    painter.save()
    if limit is not None:
        painter.setPen(pot.pen(quiet, max(1.0, pot.u(1.4)), Qt.PenStyle.DashLine))
        y = round(y_of(limit)) + 0.5
        painter.drawLine(QPointF(inner.left(), y), QPointF(inner.right(), y))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pot.pen(colour, max(1.0, pot.u(_LINE))))
    for run in stretches(values):
        points = [QPointF(inner.left() + place * step, y_of(value)) for place, value in run]
        if len(points) == 1:
            points.append(points[0] + QPointF(pot.u(_LINE), 0))
        painter.drawPolyline(QPolygonF(points))
    if values and values[-1] is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(inner.right(), y_of(values[-1])), pot.u(_DOT), pot.u(_DOT))
    painter.restore()
