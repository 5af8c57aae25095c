"""What one wall costs by hand: polls, ticks, repaints and memory, beside the naive way."""

import gc
import os
import resource
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sqlalchemy import text

from tests.bench.filling import change_some
from tests.bench.naive import ResetModel, read_all, table_of
from tests.bench.wall import SIZES, HandWall, median_ms, settle, worked_ms
from wallboard.services.database import Database

CHANGES = 50


@dataclass(frozen=True, slots=True)
class WallCosts:
    """Medians in milliseconds; memory in bytes after the first 200 and after all polls."""

    open: int
    poll_ms: float
    naive_ms: float
    quiet_poll_ms: float
    change_ms: float
    """What a change of one incident takes of the UI thread; this, tick and repaint in its working time."""
    change_clock_ms: float
    """The same by the clock on the wall."""
    tick_ms: float
    repaint_ms: Mapping[str, float]
    memory_early: int
    memory_late: int
    polls: int

    @property
    def poll_ratio(self) -> float:
        return self.naive_ms / self.poll_ms


def measure_wall(database: Database, polls: int) -> WallCosts:
    """Measure one database as it is; `polls` is how long memory is watched."""
    with database.reading() as connection:
        first, most = connection.execute(
            text("SELECT min(id), count(*) FROM incident WHERE source = 'bench'")
        ).one()
    wall = HandWall(database)
    turn = count()

    def change() -> None:
        with database.writing() as connection:
            change_some(connection, first, CHANGES, most, next(turn))

    poll_ms = _after_each(change, wall.poll, 15)
    quiet_ms = median_ms(wall.poll, 50)
    change_ms, change_clock_ms = _one_by_one(wall, database, (first, most), turn)
    tick_ms = worked_ms(lambda: _tick(wall), 30)
    repaint_ms = {name: _repaint(wall, name) for name in SIZES}
    wall.page.resize(*SIZES["1080p"])
    early, late = _memory_over(wall, database, (first, most), turn, polls)
    wall.close()
    naive_ms = _naive(database, change)
    return WallCosts(
        open=most,
        poll_ms=poll_ms,
        naive_ms=naive_ms,
        quiet_poll_ms=quiet_ms,
        change_ms=change_ms,
        change_clock_ms=change_clock_ms,
        tick_ms=tick_ms,
        repaint_ms=repaint_ms,
        memory_early=early,
        memory_late=late,
        polls=polls,
    )


def resident_bytes() -> int:
    """The memory that the process holds now."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _after_each(before: Callable[[], None], act: Callable[[], object], times: int) -> float:
    spans = []
    for _ in range(times):
        before()
        spans.append(median_ms(act, 1))
    return sorted(spans)[len(spans) // 2]


def _one_by_one(
    wall: HandWall, database: Database, ids: tuple[int, int], turn: "count[int]", times: int = 60
) -> tuple[float, float]:
    """Medians of changes of one incident after the other, worked and by the clock on the wall."""
    spans = []
    for _ in range(times):
        with database.writing() as connection:
            change_some(connection, ids[0], 1, ids[1], next(turn))
        spans.append(wall.show_ms())
    worked, clock = (sorted(own)[times // 2] for own in zip(*spans, strict=True))
    return worked, clock


def _tick(wall: HandWall) -> None:
    wall.live.ticker.tick.emit(wall.live.ticker.now())
    settle()


def _repaint(wall: HandWall, name: str) -> float:
    wall.page.resize(*SIZES[name])
    settle()
    return worked_ms(lambda: (wall.page.grab(), None), 10)


def _naive(database: Database, change: Callable[[], None]) -> float:
    model = ResetModel()
    view = table_of(model)

    def read_and_reset() -> None:
        model.fill(read_all(database))
        settle()

    read_and_reset()
    spent = _after_each(change, read_and_reset, 5)
    view.close()
    return spent


def _memory_over(
    wall: HandWall, database: Database, ids: tuple[int, int], turn: "count[int]", polls: int
) -> tuple[int, int]:
    early = 0
    for poll in range(polls):
        with database.writing() as connection:
            change_some(connection, ids[0], 5, ids[1], next(turn))
        wall.poll()
        if poll == min(200, polls // 2):
            gc.collect()
            early = resident_bytes()
    gc.collect()
    return early, resident_bytes()
