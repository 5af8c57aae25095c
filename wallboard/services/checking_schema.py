"""Compares what a database has (tables, constraints, indexes, triggers) with what this program made it of."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from sqlalchemy import CheckConstraint, Connection, Table, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from wallboard.services.findings import Finding, listed
from wallboard.services.schema import tables
from wallboard.services.schema.rows_sql import view_name
from wallboard.services.schema.triggers import statements

Objects = dict[tuple[str, str], str]
"""Kind and name of everything in a database, with its definition where that can be compared."""


def schema_findings(connection: Connection) -> Iterator[Finding]:
    """What is missing or altered; what is additional is let be."""
    is_sqlite = connection.dialect.name == "sqlite"
    wanted = _wanted_in_sqlite(connection) if is_sqlite else _wanted_in_postgresql(connection)
    found = _found_in_sqlite(connection) if is_sqlite else _found_in_postgresql(connection)
    lost = [key for key in wanted if key not in found]
    for kind in dict.fromkeys(kind for kind, _ in lost):
        names = sorted(name for k, name in lost if k == kind)
        yield Finding(
            f"{kind} missing: {listed(names)}. {_REMEDY[kind]}", hides_the_rest=kind in ("table", "view")
        )
    altered = [key for key, definition in wanted.items() if definition != found.get(key, definition)]
    for kind, name in sorted(altered):
        yield Finding(f"{kind} {name} is not what this program made. {_REMEDY[kind]}")


_AGAIN = "Run: wallboard db upgrade"
_REMEDY = {
    "table": "Restore a backup",
    "constraint": "Rows may have got past it; restore a backup or add it again",
    "index": "Restore a backup or make it again",
    "view": _AGAIN,
    "function": _AGAIN,
    "trigger": f"Writes go unchecked or unlogged. {_AGAIN}",
}


def _wanted_in_sqlite(connection: Connection) -> Objects:
    """What a fresh database would hold, made in memory."""
    dialect = sqlite.dialect()
    with closing(sqlite3.connect(":memory:")) as fresh:
        for table in tables.tables_for("sqlite"):
            fresh.execute(str(CreateTable(table).compile(dialect=dialect)))
            for index in table.indexes:
                fresh.execute(str(CreateIndex(index).compile(dialect=dialect)))
        for statement in statements(connection):
            fresh.execute(statement)
        rows = fresh.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    wanted = _of_sqlite_master(rows)
    for table in tables.tables_for("sqlite"):
        wanted |= {("constraint", name): "" for name in _checks_of(table, "sqlite")}
    return wanted


def _found_in_sqlite(connection: Connection) -> Objects:
    rows = connection.execute(text("SELECT type, name, tbl_name, sql FROM sqlite_master")).all()
    found = _of_sqlite_master([tuple(row) for row in rows])
    written = {name: sql for kind, name, _, sql in rows if kind == "table"}
    for table in tables.tables_for("sqlite"):
        for name in _checks_of(table, "sqlite"):
            if f"{name} CHECK" in written.get(table.name, ""):
                found["constraint", name] = ""
    return found


def _of_sqlite_master(rows: list[tuple[str, str, str, str]]) -> Objects:
    """Triggers, views and indexes are compared word by word; a migrated table may be worded otherwise."""
    return {
        (kind, name): "" if kind == "table" else " ".join((sql or "").split())
        for kind, name, table, sql in rows
        if table in tables.metadata.tables or kind == "view"
    }


def _checks_of(table: Table, dialect: str) -> list[str]:
    return [
        str(constraint.name)
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint) and _is_for(constraint, dialect)
    ]


def _is_for(constraint: CheckConstraint, dialect: str) -> bool:
    condition = constraint._ddl_if
    return condition is None or condition.dialect == dialect


def _wanted_in_postgresql(connection: Connection) -> Objects:
    wanted: Objects = {}
    for table in tables.tables_for("postgresql"):
        wanted["table", table.name] = ""
        wanted |= {("index", str(index.name)): "" for index in table.indexes}
        wanted |= {("constraint", name): "" for name in _checks_of(table, "postgresql")}
        wanted |= {
            ("constraint", str(c.name)): ""
            for c in table.constraints
            if not isinstance(c, CheckConstraint) and c.name is not None
        }
    wanted |= {("view", view_name(table)): "" for table in tables.LOGGED_TABLES}
    for statement in statements(connection):
        words = statement.replace("CREATE CONSTRAINT", "CREATE").split(maxsplit=3)
        if words[1] == "TRIGGER":
            wanted["trigger", words[2]] = "on"
        elif words[1] == "FUNCTION":
            wanted["function", words[2].partition("(")[0]] = statement.split("$body$")[1]
    return wanted


_POSTGRESQL_OBJECTS = """
    SELECT 'table', relname, '' FROM pg_class
      WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
    UNION ALL SELECT 'view', relname, '' FROM pg_class
      WHERE relkind = 'v' AND relnamespace = current_schema()::regnamespace
    UNION ALL SELECT 'index', relname, '' FROM pg_class
      WHERE relkind = 'i' AND relnamespace = current_schema()::regnamespace
    UNION ALL SELECT 'constraint', conname, '' FROM pg_constraint
      WHERE convalidated AND connamespace = current_schema()::regnamespace
    UNION ALL SELECT 'trigger', tgname, CASE WHEN tgenabled IN ('O', 'A') THEN 'on' ELSE 'off' END
      FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
      WHERE NOT tgisinternal AND c.relnamespace = current_schema()::regnamespace
    UNION ALL SELECT 'function', proname, prosrc FROM pg_proc
      WHERE pronamespace = current_schema()::regnamespace
"""


def _found_in_postgresql(connection: Connection) -> Objects:
    return {(row[0], row[1]): row[2] for row in connection.exec_driver_sql(_POSTGRESQL_OBJECTS).all()}
