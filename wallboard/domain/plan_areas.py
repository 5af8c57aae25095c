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
ONE_LINE: Final = 1300.0
"""A strip of figures narrower than this stands on two lines."""

LEAST: Final[Mapping[TileKind, tuple[float, float]]] = MappingProxyType(
    {
        TileKind.HEADLINE: (700.0, HEADLINE),
        TileKind.FIGURES: (420.0, STRIP),
        TileKind.TEAMS: (616.0, 208.0),
        TileKind.PEOPLE: (250.0, 208.0),
        TileKind.PROMISES: (340.0, 330.0),
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
    down = [0.0, *accumulate(_heights(areas, spans, across, height))]
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


def _heights(
    areas: Areas, spans: Mapping[TileKind, Span], across: Sequence[float], height: float
) -> list[float]:
    """Rows of headline, figures or legend are as high as those ask; the others share what is left."""
    asked = [
        max(
            (_asked(tile, span, across) for tile, span in spans.items() if _is_within(span, row)), default=0.0
        )
        for row in range(len(areas.cells))
    ]
    shares = areas.heights or (1.0,) * len(asked)
    free = [0.0 if own else share for own, share in zip(asked, shares, strict=True)]
    left, whole = max(0.0, height - sum(asked)), sum(free) or 1.0
    heights = [own or left * share / whole for own, share in zip(asked, free, strict=True)]
    over = sum(heights)
    return heights if over <= height else [one * height / over for one in heights]


def _is_within(span: Span, row: int) -> bool:
    return span.top == row and span.bottom == row + 1


def _asked(tile: TileKind, span: Span, across: Sequence[float]) -> float:
    """How high a tile asks to be whatever the page's height; 0 for one that takes what it gets."""
    if tile is TileKind.FIGURES:
        return strip_height(across[span.right] - across[span.left])
    return {TileKind.HEADLINE: HEADLINE, TileKind.LEGEND: LEGEND}.get(tile, 0.0)


def strip_height(width: float) -> float:
    """How high the figures stand in so much width."""
    return STRIP if width >= ONE_LINE else STRIP_OF_TWO
