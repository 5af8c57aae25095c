"""The board of any past instant, from the log."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection, TextClause, bindparam, text

from wallboard.domain.board import Board
from wallboard.domain.day_fold import day_begins
from wallboard.domain.event import Entity, Row, Unreadable, Verb
from wallboard.domain.incident import Incident
from wallboard.domain.policy import FloorClock
from wallboard.domain.timeline import Timeline
from wallboard.services.database import Database
from wallboard.services.day_reading import ended_since, put_on
from wallboard.services.reading import BOARD_ENTITIES, let_go, names_of, rows_of_table
from wallboard.services.rows import row_or_unreadable
from wallboard.services.schema.board_tables import ENDED
from wallboard.services.schema.columns import Instant
from wallboard.services.spelling import Spelling
from wallboard.services.timelines import timelines

Rows = dict[tuple[Entity, int], Row | Unreadable]

WALK_BACK_AT_MOST = 50_000
"""Beyond so many later events, folding the whole log is cheaper than walking back from now."""

LIVING = (Entity.INCIDENT, Entity.ASSIGNMENT, Entity.PRESENCE, Entity.SHIFT)
"""What was not there before its first event; of the rest (teams, rules, skills) the log may simply not know
since when it was so, and a past board takes it as it first was."""
_LASTING = tuple(entity for entity in BOARD_ENTITIES if entity not in LIVING)
_IDS_AT_ONCE = 500
_LONGEST_DAY = timedelta(hours=26)
"""No floor's midnight is further back, whatever its zone and its clock changes."""


def board_at(database: Database, at: datetime, as_known_at: datetime | None = None) -> Board:
    """The board at a past instant of the floor, of each row the last event effective at or before it.

    `as_known_at` leaves out what was recorded after that instant of the database's clock.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
    """
    spelling = Spelling(database.dialect)
    with database.reading() as connection:
        if as_known_at is None and _is_near(connection, at):
            rows = _walked_back(connection, spelling, at)
        else:
            rows = _folded(connection, spelling, at, as_known_at)
        rows[Entity.FLOOR_CLOCK, 1] = FloorClock(at, at, 1.0)  # `at` is the floor's time, not the clock's
        since_at = day_begins(rows.values(), at)
        epoch, kind, seq = connection.execute(
            text("SELECT epoch, kind, (SELECT coalesce(max(seq), 0) FROM event) FROM floor")
        ).one()
        return Board.of(
            rows.values(),
            read_at=at,
            epoch=epoch,
            seq=seq,
            kind=kind,
            agent_names=names_of(connection, Entity.AGENT_NAME),
            operator_names=names_of(connection, Entity.OPERATOR_NAME),
            let_go=let_go(connection, spelling, at),
            timelines=_timelines(connection, spelling, rows, at, as_known_at),
            put_on=put_on(connection, spelling, _ended(rows, since_at), at),
        )


def _ended(rows: Rows, since: datetime) -> list[Incident]:
    """The incidents opened since an instant that had ended."""
    incidents = (row for row in rows.values() if isinstance(row, Incident))
    return [one for one in incidents if not one.is_open and one.opened_at >= since]


def _timelines(
    connection: Connection, spelling: Spelling, rows: Rows, at: datetime, known_at: datetime | None
) -> dict[int, Timeline]:
    open_ids = [row.id for row in rows.values() if isinstance(row, Incident) and row.is_open]
    told: dict[int, Timeline] = {}
    for place in range(0, len(open_ids), _IDS_AT_ONCE):
        among = ", ".join(map(str, open_ids[place : place + _IDS_AT_ONCE]))
        told |= timelines(connection, spelling, among, until=at, known_at=known_at)
    return told


def _is_near(connection: Connection, at: datetime) -> bool:
    sql = "SELECT count(*) FROM (SELECT 1 FROM event WHERE effective_at > :at LIMIT :most) AS later"
    return (connection.scalar(_with_at(sql), {"at": at, "most": WALK_BACK_AT_MOST}) or 0) < WALK_BACK_AT_MOST


def _walked_back(connection: Connection, spelling: Spelling, at: datetime) -> Rows:
    """The rows of now, with every one that changed later put back to what it was."""
    rows = {
        (entity, row_id): row
        for entity in BOARD_ENTITIES
        for row_id, row in rows_of_table(connection, spelling, entity)
    }
    last_then = _last_events(connection, at)
    told = _told_by(connection, spelling, last_then.values())
    is_first_known = False
    for (entity, row_id), seq in last_then.items():
        rows.pop((entity, row_id), None)
        is_first_known = is_first_known or (seq is None and entity in _LASTING)
        verb, row = told.get(seq, (Verb.DELETE, None))
        if verb != Verb.DELETE and entity in BOARD_ENTITIES:
            rows[entity, row_id] = row_or_unreadable(entity, row_id, row)
    if is_first_known:
        rows = _first_known(connection, spelling, None) | rows
    ended = ended_since(connection, spelling, day_begins(rows.values(), at), unchanged_since=at)
    return rows | {(Entity.INCIDENT, one.id): one for one in ended}


def _last_events(connection: Connection, at: datetime) -> dict[tuple[Entity, int], int | None]:
    """Of everything that changed after an instant the last event until then, None where there was none."""
    sql = _with_at(
        "SELECT d.entity, d.entity_id, (SELECT max(p.seq) FROM event AS p WHERE p.entity = d.entity "
        "AND p.entity_id = d.entity_id AND p.effective_at <= :at) "
        # Not the columns themselves: SQLite would go by their index, over the whole log.
        "FROM (SELECT DISTINCT entity || '' AS entity, entity_id + 0 AS entity_id "
        "FROM event WHERE effective_at > :at) AS d"
    )
    found = connection.execute(sql, {"at": at}, execution_options={"yield_per": _IDS_AT_ONCE})
    return {(Entity(name), row_id): seq for name, row_id, seq in found}


def _told_by(
    connection: Connection, spelling: Spelling, seqs: Iterable[int | None]
) -> dict[int | None, tuple[str, str | None]]:
    """Verb and row of events, by their numbers: PostgreSQL would join them by reading the whole log."""
    wanted = sorted({seq for seq in seqs if seq is not None})
    told: dict[int | None, tuple[str, str | None]] = {}
    for place in range(0, len(wanted), _IDS_AT_ONCE):
        among = ", ".join(map(str, wanted[place : place + _IDS_AT_ONCE]))
        sql = text(f"SELECT e.seq, e.verb, e.{spelling.row} FROM event AS e WHERE e.seq IN ({among})")
        told |= {seq: (verb, row) for seq, verb, row in connection.execute(sql)}
    return told


def _folded(connection: Connection, spelling: Spelling, at: datetime, as_known_at: datetime | None) -> Rows:
    """The rows from the log alone; what no board shows is left in the database, since most of it is that."""
    known = "" if as_known_at is None else " AND recorded_at <= :known"
    sql = _with_at(
        f"SELECT e.entity, e.entity_id, e.verb, e.{spelling.row} FROM event AS e "
        "JOIN (SELECT max(seq) AS seq "
        f"FROM event WHERE effective_at <= :at{known} GROUP BY entity, entity_id) AS l ON l.seq = e.seq "
        f"WHERE NOT ({_is_over(spelling, at - _LONGEST_DAY)})"
    )
    rows = _first_known(connection, spelling, as_known_at)
    values = {"at": at} if as_known_at is None else {"at": at, "known": as_known_at}
    for name, row_id, verb, row in connection.execute(sql, values, execution_options={"yield_per": 500}):
        entity = Entity(name)
        if verb == Verb.DELETE:
            rows.pop((entity, row_id), None)
        elif entity in BOARD_ENTITIES:
            rows[entity, row_id] = row_or_unreadable(entity, row_id, row)
    return rows


def _is_over(spelling: Spelling, since: datetime) -> str:
    """Whether a row of the log tells of something that had ended, and was not opened since an instant."""
    state = f"coalesce({spelling.field('e.row', 'state')}, '')"
    opened_at = f"coalesce({spelling.field('e.row', 'opened_at')}, '')"
    return (
        f"e.entity = 'incident' AND {state} IN ({ENDED}) AND {opened_at} < {spelling.literal(since)} "
        f"OR e.entity = 'assignment' AND {state} = 'released'"
    )


def _first_known(connection: Connection, spelling: Spelling, as_known_at: datetime | None) -> Rows:
    """Lasting rows as the log first has them."""
    known = "" if as_known_at is None else " AND recorded_at <= :known"
    among = ", ".join(f"'{entity}'" for entity in _LASTING)
    sql = _with_at(
        f"SELECT e.entity, e.entity_id, e.{spelling.row} FROM event AS e "
        "JOIN (SELECT min(seq) AS seq "
        f"FROM event WHERE entity IN ({among}){known} GROUP BY entity, entity_id) AS f ON f.seq = e.seq"
    )
    return {
        (Entity(name), row_id): row_or_unreadable(Entity(name), row_id, row)
        for name, row_id, row in connection.execute(sql, {"known": as_known_at} if known else {})
    }


def _with_at(sql: str) -> TextClause:
    """SQL whose instants are bound as both databases want them."""
    names = [name for name in ("at", "known") if f":{name}" in sql]
    return text(sql).bindparams(*(bindparam(name, type_=Instant()) for name in names))
