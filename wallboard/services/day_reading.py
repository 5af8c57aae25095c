"""Reads what else the day holds: incidents opened since midnight that have ended since."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, text

from wallboard.domain.event import Entity
from wallboard.domain.incident import Incident
from wallboard.services.rows import row_or_unreadable
from wallboard.services.schema.board_tables import NOT_ENDED
from wallboard.services.spelling import Spelling
from wallboard.services.timelines import deployments

_AT_ONCE = 500


def ended_since(
    connection: Connection, spelling: Spelling, since: datetime, unchanged_since: datetime | None = None
) -> tuple[Incident, ...]:
    """Of the incidents opened since an instant those that have ended; who cannot be read is passed over.

    With `unchanged_since` only those of which the log tells nothing later.
    """
    among = f"SELECT id FROM incident WHERE opened_at >= {spelling.literal(since)} AND NOT ({NOT_ENDED})"
    if unchanged_since is not None:
        among += (
            " AND NOT EXISTS (SELECT 1 FROM event AS e WHERE e.entity = 'incident' "
            f"AND e.entity_id = incident.id AND e.effective_at > {spelling.literal(unchanged_since)})"
        )
    query = text(f"SELECT id, {spelling.row} FROM incident_row WHERE id IN ({among})")
    rows = connection.execute(query, execution_options={"yield_per": _AT_ONCE})
    read = [row_or_unreadable(Entity.INCIDENT, row_id, row) for row_id, row in rows]
    return tuple(row for row in read if isinstance(row, Incident))


def put_on(
    connection: Connection, spelling: Spelling, ended: Iterable[Incident], until: datetime | None = None
) -> dict[int, datetime]:
    """When an agent was first put on each of these incidents."""
    ids = [one.id for one in ended]
    found: dict[int, datetime] = {}
    for place in range(0, len(ids), _AT_ONCE):
        among = ", ".join(map(str, ids[place : place + _AT_ONCE]))
        told = deployments(connection, spelling, among, until)
        found |= {incident_id: min(instants) for incident_id, instants in told.items()}
    return found
