"""Which schema this program knows, and which one a database has."""

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import Connection, inspect, text

SCHEMA_VERSION = 5
VERSION_TABLE = "schema_version"

ADDED_COLUMNS: Mapping[int, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        2: {"incident": ("customer_class", "last_update_at", "policy_version_id")},
        4: {
            "team": ("is_closed",),
            "agent": ("accepts", "site", "languages", "operator_id"),
            "incident": (
                "language",
                "customer",
                "outcome",
                "escalation",
                "returned_at",
                "returned_from_id",
                "return_reason",
            ),
            "assignment": ("respond_by_at", "reserved_for_at", "rationale_hash", "accepted_by"),
        },
    }
)
"""Columns that a version gave to tables that were there before; rows of older events lack them."""


def revision_of(version: int) -> str:
    """The name that the migration of a version has."""
    return f"{version:04d}"


def columns_after(version: int, table: str) -> tuple[str, ...]:
    """The columns that a table got since a version."""
    later = (added.get(table, ()) for number, added in sorted(ADDED_COLUMNS.items()) if number > version)
    return tuple(column for columns in later for column in columns)


def schema_version_of(connection: Connection) -> int | None:
    """The schema of a database; None when it has none of ours."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))
    return None if found is None else int(found)
