"""“Why this time?” on the wall: a key on a promise opens it beside the board, and it covers nothing."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import NOW, REMY, WORST, Bench, bench, board
from tests.widgets.proof_board import LONG, RUNNING, proof_bench
from tests.widgets.wall_window import beside, open_wall
from wallboard.domain.freshness import Freshness, Sight
from wallboard.domain.policy import Promise
from wallboard.domain.staff import Shift
from wallboard.models.payload import IncidentPayload
from wallboard.widgets import hand_drag, times
from wallboard.widgets.hand_state import Target
from wallboard.widgets.hand_wall_keys import WallKeys
from wallboard.widgets.notice_line import NoticeLine
from wallboard.widgets.proof.proof_panel import ProofPanel
from wallboard.widgets.wall_page import WallPage

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
SIZES = [(1280, 720), (1440, 900), (1920, 1080), (3840, 2160), (1080, 1920)]
STALE = Sight(Freshness.STALE, timedelta(seconds=14))


@pytest.fixture
def floor(qapp: QApplication) -> Iterator[Bench]:
    made = proof_bench()
    yield made
    made.store.stop()
    made.ticker.stop()


@pytest.fixture
def page(floor: Bench, qtbot: QtBot) -> WallPage:
    return open_wall(floor, qtbot)


def _panel(page: WallPage) -> ProofPanel:
    return beside(page).proof


def _promise(page: WallPage, incident_id: int = WORST) -> QPoint:
    """On the time in the row of a promise, in the page."""
    rect = page.promises.rect_of(incident_id).translated(page.promises.pos())
    assert not rect.isEmpty()
    return QPoint(rect.right() - 60, rect.center().y())


def test_that_the_proof_says_what_the_promise_counts_down(page: WallPage) -> None:
    beside(page).prove(WORST)
    panel = _panel(page)
    assert panel.isVisible()
    assert panel.hasFocus()
    assert panel.view is not None
    assert panel.view.chosen == (Promise.DEPLOY, 1)
    due_at = page._board.promises[WORST].due_at if page._board else NOW
    assert panel.view.count.text == times.left(due_at - NOW) == "1:48"


def test_that_a_drag_out_of_a_promise_and_back_opens_nothing(
    page: WallPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried: list[object] = []
    monkeypatch.setattr(hand_drag, "drag_incident", lambda *given: carried.append(given))
    at = _promise(page)
    QTest.mousePress(page, LEFT, pos=at)
    for step in (QPoint(-60, 0), QPoint(0, 0)):
        place = (at + step).toPointF()
        moved = QMouseEvent(
            QEvent.Type.MouseMove, place, page.mapToGlobal(place), LEFT, LEFT, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(page, moved)
    QTest.mouseRelease(page, LEFT, pos=at)
    assert len(carried) == 1
    assert _panel(page).isHidden()


def test_that_a_click_beside_the_promises_opens_nothing(page: WallPage) -> None:
    QTest.mouseClick(page, LEFT, pos=page.strip.geometry().center())
    assert _panel(page).isHidden()


@pytest.mark.parametrize("key", [Key.Key_W])
def test_that_a_key_on_the_chosen_promise_opens_its_proof(page: WallPage, key: Qt.Key) -> None:
    QTest.keyClick(page, Key.Key_Down)
    QTest.keyClick(page, key)
    assert _panel(page).isVisible()
    QTest.keyClick(_panel(page), Key.Key_Escape)
    assert _panel(page).isHidden()
    assert page.hasFocus()


def test_that_without_a_choice_the_key_proves_the_first_promise(page: WallPage) -> None:
    QTest.keyClick(page, Key.Key_W)
    assert _panel(page).incident_id is not None


def test_that_the_key_on_another_promise_proves_that_one(page: WallPage) -> None:
    beside(page).prove(RUNNING)
    QTest.keyClick(page, Key.Key_Down)
    QTest.keyClick(page, Key.Key_W)
    keys = page.findChild(WallKeys)
    assert keys is not None
    assert _panel(page).incident_id == keys.chosen != RUNNING


def test_that_the_enter_that_gives_a_reason_asks_for_no_proof(qapp: QApplication, qtbot: QtBot) -> None:
    floor = bench(board((Shift(1, REMY, NOW - timedelta(hours=7), NOW + timedelta(minutes=20)),)))
    floor.ticker.now = lambda: NOW  # type: ignore[method-assign]  # the tests' clock stands still
    page = open_wall(floor, qtbot)
    QTest.keyClick(page, Key.Key_Down)
    floor.hand.pick_up(IncidentPayload(WORST, 3))
    floor.hand.let_go(Target(agent_id=REMY))
    line = page.findChild(NoticeLine)
    assert line is not None
    QTest.keyClicks(line.question.own, "stays longer")
    QTest.keyClick(line.question.own, Key.Key_Return)
    assert len(floor.sent) == 1
    assert _panel(page).isHidden()
    floor.store.stop()
    floor.ticker.stop()


def test_that_it_stays_beside_a_hand_whose_targets_it_does_not_cover(page: WallPage, floor: Bench) -> None:
    beside(page).prove(WORST)
    floor.hand.pick_up(IncidentPayload(WORST, 3))
    assert _panel(page).isVisible()
    assert not _panel(page).geometry().intersects(page.geometry())


def test_that_escape_leads_back_from_the_proof_to_the_incident_and_from_there_to_the_board(
    page: WallPage,
) -> None:
    there = beside(page)
    there.open(WORST)
    there.prove_shown()
    assert (there.proof.isVisible(), there.column.isVisible()) == (True, False)
    QTest.keyClick(there.proof, Key.Key_Escape)
    assert (there.proof.isVisible(), there.column.isVisible()) == (False, True)
    QTest.keyClick(there.column.pane.sheet, Key.Key_Escape)
    assert not there.is_open
    assert page.hasFocus()


@pytest.mark.parametrize("size", SIZES)
def test_that_it_stands_beside_the_board_and_inside_the_window(
    floor: Bench, qtbot: QtBot, size: tuple[int, int]
) -> None:
    page = open_wall(floor, qtbot, size)
    beside(page).prove(LONG)
    frame = page.parentWidget()
    assert frame is not None
    assert frame.rect().contains(_panel(page).geometry())
    assert not _panel(page).geometry().intersects(page.geometry())


def test_that_it_grows_with_the_wall(floor: Bench, qtbot: QtBot) -> None:
    page = open_wall(floor, qtbot, (1280, 720))
    beside(page).prove(LONG)
    small, frame = _panel(page).ink.pot.scale, page.window()
    frame.resize(3840, 2160)
    qtbot.waitUntil(lambda: _panel(page).ink.pot.scale > 2.9 * small)


def test_that_a_stale_wall_proves_in_grey_and_counts_nothing(page: WallPage, floor: Bench) -> None:
    beside(page).prove(WORST)
    floor.store.sight_changed.emit(STALE)
    view = _panel(page).view
    assert view is not None
    assert view.count.text == view.face.time(NOW + timedelta(seconds=108))
    shot = _panel(page).grab().toImage()
    colours = (shot.pixelColor(x, y) for x in range(0, shot.width(), 9) for y in range(0, shot.height(), 7))
    assert all(max(c.red(), c.green(), c.blue()) - min(c.red(), c.green(), c.blue()) <= 2 for c in colours)


def test_that_a_panel_is_dressed_anew_only_when_the_wall_turns(
    page: WallPage, floor: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside(page).prove(WORST)
    dressed: list[object] = []
    monkeypatch.setattr(_panel(page), "dress", dressed.append)
    for seconds in (3, 14, 15, 40):
        freshness = Freshness.LATE if seconds < 10 else Freshness.STALE
        floor.store.sight_changed.emit(Sight(freshness, timedelta(seconds=seconds)))
    assert len(dressed) == 1
    floor.store.sight_changed.emit(Sight(Freshness.LIVE, timedelta()))
    assert len(dressed) == 2


def test_that_it_counts_on_with_the_ticker(page: WallPage, floor: Bench) -> None:
    beside(page).prove(WORST)
    later = NOW + timedelta(seconds=8)
    _panel(page)._now = lambda: later
    floor.ticker.tick.emit(later)
    view = _panel(page).view
    assert view is not None
    assert view.count.text == "1:40"
