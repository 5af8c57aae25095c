"""The record of the last weeks and its forecasts: read beside the poller, and never a wall's excuse."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.live.boards import OPENED_AT, board_of, incident
from tests.live.hands import Ear, HandClock
from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.commands import Command
from wallboard.domain.floor_history import FloorHistory, PastIncident
from wallboard.domain.floor_record import FloorRecord, record_of
from wallboard.domain.forecast import words_of
from wallboard.domain.severity import Severity
from wallboard.domain.sla_policy import Goals
from wallboard.live.records import HOLDS_S, READ_EVERY_S, RecordKeeper, RecordReader
from wallboard.live.source import SourceUnavailable
from wallboard.live.step import Step
from wallboard.live.store import Store
from wallboard.live.ticker import Ticker

HOUR = timedelta(hours=1)


def record() -> FloorRecord:
    """Six incidents of the last day, each done 30 minutes after somebody was sent."""
    since = OPENED_AT - timedelta(weeks=4)
    past = tuple(
        PastIncident(1, Severity.MEDIUM, 1, at, at, at, at + HOUR / 2)
        for at in (OPENED_AT - number * HOUR for number in range(2, 8))
    )
    return record_of(FloorHistory(since, OPENED_AT, past), (), Goals(), UTC)


class Reading:
    """A reader whose source does as it is told."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.answers: list[FloorRecord | Exception] = []
        self.reads = 0
        self.closes = 0
        self.reader = RecordReader(self, steady=self.clock)
        self.records = Ear(self.reader.record_ready)
        self.prospects = Ear(self.reader.prospect_ready)
        self.failures = Ear(self.reader.failed)

    def read(self) -> FloorRecord:
        self.reads += 1
        answer = self.answers.pop(0) if self.answers else record()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        self.closes += 1

    def look(self, board: Board | None = None, after_s: float = 15.0) -> None:
        self.clock.forward(after_s)
        self.reader.see(board or board_of(incident(1)), OPENED_AT)
        self.reader.work()


@pytest.fixture
def reading(qtbot: QtBot) -> Reading:
    return Reading()


def test_that_a_record_is_read_once_and_every_look_tells_what_to_expect(reading: Reading) -> None:
    for _ in range(3):
        reading.look()
    assert (reading.reads, len(reading.records.heard), len(reading.prospects.heard)) == (1, 1, 3)
    assert reading.prospects.heard[0].at == OPENED_AT


def test_that_after_ten_minutes_the_record_is_read_anew(reading: Reading) -> None:
    reading.look()
    reading.look(after_s=READ_EVERY_S - 1)
    assert reading.reads == 1
    reading.look(after_s=1)
    assert reading.reads == 2


def test_that_an_outage_is_tried_again_soon_and_told_to_nobody(reading: Reading) -> None:
    reading.answers = [SourceUnavailable("gone"), SourceUnavailable("gone")]
    for _ in range(2):
        reading.look(after_s=20)
    assert (reading.reads, reading.records.heard, reading.failures.heard) == (2, [], [])
    reading.look(after_s=20)
    assert (reading.reads, len(reading.records.heard), len(reading.prospects.heard)) == (3, 1, 1)


def test_that_the_old_record_serves_through_an_outage(reading: Reading) -> None:
    reading.look()
    reading.answers = [SourceUnavailable("gone")]
    reading.look(after_s=READ_EVERY_S)
    reading.look(after_s=15)
    assert len(reading.prospects.heard) == 2


def test_that_an_error_of_ours_is_told_once_until_it_works_again(
    reading: Reading, caplog: pytest.LogCaptureFixture
) -> None:
    broken = replace(board_of(incident(1)), incidents=None)  # type: ignore[arg-type]  # a slip of ours
    for _ in range(3):
        reading.look(broken)
    assert len(reading.failures.heard) == len(caplog.records) == 1
    reading.look()
    assert len(reading.prospects.heard) == 1
    reading.look(broken)
    assert len(reading.failures.heard) == 2


def test_that_a_board_that_was_looked_at_is_not_told_of_again(reading: Reading) -> None:
    reading.look()
    reading.reader.work()
    assert len(reading.prospects.heard) == 1


def test_that_the_reader_lets_go_of_its_source_at_the_end(reading: Reading) -> None:
    reading.reader.stop()
    reading.reader.run()
    assert reading.closes == 1


class Wall:
    """A keeper on a store whose board goes stale when the clock goes on alone."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.sent: list[Command] = []
        self.store, self.ticker = (
            Store(self.sent.append, steady=self.clock),
            Ticker(steady=self.clock),
        )
        self.reader = RecordReader(Reading(), steady=self.clock)
        self.keeper = RecordKeeper(self.store, self.ticker, self.reader, steady=self.clock)
        self.prospects = Ear(self.keeper.prospect_changed)

    def read(self, after_s: float = 0.0) -> None:
        self.clock.forward(after_s)
        step = Step(board_of(incident(1, priority=1)), Change(), self.clock(), self.clock())
        self.ticker.follow(step)
        self.store.take(step)
        self.ticker.tick.emit(OPENED_AT + HOUR * 0.75)

    def look(self) -> None:
        self.reader.work()


@pytest.fixture
def wall(qtbot: QtBot) -> Wall:
    return Wall()


def test_that_only_a_live_board_is_forecast(wall: Wall) -> None:
    wall.read()
    wall.look()
    assert len(wall.prospects.heard) == 1
    wall.clock.forward(60)
    wall.store.look()
    wall.ticker.tick.emit(OPENED_AT + 3 * HOUR)
    wall.look()
    assert len(wall.prospects.heard) == 1


def test_that_a_forecast_that_grew_old_beside_a_live_board_is_dropped(wall: Wall) -> None:
    wall.read()
    wall.look()
    wall.read(after_s=HOLDS_S - 1)
    assert len(wall.prospects.heard) == 1
    wall.read(after_s=2)
    assert wall.prospects.heard[1:] == [None]
    assert wall.keeper.risk_of(1) is None


def test_that_the_keeper_says_why_an_incident_will_be_late(wall: Wall) -> None:
    wall.read()
    wall.look()
    (prospect,) = wall.prospects.heard
    assert wall.keeper.record is not None
    assert [line.incident_id for line in prospect.at_risk.lines] == [1]
    forecast = wall.keeper.risk_of(1)
    assert forecast is not None
    assert words_of(forecast) == "0 ahead, 1 free, 14 min short"
    assert wall.keeper.risk_of(99) is None
