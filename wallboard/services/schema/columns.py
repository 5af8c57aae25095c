"""The kinds of column that the tables are made of, and the checks that both databases put on them."""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Column, Dialect, Float, Identity, Integer, Table, Text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeDecorator, TypeEngine

Id = BigInteger().with_variant(Integer(), "sqlite")
Real = Float(53).with_variant(sqlite.REAL(), "sqlite")

EARLIEST = "1970-01-01T00:00:00.000Z"
LATEST = "2200-01-01T00:00:00.000Z"
_PATTERN = "[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z"

_CONTROL = "'*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'"


def instant_text(at: datetime) -> str:
    """The one way an instant is written in SQLite and in the log: UTC, milliseconds, `Z`."""
    utc = at.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z"


def instant_from(text: str) -> datetime:
    """The aware UTC instant that `instant_text` wrote."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


class Instant(TypeDecorator[datetime]):
    """An instant to the millisecond: text in SQLite, `timestamptz(3)` in PostgreSQL, aware UTC in Python."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return postgresql.TIMESTAMP(timezone=True, precision=3)
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone; this one has none")
        if dialect.name == "sqlite":
            return instant_text(value)
        return value.replace(microsecond=value.microsecond // 1000 * 1000)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        if value is None:
            return None
        return value.astimezone(UTC) if isinstance(value, datetime) else instant_from(value)


class RowJson(TypeDecorator[Any]):
    """A row as JSON: `jsonb` in PostgreSQL, text in SQLite; text that is no JSON comes back as it is."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.JSONB())
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        if value is None or dialect.name == "postgresql":
            return value
        return json.dumps(value, separators=(",", ":"), ensure_ascii=False)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's signature
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            return value


def new_id() -> Column[int]:
    """The key that the database hands out."""
    return Column("id", Id, Identity(), primary_key=True)


def check(table: Table, name: str, condition: str) -> None:
    """A check that reads the same in both databases; its name says what is wanted."""
    table.append_constraint(CheckConstraint(condition, name=f"{table.name}_{name}"))


def check_on(table: Table, dialect: str, name: str, condition: str) -> None:
    """A check that each database words in its own way, under the same name."""
    constraint = CheckConstraint(condition, name=f"{table.name}_{name}")
    table.append_constraint(constraint.ddl_if(dialect=dialect))


def check_text(table: Table, longest: int, *columns: str) -> None:
    """Text of one line: not empty, not longer than `longest`, without control characters."""
    for name in columns:
        size = f"length({name}) BETWEEN 1 AND {longest}"
        label = f"{name}_is_1_to_{longest}_printable_characters"
        check_on(table, "postgresql", label, rf"{size} AND {name} !~ '[\x01-\x1f\x7f-\x9f]'")
        clean = f"instr({name}, char(0)) = 0 AND {name} NOT GLOB {_CONTROL}"
        check_on(table, "sqlite", label, f"{size} AND {clean}")


def check_body(table: Table, longest: int, *columns: str) -> None:
    """Free text of many lines: only its length is limited."""
    for name in columns:
        check(table, f"{name}_is_1_to_{longest}_characters", f"length({name}) BETWEEN 1 AND {longest}")


def check_instants(table: Table) -> None:
    """Every instant of the table is finite, lies between 1970 and 2200 and is spelled as it should be."""
    for column in table.columns:
        if not isinstance(column.type, Instant):
            continue
        name = column.name
        label = f"{name}_is_an_instant_from_1970_to_2199"
        check_on(table, "postgresql", label, f"{name} >= '{EARLIEST}' AND {name} < '{LATEST}'")
        seconds = f"substr({name}, 1, 19)"
        # Adding nothing makes SQLite reckon, so that 30 February becomes 2 March and differs; compared by IS,
        # because an impossible hour makes strftime NULL, and a NULL check would pass.
        exists = f"strftime('%Y-%m-%dT%H:%M:%S', {seconds}, '+0 days') IS {seconds}"
        ranged = f"{name} >= '{EARLIEST}' AND {name} < '{LATEST}'"
        check_on(
            table,
            "sqlite",
            label,
            f"{name} IS NULL OR ({name} GLOB '{_PATTERN}' AND {ranged} AND {exists})",
        )


def check_filled(table: Table, *columns: str) -> None:
    """Columns that a trigger fills; not NOT NULL, because SQLite would refuse before its trigger comes."""
    for name in columns:
        check_on(table, "postgresql", f"{name}_is_given", f"{name} IS NOT NULL")


def check_one_of(table: Table, column: str, values: tuple[str, ...]) -> None:
    """A code from a short list."""
    listed = ", ".join(f"'{value}'" for value in values)
    check(table, f"{column}_is_known", f"{column} IN ({listed})")
