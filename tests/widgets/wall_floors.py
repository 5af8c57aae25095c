"""Wall pages for the tests: example floors on a page of any size, and floors with hostile names."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QSize

from tests.domain.changes import event
from tests.floors import sketch_floor
from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.event import Entity, Unreadable
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


MEGABYTE = 1_000_000
CONTROL = "\x00\x07\x1b[2J\u202e\u2066\u200f\r\n\t"
"""What would ring, clear a terminal, turn a line round or break it."""


def spoilt(board: Board) -> Board:
    """The hostile floor with names of a megabyte among them, and rows of every kind that cannot be read."""
    board = hostile(board)
    huge = CONTROL + "m" * MEGABYTE
    for team in list(board.teams.values())[::3]:
        board = replace(board, teams=board.teams.set(team.id, replace(team, name=huge)))
    for nature in list(board.natures.values())[::3]:
        board = replace(board, natures=board.natures.set(nature.id, replace(nature, name=huge)))
    names = dict.fromkeys(list(board.agent_names)[::3], huge)
    texts = {"site": huge, "channel": huge, "pause_reason": huge, "reference": huge}
    incidents = board.incidents.update(
        {one.id: replace(one, **texts) for one in list(board.incidents.values())[:40:2]}  # type: ignore[arg-type]  # all are texts
    )
    board = replace(board, agent_names=board.agent_names.update(names), incidents=incidents)
    return _with_unreadable(board)


def _with_unreadable(board: Board) -> Board:
    rows = [
        Unreadable(Entity.INCIDENT, one, "opened_at is infinity") for one in list(board.incidents)[1:12:4]
    ]
    rows += [Unreadable(Entity.TEAM, team_id, "no JSON") for team_id in list(board.teams)[1:2]]
    rows += [Unreadable(Entity.AGENT, agent_id, "no JSON") for agent_id in list(board.agents)[1:3]]
    events = [event(10_000_000 + number, row.entity, row.id, row) for number, row in enumerate(rows)]
    after, _ = board.after(events, read_at=board.read_at)
    return after


def _worst_name(row_id: int) -> str:
    return HOSTILE[row_id % len(HOSTILE)]
