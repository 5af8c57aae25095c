"""The board of any past instant, from the log."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, text

from wallboard.domain.board import Board
from wallboard.domain.day_fold import day_begins
from wallboard.domain.event import Entity, Verb
from wallboard.domain.incident import Incident
from wallboard.domain.policy import FloorClock
from wallboard.domain.timeline import Timeline
from wallboard.services.database import Database
from wallboard.services.day_reading import ended_since, put_on
from wallboard.services.past_answers import answers_then
from wallboard.services.past_events import (
    LATER,
    Key,
    Rows,
    amend,
    first_known,
    last_events,
    restate,
    with_instants,
)
from wallboard.services.patience import patient_reading
from wallboard.services.reading import BOARD_ENTITIES, let_go, names_of, rows_of_table
from wallboard.services.rows import row_or_unreadable
from wallboard.services.schema.board_tables import ENDED
from wallboard.services.spelling import Spelling
from wallboard.services.timelines import timelines

WALK_BACK_AT_MOST = 50_000
"""Beyond so many later events, folding the whole log is cheaper than walking back from now."""
_OF_LOG = 200_000
_PARTS_AT_MOST = 5
"""In a log several times as long as this so many times as many: what is folded is more, too."""

_IDS_AT_ONCE = 500
_LONGEST_DAY = timedelta(hours=26)
"""No floor's midnight is further back, whatever its zone and its clock changes."""

_IS_LATE = (
    "(CASE WHEN e.seq > :later THEN EXISTS (SELECT 1 FROM event AS p WHERE p.entity = e.entity "
    "AND p.entity_id = e.entity_id AND p.seq < e.seq AND p.effective_at > :at) ELSE 1 = 0 END)"
)
"""Whether a row of the log was written when it already held what happened only later."""


def board_at(database: Database, at: datetime, as_known_at: datetime | None = None) -> Board:
    """The board at a past instant of the floor, of each row the last event effective at or before it.

    `as_known_at` leaves out what was recorded after that instant of the database's clock.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
    """
    spelling = Spelling(database.dialect)
    with patient_reading(database) as connection:
        rows = past_rows(connection, spelling, at, as_known_at)
        told = past_timelines(connection, spelling, open_ids(rows), at, as_known_at)
        return board_of_past(connection, spelling, rows, told, at, known_at=as_known_at)


def past_rows(
    connection: Connection, spelling: Spelling, at: datetime, as_known_at: datetime | None = None
) -> Rows:
    """All that a past board is made of; of what had ended by then only what was opened that day."""
    if as_known_at is None and _is_near(connection, at):
        return _walked_back(connection, spelling, at)
    return _folded(connection, spelling, at, as_known_at)


def board_of_past(
    connection: Connection,
    spelling: Spelling,
    rows: Rows,
    told: Mapping[int, Timeline],
    at: datetime,
    *,
    known_at: datetime | None = None,
) -> Board:
    """The board of these rows and timelines at an instant of the floor."""
    rows[Entity.FLOOR_CLOCK, 1] = FloorClock(at, at, 1.0)  # `at` is the floor's time, not the clock's
    epoch, kind, seq = connection.execute(
        text("SELECT epoch, kind, (SELECT coalesce(max(seq), 0) FROM event) FROM floor")
    ).one()
    return Board.of(
        [*rows.values(), *answers_then(connection, spelling, open_ids(rows), at, known_at)],
        read_at=at,
        epoch=epoch,
        seq=seq,
        kind=kind,
        agent_names=names_of(connection, Entity.AGENT_NAME),
        operator_names=names_of(connection, Entity.OPERATOR_NAME),
        let_go=let_go(connection, spelling, at),
        timelines=told,
        put_on=put_on(connection, spelling, _ended(rows, day_begins(rows.values(), at)), at),
    )


def open_ids(rows: Rows) -> list[int]:
    """The incidents among the rows that are open."""
    return [row.id for row in rows.values() if isinstance(row, Incident) and row.is_open]


def _ended(rows: Rows, since: datetime) -> list[Incident]:
    """The incidents opened since an instant that had ended."""
    incidents = (row for row in rows.values() if isinstance(row, Incident))
    return [one for one in incidents if not one.is_open and one.opened_at >= since]


def past_timelines(
    connection: Connection,
    spelling: Spelling,
    ids: Sequence[int],
    at: datetime,
    known_at: datetime | None = None,
) -> dict[int, Timeline]:
    """What the log tells of these incidents up to an instant."""
    told: dict[int, Timeline] = {}
    for place in range(0, len(ids), _IDS_AT_ONCE):
        among = ", ".join(map(str, ids[place : place + _IDS_AT_ONCE]))
        told |= timelines(connection, spelling, among, until=at, known_at=known_at)
    return told


def _is_near(connection: Connection, at: datetime) -> bool:
    length = connection.scalar(text("SELECT max(seq) FROM event")) or 0
    most = WALK_BACK_AT_MOST * max(1, min(_PARTS_AT_MOST, length // _OF_LOG))
    sql = "SELECT count(*) FROM (SELECT 1 FROM event WHERE effective_at > :at LIMIT :most) AS later"
    return (connection.scalar(with_instants(sql), {"at": at, "most": most}) or 0) < most


def _walked_back(connection: Connection, spelling: Spelling, at: datetime) -> Rows:
    """The rows of now that did not change later, with every one that did as it was."""
    rows = {
        (entity, row_id): row
        for entity in BOARD_ENTITIES
        for row_id, row in rows_of_table(connection, spelling, entity, unchanged_since=at)
    }
    restate(connection, spelling, rows, last_events(connection, at, LATER), at)
    ended = ended_since(connection, spelling, day_begins(rows.values(), at), unchanged_since=at)
    return rows | {(Entity.INCIDENT, one.id): one for one in ended}


def _folded(connection: Connection, spelling: Spelling, at: datetime, as_known_at: datetime | None) -> Rows:
    """The rows from the log alone; what no board shows is left in the database, since most of it is that."""
    known = "" if as_known_at is None else " AND recorded_at <= :known"
    sql = with_instants(
        f"SELECT e.entity, e.entity_id, e.verb, e.{spelling.row}, {_IS_LATE} FROM event AS e "
        "JOIN (SELECT max(seq) AS seq "
        f"FROM event WHERE effective_at <= :at{known} GROUP BY entity, entity_id) AS l ON l.seq = e.seq "
        f"WHERE NOT ({_is_over(spelling, at - _LONGEST_DAY)}) OR {_IS_LATE}"
    )
    rows, late = first_known(connection, spelling, as_known_at), list[Key]()
    values: dict[str, object] = {"at": at} if as_known_at is None else {"at": at, "known": as_known_at}
    values["later"] = _first_later(connection, at)
    found = connection.execute(sql, values, execution_options={"yield_per": 500})
    for name, row_id, verb, row, is_late in found:
        entity = Entity(name)
        if is_late:
            late.append((entity, row_id))
        elif verb == Verb.DELETE:
            rows.pop((entity, row_id), None)
        elif entity in BOARD_ENTITIES:
            rows[entity, row_id] = row_or_unreadable(entity, row_id, row)
    amend(connection, spelling, rows, late, at, known_at=as_known_at)
    return rows


def _first_later(connection: Connection, at: datetime) -> int:
    """Where in the log something first stands that happened only later; in most logs all of that does."""
    sql = "SELECT coalesce(min(seq), 9223372036854775807) FROM event WHERE effective_at > :at"
    return connection.scalar(with_instants(sql), {"at": at}) or 0


def _is_over(spelling: Spelling, since: datetime) -> str:
    """Whether a row of the log tells of something that had ended, or is read elsewhere."""
    state = f"coalesce({spelling.field('e.row', 'state')}, '')"
    opened_at = f"coalesce({spelling.field('e.row', 'opened_at')}, '')"
    return (
        f"e.entity = 'incident' AND {state} IN ({ENDED}) AND {opened_at} < {spelling.literal(since)} "
        f"OR e.entity = 'assignment' AND {state} = 'released' OR e.entity = 'alarm_answer'"
    )
