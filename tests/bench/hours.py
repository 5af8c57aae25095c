"""What the last hours cost to read against reading the whole board: `python -m tests.bench.hours`."""

import argparse
import time
from collections.abc import Callable
from functools import partial

from tests.bench.__main__ import database_of
from tests.bench.filling import fill_floor
from tests.bench.past_filling import fill_past
from wallboard.services.database import Database
from wallboard.services.past import board_at
from wallboard.services.past_hours import load_history
from wallboard.services.reading import BoardReader

DAYS = 7
SPANS = (8, 24, 72)


def _timed_s(work: Callable[[], object]) -> float:
    started_s = time.perf_counter()
    work()
    return time.perf_counter() - started_s


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=200_000)
    parser.add_argument("--open", type=int, default=500, help="how many are open at any instant")
    parser.add_argument("--on", default="sqlite,postgresql")
    args = parser.parse_args()
    print(f"# {args.events:,} events in {DAYS} days, {args.open} open at once; one run each")
    for dialect in args.on.split(","):
        with database_of(dialect) as database:
            fill_floor(database, args.open)
            fill_past(database, args.events, days=DAYS, open_at_once=args.open)
            _tell(dialect, database)


def _tell(dialect: str, database: Database) -> None:
    reader = BoardReader(database)
    whole_s = _timed_s(reader.whole)
    now = reader.whole().floor_at
    print(f"{dialect}: whole board {whole_s * 1000:.0f} ms")
    print(f"  a past board of then {_timed_s(partial(board_at, database, now)) * 1000:.0f} ms")
    for hours in SPANS:
        read_s = _timed_s(partial(load_history, database, now, hours))
        print(f"  last {hours} h: {read_s * 1000:.0f} ms, {read_s / whole_s:.1f} times the board")


if __name__ == "__main__":
    main()
