"""Connections: what is said when a database is out of reach, and how soon."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.conftest import plain_sql
from tests.postgres_server import PostgresServer
from wallboard.services.connections import place_of, words_for
from wallboard.services.database import (
    Database,
    DatabaseRefused,
    DatabaseUnavailable,
    environment_error,
    open_database,
)
from wallboard.services.spelling import Spelling
from wallboard.services.timelines import timelines_of

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


def test_that_statements_that_name_what_they_ask_for_do_not_heap_up(database: Database) -> None:
    """What a collector spared while it was kept would never be freed afterwards: an hour makes thousands."""
    spelling = Spelling(database.dialect)
    kept = []
    with database.reading() as connection:
        for incident_id in range(3):
            timelines_of(connection, spelling, [incident_id])
            kept.append(len(database.engine._compiled_cache or ()))
    assert len(set(kept)) == 1
