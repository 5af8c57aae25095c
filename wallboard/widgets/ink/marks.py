"""The marks themselves: shapes with their digit, bars, plates, frames and dots."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from wallboard.domain.severity import Severity
from wallboard.widgets.ink import geometry
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.type import Face

_SMALLEST_WITH_DIGIT = 9.0


def severity_shape(
    painter: QPainter,
    pot: Inkpot,
    severity: Severity,
    centre: QPointF,
    radius: float,
    *,
    digit: Face | None = None,
    quiet: bool = False,
) -> None:
    """A severity's shape; quiet ones (a column with nothing in it) are outlines at rest.

    The digit is left out where it could not be read.
    """
    theme = pot.theme
    filled = severity <= Severity.MAJOR and not quiet
    colour = theme.edge if quiet else theme.severity(severity)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    if filled:
        painter.fillPath(pot.shape(severity, radius), colour)
    else:
        painter.strokePath(pot.shape(severity, radius), pot.pen(colour, max(1.5, radius * 0.13)))
    if digit is not None and radius >= _SMALLEST_WITH_DIGIT and not quiet:
        text = str(int(severity))
        drop = radius * 0.25 if severity is Severity.MAJOR else 0.0
        ink = theme.on_s if filled else colour
        pot.write(painter, digit, ink, -digit.width(text) / 2, digit.cap / 2 + drop, text)
    painter.restore()


def cover_diamond(painter: QPainter, pot: Inkpot, centre: QPointF, radius: float, *, covered: bool) -> None:
    """Whether somebody free could take a critical: a quiet diamond, or a barred one that warns."""
    colour = pot.theme.text3 if covered else pot.theme.s1
    pen = pot.pen(colour, max(1.5, pot.u(2 if covered else 2.6)))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    painter.strokePath(pot.shape(Severity.CRITICAL, radius * 0.86), pen)
    if not covered:
        painter.setPen(pen)
        painter.drawLine(QPointF(-radius * 1.3, 0), QPointF(radius * 1.3, 0))
    painter.restore()


def pause_bars(painter: QPainter, centre: QPointF, height: float, colour: QColor) -> None:
    """Two bars: nobody works on this now."""
    for bar in geometry.pause_rects(centre, height):
        painter.fillRect(bar, colour)


def bar(painter: QPainter, track: QRectF, part: float, *, fill: QColor, empty: QColor) -> None:
    """A part of a whole along a track; beyond the whole it is full."""
    painter.fillRect(track, empty)
    filled = QRectF(track)
    filled.setWidth(track.width() * min(1.0, max(0.0, part)))
    painter.fillRect(filled, fill)


def plate(painter: QPainter, pot: Inkpot, rect: QRectF, fill: QColor, *, corner: str = "plate") -> None:
    """A filled rectangle that somebody must see; never without a word or a shape on it."""
    _rounded(painter, rect, pot.radius(corner), fill)


def frame(
    painter: QPainter,
    pot: Inkpot,
    rect: QRectF,
    colour: QColor,
    *,
    width: float,
    corner: str = "chip",
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> None:
    """An outline that stays inside its rectangle."""
    inset = width / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pot.pen(colour, width, style))
    radius = pot.radius(corner)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def dot(painter: QPainter, pot: Inkpot, centre: QPointF) -> None:
    """Zero, said quietly."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pot.theme.edge)
    painter.drawEllipse(centre, pot.u(3), pot.u(3))
    painter.restore()


def no_data(painter: QPainter, pot: Inkpot, rect: QRectF) -> None:
    """Nothing is known here: an empty dotted frame, which is not zero."""
    painter.fillRect(rect, pot.theme.ground)
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = max(1.0, pot.u(1.6))
    painter.setPen(pot.pen(pot.theme.text3, width, Qt.PenStyle.DotLine))
    painter.drawRect(rect.adjusted(width, width, -width, -width))
    painter.restore()


def arrow(painter: QPainter, tip: QPointF, size: float, colour: QColor) -> None:
    """A filled head that points to the right: on to another place."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    back = QPointF(tip.x() - size, tip.y())
    painter.drawPolygon(
        [tip, QPointF(back.x(), tip.y() - size * 0.7), QPointF(back.x(), tip.y() + size * 0.7)]
    )
    painter.restore()


def barred_circle(painter: QPainter, pot: Inkpot, centre: QPointF, radius: float, colour: QColor) -> None:
    """Cannot go."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pot.pen(colour, max(1.5, radius * 0.24)))
    painter.drawEllipse(centre, radius, radius)
    reach = radius * 0.7
    painter.drawLine(centre + QPointF(-reach, reach), centre + QPointF(reach, -reach))
    painter.restore()


def tick(painter: QPainter, pot: Inkpot, centre: QPointF, radius: float, colour: QColor) -> None:
    """Can go."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pot.pen(colour, max(2.0, radius * 0.34)))
    low = centre + QPointF(-radius * 0.25, radius * 0.7)
    painter.drawPolyline([centre + QPointF(-radius, 0), low, centre + QPointF(radius, -radius * 0.75)])
    painter.restore()


def _rounded(painter: QPainter, rect: QRectF, radius: float, fill: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, radius, radius)
    painter.restore()
