"""What falls due by itself: once, whoever sees it, and never before its time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.domain.changes import event
from tests.floors import sketch_board
from wallboard.domain.assignment import Assignment, AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.due import due_commands, has_work, next_due_at
from wallboard.domain.event import Entity, Row
from wallboard.domain.floor_rows import key_of
from wallboard.domain.staff import MoveState, TeamMove
from wallboard.domain.staff_commands import BeginMove, EndMove, ReturnOffer, SendKept

NOW = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)
BOARD = sketch_board(NOW)
HELD = next(iter(BOARD.assignments.values()))
BUSY = HELD.agent_id or 0
FREE = next(agent_id for agent_id in BOARD.agents if agent_id not in BOARD.assignments_of_agent)


def with_rows(*rows: Row, board: Board = BOARD) -> Board:
    return board.after(
        [event(board.seq + place, *key_of(row), row) for place, row in enumerate(rows, 1)], read_at=NOW
    )[0]


def offered(by: datetime, **changes: object) -> Assignment:
    return replace(HELD, state=AssignmentState.OFFERED, respond_by_at=by, version=5, **changes)  # type: ignore[arg-type]  # a few fields by name


def moving(agent_id: int, state: MoveState, until_at: datetime | None = None) -> TeamMove:
    begins_at = None if state is MoveState.PENDING else NOW
    return TeamMove(7, agent_id, 2, 1, state, begins_at, until_at, None, 3)


def test_that_nothing_is_due_on_a_floor_where_nothing_waits() -> None:
    assert due_commands(BOARD, NOW) == ()
    assert next_due_at(BOARD) is None


def test_that_an_offer_comes_back_at_its_instant_and_not_before() -> None:
    board = with_rows(offered(NOW))
    assert next_due_at(board) == NOW
    assert due_commands(board, NOW - timedelta(milliseconds=1)) == ()
    (command,) = due_commands(board, NOW)
    assert isinstance(command, ReturnOffer)
    assert (command.assignment_id, command.version_seen) == (HELD.id, 5)
    assert due_commands(board, NOW + timedelta(days=3)) == (command,)


@pytest.mark.parametrize(
    "answered", [AssignmentState.ACCEPTED, AssignmentState.WORKING, AssignmentState.RESERVED]
)
def test_that_what_was_answered_stays(answered: AssignmentState) -> None:
    board = with_rows(offered(NOW), replace(offered(NOW), state=answered))
    assert due_commands(board, NOW) == ()
    assert next_due_at(board) is None


def test_that_an_offer_of_an_ended_incident_asks_for_nothing() -> None:
    ended, _ = with_rows(offered(NOW)).after(
        [event(BOARD.seq + 2, Entity.INCIDENT, HELD.incident_id, None)], read_at=NOW
    )
    assert due_commands(ended, NOW) == ()


def test_that_many_boards_make_the_same_command_once_and_another_version_another() -> None:
    one, other = with_rows(offered(NOW)), with_rows(offered(NOW), board=sketch_board(NOW))
    assert due_commands(one, NOW) == due_commands(other, NOW + timedelta(minutes=9))
    later = with_rows(replace(offered(NOW), version=6))
    elsewhere = replace(one, epoch="another life of the database")
    ids = {due_commands(board, NOW)[0].command_id for board in (one, later, elsewhere)}
    assert len(ids) == 3


def kept(for_at: datetime | None, **changes: object) -> Assignment:
    return replace(HELD, state=AssignmentState.RESERVED, reserved_for_at=for_at, version=5, **changes)  # type: ignore[arg-type]  # a few fields by name


def test_that_who_is_kept_goes_at_their_instant_and_who_is_kept_until_some_day_does_not() -> None:
    board = with_rows(kept(NOW), kept(None, id=HELD.id + 500))
    assert next_due_at(board) == NOW
    assert due_commands(board, NOW - timedelta(milliseconds=1)) == ()
    (command,) = due_commands(board, NOW)
    assert isinstance(command, SendKept)
    assert (command.assignment_id, command.version_seen) == (HELD.id, 5)
    assert due_commands(with_rows(kept(NOW), board=sketch_board(NOW)), NOW + timedelta(days=3)) == (command,)


def test_that_of_offers_and_people_kept_the_first_is_waited_for() -> None:
    later, sooner = NOW + timedelta(hours=2), NOW + timedelta(minutes=1)
    assert next_due_at(with_rows(kept(later), offered(sooner, id=HELD.id + 500))) == sooner
    assert next_due_at(with_rows(kept(sooner), offered(later, id=HELD.id + 500))) == sooner
    ended, _ = with_rows(kept(NOW)).after(
        [event(BOARD.seq + 2, Entity.INCIDENT, HELD.incident_id, None)], read_at=NOW
    )
    assert due_commands(ended, NOW) == ()


def test_that_a_pending_move_begins_when_the_work_has_ended() -> None:
    assert has_work(BOARD, BUSY)
    assert due_commands(with_rows(moving(BUSY, MoveState.PENDING)), NOW) == ()
    (command,) = due_commands(with_rows(moving(FREE, MoveState.PENDING)), NOW)
    assert isinstance(command, BeginMove)
    assert (command.move_id, command.version_seen) == (7, 3)


def test_that_being_reserved_is_no_work_that_a_move_waits_for() -> None:
    reserved = [replace(one, state=AssignmentState.RESERVED) for one in BOARD.assignments_of_agent[BUSY]]
    board = with_rows(*reserved, moving(BUSY, MoveState.PENDING))
    assert [type(command) for command in due_commands(board, NOW)] == [BeginMove]


@pytest.mark.parametrize("state", [MoveState.PENDING, MoveState.ACTIVE])
@pytest.mark.parametrize("agent_id", [BUSY, FREE])
def test_that_a_move_ends_by_its_time_busy_or_not(state: MoveState, agent_id: int) -> None:
    until = NOW + timedelta(minutes=30)
    board = with_rows(moving(agent_id, state, until))
    assert next_due_at(board) == until
    assert [type(command) for command in due_commands(board, until)] == [EndMove]
    assert EndMove not in [type(command) for command in due_commands(board, NOW)]


def test_that_a_move_that_is_over_is_gone_from_the_board() -> None:
    board = with_rows(moving(FREE, MoveState.ACTIVE, NOW), moving(FREE, MoveState.ENDED, NOW))
    assert (due_commands(board, NOW), dict(board.moves)) == ((), {})
