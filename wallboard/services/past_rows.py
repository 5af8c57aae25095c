"""One incident's row as the log has it, now or at a past instant, without ever fetching a huge one."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, TextClause, bindparam

from wallboard.domain.event import Entity
from wallboard.domain.incident import Incident
from wallboard.services.asked_once import AskedOnce
from wallboard.services.late_entries import put_together
from wallboard.services.rows import row_or_unreadable
from wallboard.services.schema.columns import Instant
from wallboard.services.spelling import Spelling

_LONGEST = 100_000
"""No row of ours is longer."""
_LOOKED_AT = 10
"""So many of the newest records, at most, are looked through for one that can be read."""


def incident_row(
    connection: Connection, spelling: Spelling, incident_id: int, until: datetime | None
) -> Incident | None:
    """The incident as the newest readable record of what happened by then says; None where there is none."""
    sql = (
        f"SELECT {bounded_row(spelling, 'e.row')} FROM event AS e "
        "WHERE e.entity = 'incident' AND e.entity_id = :id"
    )
    upto, values = up_to(until)
    if until is not None and _holds_later(connection, incident_id, until):
        return _amended(connection, spelling, incident_id, until)
    newest = sql_of(f"{sql}{upto} ORDER BY e.seq DESC LIMIT {_LOOKED_AT}")
    for row in connection.scalars(newest, {"id": incident_id, **values}):
        found = row_or_unreadable(Entity.INCIDENT, incident_id, row)
        if isinstance(found, Incident):
            return found
    return None


def _holds_later(connection: Connection, incident_id: int, until: datetime) -> bool:
    """Whether something of by then was recorded after something that happened only later."""
    sql = (
        "SELECT min(CASE WHEN effective_at > :until THEN seq END) < "
        "max(CASE WHEN effective_at <= :until THEN seq END) "
        "FROM event WHERE entity = 'incident' AND entity_id = :id"
    )
    return bool(connection.scalar(sql_of(sql), {"id": incident_id, "until": until}))


def _amended(
    connection: Connection, spelling: Spelling, incident_id: int, until: datetime
) -> Incident | None:
    """The incident as its events until then say, each of the columns that it names."""
    sql = (
        f"SELECT e.verb, {bounded_row(spelling, 'e.row')}, e.changed FROM event AS e "
        "WHERE e.entity = 'incident' AND e.entity_id = :id AND e.effective_at <= :until ORDER BY e.seq"
    )
    events = connection.execute(sql_of(sql), {"id": incident_id, "until": until})
    row = put_together((verb, row, changed) for verb, row, changed in events)
    found = row_or_unreadable(Entity.INCIDENT, incident_id, row)
    return found if isinstance(found, Incident) else None


def bounded_row(spelling: Spelling, column: str) -> str:
    """A row of the log as text; empty where it is longer than any row can be."""
    as_text = f"{column}{spelling.row.removeprefix('row')}"
    return f"CASE WHEN length({as_text}) <= {_LONGEST} THEN {as_text} ELSE '' END"


def up_to(until: datetime | None) -> tuple[str, dict[str, Any]]:
    """The condition on events `e` that leaves out what happened later, and its value."""
    return ("", {}) if until is None else (" AND e.effective_at <= :until", {"until": until})


def sql_of(sql: str) -> TextClause:
    """SQL whose instant is bound as both databases want it."""
    bound = [bindparam("until", type_=Instant())] if ":until" in sql else []
    return AskedOnce(sql).bindparams(*bound)
