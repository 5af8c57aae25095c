"""Somebody else is quicker: said at once, and nothing goes that is refused."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.widgets.desk_floor import NOW, REMY, SARA, WORST, Bench, assignment, board, incident
from wallboard.domain.assignment import AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.commands import Deploy
from wallboard.domain.incident import IncidentState
from wallboard.domain.objection import Level
from wallboard.domain.staff import Shift
from wallboard.domain.timeline import Timeline, Writer, facts_of
from wallboard.models.payload import IncidentPayload
from wallboard.models.question import Given
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.hand_state import Phase, Target
from wallboard.widgets.overtaken import GO_ON, LET_BE

CARRIED = IncidentPayload(WORST, 3)
OVER = Target(agent_id=REMY)


def given_to_sara(version: int = 4) -> Board:
    """The same floor, where somebody else has put Sara on the worst incident."""
    changed = incident(
        WORST, 1, 1, 4, 18.2, version=version, deployed_at=NOW, state=IncidentState.IN_PROGRESS
    )
    sent = replace(assignment(99, WORST, SARA, 0), state=AssignmentState.ACCEPTED)
    return board((changed, sent))


def test_that_every_target_says_at_once_what_somebody_else_did(floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    floor.hand.hover(OVER)
    floor.show(given_to_sara())
    answers = floor.hand.answers.by_target.values()
    assert {one.level for one in answers} == {Level.BLOCK}
    assert {one.sentence for one in answers} == {"48213 was just given to Sara E."}


def test_that_who_is_sent_by_plain_sql_is_told_of_though_the_version_stays(floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    floor.show(given_to_sara(version=3))
    assert floor.hand.overtaken == "48213 was just given to Sara E."
    floor.hand.let_go(OVER)
    floor.hand.give(Given(GO_ON))
    floor.hand.give_reason("she needs help")
    (command,) = floor.sent
    assert isinstance(command, Deploy)
    assert command.seen_seq == floor.store.board.seq


def test_that_it_is_said_by_whom_where_the_log_tells(floor: Bench) -> None:
    before = floor.store.board
    floor.hand.pick_up(CARRIED)
    new = given_to_sara()
    told = Timeline().after(NOW, facts_of(new.incidents[WORST]), Writer(None, "wallboard"))
    floor.show(replace(new, timelines=before.timelines.set(WORST, told)))
    assert floor.hand.overtaken == "wallboard has just given 48213 to Sara E."


def test_that_a_drop_that_could_only_be_refused_asks_for_no_reason(floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    floor.show(given_to_sara())
    floor.hand.let_go(OVER)
    asked = floor.hand.question
    assert asked is not None
    assert asked.title == "48213 was just given to Sara E."
    assert [one.code for one in asked.reasons] == [LET_BE, GO_ON], "Enter on its way must do no harm"
    assert not floor.sent


def test_that_one_answer_takes_it_up_as_it_is_now(floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    floor.show(given_to_sara())
    floor.hand.let_go(OVER)
    floor.hand.give(Given(GO_ON))
    if floor.hand.phase is Phase.ASKED:
        floor.hand.give_reason("Both are needed")
    (command,) = floor.sent
    assert isinstance(command, Deploy)
    assert (command.agent_id, command.version_seen) == (REMY, 4)


def test_that_letting_it_be_sends_nothing(floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    floor.show(given_to_sara())
    floor.hand.let_go(OVER)
    floor.hand.give(Given(LET_BE))
    assert (floor.hand.phase, floor.sent) == (Phase.EMPTY, [])


def test_that_a_question_that_stands_turns_into_this_one_and_keeps_what_was_typed(
    page: DeskPage, floor: Bench
) -> None:
    floor.hand.pick_up(CARRIED)
    floor.hand.let_go(OVER)
    prompt = page.notice.question
    prompt.own.setText("Knows the depot")
    floor.show(given_to_sara())
    assert prompt.question is not None
    assert prompt.question.title == "48213 was just given to Sara E. What you typed is kept."
    floor.hand.give(Given(GO_ON))
    assert prompt.question is not None
    assert prompt.own.text() == "Knows the depot"
    assert not floor.sent


def test_that_the_line_at_the_foot_says_it_over_no_target_too(page: DeskPage, floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    floor.show(given_to_sara())
    assert page.notice.text == "48213 was just given to Sara E."


@pytest.mark.parametrize("is_asked", [False, True])
def test_that_what_has_ended_meanwhile_goes_nowhere(floor: Bench, said: list[str], is_asked: bool) -> None:
    floor.hand.pick_up(CARRIED)
    if is_asked:
        floor.hand.let_go(OVER)
    floor.show(board(without=(WORST,)))
    floor.hand.let_go(OVER)
    assert (floor.hand.phase, floor.sent) == (Phase.EMPTY, [])
    assert said == ["48213 has just ended."]


def test_that_of_several_the_one_that_is_another_by_now_is_named(floor: Bench) -> None:
    floor.hand.pick_up(IncidentPayload(4, 3, ((WORST, 3),)))
    floor.show(given_to_sara())
    assert floor.hand.overtaken == "48213 was just given to Sara E."


def test_that_a_pause_is_told_as_one(floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    row = floor.store.board.incidents[WORST]
    floor.show(board((replace(row, version=4, state=IncidentState.PAUSED, pause_reason="waiting_for_part"),)))
    assert floor.hand.overtaken == "48213 was just paused."


def test_that_a_team_whose_best_is_warned_of_does_not_say_that_all_is_well(floor: Bench) -> None:
    ends = NOW + timedelta(minutes=10)
    floor.show(board(tuple(Shift(i, i, NOW - timedelta(hours=7), ends) for i in floor.store.board.agents)))
    floor.hand.pick_up(CARRIED)
    able = [one for one in floor.hand.answers.by_target.values() if one.best_id is not None]
    assert able
    for answer in able:
        best = floor.hand.answer(Target(agent_id=answer.best_id))
        assert best is not None
        assert answer.level is best.level is Level.WARN
