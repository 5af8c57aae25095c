"""A wall on a machine with no sound, no session bus and no keyring: `python -m tests.soak.bare --hours N`.

Rows come in, pages turn, alarms ring and are acknowledged from elsewhere, the plan is written anew and the
database restarted. At the end the board is compared with the tables, and what the wall says that it lacks is
counted in its log.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import plain_sql
from tests.journeys.plain_floor import write_floor, write_incident
from tests.journeys.real_screen import missing_tools, virtual_screen
from tests.journeys.wall_process import WallProcess
from tests.postgres_server import PostgresServer, running_server
from tests.services.lying_proxy import LyingProxy
from wallboard.domain.board_digest import board_digest
from wallboard.domain.wall_folder import DIGEST_WANTED
from wallboard.services.database import Access, open_database
from wallboard.services.reading import BoardReader
from wallboard.services.upgrade import Kind, init
from wallboard.services.wall_account import make_wall_account

NOTHING = {
    "DBUS_SESSION_BUS_ADDRESS": "",
    "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere/bus",
    "PULSE_SERVER": "unix:/nowhere/pulse",
    "PIPEWIRE_REMOTE": "/nowhere/pipewire",
    "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    "WALLBOARD_PASSWORD": "",
}
LACKING = frozenset({"sound", "sleep", "keyring"})
"""What has to be said; of a screen saver an X server can be told without a bus."""
PLAN = """
[page.overview]
title = "{title}"
grid = "wall"
for_s = 3
interrupts = true
[page.staff]
title = "Staff"
grid = ["headline", "lanes"]
for_s = 3
[health]
hang_after_s = 60
start_within_s = 120
"""
LOGIN = "bare_wall"
_LACKS = "the wall lacks "
_EVERY_S = 20.0
_PLANS = 4
_RESTART_EVERY = 15
"""Rounds; each writes rows, lets one alarm ring and answers it, and waits for the pages to turn."""


@dataclass
class Bare:
    """What became of it."""

    rounds: int = 0
    restarts: int = 0
    held_s: float = 0.0
    """How long the page of the alarms stood while they rang, all in all."""
    ends: int = 0
    said: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    is_live: bool = False
    is_equal: bool = False

    @property
    def is_well(self) -> bool:
        is_said_once = self.said.keys() >= LACKING and set(self.said.values()) == {1}
        return is_said_once and self.is_live and self.is_equal and not (self.ends or self.errors)


def hang(lasts_s: float, folder: Path, *, every_s: float = _EVERY_S) -> Bare:
    """Let a wall hang that long, and at least for a round and a restart."""
    with running_server(keeps_commits=True) as server, _screen() as screen:
        server.create_database("bare")
        url = server.url("bare")
        init(url, Kind.TRAINING)
        write_floor(url)
        plain_sql(url, "UPDATE incident SET severity = 3 WHERE severity < 3")
        make_wall_account(url, LOGIN, lambda _password: None)
        with closing(LyingProxy(url)) as line:  # by a name and a port, so that the password store is asked
            through = line.url.replace("postgres:@", f"{LOGIN}@").replace("postgres@", f"{LOGIN}@")
            plan = PLAN.format(title="Overview")
            with WallProcess(folder, through, screen={**screen, **NOTHING}, plan=plan) as wall:
                return _Hung(server, url, wall, every_s).run(lasts_s)


class _Hung:
    def __init__(self, server: PostgresServer, url: str, wall: WallProcess, every_s: float) -> None:
        self._server, self._url, self._wall, self._every_s = server, url, wall, every_s
        self._report = Bare()

    def run(self, lasts_s: float) -> Bare:
        report, wall = self._report, self._wall
        first = wall.wait_until_shown()["pid"]
        until_s = time.monotonic() + lasts_s
        self._round()
        self._break()
        while time.monotonic() < until_s:
            self._round()
            if report.rounds % _RESTART_EVERY == 0:
                self._break()
        report.is_equal = self._is_equal()
        health = wall.health()
        report.is_live = health.get("freshness") == "live"
        report.ends = len(list(wall.log.glob("crashes/end-*"))) + (health.get("pid") != first)
        report.said, report.errors = _told(wall.log)
        return report

    def _round(self) -> None:
        """Rows come in, one of them rings, is seen and answered, and the pages turn on."""
        began_s = time.monotonic()
        self._report.rounds += 1
        name = f"N{self._report.rounds}"
        write_incident(self._url, f"{name}-quiet", severity=4)
        write_incident(self._url, name, severity=1)
        self._wait_for_page("overview")
        rung_s = time.monotonic()
        while time.monotonic() < rung_s + 4:  # longer than a page has its turn
            assert "overview" in self._wall.health()["pages"].values(), "an alarm holds its page"
            time.sleep(0.2)
        self._report.held_s += time.monotonic() - rung_s
        command = (sys.executable, "-m", "wallboard", "alarm", "acknowledge", name, "--database", self._url)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=120)
        self._wait_for_page("staff")
        time.sleep(max(0.0, began_s + self._every_s - time.monotonic()))

    def _wait_for_page(self, page: str) -> None:
        self._wall.wait_until_shown(page)

    def _break(self) -> None:
        """The database goes and comes back, and somebody changes the plan."""
        self._report.restarts += 1
        plan = self._wall.home / "config" / "wallboard" / "wall.toml"
        for number in range(_PLANS):  # whichever page is shown, and the one that comes
            title = f"Overview {self._report.restarts}-{number}"
            plan.write_text(PLAN.format(title=title).replace("Staff", title), encoding="utf-8")
            time.sleep(1.6)
        self._server.stop()
        self._wall.wait_for(
            lambda: self._wall.health().get("freshness") != "live", "a board that is not live"
        )
        self._server.start()
        self._wall.wait_until_shown()

    def _is_equal(self) -> bool:
        (self._wall.folder / DIGEST_WANTED).touch()
        database = open_database(self._url, program="bare", needs=Access.READ)
        try:
            board = BoardReader(database).whole()
        finally:
            database.dispose()
        wanted = (board.seq, board_digest(board))
        until_s = time.monotonic() + 60
        while time.monotonic() < until_s:
            told = self._wall.health()
            if (told.get("seq"), told.get("digest")) == wanted:
                return True
            time.sleep(0.1)
        return False


def _told(log: Path) -> tuple[Counter[str], list[str]]:
    """How often the wall said that it lacks what, by its name; and its errors."""
    said: Counter[str] = Counter()
    errors: list[str] = []
    for file in sorted(log.glob("wallboard.log*")):
        for text in file.read_text(encoding="utf-8").splitlines():
            line = json.loads(text)
            if line["says"].startswith(_LACKS):
                said[line["says"].removeprefix(_LACKS).partition(":")[0]] += 1
            elif line["level"] in ("error", "critical"):
                errors.append(line["says"])
    return said, errors


@contextmanager
def _screen() -> Iterator[Mapping[str, str]]:
    if missing_tools():
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    with virtual_screen("1280x720") as screen:
        yield {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}


def main() -> int:
    """0 when everything else worked, and each lack was said once."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.bare", description=__doc__)
    parser.add_argument("--hours", type=float, default=1.0)
    asked = parser.parse_args()
    began_s = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = hang(asked.hours * 3600, Path(folder))
    print(f"{(time.monotonic() - began_s) / 60:.0f} minutes, load {os.getloadavg()[0]:.1f} at the end")
    print(f"{report.rounds} alarms shown for {report.held_s:.0f} s in all, each acknowledged from elsewhere")
    print(
        f"{report.restarts} restarts of the database, each with another plan; {report.ends} ends of the board"
    )
    for name, times in sorted(report.said.items()):
        print(f"said that it lacks {name}: {times} times")
    print(f"errors in its log: {len(report.errors)} {report.errors[:3]}")
    print(f"live at the end: {report.is_live}; equal to the tables: {report.is_equal}")
    print("kept" if report.is_well else "NOT KEPT")
    return 0 if report.is_well else 1


if __name__ == "__main__":
    sys.exit(main())
