"""A database of the first release is brought to today's schema with every row, event and promise it had."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect

from tests.conftest import PlaceMaker, plain_sql
from tests.services.old_schema import (
    PROMISES,
    back_up_schema_1,
    make_schema_1,
    old_tables,
    rows_of,
    seal_schema_1,
    work_in_schema_1,
)
from tests.services.plain_floor import count_events, refusal_of
from wallboard.domain.event import Entity
from wallboard.domain.incident import IncidentState
from wallboard.domain.sla_document import read_rules
from wallboard.services.backup import backup, restore
from wallboard.services.checking import check
from wallboard.services.database import Access, Database, DatabaseRefused, open_database
from wallboard.services.past import board_at
from wallboard.services.reading import BoardReader, events_from
from wallboard.services.schema.versions import SCHEMA_VERSION
from wallboard.services.spelling import Spelling
from wallboard.services.upgrade import upgrade


@pytest.fixture
def old_url(database_url: str) -> str:
    """A floor that worked with schema 1; the tail of its log is not sealed."""
    make_schema_1(database_url)
    work_in_schema_1(database_url)
    seal_schema_1(database_url)
    plain_sql(database_url, "UPDATE agent SET capacity = 7 WHERE id = 1")
    return database_url


@pytest.fixture
def upgraded_url(old_url: str) -> str:
    assert upgrade(old_url) == (1, SCHEMA_VERSION)
    return old_url


def errors_of(url: str) -> list[str]:
    database = open_database(url, needs=Access.READ)
    try:
        return [finding.sentence for finding in check(database) if finding.is_error]
    finally:
        database.dispose()


def shape_of(url: str) -> dict[str, Any]:
    """Tables, columns, keys and checks as the database itself tells them, in no order; then all else."""
    database: Database = open_database(url, needs=Access.READ)
    with database.reading() as connection:
        seen = inspect(connection)
        shape: dict[str, Any] = {
            table: (
                sorted((c["name"], str(c["type"]), c["nullable"]) for c in seen.get_columns(table)),
                sorted(str(sorted(key.items(), key=str)) for key in seen.get_foreign_keys(table)),
                sorted(str(key) for key in seen.get_unique_constraints(table)),
                sorted(str(one) for one in seen.get_check_constraints(table)),
                sorted((str(one["name"]), str(one["column_names"])) for one in seen.get_indexes(table)),
            )
            for table in seen.get_table_names()
        }
    database.dispose()
    if url.startswith("postgresql"):
        shape["functions"] = plain_sql(
            url, "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1"
        )
        shape["triggers"] = plain_sql(
            url,
            "SELECT tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger "
            "WHERE NOT tgisinternal ORDER BY 1, 2",
        )
        shape["indexes"] = plain_sql(
            url, "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"
        )
        shape["views"] = plain_sql(
            url, "SELECT viewname, definition FROM pg_views WHERE schemaname = 'public' ORDER BY 1"
        )
    else:
        shape["others"] = plain_sql(
            url, "SELECT type, name, sql FROM sqlite_master WHERE type <> 'table' ORDER BY 1, 2"
        )
    return shape


def test_that_an_upgraded_database_is_made_like_a_new_one(upgraded_url: str, new_place: PlaceMaker) -> None:
    assert shape_of(upgraded_url) == shape_of(new_place("training"))


def test_that_every_row_and_event_is_kept_and_all_of_it_verifies(old_url: str) -> None:
    before = {table: rows_of(old_url, table) for table in old_tables()}
    assert len(before["event"]) > 45
    upgrade(old_url)
    for table, rows in before.items():
        now = rows_of(old_url, table)
        assert (now[: len(rows)] if table == "event" else now) == rows
    assert errors_of(old_url) == []


def test_that_the_promises_become_the_first_version_and_are_in_the_log(old_url: str) -> None:
    before = count_events(old_url)
    upgrade(old_url)
    ((number, version, document),) = plain_sql(
        old_url, "SELECT number, version, document FROM policy_version"
    )
    assert (number, version) == (1, 1)
    rules = read_rules(document)
    found = {
        (priority, str(target.promise)): target.within.total_seconds()
        for policy in rules.policies
        for priority in policy.match.priorities
        for target in policy.targets
    }
    assert found == PROMISES
    assert not rules.is_example, "these are the house's own"
    ((row,),) = plain_sql(old_url, "SELECT row FROM policy_version_row")
    assert "1970-01-01T00:00:00.000Z" in str(row), "in force for every incident that there ever was"
    ((seq, program, *rest),) = plain_sql(
        old_url, "SELECT seq, program, verb, entity, schema_version FROM event WHERE seq > ?", (before,)
    )
    assert (seq, program.partition("/")[0]) == (before + 1, "wallboard-db")
    assert rest == ["insert", "policy_version", SCHEMA_VERSION]
    assert plain_sql(old_url, "SELECT id, kept_until_at FROM mark_watch") == [(1, None)]


def test_that_a_house_without_promises_has_rules_that_promise_nothing(database_url: str) -> None:
    make_schema_1(database_url)
    upgrade(database_url)
    ((document,),) = plain_sql(database_url, "SELECT document FROM policy_version")
    assert read_rules(document).policies == ()
    assert errors_of(database_url) == []


def test_that_the_old_table_is_gone_and_what_it_said_is_still_in_the_log(
    upgraded_url: str, dialect: str
) -> None:
    found = (
        "SELECT count(*) FROM sqlite_master WHERE tbl_name LIKE 'sla_target%'"
        if dialect == "sqlite"
        else "SELECT count(*) FROM pg_class WHERE relname LIKE 'sla_target%'"
    )
    assert plain_sql(upgraded_url, found) == [(0,)]
    database = open_database(upgraded_url, needs=Access.READ)
    with database.reading() as connection:
        query = f"SELECT {Spelling(dialect).event} FROM event AS e WHERE entity = 'sla_target' ORDER BY seq"
        events = list(events_from(connection.exec_driver_sql(query)))
    database.dispose()
    assert {event.entity for event in events} == {Entity.SLA_TARGET}
    assert {event.verb for event in events} == {"insert", "update", "delete"}


def test_that_boards_of_now_and_of_before_the_upgrade_are_read(upgraded_url: str) -> None:
    database = open_database(upgraded_url)
    board = BoardReader(database).whole()
    assert {incident.reference: str(incident.state) for incident in board.incidents.values()} == {
        "1": "acknowledged",
        "2": "paused",
        "3": "new",
        "5": "new",
    }
    assert {incident.policy_version_id for incident in board.incidents.values()} == {None}
    then = board_at(database, board.read_at)
    assert then.incidents == board.incidents
    assert not then.unreadable
    database.dispose()


def test_that_work_goes_on_under_the_new_rules(upgraded_url: str) -> None:
    plain_sql(
        upgraded_url,
        "UPDATE incident SET customer_class = 'gold', policy_version_id = 1, "
        "last_update_at = '2026-03-01T10:00:00.000Z' WHERE id = 1",
    )
    assert "customer_class" in refusal_of(upgraded_url, "UPDATE incident SET customer_class = ''")
    assert "policy_version" in refusal_of(upgraded_url, "UPDATE incident SET policy_version_id = 9")
    refusal_of(upgraded_url, "UPDATE incident SET last_update_at = '1969-03-01T10:00:00.000Z'")
    database = open_database(upgraded_url)
    incident = BoardReader(database).whole().incidents[1]
    assert (incident.customer_class, incident.policy_version_id) == ("gold", 1)
    assert incident.last_update_at is not None
    assert incident.state is IncidentState.ACKNOWLEDGED
    database.dispose()
    assert errors_of(upgraded_url) == []


@pytest.mark.parametrize(
    "forged", ["severity = 4, priority = 4", "customer_class = 'forged'", "policy_version_id = 1"]
)
def test_that_an_old_row_forged_past_the_triggers_is_still_found(
    upgraded_url: str, dialect: str, forged: str
) -> None:
    """Its last event is of the older schema, which had fewer columns; the rest must be as it was then."""
    if dialect == "sqlite":
        plain_sql(upgraded_url, "UPDATE trigger_guard SET is_busy = 1")
        plain_sql(upgraded_url, f"UPDATE incident SET {forged} WHERE id = 2")
        plain_sql(upgraded_url, "UPDATE trigger_guard SET is_busy = 0")
    else:
        plain_sql(upgraded_url, "ALTER TABLE incident DISABLE TRIGGER USER")
        plain_sql(upgraded_url, f"UPDATE incident SET {forged} WHERE id = 2")
        plain_sql(upgraded_url, "ALTER TABLE incident ENABLE TRIGGER USER")
    assert errors_of(upgraded_url) == ["incident: rows 2 differ from their last event in the log"]


def test_that_an_upgrade_that_fails_leaves_the_old_database(
    old_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise DatabaseRefused("no")

    before = {table: rows_of(old_url, table) for table in old_tables()}
    monkeypatch.setattr("wallboard.services.upgrade.carry_over", fail)
    with pytest.raises(DatabaseRefused):
        upgrade(old_url)
    monkeypatch.undo()
    assert {table: rows_of(old_url, table) for table in old_tables()} == before
    plain_sql(old_url, "UPDATE sla_target SET within_s = 61 WHERE priority = 3")
    assert count_events(old_url) == len(before["event"]) + 1, "its own triggers are at work"
    assert upgrade(old_url) == (1, SCHEMA_VERSION)


def test_that_an_upgraded_database_is_backed_up_and_restored(
    upgraded_url: str, new_place: PlaceMaker, tmp_path: Path
) -> None:
    database = open_database(upgraded_url)
    backup(database, tmp_path / "b")
    database.dispose()
    target = new_place("empty")
    restore(tmp_path / "b", target)
    assert errors_of(target) == []
    for table in ("policy_version", "event", "mark_watch"):
        assert rows_of(target, table) == rows_of(upgraded_url, table)


def test_that_a_backup_of_the_first_release_is_restored_and_upgraded(
    old_url: str, new_place: PlaceMaker, tmp_path: Path, dialect: str
) -> None:
    target = new_place("empty")
    if dialect == "sqlite":
        shutil.copyfile(old_url, tmp_path / "b")
        restore(tmp_path / "b", target)
        upgrade(target)
    else:
        back_up_schema_1(old_url, tmp_path / "b")
        restore(tmp_path / "b", target)
    for table in old_tables():
        rows = rows_of(old_url, table)
        assert rows_of(target, table)[: len(rows)] == rows
    assert plain_sql(target, "SELECT number FROM policy_version") == [(1,)]
    assert errors_of(target) == []
