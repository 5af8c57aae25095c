"""The last hours are read beside the polls: when they are wanted, and again after an outage."""

import threading
from collections.abc import Callable
from datetime import timedelta

from pytestqt.qtbot import QtBot

from tests.live.boards import OPENED_AT, board_of
from tests.live.hands import Ear
from wallboard.domain.board import Board
from wallboard.domain.history import LoadHistory
from wallboard.live.hours import HoursReader
from wallboard.live.source import SourceUnavailable
from wallboard.live.thread import OwnThread

EMPTY = LoadHistory((), timedelta(minutes=30), {})


class Reading:
    """A source that reads as the test says, and knows on which thread it was let go of."""

    def __init__(self, read: Callable[[Board], LoadHistory]) -> None:
        self.read = read
        self.closed_on: list[str] = []

    def close(self) -> None:
        self.closed_on.append(threading.current_thread().name)


def board() -> Board:
    return board_of(read_at=OPENED_AT)


def test_that_the_hours_up_to_the_last_board_asked_for_are_read() -> None:
    read: list[Board] = []

    def reading(wanted: Board) -> LoadHistory:
        read.append(wanted)
        return EMPTY

    reader = HoursReader(Reading(reading))
    heard = Ear(reader.history_ready)
    first, second = board(), board()
    assert reader.work()
    reader.want(first)
    reader.want(second)
    assert reader.work()
    assert len(read) == 1
    assert read[0] is second
    assert heard.heard == [EMPTY]


def test_that_after_an_outage_they_are_wanted_still() -> None:
    answers: list[SourceUnavailable | LoadHistory] = [SourceUnavailable("away"), EMPTY]

    def reading(_wanted: Board) -> LoadHistory:
        answer = answers.pop(0)
        if isinstance(answer, SourceUnavailable):
            raise answer
        return answer

    reader = HoursReader(Reading(reading))
    heard, failed = Ear(reader.history_ready), Ear(reader.failed)
    reader.want(board())
    assert not reader.work()
    assert reader.work()
    assert (heard.heard, failed.heard) == ([EMPTY], [])


def test_that_an_error_of_ours_is_told_and_the_reader_goes_on() -> None:
    def reading(_wanted: Board) -> LoadHistory:
        raise KeyError("an error of ours")

    reader = HoursReader(Reading(reading))
    failed = Ear(reader.failed)
    reader.want(board())
    assert reader.work()
    assert len(failed.heard) == 1


def test_that_on_its_thread_it_answers_and_lets_go_of_its_source(qtbot: QtBot) -> None:
    threads: list[str] = []

    def reading(_wanted: Board) -> LoadHistory:
        threads.append(threading.current_thread().name)
        return EMPTY

    source = Reading(reading)
    reader = HoursReader(source)
    heard = Ear(reader.history_ready)
    thread = OwnThread(reader, name="hours")
    thread.start()
    reader.want(board())
    qtbot.waitUntil(lambda: heard.heard == [EMPTY])
    assert threads == ["hours"]
    thread.stop()
    assert thread.ended_within(5)
    assert source.closed_on == ["hours"]
