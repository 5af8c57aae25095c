"""What a wall keeps from one board to the next reads as if it were made from nothing."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.changes import NOW, event
from tests.domain.test_board_following import tables_after, whole
from tests.domain.test_outlook import floor, likely
from tests.domain.told import After
from tests.floors import big_board
from wallboard.domain.event import Entity
from wallboard.domain.heat_fold import folded
from wallboard.domain.outlook import outlook
from wallboard.domain.promises import page_of
from wallboard.domain.tally import tallied


@settings(deadline=None, max_examples=100)
@given(
    before=st.lists(likely, max_size=12).map(lambda some: floor() + some),
    batches=st.lists(st.tuples(st.integers(-90, 90), st.lists(likely, max_size=4)), min_size=1, max_size=5),
    limit=st.integers(0, 4),
)
def test_that_lines_and_the_folded_row_kept_up_equal_those_made_from_nothing(
    before: list[After], batches: list[tuple[int, list[After]]], limit: int
) -> None:
    board, now = whole(tables_after(before), seq=0), NOW
    view, tally = outlook(board, now), tallied(board, now)
    page, fold = page_of(board, now, tally), folded(view.rows, limit)
    for minutes, batch in batches:
        old = board
        now += timedelta(minutes=minutes)
        events = [event(board.seq + place, *after) for place, after in enumerate(batch, 1)]
        board, _ = board.after(events, read_at=now)
        view, tally = outlook(board, now, view), tallied(board, now, tally)
        page, fold = page_of(board, now, tally, (old, page)), folded(view.rows, limit, fold)
        assert page == page_of(board, now, tally)
        assert fold == folded(view.rows, limit)


def test_that_lines_of_incidents_that_nothing_changed_are_the_very_same() -> None:
    board = big_board(NOW)
    tally = tallied(board, NOW)
    page = page_of(board, NOW, tally)
    first, *others = page.breached
    row = board.incidents[first.incident_id]
    renumbered = event(board.seq + 1, Entity.INCIDENT, row.id, replace(row, reference="another"))
    after, _ = board.after([renumbered], read_at=NOW)
    shown = page_of(after, NOW, tallied(after, NOW, tally), (board, page)).breached
    assert (shown[0].reference, len(others) > 0) == ("another", True)
    assert all(one is other for one, other in zip(shown[1:], others, strict=True))


def test_that_a_line_tells_who_came_to_it_though_nothing_else_of_it_changed() -> None:
    board = big_board(NOW)
    tally = tallied(board, NOW)
    page = page_of(board, NOW, tally)
    held = next(
        held[0]
        for line in page.breached
        if (held := board.assignments_of_incident.get(line.incident_id, ())) and held[0].agent_id is not None
    )
    other = next(one for one in board.agents if one != held.agent_id)
    came = event(board.seq + 1, Entity.ASSIGNMENT, 99_999, replace(held, id=99_999, agent_id=other))
    after, _ = board.after([came], read_at=NOW)
    assert after.promises[held.incident_id] == board.promises[held.incident_id]
    tally = tallied(after, NOW, tally)
    assert page_of(after, NOW, tally, (board, page)) == page_of(after, NOW, tally) != page


def test_that_a_row_of_which_one_team_differs_is_summed_anew_only_where_it_differs() -> None:
    rows = outlook(big_board(NOW), NOW).rows
    first = folded(rows, 10)
    assert first is not None
    assert folded(rows, 10, first) is first
