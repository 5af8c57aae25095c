"""How a lane's people find room in two lines: chips that shrink in steps, then ticks, then a count."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QRectF

GAP: Final = 5
LINE_GAP: Final = 4
MOST_TICKS: Final = 40
TICK_PITCH: Final = 10
TICK: Final = 8


class Step(Enum):
    """What a chip says; the value is the least width that says it, in design units."""

    NAME = 125
    INITIALS_MINUTES = 92
    INITIALS = 74
    TICK = TICK


@dataclass(frozen=True, slots=True)
class Chip:
    """The place of one person, by their index in the lane."""

    index: int
    rect: QRectF
    step: Step


@dataclass(frozen=True, slots=True)
class Rest:
    """The place of a word that says how many are not shown one by one."""

    rect: QRectF
    free: int
    busy: int
    resting: int


@dataclass(frozen=True, slots=True)
class LaneLayout:
    """Where everybody of one lane stands."""

    chips: tuple[Chip, ...]
    rests: tuple[Rest, ...]


def lay_lane(
    area: QRectF, scale: float, *, free: int, busy: int, resting: int, named: bool = False
) -> LaneLayout:
    """Place `free`, then `busy`, then `resting` people in an area; free people keep their name longest.

    With `named`, nobody is cut to initials: who does not fit by name is counted.
    """
    return _Lane(area, scale, named).laid(free, busy, resting)


class _Lane:
    """The lines of one area."""

    def __init__(self, area: QRectF, scale: float, named: bool) -> None:
        self._area = area
        self._scale = scale
        self._steps = (Step.NAME,) if named else (Step.NAME, Step.INITIALS_MINUTES, Step.INITIALS)
        self._lines = 3 if area.height() >= 96 * scale else 2
        self._height = (area.height() - (self._lines - 1) * LINE_GAP * scale) / self._lines

    def laid(self, free: int, busy: int, resting: int) -> LaneLayout:
        people = free + busy + resting
        for step in self._steps:
            if people <= self._across(step) * self._lines and people <= 5 * self._lines:
                return LaneLayout(tuple(self._row_of_chips(range(people), step)), ())
        return self._crowded(free, busy, resting)

    def _crowded(self, free: int, busy: int, resting: int) -> LaneLayout:
        """Free people first as chips; busy ones as ticks below them; what is left is counted."""
        chips: list[Chip] = []
        rests: list[Rest] = []
        others = busy + resting
        lines = self._lines - 1 if others else self._lines
        if free:
            shown, step = self._shown(free, lines)
            chips += self._row_of_chips(range(shown), step)
            if shown < free:
                rests.append(Rest(self._slot(shown, step), free - shown, 0, 0))
        line = lines if free else 0
        if 0 < others <= min(MOST_TICKS, int(self._area.width() // (TICK_PITCH * self._scale))):
            chips += self._ticks(range(free, free + others), line)
            if not free:
                rests.append(Rest(self._line(1), 0, busy, resting))
        elif others:
            rests.append(Rest(self._line(line), 0, busy, resting))
        return LaneLayout(tuple(chips), tuple(rests))

    def _shown(self, free: int, lines: int) -> tuple[int, Step]:
        for step in self._steps:
            if free <= self._across(step) * lines:
                return free, step
        room = self._across(Step.NAME) * lines
        return room - 1, Step.NAME

    def _across(self, step: Step) -> int:
        gap = GAP * self._scale
        return max(1, int((self._area.width() + gap) // (step.value * self._scale + gap)))

    def _row_of_chips(self, indices: Sequence[int], step: Step) -> list[Chip]:
        return [Chip(index, self._slot(place, step), step) for place, index in enumerate(indices)]

    def _slot(self, place: int, step: Step) -> QRectF:
        across, gap = self._across(step), GAP * self._scale
        line, column = divmod(place, across)
        width = (self._area.width() - (across - 1) * gap) / across
        top = self._area.top() + line * (self._height + LINE_GAP * self._scale)
        left = self._area.left() + column * (width + gap)
        return QRectF(round(left), round(top), round(left + width) - round(left), round(self._height))

    def _ticks(self, indices: Sequence[int], line: int) -> list[Chip]:
        box = self._line(line)
        pitch, width = TICK_PITCH * self._scale, TICK * self._scale
        return [
            Chip(index, QRectF(box.left() + place * pitch, box.top(), width, box.height()), Step.TICK)
            for place, index in enumerate(indices)
        ]

    def _line(self, line: int) -> QRectF:
        top = self._area.top() + line * (self._height + LINE_GAP * self._scale)
        return QRectF(self._area.left(), round(top), self._area.width(), round(self._height))
