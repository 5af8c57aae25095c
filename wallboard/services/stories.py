"""Reads the story of one incident from the log, open or ended, up to now or to an instant of the floor."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, text

from wallboard.domain.event import Entity
from wallboard.domain.policy import FloorClock
from wallboard.domain.story import Story, StoryLine, in_one_go
from wallboard.services.clocking import clocks_of_incidents
from wallboard.services.database import Database
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.past_rows import bounded_row, incident_row, sql_of, up_to
from wallboard.services.rows import row_or_unreadable
from wallboard.services.schema import tables
from wallboard.services.spelling import Spelling
from wallboard.services.story_kin import kin_of
from wallboard.services.story_names import names_in, orders_of
from wallboard.services.story_rows import line_of

NEWEST = 200
"""So many events are told; what lies before them is counted."""
_ABOUT: Mapping[Entity, str] = MappingProxyType(
    {
        Entity.INCIDENT: ":id",
        Entity.ASSIGNMENT: "SELECT id FROM assignment WHERE incident_id = :id",
        Entity.SLA_MARK: "SELECT id FROM sla_mark WHERE incident_id = :id",
        Entity.ALARM_ANSWER: "SELECT id FROM alarm_answer WHERE incident_id = :id",
    }
)
_PERSONAL: Mapping[Entity, str] = MappingProxyType(
    {
        Entity.INCIDENT_TEXT: "SELECT id FROM incident_text WHERE incident_id = :id",
        Entity.CALLER: "SELECT id FROM caller WHERE incident_id = :id",
    }
)


def story_of(
    database: Database,
    incident_id: int,
    until: datetime | None = None,
    *,
    newest: int = NEWEST,
    has_words: bool = False,
) -> Story:
    """The newest events about an incident, its row and clocks as they were then, and what belongs to it.

    With `has_words` also the reasons that people gave for commands, where this login may read them.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
        DatabaseRefused: this login may not read.
    """
    with database.reading() as connection:
        return story_in(
            connection, Spelling(database.dialect), incident_id, until, newest=newest, has_words=has_words
        )


def story_in(
    connection: Connection,
    spelling: Spelling,
    incident_id: int,
    until: datetime | None = None,
    *,
    newest: int = NEWEST,
    has_words: bool = False,
) -> Story:
    """The same within a transaction that reads already."""
    may_read = _may_read_words(connection)
    values = {"id": incident_id, "newest": newest}
    events, count = _events(connection, spelling, _about(may_read=may_read), until, values)
    lines = orders_of(
        connection, incident_id, tuple(_lines(connection, spelling, events)), has_words=has_words and may_read
    )
    row = incident_row(connection, spelling, incident_id, until)
    told = next(clocks_of_incidents(connection, spelling, str(int(incident_id)), until=until), None)
    return Story(
        incident_id=incident_id,
        until=until,
        as_of=until or floor_now(connection).astimezone(UTC),
        seq=connection.scalar(text("SELECT coalesce(max(seq), 0) FROM event")) or 0,
        lines=in_one_go(lines),
        earlier=count - len(events),
        names=names_in(connection, [deed for line in lines for deed in line.deeds], row),
        incident=row,
        clocks=() if told is None else told.clocks,
        kin=() if row is None else kin_of(connection, spelling, row, until),
    )


def _about(*, may_read: bool) -> str:
    """The positions in the log of all events about the incident."""
    return " UNION ALL ".join(
        f"SELECT seq FROM event WHERE entity = '{entity}' AND entity_id IN ({ids})"
        for entity, ids in (*_ABOUT.items(), *(_PERSONAL.items() if may_read else ()))
    )


def _events(
    connection: Connection,
    spelling: Spelling,
    about: str,
    until: datetime | None,
    values: Mapping[str, int],
) -> tuple[Sequence[Any], int]:
    """The newest events with the row before each, and how many there are in all."""
    upto, instant = up_to(until)
    sql = (
        f"WITH about AS ({about}), told AS (SELECT e.*, "
        "lag(e.row) OVER (PARTITION BY e.entity, e.entity_id ORDER BY e.seq) AS before "
        "FROM event AS e JOIN about AS a ON a.seq = e.seq) "
        f"SELECT e.seq, {spelling.at('e.recorded_at')}, {spelling.at('e.effective_at')}, e.operator_id, "
        f"e.program, e.verb, e.entity, e.entity_id, {bounded_row(spelling, 'e.row')}, "
        f"{bounded_row(spelling, 'e.before')}, e.changed, e.command_id, count(*) OVER () "
        f"FROM told AS e WHERE 1 = 1{upto} ORDER BY e.effective_at DESC, e.seq DESC LIMIT :newest"
    )
    rows = connection.execute(sql_of(sql), {**values, **instant}).all()
    return [row[:-1] for row in rows], rows[0][-1] if rows else 0


def _lines(connection: Connection, spelling: Spelling, events: Sequence[Any]) -> Iterator[StoryLine]:
    clocks = _floor_clocks(connection, spelling)
    for event in events:
        line = line_of(event)
        clock = next((clock for seq, clock in clocks if seq <= event[0]), None)
        if line.recorded_at is not None and clock is not None:
            line = replace(line, recorded_at=_floor_at(clock, line.recorded_at))
        yield line


def _floor_at(clock: FloorClock, database_at: datetime) -> datetime:
    """When it was recorded by the floor's own time; on a floor that is replayed that is another one."""
    try:
        return clock.floor_at(database_at)
    except OverflowError:
        return database_at


def _floor_clocks(connection: Connection, spelling: Spelling) -> list[tuple[int, FloorClock]]:
    """What the floor's clock was from which event on, the newest first."""
    sql = f"SELECT e.seq, e.{spelling.row} FROM event AS e WHERE e.entity = 'floor_clock' ORDER BY e.seq DESC"
    found = connection.execute(text(sql))
    rows = ((seq, row_or_unreadable(Entity.FLOOR_CLOCK, 1, row)) for seq, row in found)
    return [(seq, row) for seq, row in rows if isinstance(row, FloorClock)]


def _may_read_words(connection: Connection) -> bool:
    """Whether this login may look at all into the tables of what people wrote; the wall's may not."""
    if connection.dialect.name == "sqlite":
        return True
    allowed = "has_table_privilege('{}', 'SELECT')"
    both = " AND ".join(allowed.format(table.name) for table in (tables.incident_text, tables.caller))
    return bool(connection.scalar(text(f"SELECT {both}")))
