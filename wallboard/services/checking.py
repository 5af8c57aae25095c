"""Examines a database and says in words what is wrong: its rules, its triggers, its log and its tables."""

from collections.abc import Iterator

from sqlalchemy import Connection, DefaultClause, Table, func, select, text

from wallboard.services.checking_chain import chain_findings
from wallboard.services.checking_rationales import rationale_findings
from wallboard.services.checking_schema import schema_findings
from wallboard.services.database import Database
from wallboard.services.findings import Finding, listed
from wallboard.services.schema import tables
from wallboard.services.schema.rows_sql import view_name
from wallboard.services.schema.versions import SCHEMA_VERSION, columns_after

__all__ = ["Finding", "check"]


def check(database: Database) -> list[Finding]:
    """Looks at everything in one snapshot, while writers go on; an empty list means that all is well.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
    """
    with database.reading() as connection:
        if database.dialect == "postgresql":
            connection.execute(text("SET LOCAL statement_timeout = 0"))
        found = list(schema_findings(connection))
        if any(finding.hides_the_rest for finding in found):
            return found
        found += _state_findings(connection)
        found += _gap_findings(connection)
        found += chain_findings(connection)
        found += _fold_findings(connection)
        found += _rationale_findings(connection)
    return found


def _rationale_findings(connection: Connection) -> Iterator[Finding]:
    """What is kept of decisions, where this login may read it."""
    if connection.dialect.name == "postgresql":
        may_read = text("SELECT has_table_privilege('rationale', 'SELECT')")
        if not connection.scalar(may_read):
            return
    yield from rationale_findings(connection)


def _state_findings(connection: Connection) -> Iterator[Finding]:
    """The few rows on which the triggers lean, and what SQLite itself can find."""
    if connection.dialect.name == "postgresql":
        yield from _head_findings(connection)
        return
    if connection.scalar(select(tables.trigger_guard.c.is_busy)) != 0:
        yield Finding(
            "trigger_guard.is_busy is set outside a write: nothing is checked or logged; set it to 0"
        )
    if connection.scalar(select(tables.writer.c.program)) is not None:
        yield Finding(
            "writer.program is set outside a write: writes of others are put down to it; set it to NULL"
        )
    for row in connection.exec_driver_sql("PRAGMA integrity_check(20)").all():
        if row[0] != "ok":
            yield Finding(f"SQLite's own examination says: {row[0]}")
    for table, rowid, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield Finding(f"row {rowid} of {table} names a row of {parent} that is not there")


def _head_findings(connection: Connection) -> Iterator[Finding]:
    head = connection.scalar(select(tables.event_head.c.seq))
    last = connection.scalar(select(func.max(tables.event.c.seq))) or 0
    if head is None:
        yield Finding("event_head has lost its row: every write is refused; restore a backup")
    elif head != last:
        yield Finding(f"the head of the log says {head}, but its last event is {last}")
    left = connection.scalar(select(func.count()).select_from(tables.event_pending))
    if left:
        yield Finding(f"{left} changes never took their place in the log")


def _gap_findings(connection: Connection) -> Iterator[Finding]:
    gaps = connection.execute(
        text(
            "SELECT seq, before FROM "
            "(SELECT seq, lag(seq, 1, 0) OVER (ORDER BY seq) AS before FROM event) AS pairs "
            "WHERE seq <> before + 1 ORDER BY seq LIMIT 20"
        )
    ).all()
    for seq, before in gaps:
        yield Finding(f"the log has a gap: events {before + 1} to {seq - 1} are missing")
    backwards = connection.scalars(
        text(
            "SELECT seq FROM "
            "(SELECT seq, recorded_at, lag(recorded_at) OVER (ORDER BY seq) AS before FROM event) AS pairs "
            " WHERE recorded_at < before ORDER BY seq LIMIT 20"
        )
    ).all()
    if backwards:
        yield Finding(f"recorded time goes back at event {listed(backwards)}")


def _fold_findings(connection: Connection) -> Iterator[Finding]:
    """The last event of each row must say what the row says; otherwise somebody got past the triggers."""
    for table in tables.LOGGED_TABLES:
        sql = text(_fold_sql(table, connection.dialect.name))
        differing = connection.execute(sql, {"entity": table.name}).all()
        for kind, sentence in _FOLD_SENTENCES.items():
            ids = [row.id for row in differing if row.kind == kind]
            if ids:
                yield Finding(sentence.format(table=table.name, ids=listed(ids)))


_FOLD_SENTENCES = {
    "unlogged": "{table}: rows {ids} are in the table but not in the log",
    "vanished": "{table}: rows {ids} are alive in the log but gone from the table",
    "differs": "{table}: rows {ids} differ from their last event in the log",
}


def _as_logged(table: Table, dialect: str, column: str) -> str:
    """SQL for the row of `v` as an event of the schema in `column` says it: without what came later.

    A column that came later says in a row that was not written since what it says where nobody fills it
    (nothing, or its default), or the row is given whole.
    """
    cases = ""
    for version in range(1, SCHEMA_VERSION):
        later = columns_after(version, table.name)
        if not later:
            continue
        listed_out = ", ".join(f"'{name}'" for name in later)
        if dialect == "sqlite":
            paths = ", ".join(f"'$.{name}'" for name in later)
            empty = " AND ".join(
                _untouched(table, name, f"json_extract(v.row, '$.{name}')") for name in later
            )
            trimmed = f"json_remove(v.row, {paths})"
        else:
            empty = " AND ".join(_untouched(table, name, f"v.row->>'{name}'") for name in later)
            trimmed = f"v.row - ARRAY[{listed_out}]"
        cases += f"WHEN {column} = {version} AND {empty} THEN {trimmed} "
    return f"CASE {cases}ELSE v.row END" if cases else "v.row"


def _untouched(table: Table, name: str, value: str) -> str:
    default = table.c[name].server_default
    if not isinstance(default, DefaultClause):
        return f"{value} IS NULL"
    return f"CAST({value} AS TEXT) = '{default.arg}'"


def _fold_sql(table: Table, dialect: str) -> str:
    """Rows that differ from the fold of the log."""
    view, logged = view_name(table), _as_logged(table, dialect, "l.schema_version")
    return f"""
        WITH last AS (
            SELECT e.entity_id, e.verb, e.version, e.row, e.schema_version FROM event AS e
            JOIN (SELECT max(seq) AS seq FROM event WHERE entity = :entity GROUP BY entity_id) AS newest
              ON newest.seq = e.seq
        )
        SELECT v.id AS id, 'unlogged' AS kind FROM {view} AS v
          LEFT JOIN last AS l ON l.entity_id = v.id WHERE l.entity_id IS NULL OR l.verb = 'delete'
        UNION ALL
        SELECT l.entity_id, 'vanished' FROM last AS l
          LEFT JOIN {view} AS v ON v.id = l.entity_id WHERE v.id IS NULL AND l.verb <> 'delete'
        UNION ALL
        SELECT v.id, 'differs' FROM {view} AS v JOIN last AS l ON l.entity_id = v.id
          WHERE l.verb <> 'delete' AND l.schema_version <= {SCHEMA_VERSION}
          AND ({logged} <> l.row OR coalesce(v.version, 0) <> coalesce(l.version, 0))
        ORDER BY 1
    """
