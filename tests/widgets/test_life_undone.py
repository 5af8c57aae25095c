"""What becomes of acts from the desk: told together, taken back, and what ended closed or opened again."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.widgets.desk_floor import NOW, Bench, board
from tests.widgets.life_desk import Ctrl, Key, Shift, only, press, select, stand_on
from wallboard.domain.board import Board
from wallboard.domain.commands import Outcome, OutcomeKind, TakeBack
from wallboard.domain.incident import IncidentState
from wallboard.domain.life_commands import ChangeLife, LifeAct
from wallboard.widgets.desk_page import DeskPage

pytestmark = pytest.mark.usefixtures("standing_clock")
PAUSED, WORKED_ON = 37, 8


def ended(incident_id: int, state: IncidentState) -> Board:
    """The floor where one incident has just ended, as its day still knows it."""
    row = replace(board().incidents[incident_id], state=state, resolved_at=NOW, version=9)
    return board((row,), without=(incident_id,))


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


def test_that_after_20_s_an_act_is_taken_back_with_a_reason_only(page: DeskPage, floor: Bench) -> None:
    press(page, Key.Key_A)
    done = floor.sent[0]
    floor.store.settle(Outcome(done, OutcomeKind.DONE))
    floor.show(floor.store.board)
    for _ in range(20):
        floor.notices.pass_second()
    assert not page.notice.undo_button.isVisible()
    press(page, Key.Key_Z, held=Ctrl)
    assert len(floor.sent) == 1
    assert page.notice.question.is_asking
    floor.notices.pass_second()
    assert page.notice.question.is_asking, "a second that goes by takes no question away"
    QTest.keyClicks(page.notice.question.own, "wrong one")
    press(page, Key.Key_Return)
    undo = floor.sent[-1]
    assert isinstance(undo, TakeBack)
    assert (undo.of_command_id, undo.reason) == (done.command_id, "wrong one")
    assert page.incidents.unassigned.hasFocus()
