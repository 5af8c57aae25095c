"""What is reckoned beside the window is what a page would reckon for itself."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.changes import NOW, event
from tests.domain.test_board_following import tables_after, whole
from tests.domain.test_outlook import floor, likely
from tests.domain.told import After
from wallboard.domain.figures import figures
from wallboard.domain.groundwork import groundwork
from wallboard.domain.headline import headline
from wallboard.domain.outlook import outlook
from wallboard.domain.promises import page_of
from wallboard.domain.tally import tallied


@settings(max_examples=60)
@given(
    batches=st.lists(
        st.tuples(st.integers(0, 90), st.lists(likely, min_size=1, max_size=4)), min_size=1, max_size=4
    ),
    late=st.integers(-5, 200),
)
def test_that_to_go_on_from_it_is_to_begin_from_nothing(
    batches: list[tuple[int, list[After]]], late: int
) -> None:
    board, read_at = whole(tables_after(floor()), seq=0), NOW
    ground = groundwork(board, read_at)
    for minutes, batch in batches:
        read_at += timedelta(minutes=minutes)
        events = [event(board.seq + place, *after) for place, after in enumerate(batch, 1)]
        board, _ = board.after(events, read_at=read_at)
        ground = groundwork(board, read_at, ground)
    now = read_at + timedelta(minutes=late)
    assert ground.serves(board, now) is (late >= 0)
    tally = tallied(board, now, ground.tally)
    anew = tallied(board, now)
    assert (tally.counts, tally.lists) == (anew.counts, anew.lists)
    assert page_of(board, now, tally, (board, ground.promises)) == page_of(board, now, anew)
    assert outlook(board, now, ground.outlook).lanes == outlook(board, now).lanes
    if late >= 0:
        then, view = ground.as_of(now), outlook(board, now, ground.outlook)
        assert (then.tally.counts, then.tally.lists, then.outlook.at) == (anew.counts, anew.lists, now)
        assert then.promises == page_of(board, now, anew)
        assert then.figures == figures(board, now, view.rows)
        assert then.headline == headline(board, now, view.rows)


def test_that_it_serves_the_very_board_alone() -> None:
    board = whole(tables_after(floor()), seq=0)
    assert groundwork(board, NOW).serves(board, NOW)
    assert not groundwork(board, NOW).serves(whole(tables_after(floor()), seq=0), NOW)
