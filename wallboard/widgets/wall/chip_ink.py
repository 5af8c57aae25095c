"""How one person is drawn in a small place: a chip with name or initials, or a tick as high as their load."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from wallboard.domain.bonds import UNBOUND, Bond
from wallboard.domain.lanes import AgentKind, AgentStatus
from wallboard.domain.severity import Severity
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.times import Moment, age
from wallboard.widgets.type import Face, Size, Weight, one_line
from wallboard.widgets.wall.chips import Chip, Step

_BETWEEN: Final = 6
"""Between a name and the time after it."""
_KEPT: Final = 6
"""A name of more letters gives way to the time, but for its beginning and its end."""


@dataclass(frozen=True, slots=True)
class ChipTime:
    """What a chip may say of time, the best first; `is_over` is too long in the state."""

    texts: tuple[str, ...]
    is_over: bool


def chip_time(person: AgentStatus, moment: Moment) -> ChipTime:
    """Until when a break is, else the minutes in the state; a break that is over counts up from its end.

    Minutes, and whether they are too many, vanish from a page that is not now.
    """
    minutes = age(moment.now - person.since_at) if person.since_at is not None and moment.live else ""
    late = moment.is_too_long(person)
    if person.kind is not AgentKind.ON_BREAK or person.until_at is None:
        return ChipTime((minutes,), late)
    if moment.live and person.until_at < moment.now:
        return ChipTime((f"+{age(moment.now - person.until_at)}",), late)
    return ChipTime((moment.clock(person.until_at), minutes), late)


class ChipInk:
    """Draws people on one line; free ones are bright while they are `scarce`."""

    def __init__(self, pot: Inkpot) -> None:
        self.pot = pot

    def u(self, length: float) -> float:
        return length * self.pot.scale

    def draw(
        self, painter: QPainter, person: AgentStatus, time: ChipTime, chip: Chip, *, scarce: bool
    ) -> None:
        """Free people are outlined, busy ones filled, those on a break bare."""
        if chip.step is Step.TICK:
            self._tick(painter, person, chip.rect)
        elif person.kind is AgentKind.FREE:
            self._free(painter, person, time, chip, scarce=scarce)
        elif person.kind is AgentKind.BUSY:
            self._busy(painter, person, time, chip)
        else:
            self._resting(painter, person, time, chip)
        if person.bond != UNBOUND and chip.step is not Step.TICK:
            self._agreed(painter, person.bond, chip.rect)

    def _agreed(self, painter: QPainter, bond: Bond, rect: QRectF) -> None:
        """Dashed: asked, not answered yet. An arrow: on to another team; at the left: here from another."""
        theme, width = self.pot.theme, max(1.0, self.u(2))
        if bond.offered:
            style = Qt.PenStyle.DashLine
            marks.frame(painter, self.pot, rect, theme.fig_warn, width=width, style=style)
        if bond.moves_to or bond.lent_from:
            x = rect.right() - self.u(5) if bond.moves_to else rect.left() - self.u(1)
            marks.arrow(painter, QPointF(x, rect.top() + self.u(7)), self.u(6), theme.text1)

    def _free(
        self, painter: QPainter, person: AgentStatus, time: ChipTime, chip: Chip, *, scarce: bool
    ) -> None:
        theme = self.pot.theme
        edge = theme.text2 if scarce else theme.edge
        marks.frame(painter, self.pot, chip.rect, edge, width=max(1.0, self.u(1.6)))
        face = self.pot.face(Size.WALK_UP, Weight.STRONG if scarce else Weight.NORMAL)
        self._say(painter, chip, self.u(9), face, theme.text1 if scarce else theme.text2, person, time)

    def _busy(self, painter: QPainter, person: AgentStatus, time: ChipTime, chip: Chip) -> None:
        theme, rect = self.pot.theme, chip.rect
        marks.plate(painter, self.pot, rect, theme.raised, corner="cell")
        load_bar(painter, self.pot, person, self.u(4), rect)
        centre = QPointF(rect.left() + self.u(14), rect.center().y() - self.u(1.5))
        marks.severity_shape(painter, self.pot, person.worst or Severity.MINOR, centre, self.u(8.5))
        self._say(painter, chip, self.u(26), self.pot.face(Size.WALK_UP), theme.text2, person, time, up=1.5)

    def _resting(self, painter: QPainter, person: AgentStatus, time: ChipTime, chip: Chip) -> None:
        theme = self.pot.theme
        centre = QPointF(chip.rect.left() + self.u(14), chip.rect.center().y())
        marks.pause_bars(painter, centre, self.u(15), theme.text3)
        self._say(painter, chip, self.u(26), self.pot.face(Size.WALK_UP), theme.text3, person, time)

    def _say(
        self,
        painter: QPainter,
        chip: Chip,
        indent: float,
        face: Face,
        colour: QColor,
        person: AgentStatus,
        time: ChipTime,
        *,
        up: float = 0.0,
    ) -> None:
        """Whose chip it is comes first; of the time as much as is left at the chip's right end."""
        rect, theme = chip.rect, self.pot.theme
        base = face.base_in(rect) - self.u(up)
        inset = 0 if person.kind is AgentKind.ON_BREAK else 6  # those on a break have no frame
        right, left = rect.right() - self.u(inset), rect.left() + indent
        figures = self.pot.face(Size.WALK_UP, Weight.STRONG if time.is_over else Weight.NORMAL)
        room = right - left - self.u(_BETWEEN)
        name, said = name_and_time(person.name, time, chip.step, room, face, figures)
        if said:
            shade = theme.fig_warn if time.is_over else theme.text3
            right = self.pot.write_to(painter, figures, shade, right, base, said) - self.u(_BETWEEN)
        elif time.is_over:
            colour = theme.fig_warn
        cut = _cut if chip.step is Step.NAME else Face.ended  # numbers at the end tell initials apart
        self.pot.write(painter, face, colour, left, base, cut(face, name, right - left))

    def _tick(self, painter: QPainter, person: AgentStatus, rect: QRectF) -> None:
        """A bar as high as somebody is full, in the colour of the worst they hold; free is an empty frame."""
        theme = self.pot.theme
        if person.kind is AgentKind.FREE:
            marks.frame(painter, self.pot, rect, theme.text2, width=max(1.0, self.u(1.6)))
            return
        if person.kind is not AgentKind.BUSY:
            foot = QRectF(rect.left(), rect.bottom() - self.u(3), rect.width(), self.u(3))
            painter.fillRect(foot, theme.edge)
            return
        painter.fillRect(rect, theme.line)
        worst = person.worst or Severity.MINOR
        colour = theme.severity(worst) if worst <= Severity.MAJOR else theme.text3
        filled = QRectF(rect)
        filled.setTop(rect.bottom() - max(self.u(4), rect.height() * min(1.0, load_part(person))))
        painter.fillRect(filled, colour)


def name_and_time(
    name: str, time: ChipTime, step: Step, room: float, face: Face, figures: Face
) -> tuple[str, str]:
    """The name that a chip begins with, and the time beside it; empty where there is no room for any.

    A name gives way to a time that is too long, which has its chip say it even beside initials.
    """
    short = initials(name)
    names = [name] if step is Step.NAME else []
    if step is not Step.NAME or time.is_over:
        names.append(short)
    if step is Step.INITIALS and not time.is_over:
        return short, ""
    for one in names:
        left = room - face.width(_least(one) if one is name else one)
        said = next((text for text in time.texts if text and figures.width(text) <= left), "")
        if said:
            return one, said
    return names[0], ""


def _least(name: str) -> str:
    """As much of a name as is kept beside a time."""
    if len(name) <= _KEPT + 1:
        return name
    return f"{name[:3]}…{_number_of(name) or name[-2:]}"


def _number_of(name: str) -> str:
    """The number that a name ends with, which alone tells it from others; empty where there is none."""
    last = one_line(name).rpartition(" ")[2]
    return last if last.isdigit() else ""


def _cut(face: Face, name: str, room: float) -> str:
    """A name cut to a width; its number stays whole."""
    line, number = one_line(name), _number_of(name)
    if not number or face.width(line) <= room or face.width(f"…{number}") > room:
        return face.shortened(line, room)
    return face.elided(line[: -len(number)].rstrip(), room - face.width(number)) + number


def load_part(person: AgentStatus) -> float:
    """Load ÷ capacity; somebody without capacity is full."""
    return person.load / person.capacity if person.capacity else 1.0


def load_bar(painter: QPainter, pot: Inkpot, person: AgentStatus, height: float, rect: QRectF) -> None:
    """Load against capacity along the foot of a rectangle; it turns white when full."""
    track = QRectF(rect.left(), rect.bottom() - height, rect.width(), height)
    part = load_part(person)
    fill = pot.theme.text1 if part >= 1.0 else pot.theme.text3
    marks.bar(painter, track, part, fill=fill, empty=pot.theme.line)


def initials(name: str) -> str:
    """The first letters of a name's first and last word; a number and a code of one word keep more."""
    words = one_line(name).split()
    if len(words) < 2:
        return "".join(words)[:4]
    last = words[-1][:3] if words[-1].isdigit() else words[-1][:1]
    return words[0][:1] + last
