"""The desktop program from its first empty window to its last thread."""

import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import plain_sql
from tests.journeys.plain_floor import following, write_floor
from wallboard.app.desktop import Desktop
from wallboard.app.live_path import LivePath
from wallboard.app.pages import make_pages
from wallboard.app.past_source import DatabasePast
from wallboard.app.source import DatabaseSource, DatabaseWriter
from wallboard.app.window import MainWindow, Page
from wallboard.live.beside import Beside
from wallboard.services.upgrade import Kind, init
from wallboard.widgets.theme import load_theme

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite floor, copied for each test."""
    place = tmp_path_factory.mktemp("desktop") / "floor.sqlite"
    init(os.fspath(place), Kind.TRAINING)
    write_floor(os.fspath(place))
    return place


@pytest.fixture
def file(laid: Path, tmp_path: Path) -> str:
    """A floor of the test's own; which database it is makes no difference to a window."""
    return os.fspath(shutil.copyfile(laid, tmp_path / "floor.sqlite"))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = MainWindow(load_theme("dark"), memory)
    qtbot.addWidget(made)
    return made


def test_that_the_pages_come_with_the_first_board(file: str, window: MainWindow, qtbot: QtBot) -> None:
    theme = load_theme("dark")
    writer = DatabaseWriter(file)
    live = LivePath(DatabaseSource(file), write=writer.write, settle=writer.settle)
    desktop = Desktop(window, live, lambda path: make_pages(path, theme), first=Page.DESK)
    live.start()
    try:
        qtbot.waitUntil(lambda: window.page is Page.DESK, timeout=10_000)
        qtbot.waitUntil(lambda: "live" in window.windowTitle(), timeout=3000)
    finally:
        assert live.stop(10)
        writer.close()
    del desktop


def test_that_a_window_on_the_past_shows_no_live_page_before(
    file: str, window: MainWindow, qtbot: QtBot
) -> None:
    theme = load_theme("dark")
    shown: list[Page] = []
    looked_at: list[datetime | None] = []
    writer = DatabaseWriter(file)
    live = LivePath(
        DatabaseSource(file), write=writer.write, settle=writer.settle, beside=Beside(past=DatabasePast(file))
    )
    (written,) = plain_sql(file, "SELECT max(effective_at) FROM event")[0]
    at = datetime.fromisoformat(str(written)).replace(tzinfo=UTC) + timedelta(milliseconds=1)
    window.page_shown.connect(shown.append)
    window.page_shown.connect(lambda _page: looked_at.append(live.view.past_at))
    desktop = Desktop(window, live, lambda path: make_pages(path, theme), first=Page.WALL, at=at)
    live.start()
    try:
        qtbot.waitUntil(lambda: live.store.has_board, timeout=10_000)
        qtbot.waitUntil(lambda: bool(shown), timeout=10_000)
        assert (shown, looked_at) == ([Page.WALL], [at])
        assert "floor as it was" in window.waiting_sentence
    finally:
        assert live.stop(10)
        writer.close()
    del desktop


@pytest.mark.parametrize(("at", "why"), [("2010-01-01", "the log begins"), ("2095-01-01", "still to come")])
def test_that_an_instant_the_log_cannot_show_is_said_in_the_terminal(file: str, at: str, why: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "wallboard", "open", "--database", file, "--at", at],
        cwd=ROOT,
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen"),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 2
    assert why in ended.stderr
    assert "Traceback" not in ended.stderr


def test_that_a_window_without_a_database_says_why(tmp_path: Path, window: MainWindow, qtbot: QtBot) -> None:
    nowhere = os.fspath(tmp_path / "nowhere.sqlite")
    writer = DatabaseWriter(nowhere)
    live = LivePath(DatabaseSource(nowhere), write=writer.write, settle=writer.settle)

    def none_yet(path: LivePath) -> dict[Page, QWidget]:
        raise AssertionError("there is no board to make pages of")

    desktop = Desktop(window, live, none_yet, first=None)
    before = window.waiting_sentence
    live.start()
    try:
        qtbot.waitUntil(lambda: window.waiting_sentence != before, timeout=10_000)
        assert window.page is None
    finally:
        assert live.stop(10)
    del desktop


@pytest.mark.parametrize("size", [QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160)])
@pytest.mark.parametrize("page", list(Page))
def test_that_every_page_fills_every_screen(
    file: str, window: MainWindow, qtbot: QtBot, page: Page, size: QSize
) -> None:
    with following(file, qtbot) as live:
        window.take_pages(make_pages(live, load_theme("dark")), page)
        window.resize(size)
        window.show()
        shown = window.grab()
        assert shown.size() == size
        picture = shown.toImage()
        columns, rows = range(0, size.width(), 7), range(0, size.height(), 7)
        assert len({picture.pixel(x, y) for x in columns for y in rows}) > 8, "there is more than ground"
        assert picture.pixelColor(1, size.height() - 1) == load_theme("dark").ground, "down to the last line"


def _would_hear_to_end(pid: int) -> bool:
    """Whether a process has come so far that it takes SIGTERM for itself."""
    status = Path(f"/proc/{pid}/status")
    caught = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("SigCgt")]
    return bool(int(caught[0], 16) & 1 << signal.SIGTERM - 1)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc for how far the program is")
def test_that_the_program_opens_and_leaves_quietly_when_it_is_told_to(file: str, tmp_path: Path) -> None:
    environment = dict(
        os.environ, QT_QPA_PLATFORM="offscreen", HOME=os.fspath(tmp_path), XDG_STATE_HOME=os.fspath(tmp_path)
    )
    started = subprocess.Popen(
        [sys.executable, "-m", "wallboard", "open", "--database", file],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    until_s = time.monotonic() + 60
    while not _would_hear_to_end(started.pid):
        assert started.poll() is None, started.communicate()[0]
        assert time.monotonic() < until_s
        time.sleep(0.1)
    started.send_signal(signal.SIGTERM)
    said, _ = started.communicate(timeout=30)
    assert (started.returncode, said) == (0, "")


def test_that_a_mistyped_file_is_said_in_the_terminal(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "wallboard", "open", "--database", os.fspath(tmp_path / "typo.sqlite")],
        cwd=ROOT,
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen"),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 2
    assert "typo.sqlite" in ended.stderr
    assert "Traceback" not in ended.stderr
