"""The headline of a past board: PAST and its instant over the whole width, where LIVE stands otherwise."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.time_machine.past_words import PastSaid
from wallboard.widgets.type import Size, Weight


def draw_past(
    painter: QPainter,
    pot: Inkpot,
    rect: QRectF,
    margin: float,
    said: PastSaid,
    sentence: Callable[[float], str],
) -> None:
    """In the colour of the person's own hand, which brought it here; `sentence` is cut to a width.

    Where room is short the sentence gives way first, then the seconds; never the word and the instant.
    """
    theme = pot.theme
    painter.fillRect(rect, theme.accent_ground)
    painter.fillRect(QRectF(0, rect.height() - pot.u(4), rect.width(), pot.u(4)), theme.accent)
    right = _draw_rule(painter, pot, rect.width() - margin, said) - pot.u(40)
    state, room = pot.face(Size.STATE, Weight.HERO), pot.face(Size.ROOM, Weight.STRONG)
    base = room.base_in(rect)
    x = pot.write(painter, state, theme.text1, margin, state.base_in(rect), said.word) + pot.u(30)
    instant = said.instant if x + room.width(said.instant) <= right else said.short
    x = pot.write(painter, room, theme.text1, x, base, room.elided(instant, right - x)) + pot.u(56)
    if right - x > room.width("0") * 8:
        words = sentence(right - x)
        pot.write_to(painter, pot.face(Size.ROOM), theme.text1, right, base, words)


def _draw_rule(painter: QPainter, pot: Inkpot, right: float, said: PastSaid) -> float:
    """How long ago, and that nothing can be done; the left end of both is returned."""
    near, label = pot.face(Size.NEAR, Weight.STRONG), pot.face(Size.LABEL)
    first = pot.write_to(painter, near, pot.theme.text1, right, pot.u(41), said.ago)
    return min(first, pot.write_to(painter, label, pot.theme.text1, right, pot.u(73), said.rule))
