"""“Why this time?” on the desk: what opens it and what closes it, by mouse and by keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import Bench
from tests.widgets.proof_board import (
    LONG,
    MISSED,
    RUNNING,
)
from tests.widgets.proof_page import RESOLVE, SIZES, proof_floor, proof_page, time_of, view_of_panel
from wallboard.models.payload import IncidentPayload
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.detail.rows import RowKind

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def floor(qapp: QApplication) -> Iterator[Bench]:
    with proof_floor() as made:
        yield made


@pytest.fixture
def page(floor: Bench, qtbot: QtBot) -> DeskPage:
    return proof_page(floor, qtbot)


def promises_of(page: DeskPage) -> tuple[QPoint, ...]:
    """Where the promises stand on the sheet of the detail."""
    return tuple(rect.center().toPoint() for rect in page.detail.sheet.rects_of(RowKind.PROMISE))


def test_that_a_click_on_a_time_in_the_list_opens_its_proof(page: DeskPage) -> None:
    QTest.mouseClick(page.incidents.unassigned.viewport(), LEFT, pos=time_of(page, MISSED))
    assert page.proof.isVisible()
    assert page.proof.hasFocus()
    assert (page.proof.incident_id, page.detail.incident_id) == (MISSED, MISSED)


def test_that_a_click_on_the_name_only_chooses_the_incident(page: DeskPage) -> None:
    QTest.mouseClick(page.incidents.unassigned.viewport(), LEFT, pos=time_of(page, MISSED) - QPoint(220, 0))
    assert page.proof.isHidden()
    assert page.detail.incident_id == MISSED


@pytest.mark.parametrize("key", [Key.Key_W])
def test_that_a_key_on_the_chosen_incident_opens_its_proof(page: DeskPage, key: Qt.Key) -> None:
    page.incidents.choose(RUNNING)
    page.incidents.unassigned.setFocus()
    QTest.keyClick(page.incidents.unassigned, key)
    assert page.proof.incident_id == RUNNING


def test_that_a_w_in_the_search_is_a_letter(page: DeskPage) -> None:
    page.head.search.setFocus()
    QTest.keyClicks(page.head.search, "www")
    assert page.head.search.text() == "www"
    assert page.proof.isHidden()


def test_that_a_click_on_a_promise_opens_the_proof_of_that_promise(page: DeskPage) -> None:
    page.incidents.choose(RUNNING)
    QTest.mouseClick(page.detail.sheet, LEFT, pos=promises_of(page)[1])
    assert view_of_panel(page).chosen == RESOLVE


def test_that_the_keys_walk_over_the_promises_and_enter_opens_one(page: DeskPage) -> None:
    page.incidents.choose(RUNNING)
    page.detail.sheet.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.detail.sheet, Key.Key_Tab)
    QTest.keyClick(page.detail.sheet, Key.Key_Return)
    assert view_of_panel(page).chosen == RESOLVE


def test_that_a_press_on_one_promise_and_a_release_on_another_opens_nothing(page: DeskPage) -> None:
    page.incidents.choose(RUNNING)
    one, other = promises_of(page)
    QTest.mousePress(page.detail.sheet, LEFT, pos=one)
    QTest.mouseRelease(page.detail.sheet, LEFT, pos=other)
    assert page.proof.isHidden()


def test_that_escape_closes_it_and_gives_the_keys_back(page: DeskPage) -> None:
    page.incidents.choose(RUNNING)
    page.incidents.unassigned.setFocus()
    QTest.keyClick(page.incidents.unassigned, Key.Key_W)
    QTest.keyClick(page.proof, Key.Key_Escape)
    assert page.proof.isHidden()
    assert page.incidents.unassigned.hasFocus()


def test_that_a_click_beside_it_closes_it_and_one_on_it_does_not(page: DeskPage) -> None:
    page.open_proof(RUNNING)
    QTest.mouseClick(page.proof, LEFT, pos=page.proof.rect().center())
    assert page.proof.isVisible()
    QTest.mouseClick(page.strip, LEFT, pos=page.strip.rect().center())
    assert page.proof.isHidden()


def test_that_a_click_on_another_time_proves_that_one(page: DeskPage) -> None:
    page.open_proof(RUNNING)
    QTest.mouseClick(page.incidents.unassigned.viewport(), LEFT, pos=time_of(page, MISSED))
    assert page.proof.incident_id == MISSED


def test_that_it_gives_way_to_a_hand_whose_targets_it_would_cover(page: DeskPage, floor: Bench) -> None:
    page.open_proof(RUNNING)
    floor.hand.pick_up(IncidentPayload(RUNNING, 3))
    assert page.proof.isHidden()
    page.open_proof(MISSED)
    assert page.proof.isHidden()


@pytest.mark.parametrize("size", SIZES)
def test_that_it_stands_over_the_people_and_covers_nothing_else(
    floor: Bench, qtbot: QtBot, size: tuple[int, int]
) -> None:
    page = proof_page(floor, qtbot, size)
    page.open_proof(LONG, RESOLVE)
    place = page.proof.geometry()
    others = (page.head, page.strip, page.incidents, page.column, page.notice)
    assert page.rect().contains(place)
    assert not any(place.intersects(part.geometry()) for part in others)
