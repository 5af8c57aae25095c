"""Following the log: what is read anew, what is folded, and what an outage looks like."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.live.boards import OPENED_AT, board_of, event_of, incident
from tests.live.hands import Ear
from tests.live.plain_tail import PlainTail
from wallboard.domain.board import Board
from wallboard.domain.event import Entity
from wallboard.domain.policy import FloorClock
from wallboard.live import poller as poller_module
from wallboard.live.failure import Failure
from wallboard.live.poller import Poller
from wallboard.live.source import SourceUnavailable
from wallboard.live.step import Step
from wallboard.live.thread import OwnThread


class ScriptedSource:
    """Does at each read what the test says; without a script it is a quiet database."""

    def __init__(self, first: Board) -> None:
        self.board = first
        self.tails: list[Callable[[], PlainTail]] = []
        self.wholes = 0
        self.waits = 0
        self.is_closed = False
        self.outage = ""
        self.written = threading.Event()

    def whole(self) -> Board:
        self._fail()
        self.wholes += 1
        return self.board

    def tail(self, board: Board) -> PlainTail:
        self._fail()
        return self.tails.pop(0)() if self.tails else PlainTail(seq=board.seq)

    def wait(self, timeout_s: float) -> bool:
        self.waits += 1
        woken = self.written.wait(timeout_s)
        self.written.clear()
        return woken

    def close(self) -> None:
        self.is_closed = True

    def _fail(self) -> None:
        if self.outage:
            raise SourceUnavailable(self.outage)


class Heard:
    """Everything a poller said."""

    def __init__(self, poller: Poller) -> None:
        self._ears = Ear(poller.board_ready), Ear(poller.lost), Ear(poller.failed)

    @property
    def steps(self) -> list[Step]:
        return self._ears[0].heard

    @property
    def lost(self) -> list[str]:
        return self._ears[1].heard

    @property
    def failed(self) -> list[Failure]:
        return self._ears[2].heard


@pytest.fixture
def source() -> ScriptedSource:
    return ScriptedSource(board_of(incident(1), seq=10))


@pytest.fixture
def poller(qapp: object, source: ScriptedSource) -> Poller:
    return Poller(source, every=timedelta(seconds=30))


@pytest.fixture
def heard(poller: Poller) -> Heard:
    return Heard(poller)


def test_that_the_first_read_is_whole_and_everything_in_it_is_new(poller: Poller, heard: Heard) -> None:
    assert poller.poll()
    (step,) = heard.steps
    assert step.board.seq == 10
    assert step.change.incidents_added == {1}


def test_that_later_reads_fold_what_the_log_says(
    poller: Poller, heard: Heard, source: ScriptedSource
) -> None:
    poller.poll()
    source.tails.append(lambda: PlainTail((event_of(11, incident(2), command_id="c"),), seq=11))
    poller.poll()
    step = heard.steps[-1]
    assert set(step.board.incidents) == {1, 2}
    assert step.change.incidents_added == {2}
    assert step.change.command_ids == {"c"}
    assert source.wholes == 1


def test_that_a_poll_that_finds_nothing_still_renews_the_sight(poller: Poller, heard: Heard) -> None:
    poller.poll()
    poller.poll()
    assert len(heard.steps) == 2
    assert heard.steps[1].change.is_empty
    assert heard.steps[1].asked_s >= heard.steps[0].heard_s


@pytest.mark.parametrize(
    "doubtful",
    [
        PlainTail((event_of(12, incident(2)),), seq=12),
        PlainTail((event_of(11, incident(2)), event_of(13, incident(3))), seq=13),
        PlainTail(epoch="another", seq=10),
        PlainTail(is_broken=True, seq=10),
        PlainTail(seq=11),
        PlainTail(seq=9),
    ],
    ids=["gap at the start", "gap within", "another epoch", "broken", "events kept back", "log cut off"],
)
def test_that_any_doubt_is_healed_by_reading_everything_anew(
    poller: Poller, heard: Heard, source: ScriptedSource, doubtful: PlainTail
) -> None:
    poller.poll()
    source.tails.append(lambda: doubtful)
    source.board = board_of(incident(5), seq=20, epoch="another")
    poller.poll()
    step = heard.steps[-1]
    assert source.wholes == 2
    assert set(step.board.incidents) == {5}
    assert step.change.incidents_added == {5}
    assert step.change.incidents_removed == {1}


def test_that_a_day_that_begins_earlier_than_it_did_is_read_anew(
    poller: Poller, heard: Heard, source: ScriptedSource
) -> None:
    poller.poll()
    back = FloorClock(OPENED_AT - timedelta(days=1), OPENED_AT, 1.0)
    set_back = replace(event_of(11, incident(2)), entity=Entity.FLOOR_CLOCK, after=back)
    source.tails.append(lambda: PlainTail((set_back,), seq=11))
    poller.poll()
    assert (source.wholes, heard.steps[-1].board.today is None) == (2, False)


def test_that_a_doubt_outlives_an_outage(poller: Poller, heard: Heard, source: ScriptedSource) -> None:
    poller.poll()
    poller.read_anew()
    source.outage = "gone"
    assert not poller.poll()
    source.outage = ""
    poller.poll()
    assert source.wholes == 2


def test_that_an_outage_is_logged_once_down_and_once_up(
    poller: Poller, heard: Heard, source: ScriptedSource, caplog: pytest.LogCaptureFixture
) -> None:
    poller.poll()
    source.outage = "the server does not answer"
    with caplog.at_level(logging.INFO, logger="wallboard"):
        for _ in range(5):
            assert not poller.poll()
        source.outage = ""
        for _ in range(5):
            assert poller.poll()
    assert [record.getMessage() for record in caplog.records] == [
        "the source is lost: the server does not answer",
        "the source is back",
    ]
    assert heard.lost == ["the server does not answer"]
    assert not heard.failed


def test_that_an_error_of_ours_is_told_once_and_the_board_read_anew(
    poller: Poller, heard: Heard, source: ScriptedSource, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> PlainTail:
        raise ZeroDivisionError("+49 170 1234567")

    poller.poll()
    source.tails.append(broken)
    assert not poller.poll()
    assert poller.poll()
    assert source.wholes == 2
    (failure,) = heard.failed
    assert "ZeroDivisionError" in failure.stack
    assert "1234567" not in failure.sentence + failure.stack


def test_that_a_write_wakes_the_poller_before_its_time(source: ScriptedSource, qtbot: QtBot) -> None:
    poller = Poller(source, every=timedelta(minutes=5))
    thread = OwnThread(poller, name="poller")
    heard = Heard(poller)
    thread.start()
    qtbot.waitUntil(lambda: len(heard.steps) == 1)
    source.written.set()
    qtbot.waitUntil(lambda: len(heard.steps) == 2)
    thread.stop()
    assert thread.ended_within(5)
    assert source.is_closed


def test_that_the_next_poll_is_booked_after_a_slow_one_ends(source: ScriptedSource, qtbot: QtBot) -> None:
    def slow() -> PlainTail:
        time.sleep(0.4)
        return PlainTail(seq=10)

    source.tails = [slow, slow]
    poller = Poller(source, every=timedelta(seconds=0.1))
    thread = OwnThread(poller, name="poller")
    heard = Heard(poller)
    thread.start()
    qtbot.waitUntil(lambda: len(heard.steps) >= 3, timeout=5000)
    thread.stop()
    assert thread.ended_within(5)
    first, second, third = heard.steps[:3]
    assert second.asked_s - first.heard_s >= 0.09
    assert third.asked_s - second.heard_s >= 0.09


def test_that_an_outage_is_retried_ever_more_slowly_but_at_most_every_two_seconds(
    source: ScriptedSource, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    poller = Poller(source, every=timedelta(seconds=1))
    source.outage = "gone"
    waits: list[float] = []

    def note(span_s: float) -> bool:
        waits.append(span_s)
        if len(waits) == 6:
            poller.stop()
        return False

    stopping = poller._stopping
    monkeypatch.setattr(stopping, "wait", note)
    poller.run()
    assert waits == [0.25, 0.5, 1.0, 2.0, 2.0, 2.0]


def test_that_the_last_hours_are_asked_for_once_and_after_the_first_board(
    poller: Poller, heard: Heard, source: ScriptedSource
) -> None:
    order: list[str] = []
    poller.board_ready.connect(lambda _step: order.append("board"))
    poller.history_due.connect(lambda _board: order.append("history"))
    poller.poll()
    poller.poll()
    assert order == ["board", "history", "board"]


def test_that_the_last_hours_are_asked_for_again_when_the_floor_gets_another_clock(
    poller: Poller, source: ScriptedSource
) -> None:
    histories: list[object] = []
    poller.history_due.connect(histories.append)
    poller.poll()
    moved = FloorClock(source.board.floor_at, source.board.read_at, 60.0)
    source.board = replace(source.board, clock=moved)
    poller.read_anew()
    poller.poll()
    poller.poll()
    assert len(histories) == 2


def test_that_a_source_that_fails_to_wait_is_told_of_once_and_polled_all_the_same(
    poller: Poller, heard: Heard, source: ScriptedSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deaf(_timeout_s: float) -> bool:
        raise KeyError("an error of ours")

    monkeypatch.setattr(source, "wait", deaf)
    assert not poller._hears_something(0.0)
    assert not poller._hears_something(0.0)
    assert poller.poll()
    assert len(heard.failed) == 1


def test_that_two_polls_are_never_closer_than_the_least_span() -> None:
    assert poller_module._AT_LEAST_S >= 0.01
