"""The right end of a page's head while the past is shown: in the place of LIVE and of the running clock."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.time_machine.past_words import PastSaid
from wallboard.widgets.type import Weight

_SIDE = 16
_FROM = 0.5
"""So far to the left it may reach."""


def paint_past(painter: QPainter, ink: DeskInk, head: QRectF, said: PastSaid) -> None:
    """PAST and the instant, large, on the colour of the person's own hand."""
    theme, clock = ink.theme, ink.face(DeskSize.CLOCK, Weight.STRONG)
    small = ink.face(DeskSize.REASON)
    room = head.width() * (1 - _FROM) - _SIDE
    words = f"{said.word}  {said.instant}"
    words = words if clock.width(words) <= room else f"{said.word}  {said.short}"
    rule = f"{said.ago} · {said.rule}"
    wide = max(min(room, clock.width(words)), small.width(rule)) + 2 * _SIDE
    place = QRectF(head.right() - wide, head.top(), wide, head.height())
    painter.fillRect(place, theme.accent_ground)
    painter.fillRect(QRectF(place.left(), place.bottom() - 3, wide, 3), theme.accent)
    left = place.left() + _SIDE
    ink.write(painter, clock, theme.text1, left, head.top() + 31, words, room)
    ink.write(painter, small, theme.text1, left, head.top() + 47, rule, room)
