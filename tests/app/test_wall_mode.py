"""A wall on two screens of different scale: each page in its place, taken up where it was; no dialog."""

import ast
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

import wallboard
from tests.journeys.wall_process import quiet_floor
from tests.widgets.filter_floor import FilteredWall
from wallboard.app.no_hands import NoHands
from wallboard.app.plan_binding import PlanBinding
from wallboard.app.waiting_page import WaitingPage
from wallboard.app.wall_mode import WallChoice, pages_shown, plan_to_begin_with
from wallboard.app.wall_teller import WallTeller
from wallboard.app.wall_window import WallWindow
from wallboard.domain.board import Board
from wallboard.domain.burn_in import Shift
from wallboard.domain.change import Change
from wallboard.domain.filter import Filter
from wallboard.domain.severity import Severity
from wallboard.domain.wall_plan import PlanPage
from wallboard.live.failure import failure_of
from wallboard.live.lacks import Lacks
from wallboard.refusal import Refusal
from wallboard.widgets.care.shifting import Shifting
from wallboard.widgets.room import DESIGNED_PIXEL_MM, Room
from wallboard.widgets.theme import load_theme
from wallboard.widgets.times import Moment
from wallboard.widgets.wall_page import WallPage

PLAN = """
[page.overview]
[page.staff]
grid = ["headline", "lanes"]
[page.sla]
grid = ["headline", "goals"]
[screen.WIDE]
pages = ["overview", "sla"]
[screen.UP]
pages = ["staff"]
"""
SCREENS = [
    {"name": "WIDE", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96},
    {"name": "UP", "x": 1920, "y": 0, "width": 1080, "height": 1920, "logicalDpi": 144},
]


HANDS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.KeyPress})


class Felt(QWidget):
    """Notes whatever a hand did to it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.felt: set[QEvent.Type] = set()

    def event(self, event: QEvent) -> bool:
        self.felt |= {event.type()} & HANDS
        return super().event(event)


def touch(window: QWindow) -> None:
    """As a hand does: the window hears of it first."""
    QTest.mouseMove(window, QPoint(40, 40))
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    QTest.keyClick(window, Qt.Key.Key_F)


def on_two_screens(folder: Path, *words: str) -> dict[str, Any]:
    (folder / "screens.json").write_text(json.dumps({"screens": SCREENS}))
    (folder / "wall.toml").write_text(PLAN)
    platform = f"offscreen:configfile={folder / 'screens.json'}"
    environment = {**os.environ, "QT_QPA_PLATFORM": platform, "XDG_CONFIG_HOME": str(folder)}
    database = quiet_floor(folder / "floor.db")
    command = (
        sys.executable,
        "-m",
        "tests.app.two_screens_child",
        database,
        str(folder / "wall.toml"),
        *words,
    )
    told = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert told.returncode == 0, told.stderr
    found: dict[str, Any] = json.loads(told.stdout.splitlines()[-1])
    return found


def test_that_each_page_fills_its_screen_at_its_scale_and_takes_up_where_it_was(tmp_path: Path) -> None:
    health = tmp_path / "health.json"
    health.write_text('{"pages": {"WIDE": "sla", "UP": "gone"}}')
    told = on_two_screens(tmp_path, str(health))
    wide, up = told["screens"]["WIDE"], told["screens"]["UP"]
    assert (wide["on"], wide["place"], wide["page"]) == ("WIDE", [0, 0, 1920, 1080], "sla")
    assert (up["on"], up["place"], up["page"]) == ("UP", [1920, 0, 720, 1280], "staff")
    assert (wide["ratio"], up["ratio"]) == (1, 1.5)
    assert 1000 < up["pixels"][0] <= 1080
    assert wide["inside"]
    assert up["inside"]
    assert told["status"] == {"WIDE": "sla", "UP": "staff"}
    assert told["threads"] == [], "a wall never tries to write"


def test_that_a_health_file_that_is_broken_is_no_trouble(tmp_path: Path) -> None:
    file = tmp_path / "health.json"
    assert pages_shown(None) == pages_shown(file) == {}
    for text in ("", "[]", '{"pages": 3}', '{"pages": {"A": 3}}', "\x00"):
        file.write_text(text)
        assert pages_shown(file) == {}


def test_that_a_wrong_plan_hangs_the_shipped_one_and_a_wrong_page_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "wall.toml"
    wrong.write_text("[page.x]\nfors = 1")
    plan, trouble = plan_to_begin_with(WallChoice("x", plan=wrong))
    assert "line 2: page.x.fors" in trouble
    assert plan.page("overview") is not None
    wrong.write_text("[page.x]")
    with pytest.raises(Refusal, match=r"no page “y”.*It has x"):
        plan_to_begin_with(WallChoice("x", plan=wrong, page="y"))


def test_that_errors_of_ours_are_told_in_the_status_line_and_in_no_dialog(qtbot: QtBot) -> None:
    lacks = Lacks()
    window = WallWindow(load_theme("dark"), lacks)
    qtbot.addWidget(window)
    teller = WallTeller(lacks)
    told: list[object] = []
    teller.told.connect(told.append)
    teller.hand_on(ValueError("anything"))
    teller.tell(failure_of("Something went wrong.", MemoryError()))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert len(window._foot.lacks) == 1
    assert not any(isinstance(widget, QDialog) for widget in QApplication.topLevelWidgets())


def test_that_nothing_of_a_wall_can_open_a_dialog() -> None:
    """The modules that only a wall has, and the one that asks for a password at a desk."""
    app = Path(wallboard.__file__).parent / "app"
    for file in (*app.glob("wall_*.py"), *app.glob("plan_*.py"), app.parent / "cli" / "wall_board.py"):
        if file.name in ("wall_binding.py", "wall_motion.py"):
            continue
        names = {node.id for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Name)}
        assert not names & {"QDialog", "QMessageBox", "QInputDialog", "CrashTeller", "ask_in_window"}, file


def test_that_hands_do_not_reach_the_pages_of_a_wall_and_that_quit_is_the_way_out(qtbot: QtBot) -> None:
    wall = WallWindow(load_theme("dark"), Lacks())
    qtbot.addWidget(wall)
    inside = Felt(wall)
    wall.fill(QGuiApplication.primaryScreen())
    qtbot.waitExposed(wall)
    inside.setGeometry(wall.rect())
    inside.show()
    inside.raise_()
    inside.setFocus()
    handle = wall.windowHandle()
    touch(handle)
    assert inside.felt >= {QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress}, (
        "without a keeper hands do reach it"
    )
    inside.felt.clear()
    NoHands(wall)
    touch(handle)
    assert not inside.felt
    assert wall.isVisible()
    with qtbot.waitSignal(wall.closed):
        QTest.keyClick(handle, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)


def test_that_a_page_that_sleeps_hears_of_nothing_and_wakes_with_everything(qtbot: QtBot) -> None:
    floor = FilteredWall()
    page = WallPage(load_theme("dark"))
    qtbot.addWidget(page)
    qtbot.addWidget(floor.frame)
    loud = Filter(severities=frozenset({Severity(1)}))
    binding = PlanBinding(PlanPage("loud", "Loud", filter=loud), page, floor.floor)
    ready = []
    binding.ready.connect(lambda: ready.append(page._scene))
    binding.wake()
    qtbot.waitUntil(lambda: len(ready) == 1)
    scene = ready[0]
    assert scene is not None
    assert scene.filter == loud, "never for a moment the whole floor"
    binding.sleep()
    seen = page._scene
    floor.store.changed.emit(Change(incidents_changed=frozenset(floor.store.board.incidents)))
    floor.ticker.tick.emit(floor.ticker.now())
    assert page._scene is seen
    binding.wake()
    qtbot.waitUntil(lambda: len(ready) == 2)
    assert page._scene is not seen


def test_that_a_page_that_wakes_looks_at_the_floor_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However much it is told of: every look more is felt when pages turn."""
    floor = FilteredWall()
    page = WallPage(load_theme("dark"))
    qtbot.addWidget(page)
    qtbot.addWidget(floor.frame)
    page.resize(1920, 1080)
    binding = PlanBinding(PlanPage("all", "All"), page, floor.floor)
    binding.wake()
    binding.sleep()
    looks: list[int] = []
    look = page._look

    def counted(board: Board, moment: Moment, *, forgets: bool) -> None:
        looks.append(1)
        look(board, moment, forgets=forgets)

    monkeypatch.setattr(page, "_look", counted)
    binding.wake()
    assert looks == [1]


def test_that_a_page_that_sleeps_looks_at_nothing_however_it_is_laid_out(qtbot: QtBot) -> None:
    """Qt sizes hidden pages as well when it takes a picture of another page of their window."""
    floor, window = FilteredWall(), QWidget()
    for widget in (floor.frame, window):
        qtbot.addWidget(widget)
    window.resize(1920, 1080)
    page = WallPage(load_theme("dark"), parent=window)
    page.resize(1920, 1080)
    binding = PlanBinding(PlanPage("all", "All"), page, floor.floor)
    binding.wake()
    page.hide()
    window.grab()
    binding.sleep()
    seen, fit = page._scene, page._grid.fit
    page.resize(1080, 1920)
    with capture_exceptions() as faults:
        window.grab()
    assert (faults, page._scene is seen) == ([], True)
    assert page._grid.fit != fit, "it was laid out, with room for another number of rows"


def test_that_what_lacks_is_said_before_there_is_any_page(qtbot: QtBot) -> None:
    """Without a password no board ever comes: the sentence that says so must not wait for one."""
    lacks = Lacks()
    window = WallWindow(load_theme(), lacks)
    qtbot.addWidget(window)
    waiting = window.findChild(WaitingPage)
    assert waiting is not None
    before = waiting.grab().toImage()
    lacks.say("keyring", "No password was found: the store does not answer")
    assert waiting.accessibleDescription() == "No password was found: the store does not answer"
    assert waiting.grab().toImage() != before


def test_that_the_words_before_the_first_page_are_large_enough_for_a_wall_and_never_still(
    qtbot: QtBot,
) -> None:
    window = WallWindow(load_theme(), Lacks())
    qtbot.addWidget(window)
    window.resize(1920, 1080)
    waiting = window.findChild(WaitingPage)
    assert waiting is not None
    at_a_desk = waiting.words_px
    window.wait_in(lambda _screen: Room(6.0, DESIGNED_PIXEL_MM), Shift(px=8))
    assert waiting.words_px > at_a_desk
    seen: list[QImage] = []
    for minute in range(4):
        waiting.shifting = Shifting(waiting, now=partial(datetime, 2026, 1, 1, 0, 2 * minute, tzinfo=UTC))
        waiting.shifting.go_by(Shift(px=8))
        picture = waiting.grab().toImage()
        assert picture not in seen
        seen.append(picture)
    window.wait_in(lambda _screen: Room(9.0, DESIGNED_PIXEL_MM), Shift(px=0))
    waiting.show_lacks(tuple(f"{number}: what lacks is said in many words" for number in range(24)))
    picture = waiting.grab().toImage()
    edge = {picture.pixel(x, y) for x in range(0, 1920, 5) for y in (47, 1033)}
    assert edge == {load_theme().ground.rgb()}, "all of it is there, in smaller letters"
