"""The rest of an incident's life from the desk: by key and button, one or several, refused in words."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import NOW, WORST, Bench, bench, board, incident
from wallboard.domain.board import Board
from wallboard.domain.commands import Command, Outcome, OutcomeKind, Release, TakeBack, Together
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.life_commands import ChangeLife, LifeAct
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.life.life_words import ACTIONS
from wallboard.widgets.theme import load_theme

Key, Shift, Ctrl = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NOTHING = Qt.KeyboardModifier.NoModifier
PAUSED, WORKED_ON, NEW = 37, 8, 1


@pytest.fixture
def floor(qapp: QApplication) -> Iterator[Bench]:
    made = bench()
    made.ticker.now = lambda: NOW  # type: ignore[method-assign]  # the tests' clock stands still
    yield made
    made.store.stop()
    made.ticker.stop()


@pytest.fixture
def page(floor: Bench, qtbot: QtBot) -> DeskPage:
    made = DeskPage(floor.floor, floor.hand, floor.notices, load_theme("dark"))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    stand_on(made, WORST)
    return made


def stand_on(page: DeskPage, incident_id: int) -> None:
    page.incidents.choose(incident_id)
    is_free = page.incidents.unassigned.lines.row_of(incident_id) is not None
    (page.incidents.unassigned if is_free else page.incidents.assigned).setFocus()


def press(page: DeskPage, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or page, key, held)
        QApplication.processEvents()


def only(floor: Bench) -> ChangeLife:
    (command,) = floor.sent
    assert isinstance(command, ChangeLife)
    return command


def ended(incident_id: int, state: IncidentState) -> Board:
    """The floor where one incident has just ended, as its day still knows it."""
    row = replace(floor_row(incident_id), state=state, resolved_at=NOW, version=9)
    return board((row,), without=(incident_id,))


def floor_row(incident_id: int) -> Incident:
    return board().incidents[incident_id]


@pytest.mark.parametrize(
    ("chosen", "key", "act"),
    [
        (NEW, (Key.Key_A, NOTHING), LifeAct.ACKNOWLEDGE),
        (PAUSED, (Key.Key_P, Shift), LifeAct.RESUME),
    ],
)
def test_that_what_needs_no_reason_is_done_at_once_as_seen(
    page: DeskPage, floor: Bench, chosen: int, key: tuple[Qt.Key, Qt.KeyboardModifier], act: LifeAct
) -> None:
    stand_on(page, chosen)
    press(page, key[0], held=key[1])
    command = only(floor)
    assert (command.incident_id, command.version_seen, command.act) == (chosen, 3, act)


@pytest.mark.parametrize(
    ("key", "act", "chosen"),
    [
        (Key.Key_P, LifeAct.PAUSE, WORKED_ON),
        (Key.Key_R, LifeAct.RESOLVE, WORKED_ON),
        (Key.Key_K, LifeAct.CANCEL, NEW),
        (Key.Key_X, LifeAct.ESCALATE, NEW),
    ],
)
def test_that_a_reason_is_asked_for_by_number(
    page: DeskPage, floor: Bench, key: Qt.Key, act: LifeAct, chosen: int
) -> None:
    stand_on(page, chosen)
    press(page, key)
    assert not floor.sent
    question = page.column.prompt.question
    assert question is not None
    press(page, Key.Key_2)
    command = only(floor)
    assert (command.act, command.code) == (act, question.reasons[1].code)
    assert QApplication.focusWidget() in (page.incidents.unassigned, page.incidents.assigned)


def test_that_own_words_go_with_the_code_and_alone_are_not_enough(page: DeskPage, floor: Bench) -> None:
    stand_on(page, WORKED_ON)
    press(page, Key.Key_R)
    QTest.keyClicks(page.column.prompt.own, "cable changed")
    press(page, Key.Key_Return)
    assert not floor.sent
    press(page, Key.Key_Down, Key.Key_Return)
    assert only(floor).reason == "cable changed"
    assert only(floor).code is not None


def test_that_an_act_that_makes_no_sense_is_refused_in_words_and_sends_nothing(
    page: DeskPage, floor: Bench
) -> None:
    press(page, Key.Key_P, held=Shift)
    assert not floor.sent
    assert "is not paused" in page.notice.text


def test_that_the_button_does_what_the_key_does(page: DeskPage, floor: Bench) -> None:
    button = next(one for one in page.column.bar.buttons if one.accessibleName() == "Acknowledge")
    assert button.text().endswith("A")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert only(floor).act is LifeAct.ACKNOWLEDGE


def test_that_release_takes_everybody_off(page: DeskPage, floor: Bench) -> None:
    stand_on(page, WORKED_ON)
    press(page, Key.Key_L)
    press(page, Key.Key_Return)
    (command,) = floor.sent
    assert isinstance(command, Release)
    assert (command.incident_id, command.agent_id) == (WORKED_ON, None)


def test_that_release_of_what_nobody_is_on_is_refused(page: DeskPage, floor: Bench) -> None:
    press(page, Key.Key_L)
    assert not floor.sent
    assert "Nobody is on" in page.notice.text


def test_that_shift_and_arrows_select_several(page: DeskPage) -> None:
    page.incidents.choose_first()
    page.incidents.unassigned.setFocus()
    press(page, Key.Key_Down, Key.Key_Down, held=Shift)
    assert len(page.incidents.selected_ids()) == 3
    press(page, Key.Key_Down)
    assert len(page.incidents.selected_ids()) == 1


def test_that_ctrl_and_a_click_add_one_of_the_other_section(page: DeskPage) -> None:
    section = page.incidents.assigned
    at = section.visualRect(section.lines.index(1)).center()
    QTest.mouseClick(section.viewport(), Qt.MouseButton.LeftButton, Ctrl, at)
    assert set(page.incidents.selected_ids()) == {WORST, section.lines.line(1).id}
    assert page.column.bar.title == "2 incidents chosen"
    QTest.mouseClick(section.viewport(), Qt.MouseButton.LeftButton, NOTHING, at)
    assert set(page.incidents.selected_ids()) == {section.lines.line(1).id}


def select(page: DeskPage, *incident_ids: int) -> None:
    for section in (page.incidents.unassigned, page.incidents.assigned):
        model = section.selectionModel()
        for one in incident_ids:
            row = section.lines.row_of(one)
            if row is not None:
                model.select(section.lines.index(row), model.SelectionFlag.Select)
    QApplication.processEvents()


def test_that_several_go_together_all_or_none(page: DeskPage, floor: Bench) -> None:
    select(page, 1, 2)
    press(page, Key.Key_A)
    assert not floor.sent, "the person says first whether all or none"
    press(page, Key.Key_Return)
    (command,) = floor.sent
    assert isinstance(command, Together)
    assert {part.incident_id for part in parts(command)} == {1, 2}
    assert set(floor.store.pending) == {1, 2}


def parts(command: Command) -> list[ChangeLife]:
    assert isinstance(command, Together)
    return [part for part in command.parts if isinstance(part, ChangeLife)]


def test_that_as_many_as_pass_go_one_by_one_and_one_sentence_tells(page: DeskPage, floor: Bench) -> None:
    select(page, 1, 2, WORKED_ON)
    press(page, Key.Key_A)
    question = page.column.prompt.question
    assert question is not None
    assert "1 cannot" in question.title
    QTest.mouseClick(page.column.prompt.singly, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.column.prompt.act, Qt.MouseButton.LeftButton)
    assert sorted(command.incident_id for command in floor.sent if isinstance(command, ChangeLife)) == [1, 2]
    first, second = floor.sent
    floor.store.settle(Outcome(first, OutcomeKind.DONE))
    floor.store.settle(Outcome(second, OutcomeKind.DONE))
    assert page.notice.text.startswith("2 incidents are acknowledged. 1 not: ")
    floor.show(floor.store.board)
    press(page, Key.Key_Z, held=Ctrl)
    undone = {command.of_command_id for command in floor.sent if isinstance(command, TakeBack)}
    assert undone == {first.command_id, second.command_id}


def test_that_one_refused_among_several_is_told_with_them(page: DeskPage, floor: Bench) -> None:
    select(page, 1, 2)
    press(page, Key.Key_A)
    QTest.mouseClick(page.column.prompt.singly, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.column.prompt.act, Qt.MouseButton.LeftButton)
    first, second = floor.sent
    floor.store.settle(Outcome(first, OutcomeKind.REFUSED, "Ben was faster."))
    floor.store.settle(Outcome(second, OutcomeKind.DONE))
    assert "Ben was faster." in page.notice.text
    assert "is acknowledged" in page.notice.text
    assert page.notice.undo_button.isVisible()


@pytest.mark.parametrize(("act", "can"), [(LifeAct.PAUSE, True), (LifeAct.CANCEL, False)])
def test_that_undo_is_offered_where_it_can_be_undone(
    page: DeskPage, floor: Bench, act: LifeAct, can: bool
) -> None:
    stand_on(page, WORKED_ON)
    page.column.life.do(act)
    press(page, Key.Key_1)
    floor.store.settle(Outcome(floor.sent[0], OutcomeKind.DONE))
    assert page.notice.undo_button.isVisible() is can
    assert page.notice.text


def test_that_every_act_has_its_undo_and_the_newest_comes_first(page: DeskPage, floor: Bench) -> None:
    press(page, Key.Key_A)
    floor.store.settle(Outcome(floor.sent[0], OutcomeKind.DONE))
    stand_on(page, PAUSED)
    press(page, Key.Key_P, held=Shift)
    floor.store.settle(Outcome(floor.sent[1], OutcomeKind.DONE))
    floor.show(floor.store.board)
    for sent in (floor.sent[1], floor.sent[0]):
        press(page, Key.Key_Z, held=Ctrl)
        undo = floor.sent[-1]
        assert isinstance(undo, TakeBack)
        assert undo.of_command_id == sent.command_id
        floor.store.settle(Outcome(undo, OutcomeKind.DONE))
        floor.show(floor.store.board)
    assert not page.notice.undo_button.isVisible()


def test_that_merging_picks_the_other_by_typing(page: DeskPage, floor: Bench) -> None:
    press(page, Key.Key_J)
    picker = page.column.picker
    assert picker.is_open
    assert WORST not in {row.key for row in picker.rows.rows}
    other = floor.store.board.incidents[9]
    QTest.keyClicks(picker.field, other.reference)
    press(page, Key.Key_Return)
    command = only(floor)
    assert (command.act, command.incident_id, command.into_id) == (LifeAct.MERGE, WORST, other.id)


def test_that_the_likest_incident_is_offered_first(page: DeskPage, floor: Bench) -> None:
    alike = incident(90, 3, floor.store.board.incidents[WORST].nature_id, 2, 3)
    floor.show(board((alike,)))
    press(page, Key.Key_J)
    assert page.column.picker.rows.rows[0].key == alike.id


def test_that_escape_asks_no_more_and_gives_the_keys_back(page: DeskPage, floor: Bench) -> None:
    press(page, Key.Key_K, Key.Key_Escape)
    assert not floor.sent
    assert not page.column.prompt.is_asking
    assert page.incidents.unassigned.hasFocus()


def test_that_letters_name_people_while_the_hand_carries(page: DeskPage, floor: Bench) -> None:
    press(page, Key.Key_Space, Key.Key_A)
    assert floor.hand.held is not None
    assert page.keys.typed == "a"
    assert not floor.sent


@pytest.mark.parametrize(
    ("state", "key", "act"),
    [
        (IncidentState.RESOLVED, Key.Key_C, LifeAct.CLOSE),
        (IncidentState.RESOLVED, Key.Key_O, LifeAct.REOPEN),
        (IncidentState.CLOSED, Key.Key_O, LifeAct.REOPEN),
    ],
)
def test_that_an_ended_incident_is_found_and_closed_or_reopened(
    page: DeskPage, floor: Bench, state: IncidentState, key: Qt.Key, act: LifeAct
) -> None:
    floor.show(ended(WORKED_ON, state))
    press(page, Key.Key_E, held=Ctrl)
    picker = page.column.picker
    assert [row.key for row in picker.rows.rows] == [WORKED_ON]
    press(page, Key.Key_Return)
    assert page.detail.incident_id == WORKED_ON
    press(page, key)
    if page.column.prompt.is_asking:
        press(page, Key.Key_Return)
    command = only(floor)
    assert (command.incident_id, command.version_seen, command.act) == (WORKED_ON, 9, act)


def test_that_an_ended_incident_refuses_what_is_for_open_ones(page: DeskPage, floor: Bench) -> None:
    floor.show(ended(WORKED_ON, IncidentState.RESOLVED))
    press(page, Key.Key_E, held=Ctrl)
    press(page, Key.Key_Return)
    press(page, Key.Key_A)
    assert not floor.sent
    assert "Reopen it first" in page.notice.text


def test_that_every_act_of_life_has_an_action_with_a_key() -> None:
    assert set(ACTIONS) == set(LifeAct)
    assert all(action.keys for action in ACTIONS.values())
