"""What would happen if an agent were sent, reckoned by hand for a team of two."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.domain.changes import NOW, event
from tests.floor_data import Case, Person
from tests.floors import FloorBuilder
from wallboard.domain.assignment import AssignmentRole
from wallboard.domain.board import Board
from wallboard.domain.consequences import Consequences, consequences, consequences_of_all
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.event import Entity
from wallboard.domain.incident import IncidentState
from wallboard.domain.policy import Promise
from wallboard.domain.severity import Severity
from wallboard.domain.staff_need import HalfHour, StaffNeed

HAND = 100
"""The incident in the hand: of severity 2, in a team of its own, due to be deployed in 10 minutes."""


def floor(*due_min: float, people: int = 2) -> FloorBuilder:
    """Free people of one team, and severity 3 incidents that wait there until each must be deployed."""
    found = FloorBuilder(NOW)
    for number in range(people):
        found.agent("Cards", Person(f"Agent {number}", 0, 10, 12))
    for number, due in enumerate(due_min, 1):
        found.incident(Case("Cards", 3, "Card fails", str(number), due, "", None))
    found.incident(Case("Elsewhere", 2, "Card fails", str(HAND), 10, "", None))
    return found


def asked(board: Board, agent_id: int = 1, need: StaffNeed | None = None) -> Consequences:
    inputs = inputs_of(board, HAND, NOW)
    assert inputs is not None
    found = consequences(board, inputs, agent_id, need)
    assert found is not None
    return found


def test_that_load_begin_and_promises_are_told() -> None:
    found = asked(floor().board())
    assert (found.load_after, found.capacity) == (4, 12)
    assert (found.starts_at, found.ends_at) == (NOW, NOW + timedelta(minutes=45))
    told = {one.promise: round(one.left / timedelta(minutes=1)) for one in found.promises}
    assert told == {Promise.DEPLOY: 10, Promise.RESOLVE: 100}
    assert found.cover_left == 1


def test_that_an_incident_that_goes_before_makes_the_agent_begin_later() -> None:
    own = floor()
    own.incident(Case("Cards", 2, "Card fails", "7", 100, "Agent 0", None))
    own.assign(7, "Agent 0", 15, AssignmentRole.LEAD)
    found = asked(own.board())
    assert found.starts_at == NOW + timedelta(minutes=30)
    assert {one.promise: one.left for one in found.promises}[Promise.DEPLOY] < timedelta()
    assert found.load_after == 8
    assert found.cover_left == 1  # the other one; who is busy covers nothing anyway


@pytest.mark.parametrize(
    ("dues", "people", "endangered"),
    [
        ((20,), 2, ()),  # the other one takes it
        ((20,), 1, (1,)),  # with nobody left it waits for a turn of 30 minutes
        ((40,), 1, ()),
        ((12, 40), 2, ()),  # one each; then the second waits 15 minutes, and has 40
        ((5, 12), 2, (2,)),
        ((5, 12, 20), 2, (2, 3)),  # the third is begun after 15 minutes as it is, and after 30 then
        ((5, 12, 31), 2, (2,)),
        ((-3, 12), 1, ()),  # what is late either way does not become it
    ],
)
def test_that_those_who_would_wait_too_long_with_one_less_are_told(
    dues: tuple[float, ...], people: int, endangered: tuple[int, ...]
) -> None:
    assert asked(floor(*dues, people=people).board()).endangered == endangered


def test_that_what_waits_behind_the_incident_in_the_hand_loses_nothing() -> None:
    board = floor(5, 12).board()
    mine = board.incidents[HAND]
    same_team = replace(mine, team_id=board.incidents[1].team_id)
    moved, _ = board.after([event(board.seq + 1, Entity.INCIDENT, HAND, same_team)], read_at=NOW)
    assert asked(moved).endangered == ()


def test_that_a_paused_one_and_a_busy_agent_endanger_nobody() -> None:
    board = floor(5, 12).board()
    paused = replace(board.incidents[2], state=IncidentState.PAUSED, pause_reason="x")
    rested, _ = board.after([event(board.seq + 1, Entity.INCIDENT, 2, paused)], read_at=NOW)
    assert asked(rested).endangered == ()


def test_that_what_the_agent_holds_and_is_less_severe_waits() -> None:
    own = floor()
    due = 40  # expected to end in 15 minutes; after another 45 it would be too late
    own.incident(Case("Cards", 3, "Card fails", "7", due, "Agent 0", None))
    own.assign(7, "Agent 0", 15, AssignmentRole.LEAD)
    assert asked(own.board()).endangered == (7,)
    later = floor()
    later.incident(Case("Cards", 3, "Card fails", "7", 70, "Agent 0", None))
    later.assign(7, "Agent 0", 15, AssignmentRole.LEAD)
    assert asked(later.board()).endangered == ()


def test_that_the_next_half_hours_have_one_less_until_the_work_ends() -> None:
    def half_hour(starts_at: datetime) -> HalfHour:
        return HalfHour(starts_at, 2.0, 3, 3, 0, 0, 0)

    hours = tuple(half_hour(NOW + timedelta(minutes=30 * number - 2)) for number in range(6))
    need = StaffNeed(hours, 4, 100, 100, timedelta(minutes=20), None)
    told = asked(floor().board(), need=need).need
    assert [(one.need, one.left) for one in told] == [(3, 2), (3, 2), (3, 3), (3, 3)]


def test_that_who_is_not_there_has_no_consequences() -> None:
    board = floor().board()
    inputs = inputs_of(board, HAND, NOW)
    assert inputs is not None
    assert consequences(board, inputs, 44) is None
    assert inputs.incident.severity is Severity.MAJOR


def test_that_of_several_each_begins_after_those_before_it_and_none_endangers_another_in_the_hand() -> None:
    board = floor(5, 12, 200, people=2).board()
    asked_for = [each for one in (HAND, 2, 3) if (each := inputs_of(board, one, NOW)) is not None]
    alone = asked(board)
    assert alone.endangered == (2,)

    found = consequences_of_all(board, asked_for, 1)

    assert found is not None
    assert (found.load_after, found.starts_at) == (4 + 2 + 2, NOW)
    assert found.ends_at == NOW + timedelta(minutes=75), "a severity 3 of 30 minutes after one of 45"
    assert found.endangered == (), "the one that it endangers alone is in the hand as well"
    told = {one.promise: one.left for one in found.promises}
    assert told[Promise.DEPLOY] == timedelta(minutes=12 - 45), "the tightest of the three"


def test_that_of_several_those_that_somebody_cannot_take_count_for_nothing() -> None:
    board = floor(5, people=1).board()
    both = [each for one in (HAND, 1) if (each := inputs_of(board, one, NOW)) is not None]
    tight = [replace(one, agents=tuple(replace(who, capacity=5) for who in one.agents)) for one in both]
    found = consequences_of_all(board, tight, 1)
    assert found is not None
    assert (found.load_after, found.capacity) == (4, 5)
