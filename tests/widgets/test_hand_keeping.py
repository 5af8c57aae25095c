"""A drop that reserves asks for when, and answers by that time; the list by number does the same."""

from datetime import datetime, timedelta

import pytest

from tests.widgets.desk_floor import HOSTING, NOW, REMY, WORST, Bench, board
from tests.widgets.life_desk import Key, press, type_in
from wallboard.domain.board import Board
from wallboard.domain.commands import Deploy
from wallboard.domain.deploy import objections
from wallboard.domain.objection import Level
from wallboard.domain.staff import Presence, PresenceState, Shift
from wallboard.models.payload import IncidentPayload
from wallboard.models.question import Given
from wallboard.widgets.choosing.keeping_times import keeping_pick
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.hand_state import Phase, Sending, Target

pytestmark = pytest.mark.usefixtures("standing_clock")
CARRIED = IncidentPayload(WORST, 3)
OVER_REMY = Target(agent_id=REMY)
HOUR = timedelta(hours=1)
THEN = (NOW + 4 * HOUR).replace(second=0)
"""Within the shift, as a clock on a wall of the reader's shows it."""


@pytest.fixture
def first_board() -> Board:
    """Remy is off, and comes in two hours for four."""
    off = Presence(REMY, PresenceState.OFF, None, NOW - HOUR, None, 2)
    return board((off, Shift(1, REMY, NOW + 2 * HOUR, NOW + 6 * HOUR)))


def clock(at: datetime) -> str:
    return f"{at.astimezone():%H:%M}"


def reserve(floor: Bench, over: Target = OVER_REMY) -> None:
    floor.hand.pick_up(CARRIED)
    floor.hand.turn(Sending.RESERVED)
    floor.hand.let_go(over)


def sent(floor: Bench) -> Deploy:
    (command,) = floor.sent
    assert isinstance(command, Deploy)
    assert not any(one.level is Level.BLOCK for one in objections(floor.store.board, command, NOW))
    return command


def test_that_a_drop_to_reserve_asks_for_when_before_anything_else(floor: Bench) -> None:
    reserve(floor)

    asked = floor.hand.question

    assert (floor.hand.phase, floor.sent) == (Phase.ASKED, [])
    assert asked is not None
    assert asked.title == "Reserve Remy F for when?"
    assert [one.code for one in asked.reasons] == ["shift", "15", "30", "60", "120", "240", "some_day"]
    assert not asked.is_numbered, "a digit begins a time"
    assert not asked.is_answered_by(None, "soon")
    assert asked.is_answered_by(None, "16:30")


@pytest.mark.parametrize(
    ("given", "for_at"),
    [
        (Given("shift"), NOW + 2 * HOUR),
        (Given("240"), NOW + 4 * HOUR),
        (Given(words=clock(THEN)), THEN),
        (Given("some_day"), None),
    ],
)
def test_that_the_time_goes_into_the_command_and_who_is_not_the_best_takes_a_reason(
    floor: Bench, given: Given, for_at: datetime | None
) -> None:
    reserve(floor)

    floor.hand.give(given)
    why = floor.hand.question
    floor.hand.give_reason("Knows it")

    assert why is not None
    assert why.title.endswith("Why all the same?")
    command = sent(floor)
    assert (command.agent_id, command.is_reserved, command.reserved_for_at) == (REMY, True, for_at)


def test_that_a_time_at_which_they_are_not_here_is_refused_in_words(floor: Bench, said: list[str]) -> None:
    for given in (Given("60"), Given(words=clock(THEN + 3 * HOUR))):
        reserve(floor)
        floor.hand.give(given)

    assert said == ["Remy F: Not on shift then"] * 2
    assert (floor.hand.phase, floor.sent) == (Phase.EMPTY, [])


def test_that_who_is_recommended_for_the_time_goes_as_soon_as_it_is_said(floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    floor.hand.turn(Sending.RESERVED)
    best = floor.hand.answers.recommended_id
    floor.hand.let_go(Target(agent_id=best))
    floor.hand.give(Given("30"))

    assert sent(floor).agent_id == best
    assert floor.hand.phase is Phase.EMPTY


def test_that_over_a_team_its_best_is_kept(floor: Bench) -> None:
    reserve(floor, Target(team_id=HOSTING))
    asked = floor.hand.question
    assert asked is not None
    floor.hand.give(Given("30"))
    floor.hand.give_reason("asked_for")

    command = sent(floor)
    assert command.team_id is None
    assert floor.store.board.agents[command.agent_id or 0].team_id == HOSTING


def test_that_turning_anew_forgets_the_time_and_a_new_hand_is_asked_again(floor: Bench) -> None:
    reserve(floor)
    floor.hand.put_back()
    reserve(floor)
    assert floor.hand.question is not None


def test_that_the_list_says_of_each_time_why_not(floor: Bench) -> None:
    pick = keeping_pick(floor.store.board, NOW, WORST, OVER_REMY, "Remy F")

    told = {row.words: row.why_not for row in pick.rows}

    assert told == {
        "Until it is sent": "",
        "When the shift begins": "",
        "In 15 min": "Not on shift then",
        "In 30 min": "Not on shift then",
        "In 1 h": "Not on shift then",
        "In 2 h": "",
        "In 4 h": "",
    }


def test_that_the_page_asks_for_when_and_a_typed_time_answers(page: DeskPage, floor: Bench) -> None:
    reserve(floor)
    prompt = page.notice.question
    assert prompt.question is not None
    assert [button.text()[:1] for button in prompt.buttons[1:3]] == ["I", "I"], "no digits before them"

    typed = clock(THEN)
    type_in(page, typed[:1])
    press(page, Key.Key_Return)
    assert (floor.hand.phase, floor.sent) == (Phase.ASKED, []), "no time yet"
    type_in(page, typed[1:])
    press(page, Key.Key_Return)
    assert prompt.question.title.endswith("Why all the same?")
    press(page, Key.Key_1)

    assert sent(floor).reserved_for_at == THEN


def test_that_by_number_the_time_is_asked_and_what_it_bars_cannot_be_chosen(
    page: DeskPage, floor: Bench
) -> None:
    press(page, Key.Key_N, Key.Key_Right, Key.Key_Right)
    picker = page.column.choosing.picker
    type_in(page, "Remy")
    press(page, Key.Key_Return)
    press(page, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert floor.sent == []
    press(page, Key.Key_Up, Key.Key_Return)
    assert not picker.isVisible()
    press(page, Key.Key_1)

    assert sent(floor).reserved_for_at == NOW + 2 * HOUR
