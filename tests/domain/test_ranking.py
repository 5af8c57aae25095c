"""Who is best for an incident: on any floor, by rules that a supervisor would expect."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.domain.changes import event
from tests.floors import sketch_board
from wallboard.domain.board import Board
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.event import Entity, Row
from wallboard.domain.floor_rows import key_of
from wallboard.domain.objection import Level
from wallboard.domain.ranking import Candidate, rank
from wallboard.domain.staff import Shift

NOW = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)
BOARD = sketch_board(NOW)
CARD_FAILS = 48213


def with_rows(board: Board, *rows: Row) -> Board:
    return board.after(
        [event(board.seq + place, *key_of(row), row) for place, row in enumerate(rows, 1)], read_at=NOW
    )[0]


def ranked_on(board: Board) -> tuple[Candidate, ...]:
    inputs = inputs_of(board, CARD_FAILS, NOW)
    assert inputs is not None
    return rank(inputs).candidates


def free_to_go(board: Board = BOARD) -> list[int]:
    return [one.agent_id for one in ranked_on(board) if one.level is Level.PASS]


def ending_shifts(board: Board, agents: list[int]) -> Board:
    """The same floor where these agents are about to leave."""
    shifts = [shift for agent in agents for shift in board.shifts_of_agent[agent]]
    return with_rows(
        board, *(Shift(one.id, one.agent_id, one.starts_at, NOW + timedelta(minutes=10)) for one in shifts)
    )


def test_that_every_agent_is_a_candidate_and_the_best_three_carry_their_rank() -> None:
    ranked = ranked_on(BOARD)
    assert {one.agent_id for one in ranked} == set(BOARD.agents)
    assert [one.rank for one in ranked[:4]] == [1, 2, 3, 4]
    assert [one.is_marked for one in ranked[:4]] == [True, True, True, False]
    assert [one.level for one in ranked] == sorted(one.level for one in ranked)
    assert all(bool(one.raised) == (one.level is not Level.PASS) for one in ranked)


def test_that_a_warning_ranks_below_everybody_who_can_go_even_where_only_two_can() -> None:
    best, second, *others = free_to_go()
    ranked = ranked_on(ending_shifts(BOARD, others))
    assert [one.agent_id for one in ranked[:2]] == [best, second]
    assert (ranked[2].level, ranked[2].rank) == (Level.WARN, None)
    assert [one.rank for one in ranked if one.rank is not None] == [1, 2]


def test_that_nobody_carries_a_rank_where_nobody_can_go_without_a_reason() -> None:
    ranked = ranked_on(ending_shifts(BOARD, free_to_go()))
    assert ranked[0].level is Level.WARN
    assert all(one.rank is None for one in ranked)


def test_that_the_lightest_load_goes_first() -> None:
    best = free_to_go()[0]
    held = next(iter(BOARD.assignments.values()))
    busy = with_rows(BOARD, replace(held, agent_id=best, team_id=None))
    assert free_to_go(busy)[0] != best


def test_that_among_equals_the_incidents_own_team_goes_first() -> None:
    _, second, *_ = free_to_go()
    own_team = BOARD.incidents[CARD_FAILS].team_id
    assert own_team is not None
    assert BOARD.agents[second].team_id != own_team
    assert free_to_go(with_rows(BOARD, replace(BOARD.agents[second], team_id=own_team)))[0] == second


def test_that_among_equals_whoever_is_longest_idle_goes_first() -> None:
    _, second, *_ = free_to_go()
    longer = replace(BOARD.presences[second], since_at=NOW - timedelta(hours=6))
    assert free_to_go(with_rows(BOARD, longer))[0] == second


def test_that_whoever_came_nobody_knows_when_stands_last_among_equals() -> None:
    first = free_to_go()[0]
    unknown, _ = BOARD.after([event(BOARD.seq + 1, Entity.PRESENCE, first, None)], read_at=NOW)
    assert free_to_go(unknown).index(first) > 0
