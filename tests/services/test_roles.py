"""PostgreSQL's roles, tried with real logins: a wall reads no caller, a program writes no log."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import psycopg
import pytest

from tests.conftest import plain_sql
from tests.postgres_server import PostgresServer
from tests.services.conftest import ServerPlace
from tests.services.plain_floor import lay_floor
from wallboard.services.database import Access, DatabaseRefused, open_database
from wallboard.services.schema import tables
from wallboard.services.schema.rows_sql import view_name
from wallboard.services.upgrade import init

HIDDEN = ("caller", "incident_text", "import_row", "event_head", "event_pending", "event_transaction")
MARK = (
    "(incident_id, policy_version_id, target, promise, cycle, percent, planned_at, due_at) "
    "VALUES (1, 1, 'p1/resolve', 'resolve', 1, 50, now(), now())"
)
CLOCK = (
    "(incident_id, promise, cycle, state, budget_s, used_s, policy_version_id, target, incident_version, "
    "derived_at) VALUES (1, 'resolve', 1, 'running', 60, 1, 1, 'p1/resolve', 1, now())"
)


@pytest.fixture
def place(place: ServerPlace) -> ServerPlace:
    """With a floor on it, and with what nobody but a handler may read."""
    server, name = place
    lay_floor(server.url(name))
    plain_sql(server.url(name), "INSERT INTO caller (incident_id, phone) VALUES (1, '0555')")
    return place


@contextmanager
def login(place: ServerPlace, words: str) -> Iterator[str]:
    """A login of its own for the test; its URL."""
    server, name = place
    user = f"u{uuid4().hex[:12]}"
    server.run(f"CREATE ROLE {user} LOGIN {words}")
    try:
        yield server.url(name).replace("postgres:", f"{user}:", 1)
    finally:
        plain_sql(server.url(name), f"DROP OWNED BY {user}")
        server.run(f"DROP ROLE {user}")


@pytest.fixture
def wall(place: ServerPlace) -> Iterator[str]:
    with login(place, "IN ROLE wallboard_reader") as url:
        yield url


@pytest.fixture
def program(place: ServerPlace) -> Iterator[str]:
    with login(place, "IN ROLE wallboard_writer") as url:
        yield url


def test_that_a_wall_reads_the_board_and_the_names_of_agents(wall: str) -> None:
    for table in (*tables.BOARD_TABLES, tables.agent_name, tables.operator_name):
        plain_sql(wall, f"SELECT * FROM {table.name}")
        plain_sql(wall, f"SELECT * FROM {view_name(table)}")
    for name in ("event", "seal", "floor", "command", "schema_version", "sla_clock", "mark_watch"):
        plain_sql(wall, f"SELECT * FROM {name}")


@pytest.mark.parametrize("table", [*HIDDEN, "caller_row", "incident_text_row"])
def test_that_a_wall_reads_no_caller_and_no_free_text(wall: str, table: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        plain_sql(wall, f"SELECT * FROM {table}")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE incident SET severity = 1",
        "DELETE FROM team",
        "INSERT INTO skill (code, name) VALUES ('x', 'x')",
        "INSERT INTO policy_version (document) VALUES ('{}')",
        f"INSERT INTO sla_mark {MARK}",
        f"INSERT INTO sla_clock {CLOCK}",
        "UPDATE mark_watch SET kept_until_at = now()",
    ],
)
def test_that_a_wall_changes_nothing(wall: str, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        plain_sql(wall, statement)


def test_that_a_wall_opens_the_database_for_reading(wall: str) -> None:
    database = open_database(wall, needs=Access.READ)
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM incident_row").scalar() == 1
    with pytest.raises(DatabaseRefused, match="no right to do that"), database.writing() as connection:
        connection.exec_driver_sql("UPDATE incident SET severity = 1")
    database.dispose()


def test_that_a_program_writes_and_is_logged_as_itself(program: str, place: ServerPlace) -> None:
    user = program.split("//")[1].split(":", maxsplit=1)[0]
    owner = place[0].url(place[1])
    plain_sql(owner, "INSERT INTO operator (login, role) VALUES (?, 'program')", (user,))
    plain_sql(program, "UPDATE incident SET severity = 1 WHERE id = 1")
    plain_sql(program, "INSERT INTO caller (incident_id, phone) VALUES (1, '1') ON CONFLICT DO NOTHING")
    plain_sql(
        program, "INSERT INTO incident (source, reference, nature_id, severity) VALUES ('x', '1', 1, 2)"
    )
    (found,) = plain_sql(
        owner,
        "SELECT o.login FROM event AS e JOIN operator AS o ON o.id = e.operator_id "
        "ORDER BY e.seq DESC LIMIT 1",
    )[0]
    assert found == user


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM event",
        "UPDATE event SET program = 'x'",
        "TRUNCATE event",
        "INSERT INTO event_pending (transaction_id, effective_at, verb, entity, entity_id, row, changed) "
        "VALUES (1, now(), 'insert', 'team', 1, '{}', '')",
        "UPDATE event_head SET seq = 0",
        "DELETE FROM seal",
        "DELETE FROM command",
        "UPDATE operator SET role = 'supervisor'",
        "UPDATE floor SET kind = 'live'",
        "UPDATE policy_version SET document = '{}'",
        "DELETE FROM policy_version",
        "UPDATE sla_mark SET percent = 1",
        "DELETE FROM sla_mark",
        "DELETE FROM mark_watch",
        "TRUNCATE sla_clock",
        "ALTER TABLE incident DISABLE TRIGGER USER",
        "DROP TABLE incident",
    ],
)
def test_that_a_program_cannot_touch_the_log_or_the_rules(program: str, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        plain_sql(program, statement)


def test_that_only_a_manager_puts_rules_in_force(program: str, place: ServerPlace) -> None:
    publish = "INSERT INTO policy_version (document) VALUES ('{}')"
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        plain_sql(program, publish)
    with login(place, "IN ROLE wallboard_manager") as manager:
        plain_sql(manager, publish)
        plain_sql(manager, "UPDATE incident SET urgency = 1")
        assert plain_sql(manager, "SELECT count(*) FROM policy_version") == [(2,)]


def test_that_a_program_fires_marks_and_keeps_clocks(program: str) -> None:
    plain_sql(program, f"INSERT INTO sla_mark {MARK} ON CONFLICT DO NOTHING")
    plain_sql(program, f"INSERT INTO sla_clock {CLOCK}")
    plain_sql(program, "UPDATE sla_clock SET state = 'met'")
    plain_sql(program, "DELETE FROM sla_clock")
    plain_sql(program, "UPDATE mark_watch SET kept_until_at = now()")
    assert plain_sql(program, "SELECT count(*) FROM sla_mark") == [(1,)]


def test_that_a_program_may_seal(program: str) -> None:
    database = open_database(program)
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE agent SET capacity = 4 WHERE id = 1")
    database.dispose()
    assert plain_sql(program, "SELECT max(last_seq) = (SELECT max(seq) FROM event) FROM seal") == [(True,)]


def test_that_a_plain_owner_without_the_right_to_make_roles_can_init(
    postgres: PostgresServer, place: ServerPlace
) -> None:
    name = f"test_{uuid4().hex}"
    postgres.create_database(name)
    with login((postgres, name), "") as url:
        user = url.split("//")[1].split(":")[0]
        postgres.run(f'ALTER DATABASE "{name}" OWNER TO {user}')
        init(url, "live")
        plain_sql(url, "INSERT INTO team (code, name) VALUES ('t', 'T')")
        assert plain_sql(url, "SELECT login FROM operator") == [(user,)]
        postgres.drop_database(name)
        postgres.create_database(name)
    postgres.drop_database(name)
