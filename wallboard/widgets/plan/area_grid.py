"""Turns the areas of a page into rectangles of pixels, and into the one grid that the wall's tiles know."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QRect, QSize

from wallboard.domain.plan_areas import LEAST, STRIP_OF_TWO, Box, boxes
from wallboard.domain.wall_plan import Areas, TileKind
from wallboard.widgets.room import Room
from wallboard.widgets.wall.counts import Digits
from wallboard.widgets.wall.grid import (
    FOOT,
    HANG,
    HEADS,
    MARGIN,
    NAMES_LEAST,
    PITCH,
    STRIP,
    Grid,
    Rows,
    before_free_width,
    fit_of,
    severity_width,
    team_columns,
    team_rows,
)

_NOBODY: Final = 100_000.0
"""More than any page is wide: people have no room among the teams."""
_OF_ROWS: Final = (TileKind.TEAMS, TileKind.GOALS)
_MOST_ROWS: Final = 80
_AIR: Final = 16
_EDGE: Final = 22
"""What columns of teams may take beyond their end."""
_GIVES: Final = 0.75
"""On a small page a tile is still shown with this part of what it needs; with less it is left out."""


@dataclass(frozen=True, slots=True)
class AreaGrid:
    """The rectangle of every tile, empty where it has no room; `grid` holds those of the wall's tiles."""

    grid: Grid
    places: Mapping[TileKind, QRect]
    left_out: tuple[TileKind, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """The team rows and their columns, and how many rows every tile that has rows can show."""

    columns: Mapping[str, QRect]
    rows: Rows
    fit: int


def area_grid(
    areas: Areas,
    size: QSize,
    *,
    teams: int,
    folded: bool,
    room: Room,
    whole: QSize,
    digits: Digits,
) -> AreaGrid:
    """Lay the areas out for a size in pixels and a number of team rows."""
    scale = room.scale(whole)
    found = boxes(areas, size.width() / scale, size.height() / scale)
    left_out = tuple(tile for tile, box in found.items() if not _has_room(tile, box, digits))
    places = {
        tile: QRect() if tile in left_out else _pixels(_below(tile, box), scale)
        for tile, box in found.items()
    }
    block = _block(found, left_out, teams, folded, scale, digits)
    return AreaGrid(_grid(places, block, scale, size, digits), places, left_out)


def _grid(places: Mapping[TileKind, QRect], block: _Block, scale: float, size: QSize, digits: Digits) -> Grid:
    """The same places under the names that the wall's tiles know."""

    def of(kind: TileKind) -> QRect:
        return places.get(kind, QRect())

    strip, columns = of(TileKind.FIGURES), block.columns
    return Grid(
        scale=scale,
        size=size,
        rows=block.rows,
        fit=block.fit,
        headline=of(TileKind.HEADLINE),
        strip=strip,
        strip_lines=1 if strip.height() < (STRIP + STRIP_OF_TWO) / 2 * scale else 2,
        teams=columns.get("teams", QRect()),
        heat=columns.get("heat", QRect()),
        history=columns.get("history", QRect()),
        free=columns.get("free", QRect()),
        people=of(TileKind.PEOPLE),
        promises=of(TileKind.PROMISES),
        legend=of(TileKind.LEGEND),
        severity=severity_width(digits),
        before_free=before_free_width(digits),
        tells_folds=False,
    )


def _has_room(tile: TileKind, box: Box, digits: Digits) -> bool:
    width, height = LEAST[tile]
    if tile is TileKind.TEAMS:  # its columns have a least width, and large counts a larger one
        width = (MARGIN + NAMES_LEAST + 4 * severity_width(digits)) / _GIVES
    if tile is TileKind.PROMISES:  # times and their words end on one edge, and must not meet
        width /= _GIVES
    return box.width >= width * _GIVES and box.height >= height * _GIVES


def _block(
    found: Mapping[TileKind, Box],
    left_out: tuple[TileKind, ...],
    teams: int,
    folded: bool,
    scale: float,
    digits: Digits,
) -> _Block:
    shown = {kind: box for kind, box in found.items() if kind not in left_out}
    heights = [shown[kind].height - HEADS - FOOT for kind in _OF_ROWS if kind in shown]
    fit = min(map(fit_of, heights), default=_MOST_ROWS)
    box = shown.get(TileKind.TEAMS)
    height = box.height - HEADS - FOOT if box else max(heights, default=_MOST_ROWS * PITCH)
    rows = team_rows(height, max(1, teams), folded, scale)
    if box is None:
        return _Block({}, rows, fit)
    ends = team_columns(box.width - _EDGE, severity_width(digits), before_free_width(digits), _NOBODY)
    bottom = min(box.bottom, box.top + HEADS + rows.pitch / scale * len(rows) + HANG + FOOT)
    columns = {
        name: _pixels(Box(box.left + left, box.top, box.left + right, bottom), scale)
        for name, (left, right) in ends.items()
    }
    return _Block(columns, rows, fit)


def _below(tile: TileKind, box: Box) -> Box:
    """Lanes begin with a name and need some air above it; promises at the page's edge begin at its margin."""
    if tile is TileKind.PROMISES and box.left < MARGIN - _EDGE:
        return replace(box, left=MARGIN - _EDGE)
    return replace(box, top=box.top + _AIR) if tile is TileKind.LANES else box


def _pixels(box: Box, scale: float) -> QRect:
    left, top = round(box.left * scale), round(box.top * scale)
    return QRect(left, top, round(box.right * scale) - left, round(box.bottom * scale) - top)
