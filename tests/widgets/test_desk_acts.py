"""An update given and other rules: acts of the desk that move nobody, by key and by button."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import WORST, Bench, bench, board
from tests.widgets.rules_desk import FIRST, board_with, version
from wallboard.domain.commands import GiveUpdate, MovePolicy
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.theme import load_theme


@pytest.fixture
def floor(qapp: QApplication) -> Iterator[Bench]:
    made = bench(board_with(version(2)))
    yield made
    made.store.stop()
    made.ticker.stop()


@pytest.fixture
def page(floor: Bench, qtbot: QtBot) -> DeskPage:
    made = DeskPage(floor.floor, floor.hand, floor.notices, load_theme("dark"))
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    made.setFocus(Qt.FocusReason.OtherFocusReason)
    made.incidents.choose(WORST)
    return made


def press(page: DeskPage, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key)
    QApplication.processEvents()


def test_that_u_notes_an_update_on_the_chosen_incident_as_seen(page: DeskPage, floor: Bench) -> None:
    press(page, Qt.Key.Key_U)
    (command,) = floor.sent
    assert isinstance(command, GiveUpdate)
    assert (command.incident_id, command.version_seen) == (WORST, 3)
    assert floor.store.pending == {}, "nobody is moved, so nothing is drawn as on its way"


def test_that_the_button_does_what_the_key_does(page: DeskPage, floor: Bench) -> None:
    QTest.mouseClick(page.acts.update_given, Qt.MouseButton.LeftButton)
    assert isinstance(floor.sent[0], GiveUpdate)


def test_that_a_second_act_waits_for_the_first(page: DeskPage, floor: Bench) -> None:
    press(page, Qt.Key.Key_U)
    press(page, Qt.Key.Key_U)
    assert len(floor.sent) == 1
    assert "still being changed" in page.notice.text


def test_that_m_asks_for_rules_and_a_reason(page: DeskPage, floor: Bench) -> None:
    press(page, Qt.Key.Key_M)
    acts = page.acts
    offered = [acts.version.itemText(row) for row in range(acts.version.count())]
    assert offered == ["version 2, Ours"], "the rules that hold it already are not offered"
    acts.reason.setFocus()
    press(page, Qt.Key.Key_Return)
    assert not floor.sent
    QTest.keyClicks(acts.reason, "the contract")
    press(page, Qt.Key.Key_Return)
    (command,) = floor.sent
    assert isinstance(command, MovePolicy)
    assert (command.incident_id, command.version_seen, command.policy_version_id, command.reason) == (
        WORST,
        3,
        2,
        "the contract",
    )
    assert not acts.is_asking
    assert page.incidents.unassigned.hasFocus(), "the keys are where they were"


def test_that_an_answer_about_another_incident_is_never_taken_for_it(page: DeskPage, floor: Bench) -> None:
    press(page, Qt.Key.Key_M)
    page.incidents.choose(2)
    page.acts.reason.setText("agreed")
    page.acts.move_incident()
    (command,) = floor.sent
    assert isinstance(command, MovePolicy)
    assert command.incident_id == WORST


def test_that_escape_asks_no_more(page: DeskPage, floor: Bench) -> None:
    press(page, Qt.Key.Key_M)
    press(page, Qt.Key.Key_Escape)
    assert not page.acts.is_asking
    assert not floor.sent


def test_that_a_moved_incident_may_go_back(page: DeskPage, floor: Bench) -> None:
    moved = replace(floor.store.board.incidents[WORST], policy_version_id=2, version=4)
    floor.show(board((FIRST, version(2), moved)))
    press(page, Qt.Key.Key_M)
    offered = [page.acts.version.itemText(row) for row in range(page.acts.version.count())]
    assert offered == ["those it began under", "version 1, Ours"]


def test_that_letters_name_people_while_the_hand_carries(page: DeskPage, floor: Bench) -> None:
    press(page, Qt.Key.Key_Space)
    assert floor.hand.held is not None
    press(page, Qt.Key.Key_U)
    press(page, Qt.Key.Key_M)
    assert page.keys.typed == "um"
    assert not floor.sent
    assert page.acts.isHidden()
    press(page, Qt.Key.Key_Escape)
    press(page, Qt.Key.Key_Escape)
    assert not page.acts.isHidden()
