"""Draws one figure of the strip: label, number with its trend, or in words why there is no number."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from wallboard.domain.figures import Absence, Level
from wallboard.models.trend import Trend
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.ink.sparkline import is_drawn, sparkline
from wallboard.widgets.proof.proof_paint import wrapped
from wallboard.widgets.type import Face, Size, Weight
from wallboard.widgets.wall.strip_places import BEFORE_TREND, TREND_LEAST, Need
from wallboard.widgets.wall.strip_words import Said, widest_text

LABEL_BASE, VALUE_BASE = 46, 124
PLATE = 14
"""How far a plate reaches left and right of its figure."""
_BAR = 6
_UNIT_GAP = 10
_TREND_TOP, _NOTE_TREND_BOTTOM = 70, 100
_FRAME_TOP, _FRAME_END = 60, 132
_MOST_LINES = 3


def need_of(pot: Inkpot, said: Said) -> Need:
    """Room for its label, its usual values, and the one it has, in design units.

    Room for the trend is counted from the usual values, so that another digit moves no other figure.
    """
    label = pot.face(Size.NEAR, Weight.STRONG).width(said.label) + pot.u(_BAR)
    usual = _number_width(pot, *widest_text(said.key))
    own = _number_width(pot, said.text, said.unit) + pot.u(_BAR)
    if not said.is_number:
        face = pot.face(Size.ROOM if said.absence is Absence.NONE else Size.NEAR)
        own = face.width(said.text) + pot.u(2 * PLATE)
    alone = max(label, usual, own)
    trend = pot.u(BEFORE_TREND + TREND_LEAST)
    return Need(alone / pot.scale, max(alone, usual + trend) / pot.scale)


def draw_figure(painter: QPainter, pot: Inkpot, place: QRectF, said: Said, trend: Trend) -> None:
    """Draw into a place that is as high as the strip; nothing leaves it but a plate by its margin."""
    theme = pot.theme
    label_colour, colour = theme.text2, theme.text1 if said.loud else theme.text2
    is_strong, left = said.level is not Level.NORMAL, place.left()
    box = place.adjusted(-pot.u(PLATE - 3), pot.u(13), pot.u(PLATE - 3), -pot.u(15))
    if said.level is Level.ALARM:
        marks.plate(painter, pot, box, theme.s1)
        label_colour = colour = theme.on_s
    elif said.level is Level.WARNING:
        bar = QRectF(box.left(), box.top() + pot.u(8), pot.u(_BAR), box.height() - pot.u(16))
        painter.fillRect(bar, theme.s2)
        left, colour = left + pot.u(2), theme.fig_warn
    label = pot.face(Size.NEAR, Weight.STRONG if is_strong else Weight.NORMAL)
    words = label.elided(said.label, place.right() - left)
    pot.write(painter, label, label_colour, left, place.top() + pot.u(LABEL_BASE), words)
    room = QRectF(left, place.top(), place.right() - left, place.height())
    if said.is_number:
        _draw_number(painter, pot, room, said, trend, colour)
    elif said.absence is Absence.NO_DATA:
        _draw_no_data(painter, pot, room, said)
    elif said.absence is Absence.CANNOT:
        _draw_cannot(painter, pot, room, said)
    else:
        base = room.top() + pot.u(VALUE_BASE)
        pot.write(painter, pot.face(Size.ROOM), theme.text2, room.left(), base, said.text)


def _draw_number(
    painter: QPainter, pot: Inkpot, room: QRectF, said: Said, trend: Trend, colour: QColor
) -> None:
    theme, is_alarm = pot.theme, said.level is Level.ALARM
    base = room.top() + pot.u(VALUE_BASE)
    figure, near = pot.face(Size.FIGURE, Weight.FIGURE), pot.face(Size.NEAR)
    end = pot.write(painter, figure, colour, room.left(), base, said.text)
    if said.unit:
        quiet = theme.on_s if is_alarm else theme.text2
        end = pot.write(painter, near, quiet, end + pot.u(_UNIT_GAP), base, said.unit)
    beside = QRectF(end + pot.u(BEFORE_TREND), room.top() + pot.u(_TREND_TOP), 0, 0)
    beside.setRight(room.right())
    beside.setBottom(base)
    note = pot.face(Size.WALK_UP)
    if said.note and note.width(said.note) <= beside.width():
        left = beside.right() - note.width(said.note)
        pot.write(painter, note, theme.on_s if is_alarm else theme.text3, left, base, said.note)
        beside.setBottom(room.top() + pot.u(_NOTE_TREND_BOTTOM))
    if beside.width() >= pot.u(TREND_LEAST) and is_drawn(trend.values):
        line = theme.on_s if is_alarm else theme.text2 if said.level is Level.WARNING else theme.text3
        quiet = theme.on_s if is_alarm else theme.text3
        sparkline(painter, pot, beside, trend.values, limit=trend.limit, colour=line, quiet=quiet)


def _draw_no_data(painter: QPainter, pot: Inkpot, room: QRectF, said: Said) -> None:
    """A dotted frame, which is not zero."""
    frame = QRectF(room.left(), room.top() + pot.u(_FRAME_TOP), room.width(), pot.u(_FRAME_END - _FRAME_TOP))
    marks.no_data(painter, pot, frame)
    left, width = frame.left() + pot.u(PLATE), frame.width() - 2 * pot.u(PLATE)
    near, small = pot.face(Size.NEAR), pot.face(Size.WALK_UP)
    pot.write(painter, near, pot.theme.text2, left, frame.top() + pot.u(34), near.elided(said.text, width))
    words = small.elided(said.note, width)
    pot.write(painter, small, pot.theme.text3, left, frame.top() + pot.u(60), words)


def _draw_cannot(painter: QPainter, pot: Inkpot, room: QRectF, said: Said) -> None:
    """A dash, and beside it why."""
    figure, small = pot.face(Size.FIGURE, Weight.FIGURE), pot.face(Size.WALK_UP)
    base = room.top() + pot.u(VALUE_BASE)
    end = pot.write(painter, figure, pot.theme.text2, room.left(), base, said.text)
    left = end + pot.u(BEFORE_TREND)
    lines = wrapped(small, said.note, room.right() - left, most=_MOST_LINES)
    pitch = pot.u(24)
    middle = base - figure.cap * 0.36
    first = middle + small.cap / 2 - (len(lines) - 1) * pitch / 2
    for number, line in enumerate(lines):
        _write_cut(painter, pot, small, left, first + number * pitch, line, room.right() - left)


def _write_cut(
    painter: QPainter, pot: Inkpot, face: Face, left: float, base: float, line: str, width: float
) -> None:
    pot.write(painter, face, pot.theme.text3, left, base, face.elided(line, width))


def _number_width(pot: Inkpot, text: str, unit: str) -> float:
    width = pot.face(Size.FIGURE, Weight.FIGURE).width(text)
    return width + (pot.u(_UNIT_GAP) + pot.face(Size.NEAR).width(unit) if unit else 0.0)
