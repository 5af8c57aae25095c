"""The last hours: read once, and carried on as the floor's time goes from bucket to bucket."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from tests.live.boards import OPENED_AT, board_of, incident
from tests.live.hands import Ear, HandClock
from wallboard.domain.change import Change
from wallboard.domain.commands import Command
from wallboard.domain.history import LoadHistory, TeamLoad
from wallboard.domain.policy import SeverityWeight
from wallboard.domain.severity import Severity
from wallboard.live.history import HistoryKeeper
from wallboard.live.step import Step
from wallboard.live.store import Store
from wallboard.live.ticker import Ticker

HALF_HOUR = timedelta(minutes=30)
STARTS = tuple(OPENED_AT + HALF_HOUR * (bucket - 3) for bucket in range(4))
READ = LoadHistory(starts=STARTS, bucket=HALF_HOUR, load_ratio={1: (0.1, 0.2, 0.3, 0.4)})


class Wall:
    def __init__(self) -> None:
        self.clock = HandClock()
        sent: list[Command] = []
        self.store, self.ticker = Store(sent.append, steady=self.clock), Ticker(steady=self.clock)
        self.keeper = HistoryKeeper(self.store, self.ticker)
        self.changes = Ear(self.keeper.changed)
        self.read()
        self.keeper.take(READ)

    def read(self) -> None:
        weight = SeverityWeight(2, Severity.MAJOR, 5)
        board = board_of(incident(1, severity=Severity.MAJOR), weight, read_at=OPENED_AT)
        step = Step(board, Change(), self.clock(), self.clock())
        self.ticker.follow(step)
        self.store.take(step)

    def tick_at(self, minutes: float) -> None:
        self.ticker.tick.emit(OPENED_AT + timedelta(minutes=minutes))
        QCoreApplication.processEvents()


@pytest.fixture
def wall(qtbot: QtBot) -> Wall:
    return Wall()


def test_that_within_a_bucket_nothing_changes(wall: Wall) -> None:
    wall.tick_at(29)
    wall.tick_at(29.9)
    assert wall.changes.heard == [READ]


def test_that_the_bucket_of_now_is_told_anew_once_a_minute(wall: Wall) -> None:
    wall.tick_at(1)
    wall.tick_at(2)
    history = wall.keeper.history
    assert history is not None
    assert history.starts == STARTS
    assert history.load_ratio[1] == (0.1, 0.2, 0.3, 0.5)
    assert history.trends["open"] == (None, None, None, 1.0)
    assert history.loads[1] == (None, None, None, TeamLoad(5, 10, 1))


def test_that_figures_are_carried_on_with_the_hours(wall: Wall) -> None:
    wall.tick_at(30)
    wall.tick_at(60)
    history = wall.keeper.history
    assert history is not None
    assert history.trends["open"] == (None, 1.0, 1.0, 1.0)
    assert history.trends["service_level"] == (None, None, None, None)


def test_that_a_new_bucket_holds_what_each_team_carries_now(wall: Wall) -> None:
    wall.tick_at(30)
    history = wall.keeper.history
    assert history is not None
    assert history.starts[-1] == OPENED_AT + HALF_HOUR
    assert len(history.starts) == len(STARTS)
    assert history.load_ratio[1] == (0.2, 0.3, 0.5, 0.5)


def test_that_what_has_no_team_is_carried_on_too(wall: Wall) -> None:
    wall.tick_at(30)
    history = wall.keeper.history
    assert history is not None
    assert history.load_ratio[None] == (None, None, 0.0, 0.0)


def test_that_what_lies_behind_a_jump_of_the_clock_stays_unknown(wall: Wall) -> None:
    wall.tick_at(95)
    history = wall.keeper.history
    assert history is not None
    assert history.starts[-1] == OPENED_AT + 3 * HALF_HOUR
    assert history.load_ratio[1] == (0.4, None, None, 0.5)


def test_that_a_stale_board_is_written_into_no_bucket(wall: Wall) -> None:
    wall.clock.forward(60)
    wall.store.look()
    wall.tick_at(30)
    assert wall.changes.heard == [READ]


def test_that_hours_are_carried_on_in_a_turn_after_the_tick(wall: Wall) -> None:
    heard = len(wall.changes.heard)
    wall.ticker.tick.emit(OPENED_AT + timedelta(minutes=1))
    wall.ticker.tick.emit(OPENED_AT + timedelta(minutes=2))
    assert len(wall.changes.heard) == heard, "whoever looks at the board at a tick does not wait for it"
    QCoreApplication.processEvents()
    assert len(wall.changes.heard) == heard + 1
