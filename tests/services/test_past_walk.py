"""A walk from instant to instant ends at the same boards as reading each from the whole log."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import PlaceMaker
from tests.services.random_writes import HOUR_AGO, Work, transactions, write
from tests.services.test_fold import by_hypothesis, floor_of
from wallboard.services.past import board_at
from wallboard.services.past_walk import PastWalk

minutes = st.integers(-5, 70).map(lambda count: HOUR_AGO + timedelta(minutes=count))


@settings(by_hypothesis, max_examples=12)
@given(writes=transactions, instants=st.lists(minutes, min_size=2, max_size=6))
def test_that_a_walk_over_any_log_is_reading_it(
    new_place: PlaceMaker, writes: list[list[Work]], instants: list[datetime]
) -> None:
    """Also where others go on writing meanwhile, and correct what was long ago."""
    with floor_of(new_place) as database:
        walk = PastWalk(database)
        for place in range(max(len(writes), len(instants))):
            if place < len(writes):
                write(database, writes[place])
            at = instants[place % len(instants)]
            assert walk.board_at(at) == board_at(database, at)
        for at in instants:
            assert walk.board_at(at) == board_at(database, at)
