"""The keyboard's way on the wall: choose a promise, pick its incident up, walk, deploy, take back."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import NOW, REMY, WORST, Bench, bench, board
from wallboard.app.wall_binding import bind_wall
from wallboard.domain.change import Change
from wallboard.domain.commands import Deploy, Outcome, OutcomeKind, TakeBack
from wallboard.domain.staff import Shift
from wallboard.models.payload import IncidentPayload
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.hand_state import Phase, Target
from wallboard.widgets.hand_wall_keys import WallKeys
from wallboard.widgets.notice_line import NoticeLine
from wallboard.widgets.theme import load_theme
from wallboard.widgets.wall_page import WallPage

Key = Qt.Key


@pytest.fixture
def page(floor: Bench, qtbot: QtBot) -> WallPage:
    theme = load_theme("dark")
    made = WallPage(theme)
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show_sight(floor.store.sight)
    made.show_board(floor.store.board, Change(), NOW)
    made.show()
    return made


@pytest.fixture
def keys(page: WallPage, floor: Bench) -> WallKeys:
    return WallKeys(page, floor.hand, floor.notices, floor.store, DeskInk(load_theme("dark")))


def _line(page: QWidget) -> NoticeLine:
    line = page.findChild(NoticeLine)
    assert line is not None
    return line


def _press(page: WallPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(page, key)


def _walk_to(page: WallPage, keys: WallKeys, incident_id: int) -> None:
    for _ in range(40):
        if keys.chosen == incident_id:
            return
        _press(page, Key.Key_Down)
    raise AssertionError(f"the keys never came to {incident_id}")


def test_that_the_arrows_go_down_the_promises_and_stop_at_the_ends(page: WallPage, keys: WallKeys) -> None:
    _press(page, Key.Key_Down)
    first = keys.chosen
    assert first is not None
    _press(page, Key.Key_Up)
    assert keys.chosen == first
    _press(page, Key.Key_Down)
    second = keys.chosen
    assert second is not None
    assert page.promises.rect_of(second).top() > page.promises.rect_of(first).top()


def test_that_the_wall_deploys_without_a_mouse(page: WallPage, keys: WallKeys, floor: Bench) -> None:
    _walk_to(page, keys, WORST)
    _press(page, Key.Key_Space)
    assert floor.hand.held is not None
    best = floor.hand.over
    assert best == floor.hand.answers.best_first[0]
    _press(page, Key.Key_Return)
    (command,) = floor.sent
    assert isinstance(command, Deploy)
    assert (command.incident_id, command.agent_id) == (WORST, best.agent_id)


def test_that_space_alone_takes_the_first_promise(page: WallPage, keys: WallKeys, floor: Bench) -> None:
    _press(page, Key.Key_Space)
    assert floor.hand.held is not None
    assert floor.hand.held.incident_id == keys.chosen


def test_that_escape_puts_back_and_then_leaves_the_promise(
    page: WallPage, keys: WallKeys, floor: Bench
) -> None:
    _press(page, Key.Key_Space, Key.Key_Escape)
    assert (floor.hand.phase, floor.sent) == (Phase.EMPTY, [])
    _press(page, Key.Key_Escape)
    assert keys.chosen is None


def test_that_ctrl_z_on_the_wall_takes_a_deploy_back(
    page: WallPage, keys: WallKeys, floor: Bench, qtbot: QtBot
) -> None:
    page.activateWindow()
    page.setFocus()
    _walk_to(page, keys, WORST)
    _press(page, Key.Key_Space, Key.Key_Return)
    floor.store.settle(Outcome(floor.sent[0], OutcomeKind.DONE))
    floor.show(floor.store.board)
    QTest.keyClick(page, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(floor.sent[-1], TakeBack)


def test_that_a_warning_on_the_wall_asks_in_a_line_of_its_own_that_has_the_keys(
    qapp: QApplication, qtbot: QtBot
) -> None:
    floor = bench(board((Shift(1, REMY, NOW - timedelta(hours=7), NOW + timedelta(minutes=20)),)))
    floor.ticker.now = lambda: NOW  # type: ignore[method-assign]  # the tests' clock stands still
    theme = load_theme("dark")
    page = WallPage(theme)
    qtbot.addWidget(page)
    page.resize(1920, 1080)
    bind_wall(page, floor.floor, floor.hand, floor.notices, theme)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.setFocus()
    floor.hand.pick_up(IncidentPayload(WORST, 3))
    floor.hand.let_go(Target(agent_id=REMY))
    line = _line(page)
    assert line.isVisible()
    assert line.question.own.hasFocus()
    QTest.keyClicks(line.question.own, "stays longer")
    QTest.keyClick(line.question.own, Key.Key_Return)
    (command,) = floor.sent
    assert isinstance(command, Deploy)
    assert command.reason == "stays longer"
    assert page.hasFocus()
    floor.store.stop()
    floor.ticker.stop()


@pytest.mark.parametrize("seen", ["wall", "desk"])
def test_that_of_two_pages_with_one_hand_only_the_seen_one_asks_and_takes_the_keys(
    qapp: QApplication, qtbot: QtBot, seen: str
) -> None:
    floor = bench(board((Shift(1, REMY, NOW - timedelta(hours=7), NOW + timedelta(minutes=20)),)))
    floor.ticker.now = lambda: NOW  # type: ignore[method-assign]  # the tests' clock stands still
    theme = load_theme("dark")
    wall = WallPage(theme)
    bind_wall(wall, floor.floor, floor.hand, floor.notices, theme)
    desk = DeskPage(floor.floor, floor.hand, floor.notices, theme)
    pages: dict[str, QWidget] = {"wall": wall, "desk": desk}
    window = QStackedWidget()
    qtbot.addWidget(window)
    for page in pages.values():
        window.addWidget(page)
    window.setCurrentWidget(pages[seen])
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    pages[seen].setFocus()
    before = window.focusWidget()
    floor.hand.pick_up(IncidentPayload(WORST, 3))
    floor.hand.let_go(Target(agent_id=REMY))
    assert _line(pages[seen]).question.own.hasFocus()
    floor.hand.put_back()
    assert window.focusWidget() is before
    floor.store.stop()
    floor.ticker.stop()
