"""Draws a trend large enough to read: its line, its limit, its highest and lowest, and its times."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wallboard.models.trend import Trend
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.explain.explain_words import number_words, tr
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.sparkline import is_drawn, span_of, sparkline

LINE = 18
_AXIS = 8


def draw_trend(
    painter: QPainter, ink: DeskInk, box: QRectF, key: str, trend: Trend, times: tuple[str, str]
) -> None:
    """Into a box: scale at the right, times below; a dotted frame where nothing is known."""
    face, theme, line = ink.face(DeskSize.REASON), ink.theme, LINE * ink.pot.scale
    plot = box.adjusted(0, 0, 0, -line)
    if not is_drawn(trend.values):
        marks.no_data(painter, ink.pot, plot)
        ink.write(painter, face, theme.text3, plot.left() + line / 2, face.base_in(plot), tr("no data"))
        return
    low, high = span_of(trend.values, trend.limit)
    labels = {low: number_words(key, low), high: number_words(key, high)}
    if trend.limit is not None:
        labels[trend.limit] = number_words(key, trend.limit)
    wide = max(face.width(text) for text in labels.values()) + _AXIS * ink.pot.scale
    plot.setRight(plot.right() - wide)
    sparkline(painter, ink.pot, plot, trend.values, limit=trend.limit, colour=theme.text1, quiet=theme.text3)
    taken: list[float] = []
    for value in sorted(labels, key=lambda value: value != trend.limit):
        y = plot.bottom() - (value - low) / (high - low) * plot.height() + face.cap / 2
        y = min(max(y, plot.top() + face.cap), plot.bottom())
        if all(abs(y - other) >= face.cap * 1.4 for other in taken):
            ink.write_to(painter, face, theme.text2, box.right(), y, labels[value])
            taken.append(y)
    ink.write(painter, face, theme.text3, plot.left(), box.bottom() - line * 0.2, times[0])
    ink.write_to(painter, face, theme.text3, plot.right(), box.bottom() - line * 0.2, times[1])
