"""The database goes away under a running wall and comes back: said at once, dated, and healed alone."""

import os
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import psutil
import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.journeys.plain_floor import following, incident_id, write_floor, write_incident
from tests.live.hands import Ear
from tests.postgres_server import PostgresServer, running_server
from wallboard.domain.commands import Deploy
from wallboard.domain.freshness import Freshness
from wallboard.services.upgrade import Kind, init

# psycopg cannot close a cursor in words when the connection under it was cut, and warns when it is dropped.
pytestmark = pytest.mark.filterwarnings("ignore:.*was deleted while still open:ResourceWarning")

LONGEST_STALL_S = 0.5
"""Generous, for the tests share their machine; a database call on the UI thread would take seconds."""


@pytest.fixture
def server() -> Iterator[PostgresServer]:
    """A server of this test's own, for what happens to it here must happen to no other test."""
    with running_server() as fragile:
        yield fragile


@pytest.fixture
def url(server: PostgresServer) -> str:
    server.create_database("floor")
    place = server.url("floor")
    init(place, Kind.TRAINING)
    write_floor(place)
    for statement in ("ALTER SYSTEM RESET ALL", "SELECT pg_reload_conf()", "CHECKPOINT"):
        server.run(statement)  # from here on as durable as a house's own: what was committed stays
    return place


class Heartbeat:
    """Measures the longest time in which the UI thread did nothing for anybody."""

    def __init__(self) -> None:
        self.longest_s = 0.0
        self._last_s = time.monotonic()
        self._timer = QTimer()
        self._timer.setInterval(20)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now_s = time.monotonic()
        self.longest_s = max(self.longest_s, now_s - self._last_s)
        self._last_s = now_s


def processes_of(server: PostgresServer) -> list[psutil.Process]:
    """The postmaster and all its children."""
    postmaster = psutil.Process(int((server.folder / "postmaster.pid").read_text().splitlines()[0]))
    return [postmaster, *postmaster.children(recursive=True)]


def kill(server: PostgresServer) -> None:
    """As when the machine loses power: nobody says goodbye."""
    processes = processes_of(server)
    for process in processes:
        process.send_signal(signal.SIGKILL)
    psutil.wait_procs(processes, timeout=10)


@pytest.mark.parametrize("strike", [PostgresServer.stop, kill], ids=["immediate stop", "SIGKILL"])
def test_that_a_wall_outlives_its_server_and_is_live_again_alone(
    server: PostgresServer, url: str, qtbot: QtBot, strike: Callable[[PostgresServer], None]
) -> None:
    with following(url, qtbot) as live:
        store = live.store
        qtbot.waitUntil(lambda: store.sight.freshness is Freshness.LIVE)
        sights = Ear(store.sight_changed)
        strike(server)
        heart = Heartbeat()
        qtbot.waitUntil(lambda: store.sight.freshness is Freshness.LATE, timeout=3000)
        assert store.trouble, "the wall says why"
        dated_at, shown = store.board.floor_at, len(store.board.incidents)
        qtbot.waitUntil(lambda: store.sight.freshness is Freshness.STALE, timeout=15_000)
        assert (store.board.floor_at, len(store.board.incidents)) == (dated_at, shown)
        refused = Ear(store.refused)
        store.submit(
            Deploy(command_id=uuid4(), incident_id=1, version_seen=1, agent_id=1, reason_code="asked_for")
        )
        assert len(refused) == 1, "nothing is sent on the word of an old board"
        assert heart.longest_s < LONGEST_STALL_S
        server.start()
        write_incident(url, "AFTERWARDS")
        qtbot.waitUntil(lambda: store.sight.freshness is Freshness.LIVE, timeout=15_000)
        qtbot.waitUntil(lambda: len(store.board.incidents) == shown + 1, timeout=5000)
        assert not store.trouble
        assert [sight.freshness for sight in sights.heard][-1] is Freshness.LIVE


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="only Unix can freeze a process")
def test_that_a_frozen_server_ages_the_board_and_never_blocks_the_window(
    server: PostgresServer, url: str, qtbot: QtBot
) -> None:
    with following(url, qtbot) as live:
        store = live.store
        qtbot.waitUntil(lambda: store.sight.freshness is Freshness.LIVE)
        heart = Heartbeat()
        frozen = processes_of(server)
        for process in frozen:
            process.suspend()
        try:
            qtbot.waitUntil(lambda: store.sight.freshness is Freshness.LATE, timeout=8000)
            qtbot.waitUntil(lambda: store.sight.freshness is Freshness.STALE, timeout=15_000)
        finally:
            for process in reversed(frozen):
                process.resume()
        qtbot.waitUntil(lambda: store.sight.freshness is Freshness.LIVE, timeout=30_000)
        assert heart.longest_s < LONGEST_STALL_S


def test_that_a_command_in_flight_is_settled_when_its_server_dies(
    server: PostgresServer, url: str, qtbot: QtBot
) -> None:
    incident = incident_id(url, "R1")
    with following(url, qtbot) as live:
        store = live.store
        done, refused = Ear(store.done), Ear(store.refused)
        seen = store.board.incidents[incident].version
        store.submit(
            Deploy(
                command_id=uuid4(),
                incident_id=incident,
                version_seen=seen,
                agent_id=1,
                reason_code="asked_for",
            )
        )
        kill(server)
        server.start()
        qtbot.waitUntil(lambda: len(done) + len(refused) == 1, timeout=30_000)
        qtbot.waitUntil(lambda: not store.pending, timeout=15_000)
        qtbot.waitUntil(lambda: store.sight.freshness is Freshness.LIVE, timeout=30_000)
        assert store.board.has_agent(incident) is (len(done) == 1)


def test_that_a_file_that_somebody_holds_locked_makes_the_board_late_and_no_more(
    tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "floor.sqlite"
    init(str(file), Kind.TRAINING)
    write_floor(str(file))
    with following(str(file), qtbot) as live, closing(sqlite3.connect(file, isolation_level=None)) as other:
        store = live.store
        heart = Heartbeat()
        other.execute("BEGIN EXCLUSIVE")
        qtbot.waitUntil(lambda: store.sight.freshness is Freshness.LATE, timeout=12_000)
        other.execute("ROLLBACK")
        qtbot.waitUntil(lambda: store.sight.freshness is Freshness.LIVE, timeout=12_000)
        assert heart.longest_s < LONGEST_STALL_S


def test_that_a_database_that_is_not_there_yet_is_waited_for(tmp_path: Path, qtbot: QtBot) -> None:
    from wallboard.app.live_path import LivePath
    from wallboard.app.source import DatabaseSource, DatabaseWriter

    file = tmp_path / "later.sqlite"
    writer = DatabaseWriter(os.fspath(file))
    live = LivePath(DatabaseSource(os.fspath(file)), write=writer.write, settle=writer.settle)
    lost = Ear(live.poller.lost)
    live.start()
    try:
        qtbot.waitUntil(lambda: len(lost) == 1, timeout=10_000)
        assert not live.store.has_board
        init(os.fspath(file), Kind.TRAINING)
        qtbot.waitUntil(lambda: live.store.has_board, timeout=10_000)
    finally:
        assert live.stop(20)
        writer.close()


@pytest.mark.parametrize("harm", ["deleted", "emptied"])
def test_that_a_wall_outlives_its_file_and_is_live_again_when_it_is_put_back(
    tmp_path: Path, qtbot: QtBot, harm: str
) -> None:
    file = tmp_path / "floor.sqlite"
    init(os.fspath(file), Kind.TRAINING)
    write_floor(os.fspath(file))
    kept = file.read_bytes()
    with following(os.fspath(file), qtbot, poll_every=timedelta(milliseconds=200)) as live:
        failed = Ear(live.poller.failed)
        if harm == "deleted":
            file.unlink()
        else:
            file.write_bytes(b"")
        qtbot.waitUntil(lambda: live.store.sight.freshness is not Freshness.LIVE, timeout=10_000)
        assert len(live.store.board.incidents) == 6, "the last board stays"
        file.write_bytes(kept)
        write_incident(os.fspath(file), "R7")
        qtbot.waitUntil(lambda: len(live.store.board.incidents) == 7, timeout=15_000)
        assert live.store.sight.freshness is Freshness.LIVE
        assert not failed.heard
