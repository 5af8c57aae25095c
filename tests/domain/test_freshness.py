"""How far a board is trusted follows from how long its source is silent."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallboard.domain.freshness import Freshness, freshness_after

SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("silent_s", "freshness"),
    [
        (0, Freshness.LIVE),
        (3, Freshness.LIVE),
        (3.1, Freshness.LATE),
        (9.9, Freshness.LATE),
        (10, Freshness.STALE),
        (29.9, Freshness.STALE),
        (30, Freshness.BLIND),
        (86_400, Freshness.BLIND),
    ],
)
def test_that_each_state_begins_at_its_age(silent_s: float, freshness: Freshness) -> None:
    assert freshness_after(timedelta(seconds=silent_s), poll_every=SECOND) is freshness


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0.05, 60))
def test_that_silence_never_makes_fresher(one_s: float, other_s: float, poll_s: float) -> None:
    order = list(Freshness)
    poll = timedelta(seconds=poll_s)
    sooner, later = sorted((one_s, other_s))
    assert order.index(freshness_after(timedelta(seconds=sooner), poll_every=poll)) <= order.index(
        freshness_after(timedelta(seconds=later), poll_every=poll)
    )


def test_that_drops_are_taken_only_while_the_board_can_be_trusted() -> None:
    assert [one for one in Freshness if one.takes_drops] == [Freshness.LIVE, Freshness.LATE]
