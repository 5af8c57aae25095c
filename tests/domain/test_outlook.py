"""An outlook that is kept up shows exactly what one made from nothing would."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.changes import NOW, afters, event
from tests.domain.test_board_following import After, tables_after, whole
from tests.floors import big_board
from wallboard.domain.board import Board
from wallboard.domain.heat import HeatRow, heat_row, in_order
from wallboard.domain.lanes import Lane, lane
from wallboard.domain.outlook import Outlook, outlook


def rows_from_nothing(board: Board, now: datetime, before: Outlook) -> tuple[HeatRow, ...]:
    known = {row.team_id: row for row in before.rows}
    lanes = [
        lane(board, team_id, now) if team_id in board.teams else Lane(team_id, ())
        for team_id in outlook(board, now).lanes
        if team_id is not None
    ]
    if None in outlook(board, now).lanes:
        lanes.append(Lane(None, ()))
    rows = [heat_row(board, one, now, known.get(one.team_id)) for one in lanes]
    return in_order(rows, [row.team_id for row in before.rows])


@settings(deadline=None, max_examples=80)
@given(
    before=st.lists(afters(), max_size=25),
    batches=st.lists(st.tuples(st.integers(-90, 90), st.lists(afters(), max_size=6)), min_size=1, max_size=5),
)
def test_that_an_outlook_kept_up_equals_one_made_from_nothing(
    before: list[After], batches: list[tuple[int, list[After]]]
) -> None:
    board, now = whole(tables_after(before), seq=0), NOW
    kept = outlook(board, now)
    for minutes, batch in batches:
        now += timedelta(minutes=minutes)
        board, _ = board.after(
            [event(board.seq + place, *after) for place, after in enumerate(batch, 1)], read_at=now
        )
        expected = rows_from_nothing(board, now, kept)
        kept = outlook(board, now, kept)
        assert kept.lanes == outlook(board, now).lanes
        assert kept.rows == expected


def test_that_lanes_and_rows_of_untouched_teams_are_the_very_same_objects() -> None:
    board = big_board(NOW)
    first = outlook(board, NOW)
    second = outlook(board, NOW, first)
    assert all(second.lanes[team_id] is one for team_id, one in first.lanes.items())
    assert all(a is b for a, b in zip(second.rows, first.rows, strict=True))
