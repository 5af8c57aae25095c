"""Marks from the desktop's own live path, with other desktops and a keeper beside it."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import plain_sql
from tests.services.mark_floor import at, change, fired_of, it_is, lay_mark_floor, open_incident, told
from wallboard.app.live_path import LivePath
from wallboard.app.source import DatabaseSource, DatabaseWriter
from wallboard.domain.freshness import Freshness
from wallboard.engine.mark_keeper import MarkKeeper
from wallboard.services.database import Database, open_database
from wallboard.services.replaying import start_clock


@pytest.fixture
def floor(database: Database) -> Database:
    lay_mark_floor(database)
    return database


@contextmanager
def desktop(url: str, qtbot: QtBot) -> Iterator[LivePath]:
    writer = DatabaseWriter(url)
    live = LivePath(
        DatabaseSource(url),
        write=writer.write,
        settle=writer.settle,
        write_marks=writer.write_marks,
        poll_every=timedelta(milliseconds=200),
    )
    live.start()
    try:
        qtbot.waitUntil(lambda: live.store.sight.freshness is Freshness.LIVE, timeout=15_000)
        yield live
    finally:
        ended = live.stop(20)
        writer.close()
        assert ended


@contextmanager
def keeper(url: str) -> Iterator[None]:
    over = threading.Event()
    database = open_database(url, program="keeper")
    keeper = MarkKeeper(database)
    thread = threading.Thread(target=keeper.run, args=(over.is_set, over.wait))
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(20)
        database.dispose()


def test_that_a_desktop_fires_what_is_due_and_what_comes(
    floor: Database, training_url: str, qtbot: QtBot
) -> None:
    open_incident(floor)
    it_is(floor, 60)
    with desktop(training_url, qtbot):
        qtbot.waitUntil(lambda: len(fired_of(floor)) == 1, timeout=15_000)
        start_clock(floor, at(74.9), 60.0)
        qtbot.waitUntil(lambda: len(fired_of(floor)) == 2, timeout=20_000)
    assert [one[:2] for one in told(fired_of(floor))] == [(50, 50), (75, 75)]
    ((program,),) = plain_sql(training_url, "SELECT DISTINCT program FROM event WHERE entity = 'sla_mark'")
    assert program.startswith("wallboard/")


def test_that_desktops_and_a_keeper_together_write_each_mark_once(
    floor: Database, training_url: str, qtbot: QtBot
) -> None:
    for _ in range(5):
        open_incident(floor)
    with ExitStack() as running:
        for _ in range(3):
            running.enter_context(desktop(training_url, qtbot))
        running.enter_context(keeper(training_url))
        start_clock(floor, at(45), 1200.0)
        qtbot.waitUntil(lambda: len(fired_of(floor)) == 20, timeout=30_000)
        qtbot.wait(500)
    ((rows, events),) = plain_sql(
        training_url,
        "SELECT (SELECT count(*) FROM sla_mark), (SELECT count(*) FROM event WHERE entity = 'sla_mark')",
    )
    assert (rows, events) == (20, 20)


def test_that_a_desktop_that_was_off_writes_what_it_missed_of_an_incident_that_is_over(
    floor: Database, training_url: str, qtbot: QtBot
) -> None:
    incident_id = open_incident(floor)
    open_incident(floor)
    it_is(floor, 60)
    with desktop(training_url, qtbot):
        qtbot.waitUntil(lambda: len(fired_of(floor)) == 2, timeout=15_000)
    it_is(floor, 80)
    change(floor, incident_id, 80, state="resolved")
    it_is(floor, 300)
    with desktop(training_url, qtbot):
        qtbot.waitUntil(lambda: len(fired_of(floor)) == 6, timeout=15_000)
    assert told(fired_of(floor, incident_id)) == [(50, 50, 60), (75, 75, 300)]
