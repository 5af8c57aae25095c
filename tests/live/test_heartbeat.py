"""The board's heart: it says how far the board is, never troubles the wall, and falls silent with it."""

from datetime import UTC, datetime

import pytest

from tests.live.hands import HandClock
from wallboard.domain.heartbeats import RollCall
from wallboard.live.heartbeat import STANDS_STILL_AFTER_S, Heart, RollKeeper
from wallboard.live.source import SourceUnavailable

CALL = RollCall(datetime(2026, 3, 2, tzinfo=UTC))


class Place:
    """Where the heart beats; it fails when told to."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, int, str | None]] = []
        self.is_left = self.is_closed = False
        self.trouble: Exception | None = None

    def beat(self, epoch: str, seq: int, page: str | None) -> RollCall:
        if self.trouble is not None:
            raise self.trouble
        self.heard.append((epoch, seq, page))
        return CALL

    def leave(self) -> None:
        self.is_left = True

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def place() -> Place:
    return Place()


def test_that_nothing_is_said_before_the_first_board(place: Place) -> None:
    Heart(place).beat()
    assert place.heard == []


def test_that_it_says_how_far_and_on_which_page_the_board_is(place: Place) -> None:
    heart = Heart(place)
    keeper = RollKeeper(heart)
    heart.follow("e", 7)
    heart.show("wall")
    heart.beat()
    assert place.heard == [("e", 7, "wall")]
    assert keeper.roll_call is CALL


def test_that_a_board_that_stands_still_falls_silent(place: Place) -> None:
    clock = HandClock()
    heart = Heart(place, steady=clock)
    heart.follow("e", 7)
    clock.s += STANDS_STILL_AFTER_S + 1
    heart.beat()
    assert place.heard == []


@pytest.mark.parametrize("trouble", [SourceUnavailable("the database is away"), ZeroDivisionError()])
def test_that_what_fails_is_tried_again_and_harms_nobody(place: Place, trouble: Exception) -> None:
    heart = Heart(place)
    keeper = RollKeeper(heart)
    heart.follow("e", 7)
    place.trouble = trouble
    heart.beat()
    assert keeper.roll_call is None
    place.trouble = None
    heart.beat()
    assert keeper.roll_call is CALL


def test_that_it_says_goodbye_when_it_is_stopped(place: Place) -> None:
    heart = Heart(place)
    heart.follow("e", 7)
    heart.beat()
    heart.stop()
    heart.run()
    assert place.is_left
    assert place.is_closed


def test_that_who_was_never_heard_of_says_no_goodbye(place: Place) -> None:
    heart = Heart(place)
    heart.stop()
    heart.run()
    assert not place.is_left
    assert place.is_closed
