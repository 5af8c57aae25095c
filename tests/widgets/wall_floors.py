"""Wall pages for the tests: example floors on a page of any size, and floors with hostile names."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QSize

from tests.floors import sketch_floor
from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.freshness import Freshness, Sight
from wallboard.domain.heat import heat_rows
from wallboard.domain.history import LoadHistory, TeamLoad
from wallboard.services.profiles import load_profile
from wallboard.widgets.room import Room
from wallboard.widgets.theme import load_theme
from wallboard.widgets.wall_page import WallPage

NOW = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)
SIZES = (QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160))
LIVE = Sight(Freshness.LIVE, timedelta(0))
STALE = Sight(Freshness.STALE, timedelta(seconds=14))


def wall_page(
    board: Board, size: QSize = SIZES[1], *, theme: str = "dark", distance_m: float = 5.0
) -> WallPage:
    page = WallPage(load_theme(theme), zone=UTC)
    page.read_from(Room(distance_m))
    page.strip.profile = load_profile()
    page.resize(size)
    page.show_board(board, Change(), NOW)
    page.show_history(history_of(board))
    page.show_sight(LIVE)
    return page


def history_of(board: Board) -> LoadHistory:
    """A made-up past that ends in the present, with a hole in it."""
    made_up = random.Random(4)
    bucket = timedelta(minutes=30)
    starts = tuple(NOW - bucket * back for back in range(15, -1, -1))
    strips: dict[int | None, tuple[float | None, ...]] = {}
    for row in heat_rows(board, NOW):
        strip = [(row.load_ratio or 0.0) * made_up.choice((0.0, 0.5, 1.0, 1.4)) for _ in starts]
        strips[row.team_id] = (*strip[:3], None, None, *strip[5:])
    return LoadHistory(starts, bucket, strips, loads=_loads_of(board, strips))


def _loads_of(
    board: Board, strips: Mapping[int | None, tuple[float | None, ...]]
) -> dict[int | None, tuple[TeamLoad | None, ...]]:
    """What such ratios may be made of."""
    rows = {row.team_id: row for row in heat_rows(board, NOW)}
    return {
        team_id: tuple(
            None
            if ratio is None
            else TeamLoad(round(ratio * rows[team_id].capacity), rows[team_id].capacity, rows[team_id].count)
            for ratio in strip
        )
        for team_id, strip in strips.items()
    }


HOSTILE = (
    "A team whose name nobody would ever print on a door, however wide the door",
    "W" * 80,
    "one\ntwo\tthree",
    "\u202eright to left\u202c and back",
    "e\u0301" * 40,
    "🔥" * 30,
)


def hostile_board() -> Board:
    """The busy floor with names that were chosen to break it."""
    return hostile(sketch_floor(NOW).board())


def hostile(board: Board) -> Board:
    """The same floor with names and references that were chosen to break whatever writes them."""
    for teams in board.teams.values():
        board = replace(board, teams=board.teams.set(teams.id, replace(teams, name=_worst_name(teams.id))))
    for nature in board.natures.values():
        named = replace(nature, name=_worst_name(nature.id))
        board = replace(board, natures=board.natures.set(nature.id, named))
    names = {agent_id: _worst_name(agent_id) for agent_id in board.agent_names}
    return replace(board, agent_names=board.agent_names.update(names))


def _worst_name(row_id: int) -> str:
    return HOSTILE[row_id % len(HOSTILE)]
