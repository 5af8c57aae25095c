"""Where the figures of the strip stand: trends fold before figures, and figures from the right."""

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 28
"""From one figure's place to the next."""
TREND_LEAST = 56
"""A trend narrower than this shows no course."""
BEFORE_TREND = 16


@dataclass(frozen=True, slots=True)
class Place:
    """One figure's room in design units, from the left edge of the first."""

    line: int
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Places:
    """The places of the figures that have room, from left to right, and how many have none."""

    shown: tuple[Place, ...]
    folded: int


@dataclass(frozen=True, slots=True)
class Need:
    """How wide one figure must be at least, alone and with its trend, in design units."""

    alone: float
    with_trend: float


def places_of(figures: Sequence[Need], width: float, lines: int, more: float) -> Places:
    """Each figure gets what it needs, and an equal part of what is left of its line.

    The last figure gives way to the trends of all others; beyond that trends fold, then figures.
    `more` is what the word for folded figures takes at the right end of the last line.
    """
    alone = [one.alone for one in figures]
    with_trends = [one.with_trend for one in figures]
    every = len(figures)
    tries = [
        (with_trends, every),
        (with_trends, every - 1),
        *((alone, count) for count in range(every, 0, -1)),
    ]
    for needs, count in tries:
        tail = more if count < len(needs) else 0.0
        for split in _splits(count, lines) if count > 0 else ():
            parts = [needs[begin:end] for begin, end in split]
            room = [width - (tail if number == len(parts) - 1 else 0.0) for number in range(len(parts))]
            if all(_width(part) <= space for part, space in zip(parts, room, strict=True)):
                placed = tuple(
                    place
                    for line, (part, space) in enumerate(zip(parts, room, strict=True))
                    for place in _line(part, line, space)
                )
                return Places(placed, len(needs) - count)
    return Places((Place(0, 0.0, width),) if figures else (), max(0, every - 1))


def _splits(count: int, lines: int) -> list[list[tuple[int, int]]]:
    """The ways to break figures into lines: evenly first, then the first line as long as may be."""
    if lines == 1 or count == 1:
        return [[(0, count)]]
    even = -(-count // 2)
    firsts = [even, *(first for first in range(count - 1, 0, -1) if first != even)]
    return [[(0, first), (first, count)] for first in firsts]


def _width(needs: Sequence[float]) -> float:
    return sum(needs) + GAP * (len(needs) - 1)


def _line(needs: Sequence[float], line: int, width: float) -> list[Place]:
    extra = (width - _width(needs)) / len(needs)
    placed, left = [], 0.0
    for need in needs:
        placed.append(Place(line, left, need + extra))
        left += need + extra + GAP
    return placed
