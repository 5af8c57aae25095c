"""What both bars are painted with: the band's ground and ink, and the severity's shape on it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from wallboard.domain.severity import Severity
from wallboard.widgets.alarm.words import AlarmSaid
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.theme import Theme
from wallboard.widgets.type import Face

WIDEST = 1.16
"""How much wider than its radius the widest shape is."""


@dataclass(frozen=True, slots=True)
class Band:
    """Ground and ink; what is snoozed stands quietly, with its colour at the edge only."""

    ground: QColor
    ink: QColor
    second: QColor
    """Of the second line."""
    edge: QColor
    """At the left end, and the shape's own."""

    @classmethod
    def of(cls, said: AlarmSaid, theme: Theme) -> "Band":
        colour = theme.severity(said.severity)
        if said.is_ringing:
            return cls(colour, theme.on_s, theme.on_s, theme.on_s)
        return cls(theme.panel, theme.text1, theme.text2, colour)


def draw_shape(
    painter: QPainter, pot: Inkpot, said: AlarmSaid, band: Band, centre: QPointF, radius: float, digit: Face
) -> None:
    """The severity's shape with its digit, in the band's ink."""
    drop = radius * 0.25 if said.severity is Severity.MAJOR else 0.0
    text = str(int(said.severity))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    painter.fillPath(pot.shape(said.severity, radius), band.edge)
    pot.write(painter, digit, band.ground, -digit.width(text) / 2, digit.cap / 2 + drop, text)
    painter.restore()
