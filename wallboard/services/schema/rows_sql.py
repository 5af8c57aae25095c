"""The one expression per table that makes a row the JSON of the log, for triggers and for whole reads."""

from sqlalchemy import Column, Table

from wallboard.services.schema.columns import Instant
from wallboard.services.schema.tables import PERSONAL_TABLES, key_of


def row_columns(table: Table) -> list[Column[object]]:
    """The columns whose values the log may hold: all of a board table, only the key of a personal one."""
    if table in PERSONAL_TABLES:
        return [table.c[key_of(table)]]
    return list(table.columns)


def row_sql(table: Table, dialect: str, alias: str) -> str:
    """SQL for the row of `alias` as JSON, instants spelled alike in both databases."""
    pairs = ", ".join(
        f"'{_key_name(table, column)}', {_value_sql(column, dialect, alias)}" for column in row_columns(table)
    )
    return f"json_object({pairs})" if dialect == "sqlite" else f"jsonb_build_object({pairs})"


def version_sql(table: Table, alias: str) -> str:
    """SQL for the row's version; personal rows have none."""
    return "CAST(NULL AS INTEGER)" if table in PERSONAL_TABLES else f"{alias}.version"


def view_name(table: Table) -> str:
    """The view through which a table is read as log rows."""
    return view_name_of(table.name)


def view_name_of(table: str) -> str:
    """The same by the table's name, for a table that is no more."""
    return f"{table}_row"


def view_sql(table: Table, dialect: str) -> str:
    """The view `<table>_row(id, version, row)`; whole reads and the log so speak with one voice."""
    return (
        f"CREATE VIEW {view_name(table)} AS SELECT t.{key_of(table)} AS id, "
        f"{version_sql(table, 't')} AS version, {row_sql(table, dialect, 't')} AS row FROM {table.name} AS t"
    )


def _key_name(table: Table, column: Column[object]) -> str:
    return "id" if table in PERSONAL_TABLES else column.name


def _value_sql(column: Column[object], dialect: str, alias: str) -> str:
    value = f'{alias}."{column.name}"'
    if dialect == "postgresql" and isinstance(column.type, Instant):
        return f"""to_char({value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')"""
    return value
