"""The first lines of an agent's window: who they are and how, the time, and how far to trust it."""

from datetime import datetime

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.domain.freshness import Freshness, Sight
from wallboard.domain.objection import Level
from wallboard.live.fault import guarded, guarded_hint
from wallboard.models.own_desk import OwnState
from wallboard.widgets.agent.words import note_words, state_words
from wallboard.widgets.company.words import freshness_word
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.words import clock_time
from wallboard.widgets.ink import marks
from wallboard.widgets.type import Weight

SIDE = 16
_LINES, _NOTE_LINE = 68, 22


class AgentHead(QWidget):
    """Two lines, and a third where there is more to know."""

    def __init__(self, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = ink
        self._state: OwnState | None = None
        self._sight: Sight | None = None
        self._now: datetime | None = None
        self._trouble = ""
        self._lines: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """Everything that it says, the time but for its seconds."""
        return self._lines

    def show_state(self, state: OwnState | None, now: datetime) -> None:
        self._state, self._now = state, now
        self._renew()

    def show_sight(self, sight: Sight, trouble: str, now: datetime | None) -> None:
        self._sight, self._trouble = sight, trouble
        self._now = now or self._now
        self._renew()
        self.update()

    def tick(self, now: datetime) -> None:
        self._now = now
        self._renew()
        self.update(self.width() // 2, 0, self.width() - self.width() // 2, round(36 * self._ink.pot.scale))

    @property
    def high(self) -> int:
        return round((_LINES + _NOTE_LINE * len(self._note_lines())) * self._ink.pot.scale)

    @guarded_hint
    def sizeHint(self) -> QSize:
        return QSize(420, self.high)

    def _renew(self) -> None:
        lines = self._said()
        if lines != self._lines:
            self._lines = lines
            self.setAccessibleName(" ".join(lines))
            self.update()

    def _said(self) -> tuple[str, ...]:
        state, now = self._state, self._now
        if state is None or now is None:
            return ()
        return (state.name, state_words(state, now), self._word(), self._note())

    def _word(self) -> str:
        return "" if self._sight is None else freshness_word(self._sight.freshness)

    def _note(self) -> str:
        """What else is to be known; while the board is silent, since when, and whether it takes anything."""
        state, now, sight = self._state, self._now, self._sight
        if state is None or now is None:
            return ""
        if sight is not None and not sight.freshness.takes_drops:
            at = clock_time(now - sight.silent_for, now, seconds=True)
            words = self.tr("As of {time}, and not live.")
            if sight.level is Level.BLOCK:
                words = self.tr("As of {time}: nothing can be sent until it is live again.")
            return words.format(time=at)
        if sight is not None and sight.freshness is not Freshness.LIVE:
            return self._trouble or note_words(state, now)
        return note_words(state, now)

    def _note_lines(self) -> tuple[str, ...]:
        """The note in as many lines as it needs, two at most."""
        note = self._lines[3] if len(self._lines) > 3 else ""
        face, room, lines = self._ink.face(DeskSize.SMALL), self.width() - 2.0 * SIDE, [""]
        for word in note.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and face.width(longer) > room and len(lines) < 2:
                lines.append(word)
            else:
                lines[-1] = longer
        return tuple(face.elided(line, room) for line in lines if line)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, ink, theme, u = QPainter(self), self._ink, self._ink.theme, self._ink.pot.scale
        painter.fillRect(self.rect(), theme.ground)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.line)
        if len(self._lines) < 4 or self._now is None:
            return
        clock = ink.face(DeskSize.FIGURE)
        right, text = self.width() - SIDE * u, self._now.astimezone().strftime("%H:%M:%S")
        end = ink.write_to(painter, clock, theme.text1, right, 30 * u, text)
        name = ink.face(DeskSize.TITLE, Weight.STRONG)
        ink.write(painter, name, theme.text1, SIDE * u, 30 * u, self._lines[0], end - 2 * SIDE * u)
        end = self._paint_word(painter, right, 54 * u)
        small = ink.face(DeskSize.SMALL)
        ink.write(painter, small, theme.text2, SIDE * u, 54 * u, self._lines[1], end - 2 * SIDE * u)
        for number, line in enumerate(self._note_lines()):
            base = (_LINES + 8 + number * _NOTE_LINE) * u
            ink.write(painter, small, theme.text1, SIDE * u, base, line)

    def _paint_word(self, painter: QPainter, right: float, base: float) -> float:
        """How far to trust it: a plate where nobody should."""
        ink, theme, sight = self._ink, self._ink.theme, self._sight
        face = ink.face(DeskSize.SMALL, Weight.STRONG)
        if sight is None:
            return right
        word = self._lines[2]
        if sight.freshness.takes_drops:
            colour = theme.text3 if sight.freshness is Freshness.LIVE else theme.s2
            return ink.write_to(painter, face, colour, right, base, word)
        wide = face.width(word) + 12
        box = QRectF(right - wide, base - face.cap - 6, wide, face.cap + 12)
        marks.plate(painter, ink.pot, box, theme.text1)
        ink.write(painter, face, theme.ink, box.left() + 6, base, word)
        return box.left()
