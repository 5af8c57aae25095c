"""Warning marks of the demo's made-up past, each fired when a floor that was watched would have fired it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import Connection

from wallboard.domain.marks import FiredMark, marks_of_clocks
from wallboard.services.clocking import clocks_of_incidents, clockwork_of
from wallboard.services.database import Database
from wallboard.services.mark_keeping import keep_from
from wallboard.services.marking import write_past
from wallboard.services.spelling import Spelling

_LATE_MS = 200, 900
"""A program that looks once a second is so late, from and to."""


def fire_past_marks(database: Database, since: datetime, until: datetime) -> None:
    """Marks planned in this span of the floor's time; from `until` on they are kept as they come."""
    with database.reading() as connection:
        fired = list(_past(connection, Spelling(database.dialect), since, until))
    write_past(database, fired)
    keep_from(database, until)


def _past(
    connection: Connection, spelling: Spelling, since: datetime, until: datetime
) -> Iterator[FiredMark]:
    clockwork = clockwork_of(connection, spelling)
    lived = f"SELECT id FROM incident WHERE opened_at >= {spelling.literal(since)}"
    for one in clocks_of_incidents(connection, spelling, lived, clockwork=clockwork):
        for mark in marks_of_clocks(one.incident_id, clockwork, one.timeline, one.clocks):
            fired_at = mark.planned_at + _lateness(mark.incident_id * 1000 + mark.percent)
            if since < mark.planned_at and fired_at <= until:
                yield FiredMark(mark, fired_at)


def _lateness(number: int) -> timedelta:
    """The same for the same mark, and as if by chance."""
    least, most = _LATE_MS
    return timedelta(milliseconds=least + number * 7919 % (most - least))
