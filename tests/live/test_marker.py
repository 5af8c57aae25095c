"""Marks handed over from the desktop: when they are due, off the UI thread, and quietly when it fails."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.live.boards import OPENED_AT, board_of, event_of, incident
from tests.live.hands import HandClock
from wallboard.domain.board import Board, change_between
from wallboard.domain.change import Change
from wallboard.domain.commands import Command
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.mark_book import AT_ONCE, MarkAnswer, MarkWork
from wallboard.live.marker import RETRY_S, Marker, MarksRefused
from wallboard.live.source import SourceUnavailable
from wallboard.live.step import Step
from wallboard.live.store import Store
from wallboard.live.ticker import Ticker


class Desk:
    """A store and a ticker turned by hand; chores wait until they are done, as on the writing thread."""

    def __init__(self, *rows: Incident) -> None:
        self.clock = HandClock()
        sent: list[Command] = []
        self.store, self.ticker = Store(sent.append, steady=self.clock), Ticker(steady=self.clock)
        self.chores: list[Callable[[], None]] = []
        self.works: list[MarkWork] = []
        self.trouble: Exception | None = None
        self.answer = MarkAnswer()
        self.marker = Marker(
            self.store, self.ticker, write=self.write, do=self.chores.append, steady=self.clock
        )
        self.board = board_of(*rows, read_at=OPENED_AT)
        self.show(self.board, change_between(None, self.board))

    def write(self, work: MarkWork) -> MarkAnswer:
        self.works.append(work)
        if self.trouble is not None:
            raise self.trouble
        return self.answer

    def show(self, board: Board, change: Change) -> None:
        self.board = board
        step = Step(board, change, self.clock(), self.clock())
        self.ticker.follow(step)
        self.store.take(step)

    def change(self, row: Incident, minutes: float) -> None:
        event = event_of(self.board.seq + 1, row)
        self.show(*self.board.after([event], read_at=OPENED_AT + timedelta(minutes=minutes)))

    def tick_at(self, minutes: float) -> None:
        """The floor's time is so late; the board was read a moment ago."""
        self.show(replace(self.board, read_at=OPENED_AT + timedelta(minutes=minutes)), Change())
        self.ticker.tick.emit(OPENED_AT + timedelta(minutes=minutes))

    def work_off(self) -> None:
        while self.chores:
            self.chores.pop(0)()

    def at(self, minutes: float) -> None:
        self.tick_at(minutes)
        self.work_off()

    def handed(self) -> list[tuple[int, int]]:
        """Incident and per cent of the marks that were handed over since one asked last."""
        marks = [(mark.incident_id, mark.percent) for work in self.works for mark in work.marks]
        self.works.clear()
        return marks


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    """One incident with marks in the minutes 91, 136, 163 and 181, looked at in minute 1."""
    desk = Desk(incident(1))
    desk.at(1)
    return desk


def test_that_at_the_beginning_it_looks_once_for_what_was_reached_while_nobody_did(desk: Desk) -> None:
    assert len(desk.works) == 1
    assert desk.handed() == []


def test_that_at_rest_nothing_is_done_and_nothing_asked(desk: Desk) -> None:
    desk.works.clear()
    for second in range(200):
        desk.tick_at(1 + second / 60)
    assert desk.chores == []
    assert desk.works == []


def test_that_a_mark_is_handed_over_at_the_tick_at_which_it_is_reached(desk: Desk) -> None:
    desk.at(90.99)
    assert desk.handed() == []
    desk.at(91)
    assert desk.handed() == [(1, 50)]
    desk.at(91.1)
    assert desk.handed() == []


def test_that_nothing_is_written_on_the_ui_thread(desk: Desk) -> None:
    desk.works.clear()
    desk.tick_at(91)
    assert desk.works == []
    assert len(desk.chores) == 1


def test_that_a_second_look_waits_for_the_first(desk: Desk) -> None:
    desk.tick_at(91)
    desk.tick_at(91.1)
    desk.tick_at(140)
    assert len(desk.chores) == 1
    desk.work_off()
    desk.at(140.1)
    assert desk.handed() == [(1, 50), (1, 75)]


def test_that_a_change_of_one_incident_works_out_that_one(desk: Desk) -> None:
    desk.works.clear()
    desk.change(incident(2, opened_at=OPENED_AT - timedelta(minutes=100), version=1), 2)
    desk.at(2)
    assert [list(work.clocks) for work in desk.works] == [[2]]
    assert desk.handed() == [(2, 50)]


def test_that_the_log_is_asked_what_an_incident_reached_that_left_the_board(desk: Desk) -> None:
    desk.works.clear()
    desk.change(incident(1, state=IncidentState.RESOLVED, resolved_at=OPENED_AT, version=2), 2)
    desk.at(2)
    assert [work.gone for work in desk.works] == [(1,)]
    desk.at(200)
    assert desk.handed() == []


def test_that_changes_that_concern_no_incident_cost_nothing(desk: Desk) -> None:
    desk.show(desk.board, Change(agents=frozenset({1}), teams=frozenset({1})))
    desk.tick_at(2)
    assert desk.chores == []


@pytest.mark.parametrize("silent_s", [4.0, 11.0, 40.0])
def test_that_nothing_is_handed_over_while_the_board_is_not_live(desk: Desk, silent_s: float) -> None:
    desk.clock.forward(silent_s)
    desk.store.look()
    desk.ticker.tick.emit(OPENED_AT + timedelta(minutes=100))
    assert desk.chores == []
    desk.at(100)
    assert desk.handed() == [(1, 50)]


def test_that_what_failed_is_tried_again_later_each_time_a_little_later(desk: Desk) -> None:
    desk.trouble = SourceUnavailable("gone")
    desk.handed()
    for pause_s in (*RETRY_S, RETRY_S[-1]):
        desk.at(91)
        assert desk.handed() == [(1, 50)]
        desk.clock.forward(pause_s - 0.5)
        desk.at(91)
        assert desk.handed() == []
        desk.clock.forward(1)
    desk.trouble = None
    desk.at(91)
    assert desk.handed() == [(1, 50)]
    desk.at(91)
    assert desk.handed() == []


def test_that_the_look_at_the_beginning_is_made_good_when_it_failed(qtbot: QtBot) -> None:
    desk = Desk(incident(1))
    desk.trouble = SourceUnavailable("gone")
    desk.at(1)
    desk.trouble = None
    desk.clock.forward(RETRY_S[0])
    desk.at(1)
    assert len(desk.works) == 2
    desk.clock.forward(RETRY_S[0])
    desk.at(1)
    assert len(desk.works) == 2


def test_that_a_login_that_may_not_write_marks_is_never_asked_again(desk: Desk) -> None:
    desk.trouble = MarksRefused("your login has no right to do that")
    desk.at(91)
    desk.works.clear()
    desk.trouble = None
    desk.clock.forward(1000)
    desk.change(incident(2, version=1), 100)
    desk.at(1000)
    assert desk.works == []


def test_that_an_error_of_ours_ends_the_marking_and_nothing_else(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.trouble = KeyError("phone 0171")
    desk.at(91)
    assert "error in this program" in caplog.text
    desk.works.clear()
    desk.clock.forward(1000)
    desk.at(1000)
    assert desk.works == []


def test_that_a_mark_that_came_too_early_for_the_database_is_handed_over_again(desk: Desk) -> None:
    desk.tick_at(91)
    desk.answer = MarkAnswer(frozenset({(1, 1, "p3/resolve", 1, 50)}))
    desk.work_off()
    assert desk.handed() == [(1, 50)]
    desk.answer = MarkAnswer()
    desk.clock.forward(RETRY_S[0])
    desk.at(91.1)
    assert desk.handed() == [(1, 50)]


def test_that_a_clock_that_is_set_back_hands_nothing_over_again(desk: Desk) -> None:
    desk.at(140)
    assert desk.handed() == [(1, 50), (1, 75)]
    desk.at(60)
    desk.at(140)
    assert desk.handed() == []


def test_that_a_big_floor_is_worked_out_in_parts_that_others_can_come_between(qtbot: QtBot) -> None:
    desk = Desk(*(incident(number) for number in range(1, 2 * AT_ONCE + 2)))
    desk.tick_at(1000)
    parts = 0
    while desk.chores:
        assert len(desk.chores) == 1
        desk.chores.pop()()
        parts += 1
    assert parts == 3
    assert [len(work.clocks) for work in desk.works] == [AT_ONCE, AT_ONCE, 1]
    assert len(desk.handed()) == 4 * (2 * AT_ONCE + 1)
