"""Where every team and person stands on the page of people: numbers only, in steps from card to count."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QRectF

COLUMN_GAP: Final = 32
FOLD: Final = 40
"""The line that counts the teams which have no place of their own."""


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
    Step.CARD: Measure(300, 460, 128, 10, 70, 300, 16),
    Step.SHORT: Measure(246, 380, 92, 8, 70, 300, 14),
    Step.CHIP: Measure(186, 300, 54, 7, 64, 300, 12),
    Step.NAME: Measure(130, 200, 31, 6, 64, 300, 12),
    Step.INITIALS: Measure(76, 96, 29, 5, 34, 240, 8),
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


def lay_staff(lanes: Sequence[int], width: float, height: float, *, is_unfolded: bool = False) -> StaffLayout:
    """Lay out teams of so many people each, in design units: in the fullest step in which all have a place.

    Where none will do, the last teams fold into one line; `is_unfolded` gives them a place below the page.
    """
    for step in Step:
        for columns in range(1, _most_columns(step, width) + 1):
            flow = _Flow(step, columns, width)
            blocks = flow.laid(lanes, height)
            if blocks is not None:
                return StaffLayout(step, flow.evened(lanes, height), None, len(lanes), height)
    return _unfolded(lanes, width) if is_unfolded else _folded(lanes, width, height)


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

    def __init__(self, step: Step, columns: int, width: float) -> None:
        self._step = step
        self._measure = MEASURES[step]
        self._columns = columns
        self._width = (width - (columns - 1) * COLUMN_GAP) / columns

    @property
    def _across(self) -> int:
        measure = self._measure
        if not measure.width:
            return 1
        return max(1, int((self._width + measure.gap) // (measure.width + measure.gap)))

    def height(self, people: int) -> float:
        """What a team of so many takes, with what parts it from the next."""
        measure = self._measure
        lines = 0 if self._step is Step.COUNT else -(-people // self._across)
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
            low, high = (middle, high) if self.laid(lanes, middle) is None else (low, middle)
        return self.laid(lanes, high) or ()

    def _block(self, index: int, people: int, column: int, top: float) -> Block:
        left = column * (self._width + COLUMN_GAP)
        head = QRectF(left, top, self._width, self._measure.head)
        cells = () if self._step is Step.COUNT else self._cells(people, left, head.bottom())
        whole = QRectF(left, top, self._width, self.height(people) - self._measure.after)
        return Block(index, head, cells, whole)

    def _cells(self, people: int, left: float, top: float) -> tuple[QRectF, ...]:
        measure, across = self._measure, self._across
        wide = (self._width - (across - 1) * measure.gap) / across
        wide = min(measure.most, wide)
        return tuple(
            QRectF(
                left + (place % across) * (wide + measure.gap),
                top + (place // across) * (measure.height + measure.gap),
                wide,
                measure.height,
            )
            for place in range(people)
        )
