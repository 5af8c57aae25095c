"""The view: pages look at the live floor or at the past, and the live floor goes on behind it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import QPersistentModelIndex
from pytestqt.qtbot import QtBot

from tests.live.boards import OPENED_AT, board_of, incident
from tests.live.hands import Ear, HandClock
from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.commands import Command, Deploy, Outcome, OutcomeKind
from wallboard.domain.freshness import Freshness
from wallboard.domain.groundwork import groundwork
from wallboard.domain.history import LoadHistory
from wallboard.domain.policy import FloorClock
from wallboard.live.history import HistoryKeeper
from wallboard.live.past import Past
from wallboard.live.records import RecordKeeper
from wallboard.live.step import Step
from wallboard.live.store import Store
from wallboard.live.ticker import Ticker
from wallboard.live.view import View
from wallboard.models.incident_list import IncidentListModel

THEN = OPENED_AT - timedelta(days=1)
HISTORY = LoadHistory(starts=(OPENED_AT,), bucket=timedelta(minutes=30), load_ratio={1: (0.5,)})


def then(*numbers: int, minutes: int = 0) -> Past:
    """The past floor, so many minutes later, with these incidents."""
    at = THEN + timedelta(minutes=minutes)
    rows = [incident(number) for number in numbers]
    return Past(board_of(*rows, FloorClock(at, at, 1.0), read_at=at))


class Room:
    """A view on a store that is fed by hand."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.sent: list[Command] = []
        self.store = Store(self.sent.append, steady=self.clock)
        self.ticker = Ticker(steady=self.clock)
        self.history = HistoryKeeper(self.store, self.ticker)
        self.records = RecordKeeper(self.store, self.ticker, None)
        self.view = View(self.store, self.ticker, self.history, self.records)
        self.changed, self.turned = Ear(self.view.changed), Ear(self.view.turned)
        self.ticks, self.sights = Ear(self.view.time.tick), Ear(self.view.sight_changed)
        self.refused, self.done = Ear(self.view.refused), Ear(self.view.done)
        self.read(1, 2)

    def read(self, *numbers: int, change: Change | None = None) -> Board:
        board = board_of(*(incident(number) for number in numbers))
        step = Step(board, change or Change(), self.clock(), self.clock())
        self.ticker.follow(step)
        self.store.take(step)
        return board

    def deploy(self, incident_id: int = 1) -> Deploy:
        return Deploy(command_id=uuid4(), incident_id=incident_id, version_seen=1, agent_id=1)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return Room()


def test_that_now_is_the_live_floor_itself(room: Room) -> None:
    assert room.view.board is room.store.board
    assert room.view.past_at is None
    added = Change(incidents_added=frozenset({3}))
    board = room.read(1, 2, 3, change=added)
    assert room.view.board is board
    assert room.changed.heard == [added]


def test_that_the_past_is_told_row_by_row(room: Room) -> None:
    past = then(2, 5)
    room.view.show_past(past)
    assert room.view.board is past.board
    assert room.view.past_at == THEN
    (change,) = room.changed.heard
    assert change.incidents_added == {5}
    assert change.incidents_removed == {1}
    assert not change.policy
    assert room.turned.heard == [THEN]


def test_that_what_is_listed_and_chosen_survives_where_it_was_there_too(room: Room) -> None:
    model = IncidentListModel(room.view)
    chosen = next(model.index(row) for row in range(model.rowCount()) if model.line(row).id == 2)
    kept = QPersistentModelIndex(chosen)
    room.view.show_past(then(2, 5))
    assert kept.isValid()
    assert model.line(kept.row()).id == 2
    assert {model.line(row).id for row in range(model.rowCount())} == {2, 5}


def test_that_the_live_floor_goes_on_unseen_and_is_there_at_once(room: Room) -> None:
    room.view.show_past(then(2))
    room.changed.heard.clear()
    board = room.read(1, 2, 3, change=Change(incidents_added=frozenset({3})))
    assert not room.changed.heard
    assert set(room.view.board.incidents) == {2}
    room.view.show_now()
    assert room.view.board is board
    (change,) = room.changed.heard
    assert change.incidents_added == {1, 3}
    assert room.turned.heard == [THEN, None]


def test_that_time_stands_still_in_the_past(room: Room) -> None:
    room.view.show_past(then(2))
    room.ticks.heard.clear()
    room.clock.forward(5)
    room.ticker.tick.emit(room.ticker.now())
    assert not room.ticks.heard
    assert room.view.time.now() == THEN
    room.view.show_now()
    room.ticker.tick.emit(room.ticker.now())
    assert room.view.time.now() == room.ticker.now()
    assert room.ticks.heard[-1] == room.ticker.now()


def test_that_another_instant_of_the_same_board_is_told_too(room: Room) -> None:
    room.view.show_past(then(2))
    room.changed.heard.clear()
    room.view.show_past(then(2, minutes=7))
    assert not room.changed.heard
    later = THEN + timedelta(minutes=7)
    assert room.turned.heard == [THEN, later]
    assert room.ticks.heard[-1] == later


def test_that_a_past_board_is_not_stale_whatever_befalls_the_live_one(room: Room) -> None:
    room.view.show_past(then(2))
    room.sights.heard.clear()
    room.clock.forward(60)
    room.store.look()
    assert room.store.sight.freshness is Freshness.BLIND
    assert room.view.sight.freshness is Freshness.LIVE
    assert not room.sights.heard
    room.view.show_now()
    assert room.sights.heard == [room.store.sight]


def test_that_nothing_is_sent_from_the_past(room: Room) -> None:
    room.view.show_past(then(1))
    room.view.submit(room.deploy())
    assert not room.sent
    assert not room.store.pending
    (outcome,) = room.refused.heard
    assert outcome.kind is OutcomeKind.REFUSED
    assert "read-only" in outcome.sentence


def test_that_what_became_of_a_command_is_told_in_the_past_too(room: Room) -> None:
    command, other = room.deploy(), room.deploy(2)
    room.view.submit(command)
    room.view.submit(other)
    assert set(room.view.pending) == {1, 2}
    room.view.show_past(then(1))
    assert not room.view.pending
    room.store.settle(Outcome(command, OutcomeKind.REFUSED, "Ben has it."))
    room.store.settle(Outcome(other, OutcomeKind.DONE, ""))
    assert [one.sentence for one in room.refused.heard] == ["Ben has it."]
    assert [one.command for one in room.done.heard] == [other]
    room.view.show_now()
    assert set(room.view.pending) == {2}


def test_that_hours_come_after_their_board_and_now_has_its_own_again(room: Room) -> None:
    room.history.take(HISTORY)
    past, told = then(2), Ear(room.view.history.changed)
    hours = LoadHistory(starts=(THEN,), bucket=timedelta(minutes=30), load_ratio={})
    room.view.show_past(past)
    room.view.show_past(Past(past.board, hours))
    assert room.turned.heard == [THEN]
    room.view.show_now()
    assert told.heard == [None, hours, HISTORY]
    assert room.view.history.history is HISTORY


def test_that_the_past_forecasts_nothing(room: Room) -> None:
    told = Ear(room.view.records.prospect_changed)
    room.view.show_past(then(2))
    assert room.view.records.prospect is None
    assert room.view.records.record is None
    assert told.heard == [None]


def test_that_what_was_reckoned_of_the_floor_as_it_is_serves_no_past_one(room: Room) -> None:
    board = board_of(incident(1))
    ground = groundwork(board, board.floor_at)
    room.store.take(Step(board, Change(), room.clock(), room.clock(), ground))
    told = [room.view.groundwork]
    room.view.show_past(then(2))
    told.append(room.view.groundwork)
    room.view.show_now()
    told.append(room.view.groundwork)
    assert told == [ground, None, ground]
