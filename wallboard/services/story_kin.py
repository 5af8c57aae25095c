"""Other incidents that belong to one: merged, of the same reference, and alike at the same place."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, select

from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.story import Kin, Kinship
from wallboard.services.past_rows import incident_row
from wallboard.services.schema import tables
from wallboard.services.spelling import Spelling

MOST = 12
"""Of each kinship so many are named, the newest."""
EARLIER = timedelta(hours=24)
_incident = tables.incident


def kin_of(
    connection: Connection, spelling: Spelling, of: Incident, until: datetime | None
) -> tuple[Kin, ...]:
    """Those that belong to an incident, as all of them were at `until` (None: are now)."""
    told: dict[int, Kin] = {}
    for kinship, row in _kin(connection, spelling, of, until):
        if row.id not in told and row.id != of.id:
            told[row.id] = Kin(kinship, row.id, row.reference, row.source, row.opened_at, row.is_open)
    return tuple(told.values())


def _kin(
    connection: Connection, spelling: Spelling, of: Incident, until: datetime | None
) -> Iterator[tuple[Kinship, Incident]]:
    def among(*conditions: ColumnElement[bool]) -> Iterator[Incident]:
        return _rows(connection, spelling, conditions, until)

    if of.merged_into_id is not None:
        for row in among(_incident.c.id == of.merged_into_id):
            yield Kinship.MERGED_INTO, row
    for row in among(_incident.c.merged_into_id == of.id):
        if row.state is IncidentState.MERGED and row.merged_into_id == of.id:
            yield Kinship.MERGED_FROM, row
    for row in among(_incident.c.reference == of.reference, _incident.c.source != of.source):
        yield Kinship.SAME_REFERENCE, row
    if of.site is None:
        return
    alike = (_incident.c.nature_id == of.nature_id, _incident.c.site == of.site, _incident.c.id != of.id)
    for row in among(*alike, *_not_ended(until)):
        if row.is_open and row.nature_id == of.nature_id and row.site == of.site:
            yield Kinship.ALIKE_OPEN, row
    since = of.opened_at - EARLIER
    for row in among(*alike, _incident.c.opened_at >= since, _incident.c.opened_at <= of.opened_at):
        yield Kinship.EARLIER, row


def _not_ended(until: datetime | None) -> tuple[ColumnElement[bool], ...]:
    """What may have been open then; only of now does the table itself say what is."""
    if until is None:
        return (_incident.c.state.not_in([str(s) for s in IncidentState if not s.is_open]),)
    return ((_incident.c.resolved_at.is_(None)) | (_incident.c.resolved_at > until),)


def _rows(
    connection: Connection,
    spelling: Spelling,
    conditions: tuple[ColumnElement[bool], ...],
    until: datetime | None,
) -> Iterator[Incident]:
    query = select(_incident.c.id).where(*conditions)
    if until is not None:
        query = query.where(_incident.c.opened_at <= until)
    for row_id in connection.scalars(query.order_by(_incident.c.opened_at.desc()).limit(MOST)).all():
        row = incident_row(connection, spelling, row_id, until)
        if row is not None:
            yield row
