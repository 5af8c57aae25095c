"""What happened between two instants of the past, event by event, each with its row as it was right then."""

from collections.abc import Generator, Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from wallboard.domain.assignment import Assignment
from wallboard.domain.event import Entity, Event, Verb
from wallboard.services.late_entries import LateHistory, late_histories
from wallboard.services.past_events import Key, with_instants
from wallboard.services.reading import BOARD_ENTITIES, events_from
from wallboard.services.rows import row_after
from wallboard.services.spelling import Spelling

_SAME = "FROM event AS l WHERE l.entity = e.entity AND l.entity_id = e.entity_id"
_LATE = f"""
SELECT DISTINCT e.entity, e.entity_id FROM event AS e
WHERE e.effective_at > :since AND e.effective_at <= :until AND (
  EXISTS (SELECT 1 {_SAME} AND l.seq > e.seq AND l.effective_at < e.effective_at)
  OR EXISTS (SELECT 1 {_SAME} AND l.seq < e.seq AND l.effective_at > e.effective_at))
"""
"""Rows in whose log the order of the records is not that of what happened."""


class PastWay:
    """The way from one instant to a later one; of rows with something recorded late field by field."""

    def __init__(self, connection: Connection, spelling: Spelling, since: datetime, until: datetime) -> None:
        self._connection, self._spelling = connection, spelling
        self._span = {"since": since, "until": until}
        keys = [
            (Entity(name), row_id) for name, row_id in connection.execute(with_instants(_LATE), self._span)
        ]
        among = [key for key in keys if key[0] in BOARD_ENTITIES]
        self._late: dict[Key, LateHistory] = late_histories(connection, spelling, among, until)

    def events(self) -> Generator[Event]:
        """In the order in which it happened.

        Without what became of the floor's clock: a past board's time is the floor's own.
        """
        sql = with_instants(
            f"SELECT {self._spelling.event} FROM event AS e WHERE effective_at > :since "
            "AND effective_at <= :until ORDER BY e.effective_at, e.seq"
        )
        with self._connection.execute(sql, self._span, execution_options={"yield_per": 500}) as rows:
            for event in events_from(rows):
                if event.entity is not Entity.FLOOR_CLOCK:
                    yield self._as_it_was(event)

    def put_right(self, events: Iterable[Event]) -> set[int]:
        """The incidents of those events whose rows hold something that was recorded late."""
        late = [event for event in events if (event.entity, event.entity_id) in self._late]
        incidents = {event.entity_id for event in late if event.entity is Entity.INCIDENT}
        return incidents | {one.after.incident_id for one in late if isinstance(one.after, Assignment)}

    def _as_it_was(self, event: Event) -> Event:
        told = self._late.get((event.entity, event.entity_id))
        if told is None:
            return event
        row = told.row_at(event.effective_at)
        if row is None:
            return replace(event, verb=Verb.DELETE, after=None)
        return replace(event, after=row_after(event.entity, event.entity_id, row))
