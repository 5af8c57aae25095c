"""Outages: a database that is gone, busy, frozen or on a share, and how soon that is noticed."""

import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psutil
import psycopg
import pytest
from sqlalchemy import text

from tests.conftest import PlaceMaker, plain_sql
from tests.postgres_server import PostgresServer, running_server
from wallboard.services.database import (
    Access,
    Database,
    DatabaseRefused,
    DatabaseUnavailable,
    open_database,
)
from wallboard.services.database_watch import ChangeWatch
from wallboard.services.postgres_watchdog import Watchdog, watched_connection
from wallboard.services.reading import BoardReader, Cursor
from wallboard.services.sqlite_places import kind_among, parse_mount_lines, parse_proc_mounts


def test_that_a_deleted_or_replaced_file_is_noticed(
    sqlite_templates: dict[str, Path], tmp_path: Path
) -> None:
    file = tmp_path / "floor.sqlite"
    file.write_bytes(sqlite_templates["training"].read_bytes())
    database = open_database(str(file))
    file.unlink()
    with pytest.raises(DatabaseUnavailable), database.writing() as connection:
        connection.execute(text("INSERT INTO team (code, name) VALUES ('ghost', 'G')"))
    assert not file.exists(), "no ghost is made"
    file.write_bytes(sqlite_templates["live"].read_bytes())
    with database.reading() as connection:
        assert connection.execute(text("SELECT kind FROM floor")).scalar() == "live"
    database.dispose()


def test_that_a_watch_outlives_its_file(sqlite_templates: dict[str, Path], tmp_path: Path) -> None:
    file = tmp_path / "floor.sqlite"
    file.write_bytes(sqlite_templates["training"].read_bytes())
    database = open_database(str(file))
    with ChangeWatch(database) as watch:
        watch.wait_for_change(0)
        file.unlink()
        for _ in range(2):
            with pytest.raises(DatabaseUnavailable):
                watch.wait_for_change(0.1)
        file.write_bytes(sqlite_templates["training"].read_bytes())
        assert watch.wait_for_change(1)
        other = tmp_path / "other.sqlite"
        other.write_bytes(sqlite_templates["live"].read_bytes())
        other.replace(file)
        with pytest.raises(DatabaseUnavailable, match="replaced"):
            watch.wait_for_change(0.1)
    database.dispose()


def test_that_an_emptied_file_is_an_outage_and_not_an_error_of_ours(
    sqlite_templates: dict[str, Path], tmp_path: Path
) -> None:
    file = tmp_path / "floor.sqlite"
    file.write_bytes(sqlite_templates["training"].read_bytes())
    database = open_database(str(file))
    reader = BoardReader(database)
    board = reader.whole()
    file.write_bytes(b"")
    for read in (reader.whole, lambda: reader.tail(Cursor(board.epoch, board.seq))):
        with pytest.raises(DatabaseUnavailable):
            read()
    database.dispose()


def test_that_a_busy_file_is_a_state_and_not_a_crash(
    sqlite_templates: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wallboard.services.sqlite_connections.BUSY_MS", 100)
    file = tmp_path / "floor.sqlite"
    file.write_bytes(sqlite_templates["training"].read_bytes())
    database = open_database(str(file))
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseUnavailable, match="busy"), database.writing():
            pass
    database.dispose()


@pytest.mark.parametrize(
    ("mounts", "path", "kind"),
    [
        (
            parse_proc_mounts("/dev/sda1 / ext4 rw 0 0\nsrv:/x /mnt/my\\040share nfs4 rw 0 0"),
            "/mnt/my share/a",
            "nfs4",
        ),
        (parse_proc_mounts("/dev/sda1 / ext4 rw 0 0\nsrv:/x /mnt nfs4 rw 0 0"), "/home/a", None),
        (parse_proc_mounts("s:/ / nfs rw 0 0\n/dev/sdb /data ext4 rw 0 0"), "/data/a", None),
        (
            parse_mount_lines("/dev/disk1 on / (apfs, local)\n//a@s/x on /Volumes/x (smbfs, nodev)"),
            "/Volumes/x/a",
            "smbfs",
        ),
    ],
)
def test_that_a_network_share_is_recognised(
    mounts: list[tuple[str, str]], path: str, kind: str | None
) -> None:
    assert kind_among(mounts, Path(path)) == kind


def test_that_sqlite_on_a_network_share_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "floor.sqlite"
    file.touch()
    monkeypatch.setattr("wallboard.services.sqlite_connections.network_kind", lambda _: "nfs4")
    with pytest.raises(DatabaseRefused, match=r"network share \(nfs4\)"):
        open_database(str(file))


def test_that_the_watchdog_ends_a_wait_on_a_silent_server() -> None:
    """A server that takes the connection and never says a word again."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        here = socket.create_connection(listener.getsockname())
        silent, _ = listener.accept()
        here.settimeout(5)
        dog = Watchdog(patience_s=0.5)
        began = time.monotonic()
        token = dog.begin(here.fileno())
        assert here.recv(1) == b"", "the socket was shut"
        dog.end(token)
        assert 0.4 < time.monotonic() - began < 3
        here.close()
        silent.close()


@pytest.fixture
def own_server() -> Iterator[PostgresServer]:
    with running_server() as server:
        yield server


def test_that_a_frozen_server_is_given_up_on(own_server: PostgresServer) -> None:
    connection = watched_connection(Watchdog(patience_s=1.0)).connect(own_server.address)
    backend = psutil.Process(connection.info.backend_pid)
    backend.suspend()
    rescue = threading.Timer(20, backend.resume)
    rescue.start()
    began = time.monotonic()
    try:
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")
    finally:
        rescue.cancel()
        backend.resume()
        connection.close()
    assert time.monotonic() - began < 5


def test_that_a_database_that_comes_back_is_used_again(own_server: PostgresServer) -> None:
    from wallboard.services.upgrade import init

    init(own_server.url())
    database = open_database(own_server.url())
    watch = ChangeWatch(database)
    watch.wait_for_change(0)
    own_server.stop()
    with pytest.raises(DatabaseUnavailable), database.reading() as connection:
        connection.execute(text("SELECT 1"))
    with pytest.raises(DatabaseUnavailable):
        watch.wait_for_change(1)
    own_server.start()
    with database.reading() as connection:
        connection.execute(text("SELECT 1"))
    assert watch.wait_for_change(1)
    watch.close()
    database.dispose()


def test_that_a_change_wakes_and_silence_does_not(database: Database) -> None:
    with ChangeWatch(database) as watch:
        assert watch.wait_for_change(5), "at first anything may have happened"
        assert not watch.wait_for_change(0.1)
        timer = threading.Timer(
            0.2, plain_sql, (database.url, "INSERT INTO team (code, name) VALUES ('x', 'X')")
        )
        timer.start()
        began = time.monotonic()
        assert watch.wait_for_change(10)
        assert time.monotonic() - began < 5
        timer.join()


def test_that_connections_say_who_they_are_and_are_bounded(
    postgres: PostgresServer, new_place: PlaceMaker, dialect: str
) -> None:
    database = open_database(new_place("training"), program="desk", needs=Access.READ)
    with database.reading() as connection:
        if dialect == "sqlite":
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
            mode = "wal" if sqlite3.sqlite_version_info >= (3, 51, 3) else "truncate"
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == mode
        else:
            settings = {
                name: connection.exec_driver_sql(f"SHOW {name}").scalar()
                for name in ("statement_timeout", "lock_timeout", "TimeZone", "application_name")
            }
            assert settings["statement_timeout"] == "5s"
            assert settings["lock_timeout"] == "2s"
            assert settings["TimeZone"] == "UTC"
            assert str(settings["application_name"]).startswith("desk/")
    database.dispose()
