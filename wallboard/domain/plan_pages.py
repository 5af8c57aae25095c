"""Reads pages and screens of the wall's plan: areas, filters, how long; a fault says how to mend it."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from wallboard.domain.filter import EVERYTHING, Filter
from wallboard.domain.filter_query import QueryError, parse
from wallboard.domain.hours_of_day import HoursOfDay, hours_from
from wallboard.domain.plan_areas import LANDSCAPE, LEAST, PORTRAIT, span_of, tiles_of, too_small
from wallboard.domain.plan_table import PlanFault, PlanTable, Way, nearest
from wallboard.domain.wall_plan import USUAL_NIGHT, Areas, PlanPage, PlanScreen, TileKind

THE_WALL: Final = "wall"
"""In place of areas: the wall as it is drawn for everybody."""
SHORTEST_S, LONGEST_S = 3.0, 86_400.0
_NOTHING: Final = "."
_MOST_CELLS: Final = 12
_NAME = re.compile(r"[\w-]{1,40}")
_KEYS: Final = (
    "title",
    "grid",
    "rows",
    "columns",
    "portrait",
    "portrait_rows",
    "portrait_columns",
    "filter",
    "team",
    "for_s",
    "night",
    "interrupts",
)


def pages_from(table: PlanTable) -> tuple[PlanPage, ...]:
    """The pages of the plan in their order; at most one interrupts.

    Raises:
        PlanFault: something in them is wrong.
    """
    pages = tuple(_page(name, one) for name, one in table.tables())
    if not pages:
        raise PlanFault(table.way, "there is no page; write at least one, such as [page.overview].")
    loud = [page.name for page in pages if page.interrupts]
    if len(loud) > 1:
        raise PlanFault((*table.way, loud[1], "interrupts"), f"only one page can, and “{loud[0]}” does.")
    return pages


def screens_from(table: PlanTable, pages: tuple[PlanPage, ...]) -> tuple[PlanScreen, ...]:
    """The screens that have pages of their own.

    Raises:
        PlanFault: one of them names a page that is none.
    """
    return tuple(_screen(name, one, [page.name for page in pages]) for name, one in table.tables())


def _screen(name: str, table: PlanTable, known: list[str]) -> PlanScreen:
    table.only("pages")
    names = table.texts("pages", tuple(known))
    for place, one in enumerate(names):
        if one not in known:
            way: Way = (*table.way, "pages", place)
            raise PlanFault(
                way, f"there is no page “{one}”.{nearest(one, known)} Pages are {', '.join(known)}."
            )
    if not names:
        raise table.wrong("pages", f"names none; leave it out, or choose of {', '.join(known)}.")
    return PlanScreen(name, tuple(dict.fromkeys(names)))


def _page(name: str, table: PlanTable) -> PlanPage:
    table.only(*_KEYS)
    if not _NAME.fullmatch(name):
        raise PlanFault(table.way, "a page's name is letters, digits, - and _, at most 40 of them.")
    areas = _areas(table, "grid", "rows", "columns", LANDSCAPE)
    portrait = _areas(table, "portrait", "portrait_rows", "portrait_columns", PORTRAIT)
    if portrait is not None and areas is None:
        raise table.wrong("portrait", "has no grid beside it; the wall as it is drawn knows both shapes.")
    return PlanPage(
        name,
        table.text("title", name.capitalize(), longest=40),
        areas,
        portrait or (areas and _stacked(areas, table)),
        _filter(table),
        table.text("team", longest=80).strip(),
        timedelta(seconds=table.number("for_s", SHORTEST_S, LONGEST_S, 30.0, "seconds")),
        _night(table),
        table.flag("interrupts"),
    )


def _night(table: PlanTable) -> HoursOfDay:
    found = hours_from(table, "night")
    if len(found) > 1:
        raise table.wrong("night", "must be one span of hours, such as 22:00-06:00.")
    return found[0] if found else USUAL_NIGHT


def _filter(table: PlanTable) -> Filter:
    """What somebody would type into the search field, but for “mine”: nobody sits at a wall."""
    query = table.text("filter")
    try:
        asked = parse(query)
    except QueryError as trouble:
        raise table.wrong("filter", str(trouble)) from None
    if asked.mine:
        raise table.wrong("filter", "“mine” means nobody on a wall; name teams or severities.")
    if asked != EVERYTHING and table.text("team"):
        raise table.wrong("filter", "a page about one team has no filter beside it; write one of both.")
    return asked


def _areas(table: PlanTable, key: str, rows: str, columns: str, size: tuple[float, float]) -> Areas | None:
    if table.found.get(key, THE_WALL) == THE_WALL:
        for weights in (rows, columns):
            if weights in table.found:
                raise table.wrong(weights, f"has no {key} whose shares it could be.")
        return None
    cells = tuple(_row(line, (*table.way, key, place)) for place, line in enumerate(table.texts(key)))
    if not cells:
        raise table.wrong(key, 'is empty; write rows of tiles such as "headline headline".')
    _check_shape(cells, (*table.way, key))
    areas = Areas(cells, _shares(table, rows, len(cells)), _shares(table, columns, len(cells[0])))
    _check_tiles(areas, (*table.way, key))
    _check_room(areas, size, (*table.way, key))
    return areas


def _row(line: str, way: Way) -> tuple[TileKind | None, ...]:
    known = [str(one) for one in TileKind]
    words = line.split()
    for word in words:
        if word not in (*known, _NOTHING):
            raise PlanFault(
                way,
                f"“{word}” is no tile.{nearest(word, known)} Known are {', '.join(known)}; . is nothing.",
            )
    return tuple(None if word == _NOTHING else TileKind(word) for word in words)


def _shares(table: PlanTable, key: str, count: int) -> tuple[float, ...]:
    shares = table.numbers(key, 0.01, 1000.0)
    if shares and len(shares) != count:
        raise table.wrong(key, f"must be {count} numbers, one for each, not {len(shares)}.")
    return shares


def _check_shape(cells: tuple[tuple[TileKind | None, ...], ...], way: Way) -> None:
    for place, row in enumerate(cells):
        if len(row) != len(cells[0]):
            raise PlanFault(
                (*way, place),
                f"has {len(row)} columns, and the row above {len(cells[0])}; each needs as many.",
            )
    if max(len(cells), len(cells[0])) > _MOST_CELLS:
        raise PlanFault(way, f"has more than {_MOST_CELLS} rows or columns.")


def _check_tiles(areas: Areas, way: Way) -> None:
    if set(areas.cells[0]) != {TileKind.HEADLINE}:
        raise PlanFault(
            (*way, 0), "must be headline from side to side: it says how old everything below it is."
        )
    for tile in tiles_of(areas):
        span = span_of(areas, tile)
        for row in range(span.top, span.bottom):
            if any(one is not tile for one in areas.cells[row][span.left : span.right]):
                raise PlanFault((*way, row), f"“{tile}” is no rectangle; name it in all of its cells, once.")
    if fault := _misplaced(areas):
        raise PlanFault((*way, fault[0]), fault[1])


def _misplaced(areas: Areas) -> tuple[int, str] | None:
    """People stand on the lines of the teams, and so beside them."""
    tiles = tiles_of(areas)
    if TileKind.PEOPLE not in tiles:
        return None
    people = span_of(areas, TileKind.PEOPLE)
    teams = span_of(areas, TileKind.TEAMS) if TileKind.TEAMS in tiles else None
    if teams is not None and (teams.top, teams.bottom, teams.right) == (
        people.top,
        people.bottom,
        people.left,
    ):
        return None
    return people.top, "“people” stands right of “teams”, on the same rows; elsewhere write “lanes”."


def _check_room(areas: Areas, size: tuple[float, float], way: Way) -> None:
    for tile, box in too_small(areas, *size):
        width, height = LEAST[tile]
        raise PlanFault(
            (*way, span_of(areas, tile).top),
            f"“{tile}” has {box.width:.0f} × {box.height:.0f} of {size[0]:.0f} × {size[1]:.0f}, "
            f"and needs at least {width:.0f} × {height:.0f}; give it more rows or columns.",
        )


def _stacked(areas: Areas, table: PlanTable) -> Areas:
    """For a screen higher than wide: one below the other, in reading order; people stay in their teams."""
    tiles = [tile for tile in tiles_of(areas) if tile is not TileKind.PEOPLE]
    stacked = Areas(tuple((tile,) for tile in tiles))
    for tile, _ in _too_small_upright(stacked):
        raise table.wrong(
            "grid", f"“{tile}” has no room on an upright screen; write a portrait grid as well."
        )
    return stacked


def _too_small_upright(areas: Areas) -> Iterator[tuple[TileKind, object]]:
    return too_small(areas, *PORTRAIT)
