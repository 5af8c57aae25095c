"""SQLite's own ways around triggers, each of them closed: replace, PRAGMAs and foreign keys left off."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.services.plain_floor import lay_floor
from wallboard.services.schema import tables


@pytest.fixture(params=[False, True], ids=["recursive-off", "recursive-on"])
def plain(
    request: pytest.FixtureRequest, sqlite_templates: dict[str, Path], tmp_path: Path
) -> Iterator[sqlite3.Connection]:
    """Another program's connection to a laid floor, with recursive triggers off or on."""
    file = tmp_path / "floor.sqlite"
    file.write_bytes(sqlite_templates["training"].read_bytes())
    lay_floor(str(file))
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA recursive_triggers = {'ON' if request.param else 'OFF'}")
        yield connection


def log_length(plain: sqlite3.Connection) -> int:
    return int(plain.execute("SELECT count(*) FROM event").fetchone()[0])


def guard_is_down(plain: sqlite3.Connection) -> bool:
    return bool(plain.execute("SELECT is_busy FROM trigger_guard").fetchone()[0] == 0)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT OR REPLACE INTO incident (id, source, reference, nature_id, severity) "
        "VALUES (1, 'x', 'y', 1, 1)",
        "REPLACE INTO incident (source, reference, nature_id, severity) VALUES ('crm', '1', 1, 1)",
        "REPLACE INTO team (id, code, name) VALUES (1, 'other', 'Other')",
        "REPLACE INTO team (code, name) VALUES ('t1', 'Other')",
        "UPDATE OR REPLACE team SET code = 't1' WHERE code = 't2'",
        "UPDATE OR REPLACE team SET id = 1 WHERE id = 2",
        "REPLACE INTO assignment (incident_id, agent_id, state) VALUES (1, 1, 'offered')",
        "REPLACE INTO agent_name (agent_id, name) VALUES (1, 'B')",
        "REPLACE INTO floor (id, kind, epoch, created_at) "
        "VALUES (1, 'live', 'x', '2026-01-01T00:00:00.000Z')",
        "REPLACE INTO event SELECT * FROM event WHERE seq = 1",
    ],
)
def test_that_replacing_a_row_is_refused(plain: sqlite3.Connection, statement: str) -> None:
    plain.execute("INSERT INTO assignment (incident_id, agent_id, state) VALUES (1, 1, 'working')")
    plain.execute("INSERT INTO agent_name (agent_id, name) VALUES (1, 'A')")
    before = list(plain.iterdump())
    with pytest.raises(sqlite3.IntegrityError):
        plain.execute(statement)
    assert list(plain.iterdump()) == before


def test_that_a_replace_without_a_row_in_its_way_is_an_insert(plain: sqlite3.Connection) -> None:
    before = log_length(plain)
    plain.execute("REPLACE INTO team (code, name) VALUES ('t9', 'T')")
    assert log_length(plain) == before + 1


def test_that_an_ignored_conflict_does_not_taint_the_next_insert(plain: sqlite3.Connection) -> None:
    plain.execute("INSERT OR IGNORE INTO team (code, name) VALUES ('t1', 'T')")
    plain.execute("INSERT INTO team (code, name) VALUES ('t9', 'T')")
    plain.execute("INSERT OR IGNORE INTO team (code, name) VALUES ('t1', 'T'), ('t10', 'T')")
    assert plain.execute("SELECT count(*) FROM team").fetchone() == (4,)


@pytest.mark.parametrize("policy", ["", "OR ABORT", "OR FAIL", "OR ROLLBACK", "OR IGNORE"])
def test_that_no_conflict_policy_leaves_the_guard_up(plain: sqlite3.Connection, policy: str) -> None:
    before = log_length(plain)
    for severity in (9, 1):
        with suppress(sqlite3.IntegrityError):
            plain.execute(
                f"INSERT {policy} INTO incident (source, reference, nature_id, severity, state) VALUES "
                "('crm', '2', 1, ?, 'acknowledged'), ('crm', '1', 1, 1, 'new'), ('crm', '3', 77, 1, 'new')",
                (severity,),
            )
        assert guard_is_down(plain)
    count = plain.execute("SELECT count(*) FROM incident").fetchone()[0]
    assert log_length(plain) == before + count - 1


def test_that_foreign_keys_hold_although_the_pragma_is_off(plain: sqlite3.Connection) -> None:
    assert plain.execute("PRAGMA foreign_keys").fetchone() == (0,)
    with pytest.raises(sqlite3.IntegrityError, match=r"agent\.team_id: there is no team with this id"):
        plain.execute("INSERT INTO agent (code, team_id) VALUES ('a9', 9)")
    with pytest.raises(sqlite3.IntegrityError, match=r"agent\.team_id: there is no team with this id"):
        plain.execute("UPDATE agent SET team_id = 9")
    with pytest.raises(sqlite3.IntegrityError, match=r"team: still named by agent\.team_id"):
        plain.execute("DELETE FROM team WHERE id = 1")


def test_that_one_update_is_logged_once_and_counted_once(plain: sqlite3.Connection) -> None:
    before = log_length(plain)
    plain.execute("UPDATE incident SET state = 'acknowledged', severity = 1 WHERE id = 1")
    assert log_length(plain) == before + 1
    assert plain.execute("SELECT version FROM incident WHERE id = 1").fetchone() == (2,)


def test_that_an_update_of_nothing_special_counts_as_well(plain: sqlite3.Connection) -> None:
    plain.execute("UPDATE incident SET severity = severity")
    assert plain.execute("SELECT version FROM incident WHERE id = 1").fetchone() == (2,)


def test_that_tables_are_strict(plain: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT value"):
        plain.execute("UPDATE incident SET severity = 'high'")
    strict = {row[1] for row in plain.execute("PRAGMA table_list").fetchall() if row[5]}
    assert {table.name for table in tables.tables_for("sqlite")} <= strict


def test_that_a_relative_instant_is_no_instant(plain: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="opened_at_is_an_instant"):
        plain.execute("UPDATE incident SET opened_at = 'now'")


def test_that_a_nul_in_a_text_is_refused(plain: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="site_is_1_to_64_printable"):
        plain.execute("UPDATE incident SET site = ?", ("a\0b",))


@pytest.mark.parametrize("table", ["writer", "trigger_guard", "floor"])
def test_that_rows_on_which_triggers_lean_stay(plain: sqlite3.Connection, table: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="has one row"):
        plain.execute(f"DELETE FROM {table}")


def test_that_an_id_is_never_given_twice(plain: sqlite3.Connection) -> None:
    plain.execute("INSERT INTO team (code, name) VALUES ('t9', 'T')")
    (first,) = plain.execute("SELECT id FROM team WHERE code = 't9'").fetchone()
    plain.execute("DELETE FROM team WHERE code = 't9'")
    plain.execute("INSERT INTO team (code, name) VALUES ('t9', 'T')")
    assert plain.execute("SELECT id FROM team WHERE code = 't9'").fetchone() != (first,)


def test_that_a_multi_row_insert_dates_every_event(plain: sqlite3.Connection) -> None:
    plain.execute("INSERT INTO team (code, name) VALUES ('t8', 'T'), ('t9', 'T')")
    rows = plain.execute("SELECT recorded_at, effective_at FROM event WHERE entity = 'team'").fetchall()
    assert all(recorded and effective for recorded, effective in rows)
