"""The wall comes back: the real watchdog over the real board, ended in every way that there is."""

import json
import re
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.wall_process import TWO_PAGES, WAYS, WallProcess, is_running, quiet_floor, resident_mb

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
PLAN = TWO_PAGES + "[health]\nmemory_mb = 700\nhang_after_s = 6\n"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strikes by signals, and looks into /proc")


@pytest.fixture(scope="module")
def floor(tmp_path_factory: pytest.TempPathFactory) -> str:
    return quiet_floor(tmp_path_factory.mktemp("floor") / "floor.sqlite")


@pytest.fixture
def wall(floor: str, tmp_path: Path) -> Iterator[WallProcess]:
    """For whoever ends it."""
    with WallProcess(tmp_path, floor, screen=OFFSCREEN, plan=PLAN) as started:
        started.wait_until_shown()
        yield started


def _free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


def _health_at(port: int) -> dict[str, Any]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as line:
        line.request("GET", "/health")
        found: dict[str, Any] = json.loads(line.getresponse().read())
    return found


@pytest.fixture(scope="module")
def port() -> int:
    return _free_port()


@pytest.fixture(scope="module")
def lasting_wall(floor: str, tmp_path_factory: pytest.TempPathFactory, port: int) -> Iterator[WallProcess]:
    """For whoever leaves it as it was, with another board."""
    plan = f"{PLAN}port = {port}\n"
    with WallProcess(tmp_path_factory.mktemp("wall"), floor, screen=OFFSCREEN, plan=plan) as started:
        started.wait_until_shown()
        yield started


def test_that_a_wall_is_back_with_its_page_however_its_board_ended(lasting_wall: WallProcess) -> None:
    wall = lasting_wall
    before = wall.wait_until_shown("staff")["pages"]
    for way in ("SIGKILL", "SIGSEGV", "SIGSTOP", "memory, creeping"):
        _seconds, pages = wall.strike(WAYS[way])
        assert pages == before, way
    kept = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(wall.log.glob("crashes/end-*"))]
    assert [end["kind"] for end in kept] == ["signal", "signal", "hang", "memory"]
    assert all(end["pages"] == before for end in kept)
    assert "Segmentation fault" in kept[1]["stack"]
    assert 'File "wallboard/' in kept[2]["stack"], "where a stopped board stood is kept, too"
    assert "_creep" in kept[3]["stack"]
    assert not re.search(r'File "/', json.dumps([end["stack"] for end in kept])), "folders are somebody's"


def test_that_the_watchdog_is_small_and_loads_neither_qt_nor_a_database(
    lasting_wall: WallProcess, port: int
) -> None:
    wall = lasting_wall
    watchdog, board = wall.process.pid, int(wall.health()["pid"])
    loaded = Path(f"/proc/{watchdog}/maps").read_text(encoding="utf-8")
    assert not re.search(r"PySide6|libQt6|sqlalchemy|psycopg|numpy|sqlite", loaded)
    assert "PySide6" in Path(f"/proc/{board}/maps").read_text(encoding="utf-8")
    assert resident_mb(watchdog) < resident_mb(board) / 4
    assert _health_at(port)["board"]["pid"] == board
    arguments = Path(f"/proc/{board}/cmdline").read_bytes()
    assert b"floor.sqlite" not in arguments, "a database's address may hold a password"


def test_that_a_watchdog_that_is_asked_to_end_takes_the_board_with_it(wall: WallProcess) -> None:
    board = int(wall.health()["pid"])
    wall.process.send_signal(signal.SIGTERM)
    assert wall.process.wait(40) == 0
    assert not is_running(board)
    assert not list(wall.log.glob("crashes/end-*"))


def test_that_a_board_without_memory_ends_itself_and_one_without_a_watchdog_too(wall: WallProcess) -> None:
    wall.strike(WAYS["memory, at once"])
    (end,) = [json.loads(file.read_text(encoding="utf-8")) for file in wall.log.glob("crashes/end-*")]
    assert end["kind"] == "memory"
    assert "MemoryError" in end["stack"]

    board = int(wall.health()["pid"])
    wall.process.kill()
    wall.process.wait()
    until_s = time.monotonic() + 40
    while is_running(board):
        assert time.monotonic() < until_s
        time.sleep(0.1)
