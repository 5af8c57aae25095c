"""How each team keeps its promises adds up to what the page says of all of them."""

from dataclasses import replace

import pytest

from tests.floors import big_board, sketch_board
from tests.widgets.wall_floors import NOW
from wallboard.domain.board import Board
from wallboard.domain.filter import Filter
from wallboard.domain.heat_fold import folded
from wallboard.domain.outlook import outlook
from wallboard.domain.selection import selection_of
from wallboard.domain.tally import tallied
from wallboard.domain.team_goals import TeamGoals, team_goals


def goals(board: Board, limit: int = 100) -> tuple[TeamGoals, ...]:
    rows = outlook(board, NOW).rows
    fold = folded(rows, limit, None)
    shown = rows if fold is None else (*rows[: len(rows) - len(fold.cool)], fold.row)
    return team_goals(board, NOW, shown, tallied(board, NOW))


@pytest.mark.parametrize(
    "board", [sketch_board(NOW), big_board(NOW, teams=30, agents=60, incidents=200)], ids=["10", "30"]
)
@pytest.mark.parametrize("limit", [100, 8])
def test_that_rows_add_up_to_the_whole_folded_or_not(board: Board, limit: int) -> None:
    rows, counts = goals(board, limit), tallied(board, NOW).counts
    assert sum(row.breached for row in rows) == counts.breached
    assert sum(row.soon for row in rows) == counts.soon
    assert sum(row.running for row in rows) == counts.running
    assert board.today is not None
    opened = sum(case.incident.opened_at <= NOW for case in board.today.cases.values())
    assert sum(row.day.opened for row in rows if row.day is not None) == opened


def test_that_one_team_has_the_same_day_as_a_page_filtered_by_it() -> None:
    board = sketch_board(NOW)
    for row in goals(board):
        code = board.teams[row.team_ids[0]].code.casefold() if row.team_ids[0] is not None else "-"
        today = selection_of(Filter(teams=frozenset({code})), board).board.today
        assert today is not None
        assert row.day is not None
        assert row.day.median_deploy == today.median_to_deploy(NOW)
        assert row.day.opened == len(today.cases) - len(today.tally.ahead)


def test_that_a_day_of_which_nothing_is_known_is_none() -> None:
    assert all(row.day is None for row in goals(replace(sketch_board(NOW), today=None)))
