"""The time machine: the newest wish wins, steps add up, and what cannot be shown is said in words."""

import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.live.boards import OPENED_AT, board_of, incident
from tests.live.hands import Ear, HandClock
from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.commands import Command
from wallboard.domain.history import LoadHistory
from wallboard.domain.log_span import LogSpan
from wallboard.domain.policy import FloorClock
from wallboard.live.history import HistoryKeeper
from wallboard.live.past_reader import PastReader
from wallboard.live.records import RecordKeeper
from wallboard.live.source import SourceUnavailable
from wallboard.live.step import Step
from wallboard.live.store import Store
from wallboard.live.thread import OwnThread
from wallboard.live.ticker import Ticker
from wallboard.live.time_machine import TimeMachine
from wallboard.live.view import View

NOW = OPENED_AT
BEGIN = NOW - timedelta(days=10)
HOUR = timedelta(hours=1)


def past_board(at: datetime) -> Board:
    """Each whole hour has an incident of its own."""
    return board_of(incident(at.hour + 1), FloorClock(at, at, 1.0), read_at=at)


class Shelf:
    """A log whose floor changes at every full hour; it can be lost, and can be made to wait."""

    def __init__(self) -> None:
        self.read: list[datetime] = []
        self.trouble = ""
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.is_closed = False

    def span(self) -> LogSpan | None:
        self._fail()
        return LogSpan(BEGIN, NOW, (1, 2, 3))

    def board_at(self, at: datetime, /) -> Board:
        self.may_go_on.wait(5)
        self._fail()
        self.read.append(at)
        return past_board(at)

    def history(self, board: Board, is_overtaken: Callable[[], bool], /) -> LoadHistory | None:
        if is_overtaken():
            return None
        return LoadHistory(starts=(board.floor_at,), bucket=HOUR, load_ratio={})

    def change_from(self, at: datetime, count: int, /) -> datetime | None:
        begins = at.replace(minute=0, second=0, microsecond=0)
        first = begins + HOUR if count > 0 else begins if begins < at else begins - HOUR
        to = first + HOUR * (count - (1 if count > 0 else -1))
        to = max(BEGIN, min(NOW, to))
        return to if (to > at) == (count > 0) and to != at else None

    def close(self) -> None:
        self.is_closed = True

    def _fail(self) -> None:
        if self.trouble:
            raise SourceUnavailable(self.trouble)


class Cabin:
    def __init__(self) -> None:
        sent: list[Command] = []
        clock = HandClock()
        self.store, self.ticker = Store(sent.append, steady=clock), Ticker(steady=clock)
        history = HistoryKeeper(self.store, self.ticker)
        self.view = View(self.store, self.ticker, history, RecordKeeper(self.store, self.ticker, None))
        self.shelf = Shelf()
        self.reader = PastReader(self.shelf)
        self.machine = TimeMachine(self.view, self.ticker, self.reader)
        self.said, self.moved = Ear(self.machine.said), Ear(self.machine.moved)
        step = Step(board_of(incident(1)), Change(), clock(), clock())
        self.ticker.follow(step)
        self.store.take(step)

    def settle(self) -> None:
        """Grant what is wished for, on the test's own thread."""
        asked = self.reader._next() if self.reader._wish or self.reader._asks_span else None
        if asked is not None:
            self.reader.grant(asked[0], asks_span=asked[1])

    @property
    def sentence(self) -> str:
        return str(self.said.heard[-1])


@pytest.fixture
def cabin(qtbot: QtBot) -> Cabin:
    cabin = Cabin()
    cabin.machine.prepare()
    cabin.settle()
    return cabin


def test_that_an_instant_is_shown_once_it_is_read(cabin: Cabin) -> None:
    at = NOW - 3 * HOUR
    cabin.machine.go(at)
    assert cabin.machine.at == at
    assert cabin.view.past_at is None
    cabin.settle()
    assert cabin.view.past_at == at
    assert cabin.view.board == past_board(at)
    assert cabin.view.history.history is not None
    assert not cabin.machine.is_waiting


def test_that_the_newest_wish_wins(cabin: Cabin) -> None:
    for back in (1, 2, 3, 4):
        cabin.machine.go(NOW - back * HOUR)
    cabin.settle()
    assert cabin.shelf.read == [NOW - 4 * HOUR]
    assert cabin.view.past_at == NOW - 4 * HOUR


def test_that_steps_by_change_add_up_until_they_are_read(cabin: Cabin) -> None:
    cabin.machine.go(NOW - 5.5 * HOUR)
    cabin.settle()
    for _ in range(3):
        cabin.machine.step(1)
    cabin.settle()
    assert cabin.view.past_at == NOW - 3 * HOUR
    assert cabin.machine.at == NOW - 3 * HOUR
    cabin.machine.step(-1)
    cabin.settle()
    assert cabin.view.past_at == NOW - 4 * HOUR


def test_that_the_first_step_back_from_now_is_the_last_change(cabin: Cabin) -> None:
    cabin.machine.step(-1)
    cabin.settle()
    assert cabin.view.past_at == NOW - HOUR


def test_that_nothing_is_later_than_now(cabin: Cabin) -> None:
    cabin.machine.step(1)
    assert "Nothing changed" in cabin.sentence
    cabin.machine.go(NOW + HOUR)
    assert "still to come" in cabin.sentence
    assert cabin.machine.at is None
    cabin.machine.go(NOW - HOUR)
    cabin.settle()
    cabin.machine.move(2 * HOUR)
    assert cabin.machine.at is None
    assert cabin.view.past_at is None


def test_that_before_the_log_nothing_is_known(cabin: Cabin) -> None:
    cabin.machine.go(BEGIN - HOUR)
    assert "The log begins at" in cabin.sentence
    assert cabin.machine.at is None
    cabin.machine.move(-timedelta(days=40))
    cabin.settle()
    assert cabin.view.past_at == BEGIN
    cabin.machine.step(-1)
    cabin.settle()
    assert "Nothing changed before" in cabin.sentence
    assert cabin.view.past_at == BEGIN


def test_that_a_wish_forgotten_by_coming_back_is_not_shown(cabin: Cabin) -> None:
    cabin.machine.go(NOW - HOUR)
    wish = cabin.reader._wish
    assert wish is not None
    cabin.machine.return_to_now()
    cabin.reader.grant(wish, asks_span=False)  # it was being read already
    assert cabin.view.past_at is None
    assert cabin.machine.at is None


def test_that_an_outage_is_told_and_what_is_shown_stays(cabin: Cabin) -> None:
    at = NOW - HOUR
    cabin.machine.go(at)
    cabin.settle()
    cabin.shelf.trouble = "The database does not answer."
    cabin.machine.go(NOW - 2 * HOUR)
    cabin.settle()
    assert cabin.sentence == "The database does not answer."
    assert cabin.view.past_at == at
    assert cabin.machine.at == at
    cabin.shelf.trouble = ""
    cabin.machine.move(-2 * HOUR)
    cabin.settle()
    assert cabin.view.past_at == NOW - 3 * HOUR


def test_that_an_error_of_ours_is_told_and_ends_nothing(
    cabin: Cabin, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = Ear(cabin.reader.failed)
    monkeypatch.setattr(cabin.shelf, "board_at", lambda _at: 1 / 0)
    cabin.machine.go(NOW - HOUR)
    cabin.settle()
    assert len(failed) == 1
    assert "could not be read" in cabin.sentence
    monkeypatch.undo()
    cabin.machine.go(NOW - HOUR)
    cabin.settle()
    assert cabin.view.past_at == NOW - HOUR


def test_that_an_instant_asked_for_at_the_start_waits_for_the_span(qtbot: QtBot) -> None:
    cabin = Cabin()
    cabin.machine.go_at_first(NOW - HOUR)
    assert not cabin.said.heard
    cabin.settle()
    cabin.settle()
    assert cabin.view.past_at == NOW - HOUR


def test_that_the_live_store_never_knows(cabin: Cabin) -> None:
    board, heard = cabin.store.board, Ear(cabin.store.changed)
    for back in (1, 5, 2):
        cabin.machine.go(NOW - back * HOUR)
        cabin.settle()
    cabin.machine.return_to_now()
    assert cabin.store.board is board
    assert not heard.heard
    assert cabin.view.board is board


@pytest.fixture
def threaded(cabin: Cabin) -> Iterator[Cabin]:
    thread = OwnThread(cabin.reader, name="past")
    thread.start()
    yield cabin
    cabin.shelf.may_go_on.set()
    thread.stop()
    assert thread.ended_within(5)
    assert cabin.shelf.is_closed


def test_that_a_drag_reads_what_it_can_and_ends_where_the_hand_does(threaded: Cabin, qtbot: QtBot) -> None:
    cabin = threaded
    cabin.shelf.may_go_on.clear()
    for back in range(1, 60):
        cabin.machine.go(NOW - back * HOUR)
    cabin.shelf.may_go_on.set()
    last = NOW - 59 * HOUR
    qtbot.waitUntil(lambda: cabin.view.past_at == last and cabin.view.history.history is not None)
    assert cabin.view.board == past_board(last)
    assert len(cabin.shelf.read) <= 2
