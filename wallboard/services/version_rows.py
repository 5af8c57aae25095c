"""The versions of one kind of rules as a database holds them, and who published which."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from sqlalchemy import Table, func, select

from wallboard.domain.deploy_rules import DeployVersion
from wallboard.domain.event import Entity, Unreadable
from wallboard.domain.sla_policy import PolicyVersion
from wallboard.services.database import Database
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.publications import Published, publications
from wallboard.services.reading import rows_of_table
from wallboard.services.spelling import Spelling

Version = TypeVar("Version", PolicyVersion, DeployVersion)


@dataclass(frozen=True, slots=True)
class Entry(Generic[Version]):
    """One version, and who published it, as far as the log tells."""

    version: Version
    published: Published | None


@dataclass(frozen=True, slots=True)
class VersionRows(Generic[Version]):
    """Every version that can be read, oldest first, and those that cannot, at `now` of the floor.

    `newest` is the highest number, whether that one can be read or not; 0 where there is none.
    """

    now: datetime
    newest: int
    entries: tuple[Entry[Version], ...]
    unreadable: tuple[Unreadable, ...]


def version_rows(database: Database, table: Table, kind: type[Version]) -> VersionRows[Version]:
    """What was published so far of one kind.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
    """
    published = publications(database, table)
    with database.reading() as connection:
        spelling = Spelling(database.dialect)
        rows = [row for _, row in rows_of_table(connection, spelling, Entity(table.name))]
        newest = connection.scalar(select(func.max(table.c.number)))
        now = floor_now(connection)
    entries = [Entry(row, published.get(row.id)) for row in rows if isinstance(row, kind)]
    return VersionRows(
        now=now,
        newest=newest or 0,
        entries=tuple(sorted(entries, key=lambda one: one.version.number)),
        unreadable=tuple(row for row in rows if isinstance(row, Unreadable)),
    )
