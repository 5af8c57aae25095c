"""A PostgreSQL database as one zip file: what COPY gives for each table, and a page that says what it is."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import psycopg
from psycopg import sql
from sqlalchemy import URL, Connection, Table, make_url, select, text, update

from wallboard.services.connections import make_engine
from wallboard.services.database import Database
from wallboard.services.database_errors import DatabaseRefused, in_our_words
from wallboard.services.schema import tables
from wallboard.services.schema.columns import instant_text
from wallboard.services.schema.versions import SCHEMA_VERSION, schema_version_of
from wallboard.services.upgrade import bring_up, make_schema, rebuilding

_FORMAT = 1
_PAGE = "wallboard.json"
_CHUNK = 1 << 20


def dump_to(file: Path, database: Database) -> None:
    """Copies every table in one snapshot; writers are not held up."""
    place = make_url(database.url)
    engine = make_engine(place, program=f"{database.program}-backup", is_patient=True)
    try:
        with (
            in_our_words(),
            engine.connect().execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            ) as connection,
            ZipFile(file, "w", ZIP_DEFLATED) as archive,
        ):
            page = {
                "format": _FORMAT,
                "schema_version": schema_version_of(connection),
                "kind": connection.scalar(select(tables.floor.c.kind)),
                "taken_at": instant_text(datetime.now(UTC)),
                "columns": {table.name: _columns_of(table) for table in _copied()},
            }
            archive.writestr(_PAGE, json.dumps(page, indent=1))
            for table in _copied():
                _dump_table(connection, archive, table)
    finally:
        engine.dispose()


def load_from(file: Path, place: URL) -> None:
    """Makes the schema that the backup had, fills it, and brings it up to this program's."""
    try:
        with ZipFile(file) as archive:
            page = _page_of(archive, file)
            with rebuilding(place, must_exist=True) as connection:
                make_schema(connection, place, page["schema_version"])
                for table, columns in page["columns"].items():
                    _load_table(connection, archive, table, columns)
                for table in page["columns"]:
                    _continue_ids(connection, table)
                connection.execute(update(tables.floor).values(epoch_pending=1))
                bring_up(connection)
    except (BadZipFile, KeyError):
        raise DatabaseRefused(f"{file} is damaged, or no backup of a wallboard database") from None


def _copied() -> Iterator[Table]:
    momentary = (tables.event_pending, tables.event_transaction, tables.heartbeat, tables.hold)
    return (table for table in tables.tables_for("postgresql") if table not in momentary)


def _columns_of(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def _page_of(archive: ZipFile, file: Path) -> dict[str, Any]:
    page = json.loads(archive.read(_PAGE))
    if not isinstance(page, dict) or page.get("format") != _FORMAT:
        raise DatabaseRefused(
            f"{file} was written by another version of this program; use that one to restore it"
        )
    if page["schema_version"] > SCHEMA_VERSION:
        raise DatabaseRefused(
            f"{file} has schema {page['schema_version']} and this program knows {SCHEMA_VERSION}; "
            "install a newer wallboard"
        )
    return page


def _driver(connection: Connection) -> psycopg.Connection[Any]:
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    return driver


def _copy_words(table: str, columns: list[str], ending: str) -> sql.Composed:
    names = sql.SQL(", ").join(sql.Identifier(name) for name in columns)
    return sql.SQL("COPY {} ({}) {}").format(sql.Identifier(table), names, sql.SQL(ending))


def _dump_table(connection: Connection, archive: ZipFile, table: Table) -> None:
    words = _copy_words(table.name, _columns_of(table), "TO STDOUT")
    with (
        _driver(connection).cursor() as cursor,
        cursor.copy(words) as copied,
        archive.open(f"{table.name}.copy", "w", force_zip64=True) as target,
    ):
        for piece in copied:
            target.write(piece)


def _load_table(connection: Connection, archive: ZipFile, table: str, columns: list[str]) -> None:
    with (
        archive.open(f"{table}.copy") as source,
        _driver(connection).cursor() as cursor,
        cursor.copy(_copy_words(table, columns, "FROM STDIN")) as copied,
    ):
        while piece := source.read(_CHUNK):
            copied.write(piece)


def _continue_ids(connection: Connection, table: str) -> None:
    """New ids go on after the highest that the log ever saw, so that no id is given twice."""
    sequence = connection.scalar(
        text(
            "SELECT CASE WHEN EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass(:table) "
            "AND attname = 'id' AND attidentity <> '') THEN pg_get_serial_sequence(:table, 'id') END"
        ),
        {"table": table},
    )
    if sequence is None:
        return
    highest = connection.scalar(
        text(
            f"SELECT greatest((SELECT max(id) FROM {table}), "
            "(SELECT max(entity_id) FROM event WHERE entity = :table))"
        ),
        {"table": table},
    )
    if highest is not None:
        connection.execute(
            text("SELECT setval(:sequence, :highest)"), {"sequence": sequence, "highest": highest}
        )
