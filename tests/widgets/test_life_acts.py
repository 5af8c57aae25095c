"""The rest of an incident's life from the desk: by key and button, one or several, refused in words."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.widgets.desk_floor import REMY, WORST, Bench, assignment, board, incident
from tests.widgets.life_desk import (
    NOTHING,
    Ctrl,
    Key,
    Shift,
    only,
    press,
    select,
    stand_on,
)
from wallboard.domain.assignment import AssignmentState
from wallboard.domain.commands import Command, Release, Together
from wallboard.domain.incident import IncidentState
from wallboard.domain.life_commands import ChangeLife, LifeAct
from wallboard.widgets.actions import catalogue
from wallboard.widgets.actions.action import Action
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.life.life_words import ACTIONS
from wallboard.widgets.palette import Palette
from wallboard.widgets.theme import load_theme

pytestmark = pytest.mark.usefixtures("standing_clock")
PAUSED, WORKED_ON, NEW = 37, 8, 1


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


def test_that_every_act_of_life_has_an_action_with_a_key() -> None:
    assert set(ACTIONS) == set(LifeAct)
    assert all(action.keys for action in ACTIONS.values())


def test_that_one_of_several_is_taken_off_by_number(page: DeskPage, floor: Bench) -> None:
    floor.show(board((assignment(900, WORKED_ON, 1, 4.0), assignment(901, WORKED_ON, 2, 3.0))))
    stand_on(page, WORKED_ON)
    press(page, Key.Key_L)
    rows = page.column.picker.rows.rows
    assert (rows[0].key, rows[0].number) == (None, 1)
    press(page, Key.Key_2, Key.Key_Return)
    (command,) = floor.sent
    assert isinstance(command, Release)
    assert command.agent_id == rows[1].key


def test_that_no_act_goes_because_another_has_the_keys(page: DeskPage) -> None:
    stand_on(page, WORKED_ON)
    shown = [one.accessibleName() for one in page.column.bar.buttons if one.isVisible()]
    assert shown
    page.column.bar.deploy.setFocus()
    page.column.bar.resize(page.column.bar.size())
    page.column.bar._lay()
    assert [one.accessibleName() for one in page.column.bar.buttons if one.isVisible()] == shown


@pytest.mark.parametrize(
    ("state", "held", "first"),
    [
        (IncidentState.NEW, None, [catalogue.CHOOSE, catalogue.CARRY, catalogue.ACKNOWLEDGE]),
        (IncidentState.IN_PROGRESS, AssignmentState.WORKING, [catalogue.RESOLVE, catalogue.PAUSE]),
        (IncidentState.PAUSED, None, [catalogue.RESUME, catalogue.RESOLVE]),
        (IncidentState.ACKNOWLEDGED, AssignmentState.OFFERED, [catalogue.ANSWER, catalogue.CHOOSE]),
    ],
)
def test_that_the_palette_begins_with_what_makes_sense_for_the_incident_that_is_chosen(
    page: DeskPage,
    floor: Bench,
    state: IncidentState,
    held: AssignmentState | None,
    first: list[Action],
) -> None:
    reason = "supplier" if state is IncidentState.PAUSED else None
    row = incident(WORST, 1, 1, 4, 18.2, version=4, state=state, pause_reason=reason)
    sent = () if held is None else (replace(assignment(900, WORST, REMY, 1.0), state=held),)
    floor.show(board((row, *sent)))
    stand_on(page, WORST)
    rows = Palette(page, load_theme("dark"), lambda: page).rows()
    assert [one.key for one in rows[: len(first)]] == [action.key for action in first]
    assert len({one.key for one in rows}) == len(rows)


@pytest.mark.parametrize("state", [IncidentState.ACKNOWLEDGED, IncidentState.PAUSED, IncidentState.NEW])
@pytest.mark.parametrize("width", [1180, 1440, 1920])
def test_that_every_act_at_the_foot_says_its_name_and_all_are_of_one_height(
    page: DeskPage, floor: Bench, state: IncidentState, width: int
) -> None:
    reason = "supplier" if state is IncidentState.PAUSED else None
    floor.show(board((incident(WORST, 1, 1, 4, 18.2, version=4, state=state, pause_reason=reason),)))
    page.resize(width, 900)
    stand_on(page, WORST)
    bar, acts = page.column.bar, page.column.acts
    rows = [bar.deploy, *bar.buttons, bar.more], [acts.update_given, acts.move_rules]
    shown = [one for row in rows for one in row if one.isVisible()]
    assert bar.more in shown
    assert bar.more.text().split()[0] == "More"
    assert all(one.sizeHint().width() <= one.width() for one in shown), "none is cut"
    assert len({one.height() for one in shown}) == 1
    lefts = {row[0].mapTo(page, row[0].rect().topLeft()).x() for row in rows}
    assert len(lefts) == 1, "both rows begin at one edge"
