"""`python -m tests.bench`: measures the product against the naive way and prints a table for the README."""

import argparse
import os
import platform
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.bench.filling import fill_floor, fill_history
from tests.bench.first_paint import first_paint_ms
from tests.bench.following import Following, measure_following
from tests.bench.measures import WallCosts, measure_wall
from tests.bench.naive import map_records
from tests.postgres_server import running_server
from wallboard.app.desktop import application
from wallboard.services.database import Database, open_database
from wallboard.services.upgrade import Kind, init

FOLLOWED_SIZE = 10_000
"""The size at which the wall is also watched living."""


def main() -> None:
    args = _arguments()
    app = application()
    map_records()
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    print(f"# {machine}, Python {platform.python_version()}, drawn without a screen")
    print(f"# {args.history:,} events of history behind each floor; medians; ratios within one run")
    for dialect in args.on.split(","):
        for size in (int(size) for size in args.sizes.split(",")):
            with database_of(dialect) as database:
                fill_history(database, args.history)
                fill_floor(database, size)
                _tell_costs(dialect, measure_wall(database, args.polls))
                if size == FOLLOWED_SIZE or "," not in args.sizes:
                    _tell_following(dialect, size, measure_following(database, args.seconds, args.changes))
                    _tell_first_paint(dialect, size, first_paint_ms(database.url))
    app.quit()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--on", default="sqlite,postgresql")
    parser.add_argument("--sizes", default="1000,10000,50000", help="open incidents")
    parser.add_argument("--history", type=int, default=1_000_000, help="events behind them")
    parser.add_argument("--polls", type=int, default=2_000, help="polls over which memory is watched")
    parser.add_argument("--seconds", type=float, default=20.0, help="how long a living wall is watched")
    parser.add_argument("--changes", type=int, default=30, help="commits timed to their pixels")
    return parser.parse_args()


@contextmanager
def database_of(dialect: str) -> Iterator[Database]:
    if dialect == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield from _opened(str(Path(folder, "bench.db")))
        return
    with running_server() as server:
        server.create_database("bench")
        yield from _opened(server.url("bench"))


def _opened(url: str) -> Iterator[Database]:
    init(url, Kind.TRAINING)
    database = open_database(url, program="bench")
    try:
        yield database
    finally:
        database.dispose()


def _tell_costs(dialect: str, costs: WallCosts) -> None:
    growth = (costs.memory_late / costs.memory_early - 1) * 100
    repaints = "; ".join(f"{name} {spent:.1f} ms" for name, spent in costs.repaint_ms.items())
    _row(
        dialect,
        costs.open,
        "poll of 50 changes: read, fold, models, what paint is due",
        f"{costs.poll_ms:.1f} ms",
    )
    _row(dialect, costs.open, "the naive way (ORM read, model reset)", f"{costs.naive_ms:.0f} ms")
    _row(dialect, costs.open, "**naive ÷ ours**", f"**{costs.poll_ratio:.0f}**")
    _row(dialect, costs.open, "poll without changes", f"{costs.quiet_poll_ms:.2f} ms")
    change = f"{costs.change_ms:.1f} ms ({costs.change_clock_ms:.1f} ms by the clock)"
    _row(dialect, costs.open, "a change of one incident, work of the UI thread", change)
    _row(dialect, costs.open, "tick", f"{costs.tick_ms:.1f} ms")
    _row(dialect, costs.open, "full repaint", repaints)
    _row(
        dialect,
        costs.open,
        f"memory after {costs.polls:,} polls",
        f"{costs.memory_late / 2**20:.0f} MB ({growth:+.1f} %)",
    )


def _tell_following(dialect: str, size: int, found: Following) -> None:
    _row(dialect, size, "one core used at rest (polls, countdowns)", f"{found.rest_share:.1%}")
    _row(dialect, size, "one core used, 5 writes/s", f"{found.share:.1%} (naive {found.naive_share:.0%})")
    stalls = f"{found.stall_p99_ms:.1f}, {found.stall_worst_ms:.0f} ms"
    _row(dialect, size, "UI stall p99, worst", f"{stalls} (naive worst {found.naive_stall_worst_ms:.0f} ms)")
    for name, (median, worst) in (("woken", found.notified_ms), ("1 s poll", found.polled_ms)):
        _row(dialect, size, f"commit to painted, {name}: median, worst", f"{median:.0f}, {worst:.0f} ms")


def _tell_first_paint(dialect: str, size: int, spent: tuple[float, float]) -> None:
    ratio = f"{spent[0] / spent[1]:.1f} × an empty Qt window"
    _row(dialect, size, "process start to first painted board", f"{spent[0]:.0f} ms ({ratio})")


def _row(dialect: str, size: int, what: str, figure: str) -> None:
    print(f"| {dialect} | {size:,} | {what} | {figure} |", flush=True)


if __name__ == "__main__":
    main()
