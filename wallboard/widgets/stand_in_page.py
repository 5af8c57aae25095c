"""What hangs where the board should: since when it has stopped, whom to call, when it is tried again."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.live.fault import guarded
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.room import Room
from wallboard.widgets.theme import Theme
from wallboard.widgets.type import Size, Weight, one_line

_MARGIN, _GAP, _CARD_PAD = 110, 34, 44
_MARK, _MARK_EDGE = 0.62, 1.12
"""The mark's radius for a capital's height, and how far its stroke reaches."""


@dataclass(frozen=True, slots=True)
class StandInSaid:
    """What it says, in words."""

    title: str = ""
    sentence: str = ""
    call_label: str = ""
    who: str = ""
    how: str = ""
    note: str = ""
    again: str = ""

    @property
    def spoken(self) -> str:
        """For whoever does not see it."""
        words = (self.title, self.sentence, self.call_label, self.who, self.how, self.note, self.again)
        return ". ".join(word for word in words if word)


class StandInPage(QWidget):
    """Still and dark, and readable from where the board is read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._said = StandInSaid()
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setWindowTitle("Wallboard")

    @property
    def said(self) -> StandInSaid:
        return self._said

    def say(self, said: StandInSaid) -> None:
        if said != self._said:
            self._said = said
            self.setAccessibleName(said.spoken)
            self.update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        pot = Inkpot(self._theme, Room().scale(self.size()))
        painter.fillRect(self.rect(), self._theme.ground)
        room = QRectF(self.rect()).adjusted(pot.u(_MARGIN), 0, -pot.u(_MARGIN), 0)
        top = self.height() * (0.14 if self.width() > self.height() else 0.18)
        top = self._title(painter, pot, room, top) + pot.u(_GAP)
        top = self._wrapped(painter, pot, QRectF(room.left(), top, room.width(), pot.u(260)))
        self._card(painter, pot, QRectF(room.left(), top + pot.u(_GAP * 2), room.width(), 0))
        foot = pot.face(Size.NEAR)
        base = self.height() - pot.u(70)
        pot.write(
            painter, foot, self._theme.text2, room.left(), base, foot.elided(self._said.again, room.width())
        )
        painter.end()

    def _title(self, painter: QPainter, pot: Inkpot, room: QRectF, top: float) -> float:
        """The lower end is returned."""
        size = Size.HERO if self.width() > self.height() else Size.STATE
        face = pot.face(size, Weight.HERO)
        base, radius = top + face.cap, face.cap * _MARK
        centre = QPointF(room.left() + radius * _MARK_EDGE, base - face.cap / 2)
        marks.barred_circle(painter, pot, centre, radius, self._theme.s1)
        left = room.left() + radius * 2 * _MARK_EDGE + pot.u(_GAP)
        pot.write(
            painter, face, self._theme.text1, left, base, face.elided(self._said.title, room.right() - left)
        )
        return base + pot.u(_GAP)

    def _wrapped(self, painter: QPainter, pot: Inkpot, rect: QRectF) -> float:
        """The lower end of the sentence, on as many lines as it needs."""
        painter.setFont(pot.face(Size.TITLE).font)
        painter.setPen(self._theme.text2)
        flags = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        text = one_line(self._said.sentence)
        bounds = painter.boundingRect(rect, flags, text)
        painter.drawText(rect, flags, text)
        return min(bounds.bottom(), rect.bottom())

    def _card(self, painter: QPainter, pot: Inkpot, rect: QRectF) -> None:
        """Whom to call: the one thing on this page that somebody can do."""
        said, theme, pad = self._said, self._theme, pot.u(_CARD_PAD)
        lines = [
            (Size.NEAR, Weight.NORMAL, theme.text2, said.call_label),
            (Size.ROOM, Weight.STRONG, theme.text1, said.who),
            (Size.FIGURE, Weight.HERO, theme.text1, said.how),
            (Size.NEAR, Weight.NORMAL, theme.text2, said.note),
        ]
        faces = [(pot.face(size, weight), ink, text) for size, weight, ink, text in lines if text]
        gap = pot.u(_CARD_PAD)
        rect.setHeight(sum(face.cap for face, _ink, _text in faces) + gap * (len(faces) - 1) + pad * 2)
        marks.plate(painter, pot, rect, theme.panel, corner="card")
        base = rect.top() + pad
        for face, ink, text in faces:
            base += face.cap
            pot.write(painter, face, ink, rect.left() + pad, base, face.elided(text, rect.width() - pad * 2))
            base += gap
