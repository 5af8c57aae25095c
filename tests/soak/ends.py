"""Ends the board of a wall in every way, ten times each, and tells how long it took until it was back.

`python -m tests.soak.ends [--times N] [--incidents N]`; under Xvfb with a window manager where they are
installed, else without a screen. The clock runs from the signal to the first health of another process
that shows a live board; that is written up to a second late, so every figure is told too large.
"""

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.journeys.real_screen import missing_tools, virtual_screen
from tests.journeys.wall_process import TWO_PAGES, WAYS, WallProcess, quiet_floor, resident_mb

PLAN = TWO_PAGES + "[health]\nmemory_mb = 500\n"
BACK_WITHIN_S = {"SIGSTOP": 8.0}
OTHERS_WITHIN_S = 5.0
_STARTS_EACH = 4
"""One more would bring up the page that stands in, which is another matter."""


def main() -> int:
    """0 when every way stayed within its bound and every page was the same."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.ends", description=__doc__)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--incidents", type=int, default=200)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, _screen() as screen:
        floor = quiet_floor(Path(folder) / "floor.sqlite", asked.incidents)
        print(
            f"{asked.incidents} incidents, load {os.getloadavg()[0]:.1f}, {asked.times} times each",
            flush=True,
        )
        results = [_way(way, Path(folder), floor, screen, asked.times) for way in WAYS]
    return 0 if all(results) else 1


def _way(way: str, folder: Path, floor: str, screen: Mapping[str, str], times: int) -> bool:
    taken: list[float] = []
    lost = 0
    while len(taken) < times:
        home = folder / f"{list(WAYS).index(way)}-{len(taken)}"
        with WallProcess(home, floor, screen=screen, plan=PLAN) as wall:
            before = wall.wait_until_shown("staff")
            beside = resident_mb(wall.process.pid), resident_mb(int(before["pid"]))
            for _ in range(min(_STARTS_EACH, times - len(taken))):
                seconds, pages = wall.strike(WAYS[way])
                taken.append(seconds)
                lost += pages != before["pages"]
    bound = BACK_WITHIN_S.get(way, OTHERS_WITHIN_S)
    is_kept = max(taken) <= bound and not lost
    print(
        f"{way:<17} {len(taken)} times: median {statistics.median(taken):.1f} s, "
        f"longest {max(taken):.1f} s (at most {bound:.0f} s), another page {lost} times; "
        f"watchdog {beside[0]:.0f} MB beside {beside[1]:.0f} MB: {'kept' if is_kept else 'NOT KEPT'}",
        flush=True,
    )
    return is_kept


@contextmanager
def _screen() -> Iterator[Mapping[str, str]]:
    if missing_tools():
        print(f"no screen, for want of {', '.join(missing_tools())}", file=sys.stderr)
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    with virtual_screen("1920x1080") as screen:
        yield {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}


if __name__ == "__main__":
    sys.exit(main())
