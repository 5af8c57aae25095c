"""How the wall shows that somebody else has an incident in their hand: framed, with whose hand it is."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from wallboard.domain.hands import HoldKind, OtherHand
from wallboard.models.hand_words import other_hand_words
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.type import Size, Weight

_INDENT, _BASE, _EDGE = 72, 10, 6
_PART = 0.63
"""So much of a row says whose it is; what is left belongs to its time."""


def draw_other_hand(painter: QPainter, pot: Inkpot, rect: QRectF, other: OtherHand) -> None:
    """Carried: a dashed frame and a plate; only open: the words alone, in place of whose it is."""
    theme, face = pot.theme, pot.face(Size.WALK_UP, Weight.STRONG)
    is_carried = other.kind is HoldKind.CARRYING
    left, base = rect.left() + pot.u(_INDENT), rect.bottom() - pot.u(_BASE)
    room = rect.left() + rect.width() * _PART - left
    words = face.elided(other_hand_words(other), room - face.cap)
    box = QRectF(left - pot.u(2), base - face.cap * 1.5, face.width(words) + face.cap, face.cap * 2.1)
    painter.fillRect(QRectF(left - pot.u(2), box.top(), room, box.height()), theme.ground)
    if is_carried:
        frame = rect.adjusted(pot.u(_EDGE), pot.u(2), -pot.u(_EDGE), -pot.u(2))
        marks.frame(painter, pot, frame, theme.text2, width=pot.u(2), style=Qt.PenStyle.DashLine)
    marks.plate(painter, pot, box, theme.text2 if is_carried else theme.raised, corner="cell")
    pot.write(painter, face, theme.ink if is_carried else theme.text1, left + face.cap * 0.3, base, words)
