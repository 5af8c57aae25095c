"""The floor's time: counted on from the database's clock, whatever this machine's clock says."""

from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.live.boards import OPENED_AT, board_of
from tests.live.hands import Ear, HandClock
from wallboard.domain.change import Change
from wallboard.domain.policy import FloorClock
from wallboard.live.step import Step
from wallboard.live.ticker import Ticker


def step(
    read_at: datetime, *, asked_s: float, heard_s: float | None = None, clock: FloorClock | None = None
) -> Step:
    rows = [] if clock is None else [clock]
    board = board_of(*rows, read_at=read_at)
    return Step(board, Change(), asked_s, asked_s if heard_s is None else heard_s)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def ticker(qtbot: QtBot, clock: HandClock) -> Ticker:
    return Ticker(steady=clock)


def test_that_nobody_knows_the_time_before_the_first_read(ticker: Ticker) -> None:
    with pytest.raises(RuntimeError):
        ticker.now()


def test_that_time_goes_on_from_the_last_read(ticker: Ticker, clock: HandClock) -> None:
    ticker.follow(step(OPENED_AT, asked_s=clock()))
    clock.forward(75)
    assert abs(ticker.now() - OPENED_AT - timedelta(seconds=75)) < timedelta(milliseconds=1)


def test_that_a_replayed_floor_runs_on_its_own_time(ticker: Ticker, clock: HandClock) -> None:
    replayed = FloorClock(
        floor_anchor_at=datetime.fromisoformat("2016-03-07T12:00:00Z"),
        database_anchor_at=OPENED_AT,
        speed=60.0,
    )
    ticker.follow(step(OPENED_AT, asked_s=clock(), clock=replayed))
    clock.forward(60)
    hour_later = replayed.floor_anchor_at + timedelta(hours=1)
    assert abs(ticker.now() - hour_later) < timedelta(milliseconds=100)


def test_that_an_answer_that_took_long_moves_no_countdown_by_more_than_a_second(
    ticker: Ticker, clock: HandClock
) -> None:
    """The database looked at its clock at once, and then had its hands full."""
    ticker.follow(step(OPENED_AT, asked_s=clock()))
    began_s = clock()
    clock.forward(8)
    ticker.follow(step(OPENED_AT, asked_s=began_s, heard_s=clock()))
    assert abs(ticker.now() - OPENED_AT - timedelta(seconds=8)) < timedelta(seconds=1)


def test_that_the_seconds_do_not_stumble_when_one_answer_was_slow(ticker: Ticker, clock: HandClock) -> None:
    ticker.follow(step(OPENED_AT, asked_s=clock()))
    clock.forward(1)
    before = ticker.now()
    ticker.follow(step(OPENED_AT + timedelta(seconds=0.6), asked_s=clock()))
    assert abs(ticker.now() - before) <= timedelta(milliseconds=60)


def test_that_it_is_never_before_the_board_was_read(ticker: Ticker, clock: HandClock) -> None:
    """What was reckoned of the board beside the window would serve no page then."""
    ticker.follow(step(OPENED_AT, asked_s=clock()))
    ahead = OPENED_AT + timedelta(milliseconds=40)
    ticker.follow(step(ahead, asked_s=clock()))
    assert ticker.now() == ahead


def test_that_a_clock_that_was_set_is_followed_at_once(ticker: Ticker, clock: HandClock) -> None:
    ticker.follow(step(OPENED_AT, asked_s=clock()))
    set_to = OPENED_AT + timedelta(hours=1)
    ticker.follow(step(set_to, asked_s=clock()))
    assert abs(ticker.now() - set_to) < timedelta(milliseconds=1)


def test_that_it_ticks_just_after_each_full_second_of_the_database(qtbot: QtBot) -> None:
    from wallboard.live.clock import steady_s

    ticker = Ticker()
    ticks = Ear(ticker.tick)
    ticker.follow(step(OPENED_AT + timedelta(milliseconds=700), asked_s=steady_s()))
    qtbot.waitUntil(lambda: len(ticks) == 2, timeout=4000)
    ticker.stop()
    first, second = ticks.heard
    assert first.microsecond < 200_000
    assert second.microsecond < 200_000
    assert second.replace(microsecond=0) - first.replace(microsecond=0) == timedelta(seconds=1)


def test_that_a_stopped_ticker_stays_silent_whatever_comes(
    qtbot: QtBot, ticker: Ticker, clock: HandClock
) -> None:
    ticker.stop()
    ticker.follow(step(OPENED_AT, asked_s=clock()))
    with qtbot.assertNotEmitted(ticker.tick, wait=1100):
        pass
