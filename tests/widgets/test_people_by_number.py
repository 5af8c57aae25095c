"""People are moved, sent on breaks and answered for without dragging: by name, by number, by time."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from tests.widgets.desk_floor import HOSTING, NOW, PIA, REMY, WORST, Bench, assignment, board
from tests.widgets.life_desk import Key, press, type_in, with_remys_shift_ending
from tests.widgets.life_desk import Shift as Held
from wallboard.domain.assignment import Assignment, AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.cover import cover_of
from wallboard.domain.hands import HoldKind, OtherHand
from wallboard.domain.lanes import AgentKind, lane
from wallboard.domain.objection import Level
from wallboard.domain.staff import Presence, PresenceState
from wallboard.domain.staff_commands import MoveAgent, Respond, Response, SetPresence
from wallboard.models.payload import AgentPayload, IncidentPayload
from wallboard.widgets.desk.incident_delegate import IncidentDelegate
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.hand_state import Place, Target

pytestmark = pytest.mark.usefixtures("standing_clock")


@pytest.fixture
def first_board() -> Board:
    return with_remys_shift_ending()


def test_that_somebody_is_moved_until_the_end_of_their_shift(page: DeskPage, floor: Bench) -> None:
    press(page, Key.Key_V)
    type_in(page, "remy")
    press(page, Key.Key_Return)
    type_in(page, "network")
    press(page, Key.Key_Return)
    type_in(page, "end of")
    press(page, Key.Key_Return)
    (command,) = floor.sent
    assert isinstance(command, MoveAgent)
    assert (command.agent_id, command.team_id, command.until_at) == (REMY, 1, NOW + timedelta(minutes=20))
    assert floor.store.pending_agents == {REMY: command}


def test_that_nobody_is_moved_to_where_they_are(page: DeskPage, floor: Bench) -> None:
    page.column.people.move_agent(REMY)
    rows = {row.key: row for row in page.column.picker.rows.rows}
    assert rows[HOSTING].why_not
    assert [row.number for row in rows.values() if row.is_able][:2] == [1, 2]


def test_that_a_break_has_a_reason_and_an_end(page: DeskPage, floor: Bench) -> None:
    press(page, Key.Key_B)
    type_in(page, "remy")
    press(page, Key.Key_Return, Key.Key_1)
    type_in(page, "15:45")
    press(page, Key.Key_Return)
    (command,) = floor.sent
    assert isinstance(command, SetPresence)
    assert (command.agent_id, command.state) == (REMY, PresenceState.ON_BREAK)
    assert command.break_reason
    assert command.until_at is not None


def test_that_only_who_is_on_a_break_is_brought_back(page: DeskPage, floor: Bench) -> None:
    press(page, Key.Key_B, held=Held)
    offered = {row.key for row in page.column.picker.rows.rows}
    assert PIA in offered
    assert REMY not in offered
    type_in(page, "pia")
    press(page, Key.Key_Return)
    (command,) = floor.sent
    assert isinstance(command, SetPresence)
    assert (command.agent_id, command.state) == (PIA, PresenceState.ON_SHIFT)


def offered(floor: Bench, **changes: object) -> Assignment:
    made = replace(assignment(900, WORST, REMY, 1.0), state=AssignmentState.OFFERED, accepted_at=None)
    made = replace(made, working_at=None, **changes)  # type: ignore[arg-type]  # the tests name fields
    floor.show(board((made,)))
    return made


def test_that_a_supervisor_accepts_on_somebody_s_behalf(page: DeskPage, floor: Bench) -> None:
    made = offered(floor)
    page.incidents.choose(WORST)
    press(page, Key.Key_Y, Key.Key_1)
    (command,) = floor.sent
    assert isinstance(command, Respond)
    assert (command.assignment_id, command.response, command.agent_id) == (made.id, Response.ACCEPT, None)
    assert set(floor.store.pending) == {WORST}


def test_that_declining_for_somebody_asks_for_a_reason(page: DeskPage, floor: Bench) -> None:
    offered(floor)
    page.incidents.choose(WORST)
    press(page, Key.Key_Y, Key.Key_2)
    assert not floor.sent
    press(page, Key.Key_1)
    (command,) = floor.sent
    assert isinstance(command, Respond)
    assert command.response is Response.DECLINE
    assert command.code is not None


def test_that_an_offer_to_a_team_is_accepted_for_one_of_them(page: DeskPage, floor: Bench) -> None:
    offered(floor, agent_id=None, team_id=HOSTING)
    page.incidents.choose(WORST)
    press(page, Key.Key_Y, Key.Key_1)
    type_in(page, "remy")
    press(page, Key.Key_Return)
    (command,) = floor.sent
    assert isinstance(command, Respond)
    assert (command.response, command.agent_id) == (Response.ACCEPT, REMY)


def test_that_there_is_nothing_to_answer_where_nobody_was_asked(page: DeskPage, floor: Bench) -> None:
    press(page, Key.Key_Y)
    assert not floor.sent
    assert "to answer for" in page.notice.text


def left_alone(floor: Bench) -> int:
    """The other team's people but one go on a break: nobody else there could take the worst."""
    now = floor.ticker.now()
    shown = floor.store.board
    last, *others = max((sorted(cover_of(shown, team, now)) for team in shown.teams), key=len)
    floor.show(board(tuple(Presence(one, PresenceState.ON_BREAK, "rest", NOW, None, 2) for one in others)))
    return last


@pytest.mark.parametrize("typed", ["", "the whole street is dark"])
def test_that_the_last_who_could_take_the_worst_is_moved_for_a_reason_only(
    page: DeskPage, floor: Bench, typed: str
) -> None:
    last = left_alone(floor)
    team = next(one for one in floor.store.board.teams if one != floor.store.board.agents[last].team_id)
    page.column.people.move_to(last, team)
    press(page, Key.Key_Return)
    picker = page.column.picker
    assert "eaves the team nobody for a severity 1. Why all the same?" in picker.pick.title
    assert floor.sent == []
    if typed:
        type_in(page, typed)
        press(page, Key.Key_Return)
    else:
        press(page, Key.Key_1)
    (command,) = floor.sent
    assert isinstance(command, MoveAgent)
    given = (command.reason_code, command.reason)
    assert given == ((None, typed) if typed else ("more_work_there", None))


def test_that_a_drop_of_the_last_says_so_and_a_break_asks_with_it(page: DeskPage, floor: Bench) -> None:
    last = left_alone(floor)
    floor.hand.pick_up(AgentPayload(last, 1))
    answers = floor.hand.answers.by_target
    away = answers[Target(place=Place.BREAK)]
    assert (away.level, away.sentence) == (Level.WARN, "Leaves the team nobody for a severity 1")
    elsewhere = next(one for one in floor.store.board.teams if one != floor.store.board.agents[last].team_id)
    assert answers[Target(team_id=elsewhere)].level is Level.WARN
    floor.hand.put_back()
    page.column.people.break_agent(last)
    assert "nobody for a severity 1. On which break all the same?" in page.column.picker.pick.title


def test_that_a_team_that_somebody_joins_is_told_with_them(page: DeskPage, floor: Bench) -> None:
    shown, now = floor.store.board, floor.ticker.now()
    there = lane(shown, 1, now)
    free = min(one.agent_id for one in lane(shown, HOSTING, now).people if one.kind is AgentKind.FREE)
    floor.hand.pick_up(AgentPayload(free, 1))
    floor.hand.hover(Target(team_id=1))
    preview = page.column.preview
    assert preview is not None
    assert preview.preview is not None
    text = next(fact.text for fact in preview.preview.facts if fact.label == "Joins")
    assert text.endswith(f"{there.free + 1} free of {len(there.people) + 1}")


def test_that_the_row_in_the_hand_says_so_and_others_are_heard_of(page: DeskPage, floor: Bench) -> None:
    section = page.incidents.unassigned
    lines, carried = section.lines, OtherHand(2, HoldKind.CARRYING, "Maria K")
    floor.floor.hands.take((carried,))
    place = lines.row_of(2)
    assert place is not None
    heard = lines.text(lines.line(place), Qt.ItemDataRole.AccessibleDescriptionRole)
    assert str(heard).startswith("Maria K carries it, ")
    floor.hand.pick_up(IncidentPayload(WORST, 3))
    line = lines.line(lines.row_of(WORST) or 0)
    delegate = section.itemDelegate()
    assert isinstance(delegate, IncidentDelegate)
    assert line.incident is not None
    assert delegate._where(line, line.incident) == "48213 · in your hand"
