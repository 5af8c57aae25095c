"""A real wall on two virtual monitors: each page where it belongs, whatever becomes of screens and plan."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.journeys.plain_floor import write_incident
from tests.journeys.real_screen import Screen, missing_tools, virtual_screen
from tests.journeys.wall_process import quiet_floor

MISSING = (*missing_tools(), *(() if shutil.which("xrandr") else ("xrandr",)))
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"needs {', '.join(MISSING)}")

PLAN = """
[page.overview]
title = "Overview"
interrupts = true
[page.staff]
title = "{staff}"
grid = ["headline", "lanes"]
for_s = 3600
[page.sla]
title = "Goals"
grid = ["headline", "figures", "goals"]
for_s = 3600
[screen.LEFT]
pages = ["staff"]
[screen.RIGHT]
pages = ["sla", "overview"]
"""
LEFT, RIGHT = (0, 0, 1280, 720), (1280, 0, 720, 1280)
Places = Mapping[tuple[int, ...], str]


@dataclass
class Wall:
    """The board of a wall in a process of its own, seen from outside."""

    screen: Screen
    url: str
    home: Path
    process: subprocess.Popen[bytes]

    def run(self, *words: str) -> str:
        told = subprocess.run(
            words, check=False, env=self.screen.environment(), capture_output=True, text=True, timeout=30
        )
        return told.stdout

    def places(self) -> Places:
        """Of every window that is seen, where it stands and what its title says."""
        found: dict[tuple[int, ...], str] = {}
        for number in self.run("xdotool", "search", "--onlyvisible", "--name", "^Wallboard").split():
            told = self.run("xdotool", "getwindowgeometry", "--shell", number)
            said = dict(line.split("=") for line in told.split())
            place = tuple(int(said.get(name, "-1")) for name in ("X", "Y", "WIDTH", "HEIGHT"))
            found[place] = self.run("xdotool", "getwindowname", number).strip().removeprefix("Wallboard · ")
        return found

    def wait_for(self, wanted: Places, within_s: float = 40.0) -> None:
        self.wait(lambda: self.places() == wanted, within_s)

    def wait(self, holds: Callable[[], bool], within_s: float = 40.0) -> None:
        end_s = time.monotonic() + within_s
        while not holds():
            errors = (self.home / "errors.txt").read_text(errors="replace")[-2000:]
            assert self.process.poll() is None, errors
            assert time.monotonic() < end_s, (self.places(), self.health(), errors)
            time.sleep(0.2)

    def health(self) -> Mapping[str, str]:
        try:
            pages: Mapping[str, str] = json.loads((self.home / "watch" / "health.json").read_text())["pages"]
        except (OSError, ValueError, KeyError):
            return {}
        return pages

    def plan(self, text: str) -> None:
        (self.home / "new.toml").write_text(text)
        (self.home / "new.toml").replace(self.home / "wall.toml")


@pytest.fixture(scope="module")
def wall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wall]:
    home = tmp_path_factory.mktemp("wall")
    url = quiet_floor(home / "floor.db")
    (home / "watch").mkdir()
    (home / "wall.toml").write_text(PLAN.format(staff="Staff"))
    with virtual_screen("2000x1280") as screen:
        _plug(screen, "LEFT", LEFT, "screen")
        _plug(screen, "RIGHT", RIGHT)
        wall = Wall(screen, url, home, _started(screen, url, home))
        yield wall
        wall.process.terminate()
        assert wall.process.wait(timeout=30) == 0, (home / "errors.txt").read_text()
        if wall.process.stdin is not None:
            wall.process.stdin.close()


def _started(screen: Screen, url: str, home: Path) -> subprocess.Popen[bytes]:
    kept = {f"XDG_{name.upper()}_HOME": str(home / name) for name in ("config", "state", "data", "cache")}
    environment = screen.environment(HOME=str(home), WALLBOARD_WATCH=str(home / "watch"), **kept)
    words = ("wall-board", "--database", url, "--plan", str(home / "wall.toml"))
    with (home / "errors.txt").open("wb") as errors:
        return subprocess.Popen(
            (sys.executable, "-m", "wallboard", *words), env=environment, stdin=subprocess.PIPE, stderr=errors
        )


def _plug(screen: Screen, name: str, place: tuple[int, int, int, int], output: str = "none") -> None:
    x, y, width, height = place
    place_told = f"{width}/{width // 4}x{height}/{height // 4}+{x}+{y}"
    words = ("--setmonitor", name, place_told, output)
    end_s = time.monotonic() + 20
    while f" {name} " not in _xrandr(screen, "--listmonitors"):
        assert time.monotonic() < end_s
        _xrandr(screen, *words)  # a server that nobody uses yet forgets it again


def _xrandr(screen: Screen, *words: str) -> str:
    told = subprocess.run(
        ("xrandr", *words), env=screen.environment(), check=True, capture_output=True, text=True, timeout=30
    )
    return told.stdout


IN_PLACE: Places = {LEFT: "Staff", RIGHT: "Goals"}


def test_that_each_page_is_where_it_belongs_after_unplug_and_replug_too(wall: Wall) -> None:
    wall.wait_for(IN_PLACE)
    for _ in range(2):
        wall.run("xrandr", "--delmonitor", "RIGHT")
        wall.wait_for({LEFT: "Staff"})
        wall.wait(lambda: dict(wall.health()) == {"LEFT": "staff"})
        _plug(wall.screen, "RIGHT", RIGHT)
        wall.wait_for(IN_PLACE)
        wall.wait(lambda: dict(wall.health()) == {"LEFT": "staff", "RIGHT": "sla"})


def test_that_a_plan_is_taken_over_at_once_and_a_wrong_one_never(wall: Wall) -> None:
    wall.wait_for(IN_PLACE)
    wall.plan(PLAN.format(staff="People"))
    wall.wait_for({LEFT: "People", RIGHT: "Goals"})
    wall.plan("[page.overview]\ngird = 'wall'\n")
    log = wall.home / "state" / "wallboard" / "log" / "wallboard.log"
    wall.wait(lambda: "the wall lacks plan" in log.read_text())
    assert "wall.toml, line 2" in log.read_text()
    assert "gird" not in log.read_text(), "what somebody wrote stays out of the log"
    assert wall.places() == {LEFT: "People", RIGHT: "Goals"}
    wall.plan(PLAN.format(staff="Staff"))
    wall.wait_for(IN_PLACE)


def test_that_a_severity_1_row_holds_its_page_on_every_screen_until_somebody_acknowledges_it(
    wall: Wall,
) -> None:
    wall.wait_for(IN_PLACE)
    write_incident(wall.url, "BAD", severity=1)
    wall.wait_for({LEFT: "Overview", RIGHT: "Overview"})
    words = (sys.executable, "-m", "wallboard", "alarm", "--database", wall.url)
    environment = {**os.environ, "XDG_CONFIG_HOME": str(wall.home / "config")}
    subprocess.run((*words, "snooze", "BAD", "--minutes", "5"), env=environment, check=True, timeout=60)
    time.sleep(3)
    assert set(wall.places().values()) == {"Overview"}, "silent is not acknowledged"
    subprocess.run((*words, "acknowledge", "BAD"), env=environment, check=True, timeout=60)
    wall.wait_for(IN_PLACE)


def test_that_no_hand_changes_anything(wall: Wall) -> None:
    wall.wait_for(IN_PLACE)
    for acts in (
        ("mousemove", "200", "300", "click", "1"),
        ("click", "3"),
        ("key", "Escape"),
        ("key", "ctrl+2"),
    ):
        wall.screen.mouse(*acts)
    wall.screen.mouse("key", "slash")
    time.sleep(1.5)
    assert wall.places() == IN_PLACE
