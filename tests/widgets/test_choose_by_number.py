"""Without a mouse and without dragging: the ranked list by number, people moved and sent on breaks."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.widgets.desk_floor import NOW, REMY, WORST, Bench, board, incident
from tests.widgets.life_desk import Key, press, stand_on, type_in, with_remys_shift_ending
from tests.widgets.life_desk import Shift as Held
from tests.widgets.test_overtaken import given_to_sara
from wallboard.domain.assignment import AssignmentRole
from wallboard.domain.board import Board
from wallboard.domain.commands import Deploy, Together
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.objection import Level
from wallboard.domain.ranking import Ranking, rank
from wallboard.widgets.actions import catalogue
from wallboard.widgets.choosing.times import typed_time
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.hand_state import Target
from wallboard.widgets.picker.picker import Picker

pytestmark = pytest.mark.usefixtures("standing_clock")


@pytest.fixture
def first_board() -> Board:
    return with_remys_shift_ending()


def ranked(floor: Bench, incident_id: int = WORST) -> Ranking:
    inputs = inputs_of(floor.store.board, incident_id, NOW)
    assert inputs is not None
    return rank(inputs)


def listed(page: DeskPage) -> Picker:
    return page.column.choosing.picker


def deployed(floor: Bench) -> Deploy:
    (command,) = floor.sent
    assert isinstance(command, Deploy)
    return command


def test_that_the_list_is_the_ranking_with_a_number_for_who_can_go(page: DeskPage, floor: Bench) -> None:
    press(page, Key.Key_N)
    order = [Target(agent_id=one.agent_id) for one in ranked(floor).candidates]
    rows = listed(page).rows.rows
    assert [row.key for row in rows] == order
    assert [row.number for row in rows if row.level is Level.BLOCK] == [None] * sum(
        row.level is Level.BLOCK for row in rows
    )
    numbers = [row.number for row in rows if row.number is not None]
    assert numbers == list(range(1, len(numbers) + 1))


def test_that_every_row_says_its_reasons_or_why_not(page: DeskPage) -> None:
    press(page, Key.Key_N)
    for row in listed(page).rows.rows:
        assert row.why_not if row.level is Level.BLOCK else row.note, row.words
        assert bool(row.parts) is (row.level is not Level.BLOCK)


def test_that_a_digit_sends_the_recommended_one_at_once(page: DeskPage, floor: Bench) -> None:
    press(page, Key.Key_N, Key.Key_1)
    command = deployed(floor)
    best = ranked(floor).recommended_id
    assert (command.incident_id, command.version_seen, command.agent_id) == (WORST, 3, best)
    assert (command.recommended_id, command.role, command.is_reserved) == (best, AssignmentRole.LEAD, False)
    assert not listed(page).is_open


def test_that_another_than_the_recommended_one_asks_why(page: DeskPage, floor: Bench) -> None:
    press(page, Key.Key_N, Key.Key_2)
    assert not floor.sent
    question = page.column.prompt.question
    assert question is not None
    assert "is recommended" in question.title
    press(page, Key.Key_1)
    command = deployed(floor)
    assert command.agent_id == ranked(floor).candidates[1].agent_id
    assert (command.reason_code, command.recommended_id) == (
        question.reasons[0].code,
        ranked(floor).recommended_id,
    )


def test_that_a_warned_one_is_found_by_name_and_asks_why(page: DeskPage, floor: Bench) -> None:
    press(page, Key.Key_N)
    type_in(page, "rem")
    press(page, Key.Key_Return)
    question = page.column.prompt.question
    assert question is not None
    assert question.title.startswith("Remy F: Shift ends")
    type_in(page, "stays longer")
    press(page, Key.Key_Return)
    assert (deployed(floor).agent_id, deployed(floor).reason) == (REMY, "stays longer")


def test_that_who_cannot_go_is_shown_and_not_sent(page: DeskPage, floor: Bench) -> None:
    press(page, Key.Key_N)
    type_in(page, "ben t")
    assert listed(page).rows.rows[0].why_not
    press(page, Key.Key_Return)
    assert not floor.sent
    assert listed(page).is_open


def test_that_a_click_on_a_row_sends_without_dragging(page: DeskPage, floor: Bench) -> None:
    QTest.mouseClick(page.column.bar.deploy, Qt.MouseButton.LeftButton)
    rows = listed(page).list
    at = rows.visualRect(rows.model().index(0, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert deployed(floor).agent_id == ranked(floor).recommended_id


def test_that_left_and_right_turn_to_support_reserve_and_teams(page: DeskPage, floor: Bench) -> None:
    press(page, Key.Key_N, Key.Key_Right, Key.Key_1)
    if page.column.prompt.is_asking:
        press(page, Key.Key_1)
    assert deployed(floor).role is AssignmentRole.SUPPORT


def test_that_reserving_asks_for_when_and_is_not_deploying(page: DeskPage, floor: Bench) -> None:
    press(page, Key.Key_N, Key.Key_Right, Key.Key_Right, Key.Key_1)
    assert not floor.sent
    press(page, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    command = deployed(floor)
    assert command.is_reserved
    assert command.reserved_for_at == NOW + timedelta(minutes=30)


def test_that_a_team_is_offered_it_by_number(page: DeskPage, floor: Bench) -> None:
    press(page, Key.Key_N, Key.Key_Left)
    rows = listed(page).rows.rows
    assert {row.key for row in rows} == {Target(team_id=number) for number in floor.store.board.teams}
    first = rows[0].key
    press(page, Key.Key_1)
    if page.column.prompt.is_asking:
        press(page, Key.Key_1)
    assert Target(team_id=deployed(floor).team_id) == first


def test_that_the_list_follows_the_floor_and_keeps_whom_one_stands_on(page: DeskPage, floor: Bench) -> None:
    press(page, Key.Key_N, Key.Key_Down)
    stood_on = listed(page).rows.row(listed(page).list.currentIndex().row())
    floor.show(board(without=(8,)))
    page.column.choosing.picker.renew(page.column.choosing.picker.pick)
    floor.ticker.tick.emit(NOW)
    now = listed(page).rows.row(listed(page).list.currentIndex().row())
    assert stood_on is not None
    assert now is not None
    assert now.key == stood_on.key


def test_that_escape_sends_nothing_and_gives_the_keys_back(page: DeskPage, floor: Bench) -> None:
    press(page, Key.Key_N, Key.Key_Escape)
    assert not floor.sent
    assert page.incidents.unassigned.hasFocus()


def test_that_several_incidents_go_to_one_person_together(page: DeskPage, floor: Bench) -> None:
    page.incidents.unassigned.setFocus()
    page.incidents.choose_first()
    press(page, Key.Key_Down, held=Held)
    press(page, Key.Key_N, Key.Key_1)
    question = page.column.prompt.question
    assert question is not None
    assert question.count == 2
    press(page, Key.Key_1 if question.reasons else Key.Key_Return)
    (command,) = floor.sent
    assert isinstance(command, Together)
    assert len({part.agent_id for part in command.parts if isinstance(part, Deploy)}) == 1


@pytest.mark.parametrize(
    ("typed", "after"), [("23:59", True), ("1545", True), ("25:00", False), ("soon", False), ("9", False)]
)
def test_that_a_time_of_day_is_the_next_one(typed: str, after: bool) -> None:
    at = typed_time(typed, NOW)
    assert (at is not None and NOW < at <= NOW + timedelta(days=1)) is after


def test_that_the_keys_shown_are_those_of_the_list(page: DeskPage) -> None:
    assert page.column.bar.deploy.text().endswith(catalogue.CHOOSE.shown_key)


def test_that_who_is_best_for_one_of_several_only_is_asked_about(page: DeskPage, floor: Bench) -> None:
    page.incidents.choose_first()
    press(page, *[Key.Key_Down] * 3, held=Held)
    press(page, Key.Key_N, Key.Key_1)
    question = page.column.prompt.question
    assert question is not None
    best = floor.hand.name(Target(agent_id=ranked(floor).recommended_id))
    assert f"{best} is recommended" not in question.title
    assert bool(question.reasons) is ("not the best for all" in question.title)


def test_that_what_is_led_already_says_by_whom_and_opens_on_who_could_help(
    page: DeskPage, floor: Bench
) -> None:
    led = next(one for one in floor.store.board.assignments.values())
    stand_on(page, led.incident_id)
    press(page, Key.Key_N)
    pick = listed(page).pick
    assert pick.title.startswith(f"{floor.store.board.agent_name(led.agent_id or 0)} leads ")
    assert pick.modes[pick.mode] == "As support"


def test_that_who_was_quicker_is_said_in_the_list_and_a_digit_only_looks_again(
    page: DeskPage, floor: Bench
) -> None:
    press(page, Key.Key_N)
    floor.show(given_to_sara())
    floor.ticker.tick.emit(NOW)
    assert listed(page).pick.title == "48213 was just given to Sara E."
    press(page, Key.Key_1)
    assert not floor.sent
    assert listed(page).pick.title.startswith("Sara E leads 48213")


def test_that_keys_that_come_back_choose_nothing_that_nobody_chose(page: DeskPage, floor: Bench) -> None:
    floor.show(given_to_sara())
    page.incidents.unassigned.setFocus()
    press(page, Key.Key_N, Key.Key_Escape)
    assert page.detail.incident_id == WORST
    line = page.incidents.current_line()
    assert line is None or line.id == WORST


def test_that_a_reason_that_is_being_typed_outlives_boards_and_no_letter_of_it_is_a_key(
    page: DeskPage, floor: Bench
) -> None:
    press(page, Key.Key_N, Key.Key_2)
    type_in(page, "apr")  # each of them is a key of the page: acknowledge, pause, resolve
    floor.show(board((incident(901, 2, 3, 3, 1.0),)))
    page.repaint()
    type_in(page, "il 1st, ")
    floor.show(board((incident(902, 2, 3, 3, 1.0),)))
    type_in(page, "she asked")
    assert floor.sent == [], "neither a letter nor a digit within the words has done anything"
    assert page.column.prompt.own.text() == "april 1st, she asked"
    press(page, Key.Key_Return)
    assert (deployed(floor).reason, deployed(floor).reason_code) == ("april 1st, she asked", None)
