"""The keyboard does all that the mouse does: walk, pick up, find a name, deploy, give a reason, take back."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import HOSTING, NOW, REMY, WORST, Bench, assignment, bench, board, incident
from wallboard.domain.commands import Deploy, Outcome, OutcomeKind, TakeBack
from wallboard.domain.deploy import Level
from wallboard.domain.staff import Shift
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.hand_keys import Walk, matches
from wallboard.widgets.hand_state import Phase, Target
from wallboard.widgets.theme import load_theme

Key = Qt.Key


@pytest.fixture
def floor(qapp: QApplication) -> Iterator[Bench]:
    made = bench(board((Shift(1, REMY, NOW - timedelta(hours=7), NOW + timedelta(minutes=20)),)))
    made.ticker.now = lambda: NOW  # type: ignore[method-assign]  # the tests' clock stands still
    yield made
    made.store.stop()
    made.ticker.stop()


@pytest.fixture
def page(floor: Bench, qtbot: QtBot) -> DeskPage:
    made = DeskPage(floor.floor, floor.hand, floor.notices, load_theme("dark"))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.incidents.choose(WORST)
    made.incidents.unassigned.setFocus()
    return made


def _press(page: DeskPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(_focused(page), key)


def _focused(page: DeskPage) -> QWidget:
    return page.focusWidget() or page


def _type(page: DeskPage, text: str) -> None:
    QTest.keyClicks(_focused(page), text)


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_D])
def test_that_space_and_d_pick_the_incident_up_and_stand_on_the_best(
    page: DeskPage, floor: Bench, key: Qt.Key
) -> None:
    _press(page, key)
    assert floor.hand.held is not None
    assert floor.hand.held.incident_id == WORST
    answer = floor.hand.answer(floor.hand.over)
    assert answer is not None
    assert answer.rank == 1


def test_that_enter_deploys_onto_the_target_the_keys_stand_on(page: DeskPage, floor: Bench) -> None:
    _press(page, Key.Key_Space, Key.Key_Down, Key.Key_Up)
    over = floor.hand.over
    _press(page, Key.Key_Return)
    (command,) = floor.sent
    assert isinstance(command, Deploy)
    assert over == Target(agent_id=command.agent_id)


def test_that_the_keys_stop_only_at_those_who_can_go_best_first(page: DeskPage, floor: Bench) -> None:
    _press(page, Key.Key_Space)
    seen = []
    for _ in floor.hand.answers.best_first:
        answer = floor.hand.answer(floor.hand.over)
        assert answer is not None
        seen.append(answer.level)
        _press(page, Key.Key_Tab)
    assert Level.BLOCK not in seen
    assert seen == sorted(seen)
    assert floor.hand.over == floor.hand.answers.best_first[0]


def test_that_the_target_the_keys_stand_on_is_always_in_sight(page: DeskPage, floor: Bench) -> None:
    _press(page, Key.Key_Space)
    for _ in floor.hand.answers.best_first:
        assert floor.hand.over is not None
        assert page.people.viewport().rect().contains(page.people.rect_of(floor.hand.over))
        _press(page, Key.Key_Down)


def test_that_typing_finds_a_person_or_a_team_by_name(page: DeskPage, floor: Bench) -> None:
    _press(page, Key.Key_Space)
    _type(page, "host")
    assert floor.hand.over == Target(team_id=HOSTING)
    _press(page, Key.Key_Escape)
    _type(page, "rem")
    assert floor.hand.over == Target(agent_id=REMY)


def test_that_a_name_who_cannot_go_is_found_to_say_why(page: DeskPage, floor: Bench) -> None:
    _press(page, Key.Key_Space)
    _type(page, "ben t")
    _press(page, Key.Key_Return)
    assert not floor.sent
    assert page.notice.text == "Ben T: Lacks card acquiring"


def test_that_escape_first_clears_the_name_and_then_puts_the_incident_back(
    page: DeskPage, floor: Bench
) -> None:
    _press(page, Key.Key_Space)
    _type(page, "rem")
    _press(page, Key.Key_Escape)
    assert floor.hand.held is not None
    _press(page, Key.Key_Escape)
    assert (floor.hand.phase, floor.sent) == (Phase.EMPTY, [])
    assert page.incidents.unassigned.hasFocus()


def test_that_a_warning_asks_in_the_line_and_enter_gives_ones_own_words(page: DeskPage, floor: Bench) -> None:
    _press(page, Key.Key_Space)
    _type(page, "rem")
    _press(page, Key.Key_Return)
    assert floor.hand.phase is Phase.ASKED
    assert page.notice.question.own.hasFocus()
    assert page.notice.text == "Remy F: Shift ends in 20 min. Why all the same?"
    _type(page, "stays longer")
    _press(page, Key.Key_Return)
    (command,) = floor.sent
    assert isinstance(command, Deploy)
    assert (command.agent_id, command.reason) == (REMY, "stays longer")


def test_that_a_digit_gives_a_reason_of_the_short_list(page: DeskPage, floor: Bench) -> None:
    _press(page, Key.Key_Space)
    _type(page, "rem")
    _press(page, Key.Key_Return)
    asked = floor.hand.question
    assert asked is not None
    codes = [one.code for one in asked.reasons]
    _press(page, Key.Key_2)
    (command,) = floor.sent
    assert isinstance(command, Deploy)
    assert (command.reason_code, command.reason) == (codes[1], None)


def test_that_escape_leaves_the_question_and_sends_nothing(page: DeskPage, floor: Bench) -> None:
    _press(page, Key.Key_Space)
    _type(page, "rem")
    _press(page, Key.Key_Return, Key.Key_Escape)
    assert (floor.hand.phase, floor.sent) == (Phase.EMPTY, [])
    assert page.incidents.unassigned.hasFocus()


def test_that_ctrl_z_takes_the_deploy_back_while_its_line_stands(page: DeskPage, floor: Bench) -> None:
    _press(page, Key.Key_Space, Key.Key_Return)
    floor.store.settle(Outcome(floor.sent[0], OutcomeKind.DONE))
    assert page.notice.undo_button.isVisible()
    floor.show(floor.store.board)
    QTest.keyClick(_focused(page), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(floor.sent[-1], TakeBack)
    assert floor.sent[-1].of_command_id == floor.sent[0].command_id
    floor.store.settle(Outcome(floor.sent[-1], OutcomeKind.DONE))
    assert not page.notice.undo_button.isVisible()


def test_that_the_keys_go_from_one_section_of_the_list_to_the_other(page: DeskPage) -> None:
    column = page.incidents
    column.choose_first()
    for _ in range(column.unassigned.lines.rowCount()):
        _press(page, Key.Key_Down)
    assert column.assigned.hasFocus()
    assert page.detail.incident_id == column.assigned.lines.line(0).id
    _press(page, Key.Key_Up)
    assert column.unassigned.hasFocus()


def test_that_a_slash_goes_to_the_search_and_the_search_narrows_both_sections(
    page: DeskPage, qtbot: QtBot
) -> None:
    _press(page, Key.Key_Slash)
    assert page.head.search.hasFocus()
    _type(page, "depot")
    qtbot.waitUntil(lambda: page.incidents.unassigned.lines.rowCount() == 1)
    lines = page.incidents.assigned.lines
    assert {lines.line(row).nature for row in range(lines.rowCount())} == {"Depot line dead"}
    page.head.search.clear()
    qtbot.waitUntil(lambda: page.incidents.unassigned.lines.rowCount() > 1)


def test_that_the_search_finds_by_reference_and_by_team(page: DeskPage) -> None:
    page.head.search.setText("48215 billing")
    page.head.search.apply()
    lines = page.incidents.unassigned.lines
    assert [lines.line(row).id for row in range(lines.rowCount())] == [3]


def test_that_a_target_that_turns_bad_under_the_keys_is_not_swapped_for_another(
    page: DeskPage, floor: Bench
) -> None:
    _press(page, Key.Key_Space)
    over = floor.hand.over
    assert over is not None
    assert over.agent_id is not None
    floor.show(board((incident(90, 1, 2, 1, 5), assignment(900, 90, over.agent_id, 1))))
    assert floor.hand.over == over
    _press(page, Key.Key_Return)
    assert not floor.sent


def test_that_every_typed_word_must_begin_a_word_of_the_name() -> None:
    assert matches("Remy F", "re f")
    assert matches("Field East", "east")
    assert not matches("Remy F", "emy")


def test_that_walking_goes_round_and_a_walk_without_stops_stands_nowhere() -> None:
    stops = (Target(agent_id=1), Target(agent_id=2), Target(team_id=1))
    walk = Walk().onto(stops)
    assert walk.by(-1).at == Target(team_id=1)
    assert walk.by(1).by(1).by(1).at == Target(agent_id=1)
    assert Walk().onto(()).by(1).at is None
