"""Reads what became of the incidents of the last weeks, from the incidents as they are now."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, text

from wallboard.domain.floor_history import FloorHistory, PastIncident
from wallboard.domain.severity import Severity
from wallboard.services.database import Database
from wallboard.services.rows import UnreadableRow, instant
from wallboard.services.schema.columns import Instant
from wallboard.services.spelling import Spelling

MOST_INCIDENTS = 50_000
"""The newest so many are read: enough for a quarter of a busy floor, and less than a second's work."""
_AT_ONCE = 500
_TICK = timedelta(milliseconds=1)
_SEVERITIES = {int(severity): severity for severity in Severity}
_INSTANTS = ("opened_at", "acknowledged_at", "deployed_at", "resolved_at")
_PUT_ON = (
    "(SELECT min(a.assigned_at) FROM assignment AS a WHERE a.incident_id = i.id AND a.agent_id IS NOT NULL)"
)
"""Programs that only make assignments leave `deployed_at` empty, and clocks take the earlier of the two."""
_GONE = "CASE WHEN state IN ('cancelled', 'merged') THEN coalesce(closed_at, effective_at) END"


def floor_history(
    database: Database, since: datetime, until: datetime, most: int = MOST_INCIDENTS
) -> FloorHistory:
    """The incidents opened from `since` to before `until`; rows that cannot be read are passed over.

    What the rows say to have happened after `until` is kept, and counted as not yet happened. A cancelled
    or merged incident was gone when it was closed, or else at its last change.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
        DatabaseRefused: this login may not read.
    """
    spelling = Spelling(database.dialect)
    instants = ", ".join(_told(spelling, column) for column in (*_INSTANTS, _GONE, _PUT_ON))
    query = text(
        f"SELECT nature_id, severity, team_id, {instants} FROM incident AS i "
        "WHERE opened_at >= :since AND opened_at < :until ORDER BY opened_at DESC LIMIT :most"
    ).bindparams(bindparam("since", type_=Instant()), bindparam("until", type_=Instant()))
    values = {"since": since, "until": until, "most": most + 1}
    with database.reading() as connection:
        rows = connection.execute(query, values, execution_options={"yield_per": _AT_ONCE})
        read = [_incident_or_none(row) for row in rows]
    found = tuple(one for one in read if one is not None)
    if len(read) <= most or not found:
        return FloorHistory(since, until, found)
    begins_at = found[-1].opened_at + _TICK  # of those opened at the very same instant some may be missing
    whole = tuple(one for one in found if one.opened_at >= begins_at)
    return FloorHistory(begins_at, until, whole, is_cut=True)


def _told(spelling: Spelling, expression: str) -> str:
    """An instant as JSON spells it; PostgreSQL spells infinity as NULL, which would say "not yet"."""
    return f"CASE WHEN {expression} IS NOT NULL THEN coalesce({spelling.at(expression)}, '?') END"


def _incident_or_none(row: Iterable[Any]) -> PastIncident | None:
    nature_id, severity, team_id, *instants = row
    try:
        told = (None if at is None else instant(at) for at in instants)
        opened_at, acknowledged_at, deployed_at, resolved_at, gone_at, put_on_at = told
    except UnreadableRow:
        return None
    if opened_at is None or severity not in _SEVERITIES:
        return None
    return PastIncident(
        nature_id,
        _SEVERITIES[severity],
        team_id,
        opened_at,
        acknowledged_at=acknowledged_at,
        deployed_at=min((at for at in (deployed_at, put_on_at) if at is not None), default=None),
        resolved_at=resolved_at,
        gone_at=gone_at,
    )
