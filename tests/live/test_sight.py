"""How far the board may be trusted, by the age of the last read that succeeded."""

from datetime import timedelta

import pytest

from tests.live.hands import HandClock
from wallboard.domain.freshness import Freshness, Sight
from wallboard.live.sight import SightKeeper


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def keeper(clock: HandClock) -> SightKeeper:
    keeper = SightKeeper(poll_every=timedelta(seconds=1), steady=clock)
    keeper.hear(clock())
    return keeper


def test_that_nothing_is_seen_before_the_first_read(clock: HandClock) -> None:
    keeper = SightKeeper(poll_every=timedelta(seconds=1), steady=clock)
    clock.forward(100)
    assert keeper.judge() == Sight(Freshness.BLIND, timedelta(0))


@pytest.mark.parametrize(
    ("silent_s", "freshness"),
    [
        (0, Freshness.LIVE),
        (2.9, Freshness.LIVE),
        (3.1, Freshness.LATE),
        (9.9, Freshness.LATE),
        (10, Freshness.STALE),
        (29.9, Freshness.STALE),
        (30, Freshness.BLIND),
        (9000, Freshness.BLIND),
    ],
)
def test_that_silence_alone_ages_the_board(
    keeper: SightKeeper, clock: HandClock, silent_s: float, freshness: Freshness
) -> None:
    clock.forward(silent_s)
    assert keeper.judge().freshness is freshness


def test_that_an_outage_that_was_told_of_is_late_at_once(keeper: SightKeeper) -> None:
    keeper.lose()
    assert keeper.judge() == Sight(Freshness.LATE, timedelta(0))


def test_that_a_good_read_makes_it_live_again(keeper: SightKeeper, clock: HandClock) -> None:
    keeper.lose()
    clock.forward(40)
    assert keeper.judge() == Sight(Freshness.BLIND, timedelta(seconds=40))
    keeper.hear(clock())
    assert keeper.judge() == Sight(Freshness.LIVE, timedelta(0))


def test_that_an_answer_is_as_old_as_its_question(keeper: SightKeeper, clock: HandClock) -> None:
    asked_s = clock()
    clock.forward(12)
    keeper.hear(asked_s)
    assert keeper.judge().freshness is Freshness.STALE


def test_that_a_live_board_looks_the_same_from_one_look_to_the_next(
    keeper: SightKeeper, clock: HandClock
) -> None:
    first = keeper.judge()
    clock.forward(0.7)
    assert keeper.judge() == first
