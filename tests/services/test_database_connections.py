"""Connections: what is said when a database is out of reach, and how soon."""

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
from wallboard.services.connections import place_of, words_for
from wallboard.services.database import (
    Access,
    Database,
    DatabaseRefused,
    DatabaseUnavailable,
    environment_error,
    open_database,
)
from wallboard.services.database_watch import ChangeWatch
from wallboard.services.postgres_watchdog import Watchdog, watched_connection
from wallboard.services.sqlite_places import kind_among, parse_mount_lines, parse_proc_mounts

PHONE = "0555-4242-4242"


def test_that_a_plain_path_is_an_sqlite_file(tmp_path: Path) -> None:
    assert words_for(place_of(str(tmp_path / "a b.sqlite"))) == str(tmp_path / "a b.sqlite")


def test_that_a_password_is_never_shown() -> None:
    place = place_of("postgres://ana:secret@host/floor")
    assert words_for(place) == "postgresql://ana@host/floor"


@pytest.mark.parametrize("url", ["mysql://host/x", "://", "sqlite://", "http://host"])
def test_that_a_strange_url_is_refused_in_words(url: str) -> None:
    with pytest.raises(DatabaseRefused):
        open_database(url)


def test_that_a_missing_file_names_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(DatabaseRefused, match="wallboard db init --database"):
        open_database(str(tmp_path / "none.sqlite"))
    assert not list(tmp_path.iterdir())


def test_that_an_empty_place_names_the_way_out(database_url: str, dialect: str) -> None:
    if dialect == "sqlite":
        sqlite3.connect(database_url).close()
        Path(database_url).touch()
    with pytest.raises(DatabaseRefused, match="wallboard db init"):
        open_database(database_url)


def test_that_a_file_of_something_else_is_refused_in_words(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all, " * 100)
    with pytest.raises(DatabaseUnavailable, match="is no SQLite database"):
        open_database(str(letter))


def test_that_an_unreachable_server_is_said_within_seconds() -> None:
    began = time.monotonic()
    with pytest.raises(DatabaseUnavailable):
        open_database("postgresql://nobody@127.0.0.1:1/none")
    assert time.monotonic() - began < 10


def test_that_a_missing_database_of_a_server_is_refused(postgres: PostgresServer) -> None:
    with pytest.raises((DatabaseRefused, DatabaseUnavailable)):
        open_database(postgres.url("no_such_database"))


def test_that_reading_is_one_snapshot(database: Database) -> None:
    if database.dialect == "sqlite":
        with database.reading() as connection:
            connection.execute(text("SELECT count(*) FROM team")).scalar()
            with (
                closing(sqlite3.connect(database.place, timeout=0.1, isolation_level=None)) as plain,
                pytest.raises(sqlite3.OperationalError, match="locked"),
            ):
                plain.execute("INSERT INTO team (code, name) VALUES ('x', 'X')")
        return
    with database.reading() as connection:
        before = connection.execute(text("SELECT count(*) FROM event")).scalar()
        plain_sql(database.url, "INSERT INTO team (code, name) VALUES ('x', 'X')")
        assert connection.execute(text("SELECT count(*) FROM event")).scalar() == before


def test_that_reading_writes_nothing(database: Database) -> None:
    with pytest.raises((DatabaseRefused, DatabaseUnavailable)), database.reading() as connection:
        connection.execute(text("INSERT INTO team (code, name) VALUES ('x', 'X')"))
    with database.writing() as connection:
        connection.execute(text("INSERT INTO team (code, name) VALUES ('x', 'X')"))


@pytest.mark.parametrize(
    ("statement", "constraint", "said"),
    [
        (
            "INSERT INTO incident (source, reference, nature_id, severity) VALUES ('a', 'b', 1, 9)",
            "incident_severity_is_1_to_4",
            "incident.severity is 1 to 4, and this value is not so",
        ),
        (
            "INSERT INTO incident (source, reference, nature_id, severity) VALUES ('a', 'b', 77, 1)",
            "incident_nature_id_exists",
            "incident.nature_id: there is no nature with this id; insert it first",
        ),
        (
            "INSERT INTO team (code, name) VALUES ('a', 'A'), ('a', 'A')",
            "team_code_is_unique",
            "team (code): another row already has these values; choose others or update that row",
        ),
        (
            "INSERT INTO agent (code, team_id) VALUES ('a', NULL)",
            None,
            "agent.team_id must be given",
        ),
        (
            "INSERT INTO shift (agent_id, starts_at, ends_at) VALUES "
            "(1, '2026-01-01T00:00:00.000Z', '2026-01-03T00:00:00.000Z')",
            "shift_lasts_at_most_24_hours",
            "shift.ends_at: a shift lasts at most 24 hours; split it",
        ),
    ],
)
def test_that_a_refusal_names_column_and_way_out(
    database: Database, statement: str, constraint: str | None, said: str
) -> None:
    with database.writing() as connection:
        connection.execute(text("INSERT INTO nature (code, name) VALUES ('n', 'N')"))
        connection.execute(text("INSERT INTO team (code, name) VALUES ('t', 'T')"))
        connection.execute(text("INSERT INTO agent (code, team_id) VALUES ('ana', 1)"))
    with pytest.raises(DatabaseRefused) as caught, database.writing() as connection:
        connection.exec_driver_sql(statement)
    assert caught.value.sentence == said
    assert caught.value.constraint == constraint


def test_that_no_error_carries_a_value(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(text("INSERT INTO nature (code, name) VALUES ('n', 'N')"))
        connection.exec_driver_sql(
            "INSERT INTO incident (source, reference, nature_id, severity) VALUES ('a', 'b', 1, 1)"
        )
    for statement in (
        "INSERT INTO caller (incident_id, phone) VALUES (77, :phone)",
        "INSERT INTO caller (incident_id, phone) VALUES (1, :phone || :phone || :phone || :phone)",
        "INSERT INTO caller (incident_id, phone) VALUES (CAST(:phone AS BIGINT), :phone)",
    ):
        with pytest.raises(DatabaseRefused) as caught, database.writing() as connection:
            connection.execute(text(statement), {"phone": PHONE})
        assert PHONE not in str(caught.value)
        assert caught.value.__cause__ is None


def test_that_a_bug_of_ours_is_no_environment(database: Database) -> None:
    with pytest.raises(Exception, match="nonsense") as caught, database.reading() as connection:
        connection.execute(text("SELECT nonsense FROM team"))
    assert environment_error(caught.value) is None


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
    began = time.monotonic()
    try:
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")
    finally:
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
