"""Where every team and person stands on the page of people: numbers only, in steps from card to count."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QRectF

COLUMN_GAP: Final = 32
FOLD: Final = 40
"""The line that counts the teams which have no place of their own."""
LINE_FROM: Final = 270
"""From this width on a person's one line has room for what they do, too."""


class Step(Enum):
    """How much is said of everybody; the whole page says it alike."""

    CARD = "card"
    SHORT = "short"
    CHIP = "chip"
    NAME = "name"
    INITIALS = "initials"
    TICK = "tick"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Measure:
    """What a step takes: a person's least and most width, height, gap; head, least column, what follows."""

    width: float
    most: float
    height: float
    gap: float
    head: float
    column: float
    after: float


MEASURES: Final = {
    Step.CARD: Measure(260, 460, 126, 10, 70, 260, 16),
    Step.SHORT: Measure(224, 380, 92, 8, 70, 260, 14),
    Step.CHIP: Measure(186, 340, 54, 7, 64, 260, 12),
    Step.NAME: Measure(130, 360, 31, 6, 64, 300, 12),
    Step.INITIALS: Measure(86, 104, 29, 5, 34, 268, 8),
    Step.TICK: Measure(10, 10, 22, 3, 34, 240, 8),
    Step.COUNT: Measure(0, 0, 0, 0, 34, 330, 8),
}


@dataclass(frozen=True, slots=True)
class Block:
    """One team: its head, and the places of its people in their order; `all` reaches around both."""

    index: int
    head: QRectF
    cells: tuple[QRectF, ...]
    all: QRectF


@dataclass(frozen=True, slots=True)
class StaffLayout:
    """`fold` is the place of the line that stands for the teams from `folded_from` on; None where all fit.

    `height` is that of the whole content, which is more than the page only when it was asked to unfold.
    """

    step: Step
    blocks: tuple[Block, ...]
    fold: QRectF | None
    folded_from: int
    height: float


def lay_staff(
    lanes: Sequence[int],
    width: float,
    height: float,
    *,
    is_unfolded: bool = False,
    least: Step = Step.COUNT,
) -> StaffLayout:
    """Lay out teams of so many people each, in design units: in the fullest step in which all have a place.

    Where none will do, the last teams fold into one line; `is_unfolded` gives them a place below the page.
    `least` is the last step that can be read from where the page hangs: beyond it, teams fold.
    """
    steps = list(Step)
    for step in steps[: steps.index(least) + 1]:
        fitting = [flow for flow in _flows(step, width) if flow.fits(lanes, height)]
        if fitting:
            widest = max(fitting, key=lambda flow: flow.told)
            return StaffLayout(step, widest.evened(lanes, height), None, len(lanes), height)
    if is_unfolded:
        return _unfolded(lanes, width)
    if least is not Step.COUNT and (folded := _folded_at(least, lanes, width, height)):
        return folded
    return _folded(lanes, width, height) if least is Step.COUNT else lay_staff(lanes, width, height)


def _flows(step: Step, width: float) -> Iterator["_Flow"]:
    """Ways to lay out one step: in so many columns, with as many side by side as fit, or fewer."""
    for columns in range(1, _most_columns(step, width) + 1):
        flow = _Flow(step, columns, width)
        yield flow
        if MEASURES[step].most > MEASURES[step].width and step is not Step.INITIALS:
            for fewer in range(1, flow.across):
                yield _Flow(step, columns, width, fewer)


def _folded(lanes: Sequence[int], width: float, height: float) -> StaffLayout:
    """As many teams as have a place as counts, and one line for the others."""
    step = Step.COUNT
    flow = _Flow(step, _most_columns(step, width), width)
    room = max(0.0, height - FOLD)
    shown = len(lanes)
    blocks = flow.laid(lanes, room)
    while blocks is None and shown:
        shown -= 1
        blocks = flow.laid(lanes[:shown], room)
    return StaffLayout(step, blocks or (), QRectF(0, room, width, FOLD), shown, height)


def _folded_at(step: Step, lanes: Sequence[int], width: float, height: float) -> StaffLayout | None:
    """As many of the first teams as have a place in that step; None where not even the first has."""
    room = max(0.0, height - FOLD)
    flows = tuple(_flows(step, width))

    def have_none(shown: int) -> bool:
        return not any(flow.fits(lanes[:shown], room) for flow in flows)

    shown = bisect_left(range(1, len(lanes)), True, key=have_none)  # where so many fit, fewer do
    if not shown:
        return None
    widest = max((flow for flow in flows if flow.fits(lanes[:shown], room)), key=lambda flow: flow.told)
    blocks = widest.evened(lanes[:shown], room)
    return StaffLayout(step, blocks, QRectF(0, room, width, FOLD), shown, height)


def _unfolded(lanes: Sequence[int], width: float) -> StaffLayout:
    """Everybody by name, however far down that reaches; the line to fold them again stands first."""
    flow = _Flow(Step.NAME, _most_columns(Step.NAME, width), width)
    whole = sum(flow.height(people) for people in lanes) + 1.0
    blocks = tuple(_moved(block, FOLD) for block in flow.evened(lanes, whole))
    bottom = max((block.all.bottom() for block in blocks), default=0.0)
    return StaffLayout(Step.NAME, blocks, QRectF(0, 0, width, FOLD), len(lanes), bottom)


def _moved(block: Block, down: float) -> Block:
    return Block(
        block.index,
        block.head.translated(0, down),
        tuple(cell.translated(0, down) for cell in block.cells),
        block.all.translated(0, down),
    )


def _most_columns(step: Step, width: float) -> int:
    return max(1, int((width + COLUMN_GAP) // (MEASURES[step].column + COLUMN_GAP)))


class _Flow:
    """Teams under each other, then on in the next column, so that the hottest stands top left."""

    def __init__(self, step: Step, columns: int, width: float, across: int = 0) -> None:
        """`across` people stand side by side; 0 is as many as fit."""
        self._step = step
        self._measure = measure = MEASURES[step]
        self._columns = columns
        self._width = (width - (columns - 1) * COLUMN_GAP) / columns
        fitting = (self._width + measure.gap) // (measure.width + measure.gap) if measure.width else 1
        self.across = across or max(1, int(fitting))

    @property
    def wide(self) -> float:
        """How wide everybody is."""
        measure = self._measure
        return min(measure.most, (self._width - (self.across - 1) * measure.gap) / self.across)

    @property
    def told(self) -> float:
        """How much can be said of everybody; ground that is left beside the last of a line says nothing."""
        measure = self._measure
        if measure.most <= measure.width:
            return self.wide
        taken = self.across * (self.wide + measure.gap) - measure.gap
        return self.wide * taken / self._width

    def fits(self, lanes: Sequence[int], height: float) -> bool:
        """Whether all have a place."""
        after = self._measure.after
        needs = [self.height(people) for people in lanes]
        if sum(needs) > self._columns * (height + after):
            return False
        column, y = 1, 0.0
        for needed in needs:
            if y and y + needed - after > height:
                column, y = column + 1, 0.0
            y += needed
            if y - after > height or column > self._columns:
                return False
        return True

    def height(self, people: int) -> float:
        """What a team of so many takes, with what parts it from the next."""
        measure = self._measure
        lines = 0 if self._step is Step.COUNT else -(-people // self.across)
        return measure.head + lines * (measure.height + measure.gap) + measure.after

    def laid(self, lanes: Sequence[int], height: float) -> tuple[Block, ...] | None:
        """None where they need more columns than there are, or one is higher than a column."""
        blocks: list[Block] = []
        column, y = 0, 0.0
        for index, people in enumerate(lanes):
            needed = self.height(people)
            if y and y + needed - self._measure.after > height:
                column, y = column + 1, 0.0
            if column >= self._columns or y + needed - self._measure.after > height:
                return None
            blocks.append(self._block(index, people, column, y))
            y += needed
        return tuple(blocks)

    def evened(self, lanes: Sequence[int], height: float) -> tuple[Block, ...]:
        """The same in columns of about one height; they must fit into that height."""
        low, high = 0.0, height
        while high - low > 1.0:
            middle = (low + high) / 2
            low, high = (low, middle) if self.fits(lanes, middle) else (middle, high)
        return self.laid(lanes, high) or ()

    def _block(self, index: int, people: int, column: int, top: float) -> Block:
        left = column * (self._width + COLUMN_GAP)
        head = QRectF(left, top, self._width, self._measure.head)
        cells = () if self._step is Step.COUNT else self._cells(people, left, head.bottom())
        whole = QRectF(left, top, self._width, self.height(people) - self._measure.after)
        return Block(index, head, cells, whole)

    def _cells(self, people: int, left: float, top: float) -> tuple[QRectF, ...]:
        measure, across, wide = self._measure, self.across, self.wide
        return tuple(
            QRectF(
                left + (place % across) * (wide + measure.gap),
                top + (place // across) * (measure.height + measure.gap),
                wide,
                measure.height,
            )
            for place in range(people)
        )
