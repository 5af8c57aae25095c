"""Databases as older releases made them, with their own triggers, and a floor that worked with one."""

import gzip
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from sqlalchemy import text

from tests.conftest import plain_postgres, plain_sql, plain_transaction
from wallboard.services import migrations
from wallboard.services.connections import place_of
from wallboard.services.first_policy import EXAMPLE, begin_with
from wallboard.services.presets import preset
from wallboard.services.schema.columns import instant_text
from wallboard.services.schema.triggers import run_script
from wallboard.services.sealing import seal_next
from wallboard.services.upgrade import make_schema, rebuilding

_HERE = Path(__file__).parent
"""Beside it lie the statements by which each release made triggers, functions and views, frozen."""

PROMISES = {
    (1, "acknowledge"): 300,
    (1, "deploy"): 900,
    (1, "resolve"): 14_400,
    (2, "resolve"): 7_200,
    (3, "deploy"): 5_400,
}
"""What the old floor promises in the end, in seconds."""


def make_schema_1(url: str) -> None:
    """Tables, triggers and first rows of schema 1 in an empty place, as `db init` made them then."""
    place = place_of(url)
    is_sqlite = place.get_backend_name() == "sqlite"
    with rebuilding(place, must_exist=not is_sqlite) as connection:
        make_schema(connection, place, version=1)
        run_script(connection, _frozen(1, is_sqlite=is_sqlite))
        now = instant_text(datetime.now(UTC))
        for statement, values in _first_rows(now, is_sqlite=is_sqlite):
            connection.execute(text(statement), values)


def make_schema_2(url: str) -> None:
    """The same of schema 2, with rules in force from the beginning."""
    _make_with_rules(url, 2)


def make_schema_3(url: str) -> None:
    """The same of schema 3."""
    _make_with_rules(url, 3)


def make_schema_4(url: str) -> None:
    """The same of schema 4."""
    _make_with_rules(url, 4)


def _make_with_rules(url: str, version: int) -> None:
    place = place_of(url)
    is_sqlite = place.get_backend_name() == "sqlite"
    with rebuilding(place, must_exist=not is_sqlite) as connection:
        make_schema(connection, place, version=version)
        run_script(connection, _frozen(version, is_sqlite=is_sqlite))
        now = instant_text(datetime.now(UTC))
        for statement, values in _first_rows(now, is_sqlite=is_sqlite):
            connection.execute(text(statement), values)
        begin_with(connection, preset(EXAMPLE))


def _frozen(version: int, *, is_sqlite: bool) -> list[str]:
    file = _HERE / f"schema_{version}" / f"triggers_{'sqlite' if is_sqlite else 'postgresql'}.sql.gz"
    return gzip.decompress(file.read_bytes()).decode().split("\n-- next --\n")


def _first_rows(now: str, *, is_sqlite: bool) -> list[tuple[str, dict[str, Any]]]:
    floor = "INSERT INTO floor (id, kind, epoch, created_at) VALUES (1, 'training', 'old', :now)"
    clock = (
        "INSERT INTO floor_clock (id, floor_anchor_at, database_anchor_at, effective_at) "
        "VALUES (1, :now, :now, :now)"
    )
    rows: list[tuple[str, dict[str, Any]]] = [(floor, {"now": now})]
    if is_sqlite:
        rows += [
            ("INSERT INTO writer (id) VALUES (1)", {}),
            ("INSERT INTO trigger_guard (id) VALUES (1)", {}),
        ]
    else:
        rows += [("INSERT INTO event_head (id, seq, recorded_at) VALUES (1, 0, :now)", {"now": now})]
    rows += [(clock, {"now": now}), ("INSERT INTO operator (login, role) VALUES ('old', 'handler')", {})]
    for severity in range(1, 5):
        for urgency in range(1, 5):
            rule = f"({severity}, {urgency}, {severity})"
            rows.append((f"INSERT INTO priority_rule (severity, urgency, priority) VALUES {rule}", {}))
    return rows


def work_in_schema_1(url: str) -> None:
    """Promises made, changed and taken back; teams, agents; incidents open, paused, ended and reopened."""
    work: list[tuple[str, tuple[Any, ...]]] = []
    for (priority, promise), within_s in PROMISES.items():
        statement = "INSERT INTO sla_target (priority, promise, within_s) VALUES (?, ?, ?)"
        work.append((statement, (priority, promise, within_s + 60)))
    work += [
        ("INSERT INTO sla_target (priority, promise, within_s) VALUES (4, 'deploy', 60)", ()),
        ("DELETE FROM sla_target WHERE priority = 4", ()),
        ("UPDATE sla_target SET within_s = within_s - 60", ()),
        ("INSERT INTO team (code, name) VALUES ('t1', 'Team 1')", ()),
        ("INSERT INTO nature (code, name) VALUES ('n1', 'Nature 1')", ()),
        ("INSERT INTO agent (code, team_id) VALUES ('a1', 1)", ()),
        ("INSERT INTO agent_name (agent_id, name) VALUES (1, 'Ana Ünal')", ()),
    ]
    for number in range(1, 6):
        statement = "INSERT INTO incident (source, reference, nature_id, severity) VALUES ('crm', ?, 1, ?)"
        work.append((statement, (str(number), 1 + number % 4)))
    work += [
        ("INSERT INTO assignment (incident_id, agent_id, state) VALUES (1, 1, 'working')", ()),
        ("INSERT INTO caller (incident_id, phone) VALUES (1, '0555')", ()),
        ("UPDATE incident SET state = 'acknowledged' WHERE id = 1", ()),
        ("UPDATE incident SET state = 'paused', pause_reason = 'parts' WHERE id = 2", ()),
        ("UPDATE incident SET state = 'resolved' WHERE id IN (3, 4)", ()),
        ("UPDATE incident SET state = 'new' WHERE id = 3", ()),
        ("UPDATE incident SET state = 'closed' WHERE id = 4", ()),
        ("UPDATE incident SET severity = 1 WHERE id = 5", ()),
    ]
    plain_transaction(url, work)


def seal_schema_1(url: str) -> None:
    """Seals what is in the log so far, as the old programs did right after they wrote."""
    with rebuilding(place_of(url), must_exist=True) as connection:
        seal_next(connection)


def back_up_schema_1(url: str, file: Path) -> None:
    """A backup of PostgreSQL as the old program wrote it: a page about it, and what COPY gives."""
    script = Path(migrations.__file__).with_name("versions") / "0001_postgresql.sql"
    made = re.findall(r"CREATE (UNLOGGED )?TABLE (\w+)", script.read_text(encoding="utf-8"))
    kept = [table for unlogged, table in made if not unlogged]
    named = "SELECT attname FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0 ORDER BY attnum"
    columns = {table: [name for (name,) in plain_sql(url, named, (table,))] for table in kept}
    page = {"format": 1, "schema_version": 1, "kind": "training", "taken_at": "", "columns": columns}
    with ZipFile(file, "w") as archive, plain_postgres(url) as connection:
        archive.writestr("wallboard.json", json.dumps(page))
        for table, names in columns.items():
            words = f"COPY {table} ({', '.join(names)}) TO STDOUT"
            with connection.cursor() as cursor, cursor.copy(words.encode()) as copied:
                archive.writestr(f"{table}.copy", b"".join(bytes(piece) for piece in copied))


def old_tables() -> list[str]:
    """The tables whose rows an upgrade must keep, and the log."""
    kept = "team nature agent agent_name incident assignment caller priority_rule operator floor_clock"
    return [*kept.split(), "event", "seal"]


def rows_of(url: str, table: str) -> list[tuple[Any, ...]]:
    """A table's rows as they are, in the columns that the old schema gave it."""
    return plain_sql(url, f"SELECT {COLUMNS.get(table, '*')} FROM {table} ORDER BY 1")


COLUMNS = {
    "incident": "id, source, reference, nature_id, severity, urgency, priority, priority_set_by, state, "
    "pause_reason, team_id, site, channel, opened_at, acknowledged_at, deployed_at, resolved_at, closed_at, "
    "reopenings, merged_into_id, version, effective_at",
    "team": "id, code, name, version, effective_at",
    "agent": "id, code, team_id, capacity, version, effective_at",
    "assignment": "id, incident_id, agent_id, team_id, role, state, assigned_at, accepted_at, working_at, "
    "released_at, release_reason, version, effective_at",
}
