"""How one person is drawn on the page of people: as a card, shorter, or as small as on the wall."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from wallboard.domain.lanes import AgentKind
from wallboard.domain.roster import Person, SkillState
from wallboard.domain.severity import Severity
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.staff.person_words import (
    held_apart,
    held_within,
    held_words,
    load_words,
    nothing_held,
    shift_words,
    skills_within,
    state_words,
)
from wallboard.widgets.staff.staff_layout import LINE_FROM, Step
from wallboard.widgets.times import Moment
from wallboard.widgets.type import Face, Size, Weight, one_line
from wallboard.widgets.wall.chip_ink import ChipInk, ChipTime, load_bar
from wallboard.widgets.wall.chips import Chip
from wallboard.widgets.wall.chips import Step as ChipStep

_PAD: Final = 12
_MARK: Final = 26
"""From the left of a card to its name, past the mark of what somebody holds."""
_LINES: Final = (29, 56, 81, 107)
_CHIP_LINES: Final = (22, 43)
_LINE_NAME: Final = 0.45
"""The part for name and minutes of a line that has room for more."""
_CHIPS: Final = {
    Step.NAME: ChipStep.NAME,
    Step.INITIALS: ChipStep.INITIALS_MINUTES,
    Step.TICK: ChipStep.TICK,
}


class PersonInk:
    """Draws people in any step; free ones are bright while they are scarce."""

    def __init__(self, pot: Inkpot) -> None:
        self.pot = pot
        self._chips = ChipInk(pot)

    def u(self, length: float) -> float:
        return length * self.pot.scale

    def draw(
        self,
        painter: QPainter,
        person: Person,
        time: ChipTime,
        rect: QRectF,
        step: Step,
        moment: Moment,
        *,
        scarce: bool,
    ) -> None:
        is_line = step is Step.NAME and rect.width() >= self.u(LINE_FROM)
        if step in _CHIPS and not is_line:
            chip = Chip(0, rect, _CHIPS[step])
            self._chips.draw(painter, person.status, time, chip, scarce=scarce)
            return
        self._ground(painter, person, rect, scarce=scarce)
        if is_line or step is Step.CHIP:
            self._brief(painter, person, time, rect, moment, is_line=is_line, scarce=scarce)
        else:
            self._card(painter, person, time, rect, moment, is_whole=step is Step.CARD, scarce=scarce)

    def _ground(self, painter: QPainter, person: Person, rect: QRectF, *, scarce: bool) -> None:
        """Free is outlined, busy filled, on a break bare but for a hairline above."""
        theme, kind = self.pot.theme, person.status.kind
        if kind is AgentKind.FREE:
            edge = theme.text2 if scarce else theme.edge
            marks.frame(painter, self.pot, rect, edge, width=max(1.0, self.u(1.6)))
        elif kind is AgentKind.BUSY:
            marks.plate(painter, self.pot, rect, theme.raised, corner="cell")
            load_bar(painter, self.pot, person.status, self.u(4), rect)
        else:
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), max(1.0, self.u(1))), theme.line)

    def _card(
        self,
        painter: QPainter,
        person: Person,
        time: ChipTime,
        rect: QRectF,
        moment: Moment,
        *,
        is_whole: bool,
        scarce: bool,
    ) -> None:
        theme, small = self.pot.theme, self.pot.face(Size.WALK_UP)
        left, right = rect.left() + self.u(_PAD), rect.right() - self.u(_PAD)
        base = [rect.top() + self.u(line) for line in _LINES]
        self._name(painter, person, time, left, right, base[0], Size.LABEL, scarce=scarce)
        said = small.elided(state_words(person, moment), right - left)
        end = self.pot.write(painter, small, theme.text2, left, base[1], said)
        ends = (shift_words(person, moment), shift_words(person, moment, is_brief=True))
        ends_said = self._fitting(small, ends, right - end - self.u(10))
        self.pot.write_to(painter, small, theme.text3, right, base[1], ends_said)
        end = self.pot.write_to(painter, small, theme.text3, right, base[2], load_words(person))
        room = end - self.u(10) - left
        if person.held or is_whole:
            said = held_within(person, small, room) if person.held else small.elided(nothing_held(), room)
            self.pot.write(painter, small, theme.text1 if person.held else theme.text3, left, base[2], said)
        else:
            self._skills(painter, person, moment, left, base[2], room)
        if is_whole:
            self._skills(painter, person, moment, left, base[3], right - left)

    def _brief(
        self,
        painter: QPainter,
        person: Person,
        time: ChipTime,
        rect: QRectF,
        moment: Moment,
        *,
        is_line: bool,
        scarce: bool,
    ) -> None:
        """Name and minutes; below them, or beside on one line, what is most worth knowing of them now."""
        left, right = rect.left() + self.u(9), rect.right() - self.u(8)
        first, second = (rect.top() + self.u(line) for line in _CHIP_LINES)
        middle = rect.left() + rect.width() * _LINE_NAME
        end, x, base = (middle, middle + self.u(_PAD), first) if is_line else (right, left, second)
        beside = self._name(painter, person, time, left, end, first, Size.WALK_UP, scarce=scarce)
        if not is_line and rect.width() < self.u(LINE_FROM) and self._tells_held(person):
            self._held_apart(painter, person, beside, (left, base), right - left)
        else:
            self._worth_knowing(painter, person, moment, x, base, right - x)

    @staticmethod
    def _tells_held(person: Person) -> bool:
        status = person.status
        return bool(person.held) and status.kind is not AgentKind.ON_BREAK and not status.bond.is_agreed

    def _held_apart(
        self,
        painter: QPainter,
        person: Person,
        beside: tuple[QPointF, float],
        below: tuple[float, float],
        room: float,
    ) -> None:
        """The reference beside the name where it has room, so that a narrow line is the nature's alone.

        Where neither line has room for it, it is left out rather than that the nature is cut.
        """
        theme, small = self.pot.theme, self.pot.face(Size.WALK_UP)
        start, end = beside
        reference, nature = held_apart(person, small, room)
        left, words = start.x() + self.u(8), held_words(person)
        if left + small.width(reference) <= end:
            self.pot.write(painter, small, theme.text3, left, start.y(), reference)
        elif small.width(words) <= room:
            nature = words
        self.pot.write(painter, small, theme.text2, *below, nature)

    def _worth_knowing(
        self, painter: QPainter, person: Person, moment: Moment, left: float, base: float, room: float
    ) -> None:
        """What they agreed to or hold; of who is free what they can do."""
        theme, small = self.pot.theme, self.pot.face(Size.WALK_UP)
        bond = person.status.bond
        if person.status.kind is AgentKind.ON_BREAK or bond.is_agreed:
            words = small.elided(state_words(person, moment), room)
            loud = theme.fig_warn if bond.offered else theme.text1
            colour = theme.text3 if person.status.kind is AgentKind.ON_BREAK else loud
            self.pot.write(painter, small, colour, left, base, words)
        elif person.held:
            self.pot.write(painter, small, theme.text2, left, base, held_within(person, small, room))
        elif person.skills:
            self._skills(painter, person, moment, left, base, room)
        else:
            words = small.elided(shift_words(person, moment), room)
            self.pot.write(painter, small, theme.text3, left, base, words)

    def _name(
        self,
        painter: QPainter,
        person: Person,
        time: ChipTime,
        left: float,
        right: float,
        base: float,
        size: Size,
        *,
        scarce: bool,
    ) -> tuple[QPointF, float]:
        """The mark of what they hold, the name, and how long they are in their state.

        What is left free between these two is returned: from the end of the name to the minutes.
        """
        theme, status = self.pot.theme, person.status
        bright = status.kind is AgentKind.FREE and scarce
        face = self.pot.face(size, Weight.STRONG if bright or size is Size.LABEL else Weight.NORMAL)
        middle = base - face.cap / 2
        if status.kind is AgentKind.BUSY:
            centre = QPointF(left + self.u(8), middle)
            marks.severity_shape(painter, self.pot, status.worst or Severity.MINOR, centre, self.u(8.5))
        elif status.kind is AgentKind.ON_BREAK:
            marks.pause_bars(painter, QPointF(left + self.u(7), middle), self.u(15), theme.text3)
        x = left if status.kind is AgentKind.FREE else left + self.u(_MARK - 4)
        name = one_line(status.name)
        figures = self.pot.face(size, Weight.STRONG if time.is_over else Weight.NORMAL)
        texts = (*time.texts[-1:], "") if status.kind is AgentKind.ON_BREAK else (*time.texts, "")
        said = self._fitting(figures, texts, (right - x) * 0.45)
        shade = theme.fig_warn if time.is_over else theme.text3
        end = self.pot.write_to(painter, figures, shade, right, base, said)
        end -= self.u(8 if said else 0)
        shade = self._shade(status.kind, scarce=scarce)
        return QPointF(
            self.pot.write(painter, face, shade, x, base, face.shortened(name, end - x)), base
        ), end

    def _shade(self, kind: AgentKind, *, scarce: bool) -> QColor:
        theme = self.pot.theme
        if kind is AgentKind.FREE:
            return theme.text1 if scarce else theme.text2
        return theme.text2 if kind is AgentKind.BUSY else theme.text3

    def _skills(
        self, painter: QPainter, person: Person, moment: Moment, x: float, base: float, room: float
    ) -> None:
        """An expired skill is no longer one: it comes last, and says so."""
        theme, small = self.pot.theme, self.pot.face(Size.WALK_UP)
        states = {skill.state(moment.now) for skill in person.skills}
        colour = theme.text2 if states == {SkillState.HELD} else theme.text3
        self.pot.write(painter, small, colour, x, base, skills_within(person, moment, small, room))

    @staticmethod
    def _fitting(face: Face, texts: tuple[str, ...], room: float) -> str:
        return next((text for text in texts if face.width(text) <= room), "")
