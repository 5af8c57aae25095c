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
    kept: tuple[int, ...]
    """Which figures they are, by their number among all."""
    folded: int


@dataclass(frozen=True, slots=True)
class Need:
    """How wide one figure must be at least, alone and with its trend, in design units."""

    alone: float
    with_trend: float


def places_of(
    figures: Sequence[Need], width: float, lines: int, more: float, loudness: Sequence[int] = ()
) -> Places:
    """Each figure gets what it needs, and an equal part of what is left of its line.

    The last figure gives way to the trends of all others; beyond that trends fold, then figures: of those
    that are equally loud the last, and none that is louder than one that stays. `more` is what the word
    for folded figures takes at the right end of the last line.
    """
    every = len(figures)
    for has_trends, count in ((True, every), (True, every - 1), *((False, n) for n in range(every, 0, -1))):
        kept = _kept(count, loudness or [0] * every)
        needs = [figures[one].with_trend if has_trends else figures[one].alone for one in kept]
        tail = more if count < every else 0.0
        for split in _splits(count, lines) if count > 0 else ():
            parts = [needs[begin:end] for begin, end in split]
            room = [width - (tail if number == len(parts) - 1 else 0.0) for number in range(len(parts))]
            if all(_width(part) <= space for part, space in zip(parts, room, strict=True)):
                alone = [[figures[one].alone for one in kept[begin:end]] for begin, end in split]
                return Places(_shared(parts, alone, room) or _placed(parts, room), kept, every - count)
    kept = _kept(1, loudness or [0] * every) if figures else ()
    return Places(tuple(Place(0, 0.0, width) for _ in kept), kept, max(0, every - 1))


def _kept(count: int, loudness: Sequence[int]) -> tuple[int, ...]:
    """The loudest figures, of equally loud ones the first, in their order."""
    by_loudness = sorted(range(len(loudness)), key=lambda one: -loudness[one])
    return tuple(sorted(by_loudness[:count]))


def _splits(count: int, lines: int) -> list[list[tuple[int, int]]]:
    """The ways to break figures into lines: evenly first, then the first line as long as may be."""
    if lines == 1 or count == 1:
        return [[(0, count)]]
    even = -(-count // 2)
    firsts = [even, *(first for first in range(count - 1, 0, -1) if first != even)]
    return [[(0, first), (first, count)] for first in firsts]


def _placed(parts: Sequence[Sequence[float]], room: Sequence[float]) -> tuple[Place, ...]:
    lines = enumerate(zip(parts, room, strict=True))
    return tuple(place for line, (part, space) in lines for place in _line(part, line, space))


def _shared(
    parts: Sequence[Sequence[float]], alone: Sequence[Sequence[float]], room: Sequence[float]
) -> tuple[Place, ...]:
    """Lines with one figure below the other, where all have room so; the trend of some may give way to it."""
    if len(parts) < 2 or len({len(part) for part in parts}) > 1:
        return ()
    space, wished, least = min(room), _columns(parts), _columns(alone)
    if _width(least) > space:
        return ()
    short = max(0.0, _width(wished) - space)
    given = sum(wished) - sum(least)
    columns = [
        want - short * (want - need) / (given or 1.0) for want, need in zip(wished, least, strict=True)
    ]
    return tuple(place for line, _ in enumerate(parts) for place in _line(columns, line, space))


def _columns(lines: Sequence[Sequence[float]]) -> list[float]:
    """The widest need in each column."""
    return [max(column) for column in zip(*lines, strict=True)]


def _width(needs: Sequence[float]) -> float:
    return sum(needs) + GAP * (len(needs) - 1)


def _line(needs: Sequence[float], line: int, width: float) -> list[Place]:
    extra = (width - _width(needs)) / len(needs)
    placed, left = [], 0.0
    for need in needs:
        placed.append(Place(line, left, need + extra))
        left += need + extra + GAP
    return placed
