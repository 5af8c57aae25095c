"""How the tables of the schema are made: one `MetaData`, and the columns that every board table has."""

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text, UniqueConstraint, text

from wallboard.services.schema.columns import Id, Instant, check_filled, check_instants

metadata = MetaData(
    naming_convention={
        "fk": "%(table_name)s_%(column_0_name)s_exists",
        "pk": "%(table_name)s_pkey",
        "uq": "%(table_name)s_%(column_0_N_name)s_is_unique",
    }
)

NEVER_DELETED = (
    "incident",
    "assignment",
    "policy_version",
    "sla_mark",
    "deploy_version",
    "team_move",
    "alarm_answer",
)


def board_table(name: str, *items: Column[Any] | UniqueConstraint) -> Table:
    """A table that is checked, versioned and logged."""
    table = Table(
        name,
        metadata,
        *items,
        Column("version", Integer, nullable=False, server_default=text("1")),
        Column("effective_at", Instant),
        sqlite_strict=True,
        # An id that a deleted row had must never mean another row in the log.
        sqlite_autoincrement=name not in (*NEVER_DELETED, "presence", "floor_clock"),
    )
    check_filled(table, "effective_at")
    check_instants(table)
    return table


def reference_to(name: str, table: str, *, nullable: bool = False, key: str = "id") -> Column[int]:
    """A column that names a row of another table."""
    return Column(name, Id, ForeignKey(f"{table}.{key}"), nullable=nullable)


def code(name: str = "code", *, nullable: bool = False) -> Column[str]:
    """A column of text."""
    return Column(name, Text, nullable=nullable)


def whole(name: str, *, default: int | None = None, nullable: bool = False) -> Column[int]:
    """A column of whole numbers."""
    return Column(
        name, Integer, nullable=nullable, server_default=None if default is None else text(str(default))
    )
