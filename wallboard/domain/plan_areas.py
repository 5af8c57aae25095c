"""Where the areas of a page stand, in units of the page drawn for 1920 by 1080, and what fits there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from types import MappingProxyType
from typing import Final

from wallboard.domain.wall_plan import Areas, TileKind

LANDSCAPE: Final = (1920.0, 1080.0)
PORTRAIT: Final = (1080.0, 1920.0)
HEADLINE: Final = 92.0
STRIP: Final = 152.0
STRIP_OF_TWO: Final = 280.0
LEGEND: Final = 68.0
UPRIGHT: Final = 1.1
"""So much higher than wide a page is upright, and its figures stand on two lines."""

LEAST: Final[Mapping[TileKind, tuple[float, float]]] = MappingProxyType(
    {
        TileKind.HEADLINE: (700.0, HEADLINE),
        TileKind.FIGURES: (420.0, STRIP),
        TileKind.TEAMS: (616.0, 164.0),
        TileKind.PEOPLE: (250.0, 208.0),
        TileKind.PROMISES: (360.0, 330.0),
        TileKind.HOURS: (700.0, 280.0),
        TileKind.LANES: (440.0, 220.0),
        TileKind.GOALS: (700.0, 208.0),
        TileKind.NIGHT: (700.0, 330.0),
        TileKind.LEGEND: (400.0, LEGEND),
    }
)
"""Width and height below which a tile would leave out what it is there for."""


@dataclass(frozen=True, slots=True)
class Span:
    """A tile's rows and columns, the first one and the one after the last."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in design units."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


def span_of(areas: Areas, tile: TileKind) -> Span:
    """The least rectangle of cells that holds every cell of a tile."""
    places = [
        (row, column)
        for row, words in enumerate(areas.cells)
        for column, one in enumerate(words)
        if one is tile
    ]
    rows, columns = [row for row, _ in places], [column for _, column in places]
    return Span(min(rows), max(rows) + 1, min(columns), max(columns) + 1)


def tiles_of(areas: Areas) -> tuple[TileKind, ...]:
    """The tiles of a page in reading order."""
    return tuple(dict.fromkeys(one for row in areas.cells for one in row if one is not None))


def boxes(areas: Areas, width: float, height: float) -> dict[TileKind, Box]:
    """Every tile's rectangle on a page of this size; none overlaps another, and none leaves the page."""
    spans = {tile: span_of(areas, tile) for tile in tiles_of(areas)}
    across = _edges(areas.widths or (1.0,) * len(areas.cells[0]), width)
    heights = _heights(areas, spans, height, is_upright=height > width * UPRIGHT)
    down = [0.0, *accumulate(heights)]
    return {
        tile: Box(across[span.left], down[span.top], across[span.right], down[span.bottom])
        for tile, span in spans.items()
    }


def too_small(areas: Areas, width: float, height: float) -> Iterator[tuple[TileKind, Box]]:
    """The tiles that have less room than they need on a page of this size."""
    for tile, box in boxes(areas, width, height).items():
        least_width, least_height = LEAST[tile]
        if box.width < least_width - 1 or box.height < least_height - 1:
            yield tile, box


def _edges(shares: Sequence[float], length: float) -> list[float]:
    whole = sum(shares)
    return [0.0, *(length * part / whole for part in accumulate(shares))]


def _heights(areas: Areas, spans: Mapping[TileKind, Span], height: float, *, is_upright: bool) -> list[float]:
    """Rows of headline, figures or legend are as high as those ask; the others share what is left."""
    inside = [
        [tile for tile, span in spans.items() if _is_within(span, row)] for row in range(len(areas.cells))
    ]
    asked = [max((_asked(tile, is_upright=is_upright) for tile in tiles), default=0.0) for tiles in inside]
    least = [max((LEAST[tile][1] for tile in tiles), default=0.0) for tiles in inside]
    shares = areas.heights or (1.0,) * len(asked)
    free = [row for row, own in enumerate(asked) if not own]
    left = _shared(max(0.0, height - sum(asked)), {row: (shares[row], least[row]) for row in free})
    heights = [own or left[row] for row, own in enumerate(asked)]
    over = sum(heights)
    return heights if over <= height else [one * height / over for one in heights]


def _shared(length: float, asked: Mapping[int, tuple[float, float]]) -> dict[int, float]:
    """By share, but nobody has less than their least as long as all of these have room."""
    if sum(least for _, least in asked.values()) > length:
        asked = {row: (share, 0.0) for row, (share, _) in asked.items()}
    given: dict[int, float] = {}
    while len(given) < len(asked):
        open_ones = {row: one for row, one in asked.items() if row not in given}
        rest = length - sum(given.values())
        whole = sum(share for share, _ in open_ones.values())
        short = {row: least for row, (share, least) in open_ones.items() if rest * share / whole < least}
        given |= short or {row: rest * share / whole for row, (share, _) in open_ones.items()}
    return given


def _is_within(span: Span, row: int) -> bool:
    return span.top == row and span.bottom == row + 1


def _asked(tile: TileKind, *, is_upright: bool) -> float:
    """How high a tile asks to be whatever the page's height; 0 for one that takes what it gets."""
    strip = STRIP_OF_TWO if is_upright else STRIP
    return {TileKind.HEADLINE: HEADLINE, TileKind.FIGURES: strip, TileKind.LEGEND: LEGEND}.get(tile, 0.0)
