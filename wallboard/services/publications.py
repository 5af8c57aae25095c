"""Who published which version of rules, when and why: from the log and the record of the command."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Table, select

from wallboard.services.database import Database
from wallboard.services.deploying.people import writer_words
from wallboard.services.schema import tables


@dataclass(frozen=True, slots=True)
class Published:
    """When it was recorded, whose act it was in words, and the reason they gave, if any."""

    at: datetime
    by: str
    reason: str | None


def publications(database: Database, table: Table = tables.policy_version) -> Mapping[int, Published]:
    """By the version's id, as far as the log tells.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
    """
    event, command = tables.event, tables.command
    found: dict[int, Published] = {}
    with database.reading() as connection:
        rows = connection.execute(
            select(event, command.c.body)
            .outerjoin(command, command.c.id == event.c.command_id)
            .where(event.c.entity == table.name, event.c.verb == "insert")
            .order_by(event.c.seq)
        ).all()
        for row in rows:
            said = row.body.get("reason") if isinstance(row.body, dict) else None
            reason = said if isinstance(said, str) else None
            found[row.entity_id] = Published(row.recorded_at, writer_words(connection, row), reason)
    return found
