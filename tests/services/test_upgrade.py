"""Init and upgrade: what is migrated is what the metadata says, and versions that differ are told apart."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from tests.conftest import PlaceMaker, plain_sql
from tests.services.plain_floor import count_events, lay_floor
from wallboard.domain.sla_document import read_rules
from wallboard.services.database import Access, Database, DatabaseRefused, open_database
from wallboard.services.schema import tables
from wallboard.services.schema.versions import SCHEMA_VERSION, VERSION_TABLE
from wallboard.services.upgrade import init, upgrade


def test_that_the_migrated_schema_is_the_one_of_the_metadata(database: Database) -> None:
    def is_ours(thing: Any, name: str | None, kind: str, *_: Any) -> bool:
        foreign = tables.ONLY_POSTGRESQL if database.dialect == "sqlite" else tables.ONLY_SQLITE
        return kind != "table" or thing not in foreign

    with database.reading() as connection:
        options = {"include_object": is_ours, "version_table": VERSION_TABLE, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, tables.metadata) == []


def test_that_init_needs_an_empty_place(training_url: str) -> None:
    lay_floor(training_url)
    before = count_events(training_url)
    with pytest.raises(DatabaseRefused, match="nothing was changed"):
        init(training_url, "live")
    assert count_events(training_url) == before
    assert plain_sql(training_url, "SELECT kind FROM floor") == [("training",)]


def test_that_init_respects_foreign_tables_of_the_same_name(database_url: str) -> None:
    plain_sql(database_url, "CREATE TABLE incident (note text)")
    with pytest.raises(DatabaseRefused, match="already holds tables named incident"):
        init(database_url)
    assert plain_sql(database_url, "SELECT * FROM incident") == []


@pytest.mark.parametrize("kind", ["live", "training"])
def test_that_a_new_database_has_its_first_rows(database_url: str, kind: str) -> None:
    init(database_url, kind)
    assert plain_sql(database_url, "SELECT kind, epoch_pending FROM floor") == [(kind, 0)]
    assert plain_sql(database_url, "SELECT severity, weight FROM severity_weight ORDER BY 1") == [
        (1, 8),
        (2, 4),
        (3, 2),
        (4, 1),
    ]
    assert plain_sql(database_url, "SELECT count(*) FROM priority_rule") == [(16,)]
    ((number, document),) = plain_sql(database_url, "SELECT number, document FROM policy_version")
    first = read_rules(document).policies[0]
    assert (number, set(first.match.priorities)) == (1, {1})
    assert {str(target.promise): target.within.total_seconds() for target in first.targets} == {
        "acknowledge": 300,
        "deploy": 900,
        "resolve": 14_400,
    }
    assert plain_sql(database_url, "SELECT id, kept_until_at FROM mark_watch") == [(1, None)]
    assert plain_sql(database_url, "SELECT count(*) FROM operator") == [(1,)]
    assert plain_sql(database_url, "SELECT floor_anchor_at = database_anchor_at, speed FROM floor_clock") == [
        (True, 1.0)
    ]
    assert plain_sql(database_url, "SELECT DISTINCT verb, schema_version FROM event") == [
        ("insert", SCHEMA_VERSION)
    ]


def test_that_an_upgrade_of_the_present_schema_changes_no_row(training_url: str) -> None:
    lay_floor(training_url)
    before = plain_sql(training_url, "SELECT * FROM event ORDER BY seq")
    assert upgrade(training_url) == (SCHEMA_VERSION, SCHEMA_VERSION)
    assert plain_sql(training_url, "SELECT * FROM event ORDER BY seq") == before
    plain_sql(training_url, "UPDATE agent SET capacity = 3 WHERE id = 1")
    assert count_events(training_url) == len(before) + 1


def test_that_an_older_schema_asks_for_an_upgrade(training_url: str) -> None:
    plain_sql(training_url, f"UPDATE {VERSION_TABLE} SET version_num = '0000'")
    with pytest.raises(DatabaseRefused, match="wallboard db upgrade"):
        open_database(training_url, needs=Access.READ)


def test_that_a_program_older_than_the_schema_may_read_but_not_write(training_url: str) -> None:
    plain_sql(training_url, f"UPDATE {VERSION_TABLE} SET version_num = '0099'")
    with pytest.raises(DatabaseRefused, match="may read, but not write; install a newer wallboard"):
        open_database(training_url)
    open_database(training_url, needs=Access.READ).dispose()
    with pytest.raises(DatabaseRefused, match="install a newer wallboard"):
        upgrade(training_url)


def test_that_a_schema_that_grew_while_the_program_ran_stops_its_writes(database: Database) -> None:
    plain_sql(database.url, f"UPDATE {VERSION_TABLE} SET version_num = '0099'")
    with pytest.raises(DatabaseRefused, match="install a newer wallboard"), database.writing():
        pass
    with database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM operator")) == 1


def test_that_upgrading_nothing_is_refused(database_url: str, dialect: str) -> None:
    if dialect == "sqlite":
        with closing(sqlite3.connect(database_url)) as plain, plain:
            plain.execute("CREATE TABLE other (id INTEGER)")
    with pytest.raises(DatabaseRefused, match="wallboard db init"):
        upgrade(database_url)


def test_that_a_failed_init_leaves_nothing_behind(
    database_url: str, monkeypatch: pytest.MonkeyPatch, new_place: PlaceMaker, dialect: str
) -> None:
    def fail(*_: object) -> None:
        raise DatabaseRefused("no")

    monkeypatch.setattr("wallboard.services.upgrade.seed", fail)
    with pytest.raises(DatabaseRefused):
        init(database_url)
    monkeypatch.undo()
    if dialect == "sqlite":
        assert not Path(database_url).exists()
    init(database_url)
