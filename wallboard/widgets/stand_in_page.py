"""What hangs where the board should: since when it has stopped, whom to call, when it is tried again."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.live.fault import guarded
from wallboard.widgets.care.shifting import Shifting
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.room import Room
from wallboard.widgets.theme import Theme
from wallboard.widgets.type import Face, Size, Weight

_MARGIN, _GAP, _CARD_PAD, _FOOT = 110, 34, 44, 70
_LONGEST = 400
"""How long a sentence may become."""
_MAY_BREAK = "\u200b"
"""Where a path may go on in another line; nobody sees it."""
_SMALLER, _LEAST = 0.92, 0.6
"""How it shrinks until all of it stands there, and how far, for what fills the page as it is drawn."""
_MARK, _MARK_EDGE = 0.62, 1.12
"""The mark's radius for a capital's height, and how far its stroke reaches."""


@dataclass(frozen=True, slots=True)
class StandInSaid:
    """What it says, in words."""

    title: str = ""
    sentence: str = ""
    why: str = ""
    """What the board said when it refused to start; empty where it ended otherwise."""
    call_label: str = ""
    who: str = ""
    how: str = ""
    note: str = ""
    again: str = ""

    @property
    def spoken(self) -> str:
        """For whoever does not see it."""
        words = (
            self.title,
            self.sentence,
            self.why,
            self.call_label,
            self.who,
            self.how,
            self.note,
            self.again,
        )
        return ". ".join(word for word in words if word)


class StandInPage(QWidget):
    """Still and dark, and readable from where the board is read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._said = StandInSaid()
        self._room = Room()
        self.shifting = Shifting(self)
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

    def read_from(self, room: Room) -> None:
        """It hangs there."""
        self._room = room
        self.update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        pot = self._fitting_pot(painter)
        painter.fillRect(self.rect(), self._theme.ground)
        painter.translate(self.shifting.offset)
        self._draw(painter, pot)
        room, foot = self._words_rect(pot), pot.face(Size.NEAR)
        again = foot.elided(self._said.again, room.width())
        pot.write(painter, foot, self._theme.text2, room.left(), self.height() - pot.u(_FOOT), again)
        painter.end()

    def _fitting_pot(self, painter: QPainter) -> Inkpot:
        """As large as its distance asks, and smaller where not all of it would stand on the page."""
        fills = Room().scale(self.size())
        scale = self._room.scale(self.size())
        while True:
            pot = Inkpot(self._theme, scale)
            fits = self._is_high_enough(painter, pot) and (scale <= fills or self._is_wide_enough(pot))
            if fits or scale <= fills * _LEAST:
                return pot
            scale *= _SMALLER

    def _is_high_enough(self, painter: QPainter, pot: Inkpot) -> bool:
        """Tried where nobody sees it."""
        painter.save()
        painter.setClipRect(QRectF())
        end = self._draw(painter, pot)
        painter.restore()
        return end <= self.height() - pot.u(_FOOT + _GAP)

    def _is_wide_enough(self, pot: Inkpot) -> bool:
        """Whether no line would be cut."""
        room, title = self._words_rect(pot).width(), self._title_face(pot)
        mark = title.cap * _MARK * 2 * _MARK_EDGE + pot.u(_GAP)
        card = room - 2 * pot.u(_CARD_PAD)
        return (
            mark + title.width(self._said.title) <= room
            and all(face.width(text) <= card for face, _ink, text in self._card_lines(pot))
            and pot.face(Size.NEAR).width(self._said.again) <= room
        )

    def _words_rect(self, pot: Inkpot) -> QRectF:
        return QRectF(self.rect()).adjusted(pot.u(_MARGIN), 0, -pot.u(_MARGIN), 0)

    def _draw(self, painter: QPainter, pot: Inkpot) -> float:
        """Everything above the foot; the lower end is returned."""
        room = self._words_rect(pot)
        top = self.height() * (0.14 if self.width() > self.height() else 0.18)
        top = self._title(painter, pot, room, top) + pot.u(_GAP)
        for text, ink in ((self._said.sentence, self._theme.text2), (self._said.why, self._theme.text1)):
            if text:
                place = QRectF(room.left(), top, room.width(), self.height())
                top = self._wrapped(painter, pot, place, text, ink) + pot.u(_GAP)
        return self._card(painter, pot, QRectF(room.left(), top + pot.u(_GAP), room.width(), 0))

    def _title(self, painter: QPainter, pot: Inkpot, room: QRectF, top: float) -> float:
        """The lower end is returned."""
        face = self._title_face(pot)
        base, radius = top + face.cap, face.cap * _MARK
        centre = QPointF(room.left() + radius * _MARK_EDGE, base - face.cap / 2)
        marks.barred_circle(painter, pot, centre, radius, self._theme.s1)
        left = room.left() + radius * 2 * _MARK_EDGE + pot.u(_GAP)
        pot.write(
            painter, face, self._theme.text1, left, base, face.elided(self._said.title, room.right() - left)
        )
        return base + pot.u(_GAP)

    def _title_face(self, pot: Inkpot) -> Face:
        return pot.face(Size.HERO if self.width() > self.height() else Size.STATE, Weight.HERO)

    def _wrapped(self, painter: QPainter, pot: Inkpot, rect: QRectF, words: str, ink: QColor) -> float:
        """The lower end of a sentence, on as many lines as it needs."""
        painter.setFont(pot.face(Size.TITLE).font)
        painter.setPen(ink)
        flags = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        text = " ".join(words.split())[:_LONGEST].replace("/", f"/{_MAY_BREAK}")
        bounds = painter.boundingRect(rect, flags, text)
        painter.drawText(rect, flags, text)
        return bounds.bottom()

    def _card_lines(self, pot: Inkpot) -> list[tuple[Face, QColor, str]]:
        said, theme = self._said, self._theme
        lines = [
            (Size.NEAR, Weight.NORMAL, theme.text2, said.call_label),
            (Size.ROOM, Weight.STRONG, theme.text1, said.who),
            (Size.FIGURE, Weight.HERO, theme.text1, said.how),
            (Size.NEAR, Weight.NORMAL, theme.text2, said.note),
        ]
        return [(pot.face(size, weight), ink, text) for size, weight, ink, text in lines if text]

    def _card(self, painter: QPainter, pot: Inkpot, rect: QRectF) -> float:
        """Whom to call: the one thing on this page that somebody can do; its lower end is returned."""
        pad = gap = pot.u(_CARD_PAD)
        faces = self._card_lines(pot)
        rect.setHeight(sum(face.cap for face, _ink, _text in faces) + gap * (len(faces) - 1) + pad * 2)
        marks.plate(painter, pot, rect, self._theme.panel, corner="card")
        base = rect.top() + pad
        for face, ink, text in faces:
            base += face.cap
            pot.write(painter, face, ink, rect.left() + pad, base, face.elided(text, rect.width() - pad * 2))
            base += gap
        return rect.bottom()
