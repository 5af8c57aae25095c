"""What had been answered to alarms by a past instant; answers never change, so their table tells it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection

from wallboard.domain.event import Entity, Row, Unreadable
from wallboard.services.past_events import with_instants
from wallboard.services.rows import row_or_unreadable
from wallboard.services.spelling import Spelling

_IDS_AT_ONCE = 500
_KNOWN = (
    " AND EXISTS (SELECT 1 FROM event AS e WHERE e.entity = 'alarm_answer' AND e.entity_id = a.id "
    "AND e.recorded_at <= :known)"
)


def answers_then(
    connection: Connection,
    spelling: Spelling,
    incident_ids: Sequence[int],
    at: datetime,
    known_at: datetime | None = None,
) -> Iterator[Row | Unreadable]:
    """Up to an instant, for these incidents; without what was recorded after `known_at`."""
    known, values = ("", {"at": at}) if known_at is None else (_KNOWN, {"at": at, "known": known_at})
    for place in range(0, len(incident_ids), _IDS_AT_ONCE):
        among = ", ".join(map(str, incident_ids[place : place + _IDS_AT_ONCE]))
        sql = with_instants(
            f"SELECT r.id, r.{spelling.row} FROM alarm_answer_row AS r WHERE r.id IN (SELECT a.id "
            f"FROM alarm_answer AS a WHERE a.incident_id IN ({among}) AND a.effective_at <= :at{known})"
        )
        for row_id, row in connection.execute(sql, values):
            yield row_or_unreadable(Entity.ALARM_ANSWER, row_id, row)
