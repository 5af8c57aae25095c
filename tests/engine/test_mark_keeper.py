"""Keeping marks without a screen: following the floor, through outages, to a clean end."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.conftest import plain_sql
from tests.services.mark_floor import (
    RULES,
    at,
    change,
    fired_of,
    it_is,
    kept_until,
    lay_mark_floor,
    open_incident,
    told,
)
from wallboard.domain.marks import FiredMark
from wallboard.engine import mark_keeper as mark_keeper_module
from wallboard.engine.mark_keeper import MarkKeeper
from wallboard.services.database import Database, DatabaseUnavailable, open_database
from wallboard.services.replaying import start_clock
from wallboard.services.schema import tables

LONG_S = 30.0


@pytest.fixture
def floor(database: Database) -> Database:
    lay_mark_floor(database)
    return database


@contextmanager
def running(url: str) -> Iterator[list[FiredMark]]:
    """A keeper at work on a thread of its own; the marks that it wrote."""
    fired: list[FiredMark] = []
    over = threading.Event()
    database = open_database(url, program="keeper")
    keeper = MarkKeeper(database, on_fired=fired.extend)
    thread = threading.Thread(target=keeper.run, args=(over.is_set, over.wait))
    thread.start()
    try:
        yield fired
    finally:
        over.set()
        thread.join(LONG_S)
        database.dispose()
        assert not thread.is_alive()


def wait_until(holds: Callable[[], bool]) -> None:
    until_s = time.monotonic() + LONG_S
    while not holds() and time.monotonic() < until_s:
        time.sleep(0.02)
    assert holds()


def states(database: Database) -> list[tuple[int, str]]:
    clock = tables.sla_clock
    with database.reading() as connection:
        query = select(clock.c.incident_id, clock.c.state).order_by(clock.c.incident_id, clock.c.cycle)
        return [(row[0], row[1]) for row in connection.execute(query)]


def test_that_a_keeper_writes_marks_as_they_are_reached(floor: Database, training_url: str) -> None:
    open_incident(floor)
    start_clock(floor, at(45), 1200.0)
    with running(training_url) as fired:
        wait_until(lambda: len(fired) == 4)
    assert [one.mark.percent for one in fired] == [50, 75, 90, 100]
    assert all(one.fired_at >= one.mark.planned_at for one in fired)
    assert fired_of(floor) == fired


def test_that_a_keeper_follows_what_others_write(floor: Database, training_url: str) -> None:
    with running(training_url) as fired:
        it_is(floor, 60)
        wait_until(lambda: kept_until(floor) is not None)
        open_incident(floor, 5)
        wait_until(lambda: len(fired) == 1)
    assert told(fired) == [(50, 55, 60)]


def test_that_the_clock_table_follows_changes_and_time_alone(floor: Database) -> None:
    first, second = open_incident(floor), open_incident(floor, 50)
    keeper = MarkKeeper(floor)
    it_is(floor, 60)
    keeper.keep()
    assert states(floor) == [(first, "running"), (second, "running")]
    change(floor, second, 60, state="paused", pause_reason="customer")
    keeper.keep()
    assert states(floor) == [(first, "running"), (second, "paused")]
    it_is(floor, 101)
    keeper.keep()
    assert states(floor) == [(first, "running_though_missed"), (second, "paused")]
    change(floor, first, 101, state="resolved")
    change(floor, second, 101, state="cancelled", pause_reason=None)
    keeper.keep()
    assert states(floor) == [(first, "missed"), (second, "cancelled")]
    keeper.keep()
    assert states(floor) == [(first, "missed"), (second, "cancelled")]


def test_that_a_clock_is_missed_in_the_table_although_no_mark_says_so(database: Database) -> None:
    policy = RULES.policies[0]
    silent = replace(policy, targets=(replace(policy.targets[0], marks=()),))
    lay_mark_floor(database, replace(RULES, policies=(silent,)))
    incident_id = open_incident(database)
    keeper = MarkKeeper(database)
    keeper.keep()
    it_is(database, 101)
    keeper.keep()
    assert states(database) == [(incident_id, "running_though_missed")]
    assert fired_of(database) == []


def test_that_a_keeper_wakes_for_the_next_mark_and_for_a_clock_that_falls_due(floor: Database) -> None:
    open_incident(floor)
    it_is(floor, 49.95)
    left_s = MarkKeeper(floor).keep()
    assert 0 < left_s <= 3
    start_clock(floor, at(49), 60.0)
    assert MarkKeeper(floor).keep() <= 1


def test_that_a_pass_without_news_writes_nothing(floor: Database, training_url: str) -> None:
    open_incident(floor)
    it_is(floor, 60)
    keeper = MarkKeeper(floor)
    keeper.keep()
    plain_sql(training_url, "UPDATE sla_clock SET used_s = 77")
    keeper.keep()
    assert plain_sql(training_url, "SELECT used_s FROM sla_clock") == [(77,)]


def test_that_many_ended_incidents_are_written_once(floor: Database, training_url: str) -> None:
    incident_id = open_incident(floor)
    keeper = MarkKeeper(floor)
    keeper.keep()
    it_is(floor, 0.5)
    change(floor, incident_id, 0.5, state="resolved")
    keeper.keep()
    plain_sql(training_url, "UPDATE sla_clock SET used_s = 77")
    keeper.keep()
    assert plain_sql(training_url, "SELECT state, used_s FROM sla_clock") == [("met", 77)]


def test_that_an_outage_is_said_once_and_what_it_missed_is_written(
    floor: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    incident_id = open_incident(floor)
    keeper = MarkKeeper(floor)
    keeper.keep()
    plain = keeper.keep
    answers = iter([False, False, True])
    over = threading.Event()

    def keep() -> float:
        if not next(answers):
            raise DatabaseUnavailable("gone")
        it_is(floor, 80)
        change(floor, incident_id, 80, state="resolved")
        it_is(floor, 200)
        left_s = plain()
        over.set()
        return left_s

    monkeypatch.setattr(keeper, "keep", keep)
    monkeypatch.setattr(mark_keeper_module, "RETRY_S", 0.01)
    keeper.run(over.is_set, over.wait)
    assert [record.message for record in caplog.records] == ["marks wait: gone", "marks are kept again"]
    assert told(fired_of(floor)) == [(50, 50, 200), (75, 75, 200)]


@pytest.mark.parametrize(
    "broken_at", ["wallboard.engine.mark_keeper.keep_marks", "wallboard.engine.clock_keeper.write_clocks"]
)
def test_that_a_pass_that_broke_off_is_made_good_by_the_next(
    floor: Database, monkeypatch: pytest.MonkeyPatch, broken_at: str
) -> None:
    first, second = open_incident(floor), open_incident(floor)
    keeper = MarkKeeper(floor)
    keeper.keep()
    it_is(floor, 80)
    change(floor, first, 80, state="acknowledged")
    change(floor, second, 80, state="resolved")

    def broken(*_: object, **__: object) -> None:
        raise DatabaseUnavailable("gone")

    with monkeypatch.context() as patch:
        patch.setattr(broken_at, broken)
        with pytest.raises(DatabaseUnavailable):
            keeper.keep()
    keeper.keep()
    assert told(fired_of(floor, first)) == told(fired_of(floor, second)) == [(50, 50, 80), (75, 75, 80)]
    with floor.reading() as connection:
        assert list(connection.scalars(select(tables.sla_clock.c.incident_version))) == [2, 2]
    assert states(floor) == [(first, "running"), (second, "met")]


def test_that_two_keepers_and_a_restart_write_each_mark_once(floor: Database, training_url: str) -> None:
    for _ in range(10):
        open_incident(floor)
    start_clock(floor, at(45), 1200.0)
    with running(training_url) as first, running(training_url) as second:
        wait_until(lambda: len(fired_of(floor)) >= 20)
    with running(training_url) as third:
        wait_until(lambda: len(fired_of(floor)) == 40)
        time.sleep(0.3)
    assert len(first) + len(second) + len(third) == 40
