"""Keeps a floor's marks: those that are reached now, and those that an outage would have swallowed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, or_, select, update

from wallboard.domain.clock import SlaClock
from wallboard.domain.clockwork import Clockwork
from wallboard.domain.mark_book import MarkAnswer, MarkWork
from wallboard.domain.marks import Mark, marks_of_clocks
from wallboard.services.clocking import clocks_of_incidents
from wallboard.services.database import Database
from wallboard.services.marking import AT_ONCE, Written, write_marks
from wallboard.services.rows import ENDED_STATES
from wallboard.services.schema import tables
from wallboard.services.spelling import Spelling

MOST_ENDED = 500
"""A desktop's share: what more has ended while nobody kept marks is left to the command line."""
ADVANCE_AFTER = timedelta(minutes=1)
"""So far behind, at most, is what `mark_watch` says while marks are kept; each time is a write."""


@dataclass(frozen=True, slots=True)
class EndedClocks:
    """The clocks of an incident that is over, by its row of that version."""

    incident_id: int
    version: int
    clocks: tuple[SlaClock, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of some work; `ended` are the incidents that ended since marks were last kept.

    `is_whole` is False when so many of them had not been followed that they were left out.
    """

    written: Written
    ended: tuple[EndedClocks, ...]
    is_whole: bool

    @property
    def answer(self) -> MarkAnswer:
        return MarkAnswer(self.written.early)


def keep_marks(database: Database, work: MarkWork, *, most_ended: int | None = MOST_ENDED) -> Kept:
    """Writes the marks of the work, and those of incidents that have ended since marks were last kept.

    A clock that had ended before then fires nothing: it is history. A database in which marks were never
    kept starts now. `most_ended` None takes however many there are.

    Raises:
        DatabaseUnavailable: the database cannot answer now; do the same again later.
        DatabaseRefused: this login may not write marks.
    """
    with database.reading() as connection:
        kept_until = connection.scalar(select(tables.mark_watch.c.kept_until_at))
        since = min((at for at in (kept_until, work.since_at) if at is not None), default=None)
        lately: dict[int, int] = {}
        if work.until_at is not None and since is not None:  # once, with the last part of the work
            lately = _ended_since(connection, since, most_ended)
        is_whole = most_ended is None or len(lately) <= most_ended
        versions = _versions(connection, work.gone) | (lately if is_whole else {})
        ended, told = _derived(connection, Spelling(database.dialect), versions, work.clockwork)
    written = write_marks(database, (mark for mark in (*work.marks, *told) if mark.ran_after(since)))
    until_at = work.until_at if is_whole else None
    if until_at is not None and (kept_until is None or until_at - kept_until >= ADVANCE_AFTER):
        keep_from(database, until_at)
    return Kept(written, ended, is_whole)


def _ended_since(connection: Connection, since: datetime, most: int | None) -> dict[int, int]:
    """Incidents that are over and of which something happened after `since`; one more than `most` at most."""
    event, incident = tables.event, tables.incident
    lately = select(event.c.entity_id).where(event.c.entity == "incident", event.c.effective_at > since)
    query = select(incident.c.id, incident.c.version).where(
        incident.c.id.in_(lately), incident.c.state.in_(ENDED_STATES)
    )
    rows = connection.execute(query.limit(None if most is None else most + 1))
    return {row.id: row.version for row in rows}


def _versions(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """Those of these incidents that are over."""
    incident = tables.incident
    found: dict[int, int] = {}
    for place in range(0, len(ids), AT_ONCE):
        query = select(incident.c.id, incident.c.version).where(
            incident.c.id.in_(ids[place : place + AT_ONCE]), incident.c.state.in_(ENDED_STATES)
        )
        found |= {row.id: row.version for row in connection.execute(query)}
    return found


def _derived(
    connection: Connection, spelling: Spelling, versions: Mapping[int, int], clockwork: Clockwork
) -> tuple[tuple[EndedClocks, ...], list[Mark]]:
    """The clocks and marks of incidents that are over, from the log."""
    ended: list[EndedClocks] = []
    marks: list[Mark] = []
    for among in _slices(sorted(versions)):
        for one in clocks_of_incidents(connection, spelling, among, clockwork=clockwork):
            ended.append(EndedClocks(one.incident_id, versions[one.incident_id], one.clocks))
            marks += marks_of_clocks(one.incident_id, clockwork, one.timeline, one.clocks)
    return tuple(ended), marks


def _slices(ids: Sequence[int]) -> Iterator[str]:
    for place in range(0, len(ids), AT_ONCE):
        yield ", ".join(map(str, ids[place : place + AT_ONCE]))


def keep_from(database: Database, floor_at: datetime) -> None:
    """Says that marks are kept up to this instant of the floor; never back, whatever its clock does."""
    watch = tables.mark_watch.c.kept_until_at
    with database.writing(seals=False) as connection:
        is_before = or_(watch.is_(None), watch < floor_at)
        connection.execute(update(tables.mark_watch).where(is_before).values(kept_until_at=floor_at))
