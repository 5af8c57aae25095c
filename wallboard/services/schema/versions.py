"""Which schema this program knows, and which one a database has."""

from sqlalchemy import Connection, inspect, text

SCHEMA_VERSION = 2
VERSION_TABLE = "schema_version"


def revision_of(version: int) -> str:
    """The name that the migration of a version has."""
    return f"{version:04d}"


def schema_version_of(connection: Connection) -> int | None:
    """The schema of a database; None when it has none of ours."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))
    return None if found is None else int(found)
