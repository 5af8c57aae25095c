"""An incident opens beside the wall, by a click on its promise or on who is busy with it, and by keys."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import NOW, REMY, WORST, Bench, assignment, bench, board
from tests.widgets.wall_window import beside, open_wall
from wallboard.domain.freshness import Freshness, Sight
from wallboard.models.payload import IncidentPayload
from wallboard.widgets import hand_drag
from wallboard.widgets.detail.rows import RowKind
from wallboard.widgets.wall_page import WallPage

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
HELD = 2
"""The incident that somebody is busy with."""
SIZES = [(1280, 720), (1920, 1080), (3840, 2160), (1080, 1920)]


@pytest.fixture
def floor(qapp: QApplication) -> Iterator[Bench]:
    made = bench(board((assignment(900, HELD, REMY, 4),)))
    made.ticker.now = lambda: NOW  # type: ignore[method-assign]  # the tests' clock stands still
    yield made
    made.store.stop()
    made.ticker.stop()


@pytest.fixture
def page(floor: Bench, qtbot: QtBot) -> WallPage:
    return open_wall(floor, qtbot)


def _opened(page: WallPage) -> list[int | None]:
    """The incident that stands beside the wall, if any."""
    return [beside(page).column.pane.incident_id] if beside(page).is_open else []


def _promise(page: WallPage, incident_id: int = WORST) -> QPoint:
    rect = page.promises.rect_of(incident_id).translated(page.promises.pos())
    assert not rect.isEmpty()
    return rect.center()


def test_that_a_click_on_a_promise_opens_its_incident(page: WallPage) -> None:
    QTest.mouseClick(page, LEFT, pos=_promise(page))
    assert beside(page).is_open
    assert beside(page).column.pane.incident_id == WORST


def test_that_a_click_on_who_is_busy_opens_what_they_hold_and_on_the_free_nothing(
    page: WallPage, floor: Bench
) -> None:
    chip = page.people.rect_of(REMY).translated(page.people.pos())
    assert not chip.isEmpty()
    QTest.mouseClick(page, LEFT, pos=chip.center())
    assert _opened(page) == [HELD]
    beside(page).close()
    held = floor.store.board.assignments_of_agent
    there = (agent for agent in floor.store.board.agents if not page.people.rect_of(agent).isEmpty())
    free = next(agent for agent in there if agent not in held)
    QTest.mouseClick(page, LEFT, pos=page.people.rect_of(free).translated(page.people.pos()).center())
    assert _opened(page) == []


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_I])
def test_that_a_key_opens_the_incident_that_the_keys_stand_on(page: WallPage, key: Qt.Key) -> None:
    QTest.keyClick(page, Key.Key_Down)
    QTest.keyClick(page, key)
    sheet = beside(page).column.pane.sheet
    assert len(_opened(page)) == 1
    assert sheet.hasFocus()
    QTest.keyClick(sheet, Key.Key_Escape)
    assert _opened(page) == []
    assert page.hasFocus()


def test_that_a_drag_out_of_a_promise_opens_nothing(page: WallPage, monkeypatch: pytest.MonkeyPatch) -> None:
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
    assert not beside(page).is_open


@pytest.mark.parametrize("size", SIZES)
def test_that_it_never_stands_over_the_board_and_every_row_has_its_place(
    floor: Bench, qtbot: QtBot, size: tuple[int, int]
) -> None:
    page = open_wall(floor, qtbot, size)
    beside(page).open(WORST)
    column, frame = beside(page).column, page.window()
    assert frame.rect().contains(column.geometry())
    assert not column.geometry().intersects(page.geometry())
    acts = column.acts
    for button in (*acts._besides, acts.update_given, acts.move_rules):
        assert acts.rect().contains(button.geometry())
        assert button.fontMetrics().horizontalAdvance(button.text()) < button.width()
    places = [rect for kind in RowKind for rect in column.pane.sheet.rects_of(kind)]
    assert all(rect.right() <= column.pane.sheet.width() + 1 for rect in places)


def test_that_it_stays_while_a_hand_carries_and_covers_no_target(page: WallPage, floor: Bench) -> None:
    beside(page).open(WORST)
    floor.hand.pick_up(IncidentPayload(WORST, 3))
    assert beside(page).is_open
    assert not beside(page).column.acts.isVisible()
    floor.hand.put_back()
    assert beside(page).column.acts.isVisible()


def test_that_it_turns_grey_with_the_wall_and_counts_nothing_then(page: WallPage, floor: Bench) -> None:
    beside(page).open(WORST)
    floor.store.sight_changed.emit(Sight(Freshness.STALE, timedelta(seconds=14)))
    shot = beside(page).column.pane.sheet.grab().toImage()
    colours = (shot.pixelColor(x, y) for x in range(0, shot.width(), 9) for y in range(0, shot.height(), 7))
    assert all(max(c.red(), c.green(), c.blue()) - min(c.red(), c.green(), c.blue()) <= 2 for c in colours)
    floor.store.sight_changed.emit(Sight(Freshness.LIVE, timedelta()))
    assert beside(page).column.pane.ink.is_now


def test_that_acts_are_in_reach_only_as_long_as_the_incident_is_open(page: WallPage, floor: Bench) -> None:
    beside(page).open(WORST)
    acts = beside(page).column.acts
    assert acts.update_given.isEnabled()
    floor.show(board(without=(WORST,)))
    assert not acts.update_given.isEnabled()
    assert not acts.move_rules.isEnabled()


def test_that_a_button_gives_the_incident_to_the_keys(page: WallPage, floor: Bench) -> None:
    beside(page).open(WORST)
    deploy = beside(page).column.acts._besides[1]
    QTest.mouseClick(deploy, LEFT)
    assert floor.hand.held is not None
    assert floor.hand.held.incident_id == WORST
