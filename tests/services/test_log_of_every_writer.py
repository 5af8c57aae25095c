"""The log holds exactly one row for every change of a logged table, whoever made it."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import insert, select, text, update

from tests.conftest import plain_sql
from tests.services.plain_floor import count_events, last_event, lay_floor, refusal_of
from wallboard.services.database import Database
from wallboard.services.schema import tables
from wallboard.services.schema.columns import instant_from, instant_text
from wallboard.services.schema.rows_sql import view_name
from wallboard.services.schema.versions import SCHEMA_VERSION

SECRET = "Zaphod 0555-4242"


@pytest.fixture
def floor_url(training_url: str) -> str:
    lay_floor(training_url)
    return training_url


def as_row(value: Any) -> dict[str, Any]:
    found = json.loads(value) if isinstance(value, str) else value
    assert isinstance(found, dict)
    return found


def test_that_every_verb_makes_one_event(floor_url: str) -> None:
    before = count_events(floor_url)
    plain_sql(floor_url, "INSERT INTO team (code, name) VALUES ('x', 'X')")
    assert last_event(floor_url, "verb, entity, version, changed") == ("insert", "team", 1, "")
    plain_sql(floor_url, "UPDATE team SET name = 'Y' WHERE code = 'x'")
    assert last_event(floor_url, "verb, entity, version, changed") == ("update", "team", 2, "name")
    plain_sql(floor_url, "DELETE FROM team WHERE code = 'x'")
    assert last_event(floor_url, "verb, entity, version, changed") == ("delete", "team", 2, "")
    assert count_events(floor_url) == before + 3


def test_that_one_statement_on_many_rows_makes_an_event_for_each(floor_url: str) -> None:
    before = count_events(floor_url)
    plain_sql(floor_url, "UPDATE agent SET capacity = capacity + 1")
    assert count_events(floor_url) == before + 2


def test_that_the_log_says_what_changed(floor_url: str) -> None:
    plain_sql(floor_url, "UPDATE incident SET severity = 1, state = 'acknowledged' WHERE id = 1")
    changed = last_event(floor_url, "changed")[0].split(",")
    assert changed == ["severity", "state", "acknowledged_at"]


def test_that_the_event_and_the_view_show_the_same_row(floor_url: str) -> None:
    plain_sql(floor_url, "UPDATE incident SET site = 'Gödel \"1\"', channel = 'phone' WHERE id = 1")
    logged = as_row(last_event(floor_url, "row")[0])
    shown = as_row(plain_sql(floor_url, "SELECT row FROM incident_row WHERE id = 1")[0][0])
    assert logged == shown
    assert logged["site"] == 'Gödel "1"'
    assert sorted(logged) == sorted(tables.incident.columns.keys())


def test_that_instants_in_the_log_have_one_spelling(floor_url: str) -> None:
    row = as_row(last_event(floor_url, "row")[0])
    for name in ("opened_at", "effective_at"):
        assert instant_text(instant_from(row[name])) == row[name]


def test_that_seq_has_no_gap_and_recorded_time_never_goes_back(floor_url: str) -> None:
    plain_sql(floor_url, "UPDATE agent SET capacity = 4")
    rows = plain_sql(floor_url, "SELECT seq, recorded_at FROM event ORDER BY seq")
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    assert [row[1] for row in rows] == sorted(row[1] for row in rows)


def test_that_a_refused_write_leaves_no_gap(floor_url: str) -> None:
    before = count_events(floor_url)
    refusal_of(floor_url, "INSERT INTO team (code, name) VALUES ('t9', 'T'), ('t1', 'T')")
    plain_sql(floor_url, "INSERT INTO team (code, name) VALUES ('t9', 'T')")
    assert last_event(floor_url, "seq") == (before + 1,)


def test_that_an_upsert_is_welcome(floor_url: str) -> None:
    before = count_events(floor_url)
    upsert = (
        "INSERT INTO incident (source, reference, nature_id, severity) VALUES ('crm', ?, 1, 3) "
        "ON CONFLICT (source, reference) DO UPDATE SET severity = excluded.severity"
    )
    plain_sql(floor_url, upsert, ("1",))
    assert last_event(floor_url, "verb, version, changed") == ("update", 2, "severity,priority")
    plain_sql(floor_url, upsert, ("2",))
    assert last_event(floor_url, "verb, version") == ("insert", 1)
    assert count_events(floor_url) == before + 2


def test_that_an_ignored_insert_leaves_no_trace(floor_url: str) -> None:
    before = count_events(floor_url)
    plain_sql(floor_url, "INSERT INTO team (code, name) VALUES ('t1', 'T') ON CONFLICT DO NOTHING")
    assert count_events(floor_url) == before
    plain_sql(floor_url, "INSERT INTO team (code, name) VALUES ('t5', 'T') ON CONFLICT DO NOTHING")
    assert count_events(floor_url) == before + 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET program = 'me'",
        "DELETE FROM event",
        "INSERT INTO event SELECT seq + 1000, recorded_at, effective_at, operator_id, program, verb, entity, "
        "entity_id, version, row, changed, command_id, schema_version FROM event WHERE seq = 1",
        "DELETE FROM seal",
        "UPDATE seal SET hash = hash",
        "DELETE FROM command",
        "UPDATE command SET outcome = 'void'",
    ],
)
def test_that_the_log_is_append_only(database: Database, statement: str) -> None:
    with database.writing() as connection:
        connection.execute(
            insert(tables.command).values(
                id=str(uuid4()), kind="deploy", issued_at=datetime.now(UTC), outcome="done", body={}
            )
        )
    before = count_events(database.url)
    said = refusal_of(database.url, statement)
    assert "append-only" in said or "made by the triggers" in said
    assert count_events(database.url) == before


def test_that_our_writes_say_who_and_why(database: Database) -> None:
    command_id = uuid4()
    with database.writing(command_id=command_id) as connection:
        connection.execute(insert(tables.team).values(code="x", name="X"))
    operator, program, command = last_event(database.url, "operator_id, program, command_id")
    assert operator == 1, "the operator of the current login, made at init"
    assert program.startswith("tests/")
    assert command == str(command_id)


def test_that_another_programs_write_is_not_taken_for_ours(database: Database) -> None:
    with database.writing(command_id=uuid4()) as connection:
        connection.execute(insert(tables.team).values(code="x", name="X"))
    plain_sql(database.url, "UPDATE team SET name = 'Y'")
    program, command = last_event(database.url, "program, command_id")
    assert program == (None if database.dialect == "sqlite" else "plain")
    assert command is None


def test_that_an_exception_undoes_everything(database: Database) -> None:
    before = count_events(database.url)
    with suppress(ZeroDivisionError), database.writing() as connection:
        connection.execute(insert(tables.team).values(code="x", name="X"))
        raise ZeroDivisionError
    assert count_events(database.url) == before
    plain_sql(database.url, "INSERT INTO team (code, name) VALUES ('x', 'X')")


def test_that_effective_time_is_the_writers_or_now(floor_url: str) -> None:
    plain_sql(
        floor_url,
        "UPDATE incident SET severity = 1, effective_at = ? WHERE id = 1",
        ("2026-01-01T00:00:00.000Z",),
    )
    assert as_row(last_event(floor_url, "row")[0])["effective_at"] == "2026-01-01T00:00:00.000Z"
    plain_sql(floor_url, "UPDATE incident SET severity = 2 WHERE id = 1")
    assert as_row(last_event(floor_url, "row")[0])["effective_at"] > "2026-01-02T00:00:00.000Z"
    assert last_event(floor_url, "effective_at <= recorded_at") == (1,)


def test_that_names_and_free_text_never_enter_the_log(floor_url: str) -> None:
    plain_sql(floor_url, "INSERT INTO agent_name (agent_id, name) VALUES (1, ?)", (SECRET,))
    plain_sql(floor_url, "INSERT INTO operator_name (operator_id, name) VALUES (1, ?)", (SECRET,))
    plain_sql(floor_url, "INSERT INTO caller (incident_id, name, phone) VALUES (1, ?, ?)", (SECRET, SECRET))
    plain_sql(
        floor_url, "INSERT INTO incident_text (incident_id, kind, body) VALUES (1, 'note', ?)", (SECRET,)
    )
    plain_sql(floor_url, "UPDATE caller SET address = ?", (SECRET,))
    plain_sql(floor_url, "UPDATE agent_name SET name = ?", (SECRET + "!",))
    assert last_event(floor_url, "entity, entity_id, version, changed") == ("agent_name", 1, None, "")
    assert as_row(last_event(floor_url, "row")[0]) == {"id": 1}
    plain_sql(floor_url, "DELETE FROM caller")
    assert last_event(floor_url, "verb, entity, entity_id") == ("delete", "caller", 1)
    for row in plain_sql(floor_url, "SELECT * FROM event"):
        assert "Zaphod" not in str(row)


def test_that_every_logged_table_has_its_view(database: Database) -> None:
    with database.reading() as connection:
        for table in tables.LOGGED_TABLES:
            columns = connection.execute(text(f"SELECT id, version, row FROM {view_name(table)}")).keys()
            assert list(columns) == ["id", "version", "row"]


def test_that_whole_events_are_read_as_values(database: Database) -> None:
    with database.reading() as connection:
        event = connection.execute(select(tables.event).where(tables.event.c.entity == "operator")).one()
    assert event.recorded_at.tzinfo is UTC
    assert event.row["login"]
    assert event.schema_version == SCHEMA_VERSION


def test_that_compare_and_set_tells_who_was_first(database: Database) -> None:
    lay_floor(database.url)
    seen = update(tables.incident).where(tables.incident.c.id == 1, tables.incident.c.version == 1)
    with database.writing() as connection:
        assert connection.execute(seen.values(severity=1)).rowcount == 1
    with database.writing() as connection:
        assert connection.execute(seen.values(severity=4)).rowcount == 0
