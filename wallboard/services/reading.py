"""Reading the board: whole from the tables at the start, and then only what the log adds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, text

from wallboard.domain.assignment import TAKEN_BACK, Assignment, AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.day_fold import day_begins
from wallboard.domain.event import Entity, Event, Row, Unreadable, Verb
from wallboard.domain.floor_rows import FIELD_OF
from wallboard.domain.policy import FloorClock
from wallboard.domain.ties import NO_TIES, Ties
from wallboard.domain.timeline import Timeline
from wallboard.services.asked_once import AskedOnce
from wallboard.services.database import Database
from wallboard.services.day_reading import ended_since, put_on
from wallboard.services.rows import UnreadableRow, instant, row_after, row_or_unreadable
from wallboard.services.schema import tables
from wallboard.services.schema.board_tables import NOT_ENDED, NOT_RELEASED
from wallboard.services.schema.columns import Instant
from wallboard.services.schema.versions import SCHEMA_VERSION
from wallboard.services.sealing import may_seal, seal_quietly
from wallboard.services.spelling import Spelling
from wallboard.services.ties_reading import ties_anew, ties_of
from wallboard.services.timelines import timelines, timelines_of

MOST_EVENTS = 5_000
"""More than this is read in several tails."""
_AT_ONCE = 500
"""Rows fetched between two breaths, so that a thread that paints gets its turn."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a board has followed which life of the log."""

    epoch: str
    seq: int


@dataclass(frozen=True, slots=True)
class Tail:
    """What the log holds after a cursor; `is_broken` when it contradicts what was read before."""

    read_at: datetime
    epoch: str
    seq: int
    events: tuple[Event, ...] = ()
    agent_names: Mapping[int, str] | None = None
    operator_names: Mapping[int, str] | None = None
    timelines: Mapping[int, Timeline] | None = None
    ties: Ties = NO_TIES
    is_broken: bool = False


_ONLY: Mapping[Entity, str] = {
    Entity.INCIDENT: f" WHERE id IN (SELECT id FROM incident WHERE {NOT_ENDED})",
    Entity.ASSIGNMENT: f" WHERE id IN (SELECT id FROM assignment WHERE {NOT_RELEASED})",
    Entity.ALARM_ANSWER: " WHERE id IN (SELECT a.id FROM alarm_answer AS a WHERE a.incident_id IN "
    f"(SELECT id FROM incident WHERE {NOT_ENDED}))",
}
BOARD_ENTITIES = (*FIELD_OF, Entity.FLOOR_CLOCK)


class BoardReader:
    """Reads one database for one board; not for use by two threads at once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        spelling = Spelling(database.dialect)
        self._spelling = spelling
        # One statement, so that clock, head and events are of one snapshot; one row even when nothing is new.
        self._tail_sql = text(
            f"SELECT {spelling.now}, f.epoch, (SELECT max(seq) FROM event), s.last_seq, s.hash, "
            f"(SELECT hash FROM seal WHERE last_seq = :witness), e.schema_version, {spelling.event} "
            "FROM floor AS f LEFT JOIN (SELECT last_seq, hash FROM seal ORDER BY last_seq DESC LIMIT 1) AS s "
            "ON true "
            "LEFT JOIN (SELECT * FROM event WHERE seq > :after ORDER BY seq LIMIT :most) AS e ON true "
            "ORDER BY e.seq"
        )
        self._witness: tuple[int, str] | None = None
        self._may_seal: bool | None = None

    def whole(self) -> Board:
        """The board as the tables are now, in one snapshot with the head of the log.

        Raises:
            DatabaseUnavailable: the database cannot answer now.
            DatabaseRefused: this login may not read.
        """
        with self._database.reading() as connection:
            board = board_of_tables(connection, self._spelling)
            self._witness = _newest_seal(connection)
        return board

    def tail(self, after: Cursor, limit: int = MOST_EVENTS) -> Tail:
        """What the log added after `after`; costs one statement when it added nothing.

        Seals what other programs left unsealed, where this login may.

        Raises:
            DatabaseUnavailable: the database cannot answer now.
        """
        witness_seq, witness_hash = self._witness or (0, None)
        with self._database.reading() as connection:
            found = connection.execute(
                self._tail_sql, {"after": after.seq, "most": limit, "witness": witness_seq}
            ).all()
            read_at, epoch, head, sealed, seal_hash, hash_then = found[0][:6]
            events = _events_or_none([row[7:] for row in found if row[7] is not None])
            names = _names_changed(connection, events or ())
            histories = timelines_of(
                connection,
                self._spelling,
                told_anew(events or ()),
                until_seq=events[-1].seq if events else 0,
            )
            ties = ties_anew(connection, self._spelling, events or ())
            is_sealed = (head or 0) <= (sealed or 0)
            if not is_sealed and self._may_seal is None:
                self._may_seal = may_seal(connection)
        broken = (
            events is None
            or epoch != after.epoch
            or (head or 0) < after.seq
            or hash_then != witness_hash
            or [event.seq for event in events] != [after.seq + 1 + place for place in range(len(events))]
            or any(row[6] is not None and row[6] > SCHEMA_VERSION for row in found)
        )
        events = events or ()
        self._witness = None if broken or sealed is None else (sealed, seal_hash)
        if not is_sealed and self._may_seal:
            seal_quietly(self._database)
        seq = events[-1].seq if events else after.seq
        return Tail(instant(read_at), epoch, seq, events, *names, histories, ties, is_broken=broken)


def board_of_tables(connection: Connection, spelling: Spelling) -> Board:
    """The board as the tables are in this snapshot."""
    head = f"SELECT {spelling.now}, epoch, kind, (SELECT coalesce(max(seq), 0) FROM event) FROM floor"
    now, epoch, kind, seq = connection.execute(text(head)).one()
    rows = [row for entity in BOARD_ENTITIES for _, row in rows_of_table(connection, spelling, entity)]
    clocks = [row for row in rows if isinstance(row, FloorClock)]
    floor_at = clocks[0].floor_at(instant(now)) if clocks else instant(now)
    ended = ended_since(connection, spelling, day_begins(rows, floor_at))
    return Board.of(
        [*rows, *ended],
        read_at=instant(now),
        epoch=epoch,
        seq=seq,
        kind=kind,
        agent_names=names_of(connection, Entity.AGENT_NAME),
        operator_names=names_of(connection, Entity.OPERATOR_NAME),
        let_go=let_go(connection, spelling),
        timelines=dict(timelines(connection, spelling)),
        put_on=put_on(connection, spelling, ended),
        ties=ties_of(connection, spelling, floor_at),
    )


def rows_of_table(
    connection: Connection, spelling: Spelling, entity: Entity, unchanged_since: datetime | None = None
) -> Iterator[tuple[int, Row | Unreadable]]:
    """The rows of a board table with their ids; only open incidents and active assignments.

    With `unchanged_since` only those of which the log tells nothing later.
    """
    sql = f"SELECT id, {spelling.row} FROM {entity}_row{_ONLY.get(entity, '')}"
    if unchanged_since is not None:
        # Not the column itself: SQLite would go by its index, over the whole log.
        sql += (
            f" {'AND' if entity in _ONLY else 'WHERE'} id NOT IN (SELECT e.entity_id FROM event AS e WHERE "
            f"(e.entity || '') = '{entity}' AND e.effective_at > {spelling.literal(unchanged_since)})"
        )
    for row_id, row in connection.execute(AskedOnce(sql), execution_options={"yield_per": _AT_ONCE}):
        yield row_id, row_or_unreadable(entity, row_id, row)


def let_go(connection: Connection, spelling: Spelling, until: datetime | None = None) -> dict[int, datetime]:
    """When each agent was last released, up to `until` if that is given; asked agent by agent of an index."""
    upto = "" if until is None else " AND x.released_at <= :until"
    newest = f"(SELECT max(x.released_at) FROM assignment AS x WHERE x.agent_id = a.id{upto})"
    sql = text(f"SELECT a.id, {spelling.at(newest)} FROM agent AS a")
    if until is not None:
        sql = sql.bindparams(bindparam("until", until, type_=Instant()))
    return dict(_readable_instants(connection.execute(sql)))


def told_anew(events: Sequence[Event]) -> set[int]:
    """Incidents of which the board cannot tell by these events alone what they have been through.

    What the reopened ones had been through it has let go of, and of those whose opening is put right or
    that cannot be read it may have; where it was corrected when somebody was put on one, or that was taken
    back, it does not know which of the instants that it has is no more.
    """
    let_go_of = {one.entity_id for one in events if one.entity is Entity.INCIDENT and _is_told_anew(one)}
    return let_go_of | {
        event.after.incident_id
        for event in events
        if isinstance(event.after, Assignment) and _is_sent_anew(event, event.after)
    }


def _is_sent_anew(event: Event, after: Assignment) -> bool:
    is_put_right = "accepted_at" in event.changed and "state" not in event.changed
    is_undone = "accepted_at" in event.changed and after.accepted_at is None
    is_undone |= "working_at" in event.changed and after.working_at is None
    is_kept_again = "state" in event.changed and after.state is AssignmentState.RESERVED
    is_taken_back = is_undone or is_kept_again or after.release_reason == TAKEN_BACK
    return "assigned_at" in event.changed or is_put_right or is_taken_back


def _is_told_anew(event: Event) -> bool:
    is_back = "reopenings" in event.changed or "opened_at" in event.changed
    return is_back or isinstance(event.after, Unreadable)


def _newest_seal(connection: Connection) -> tuple[int, str] | None:
    seal = tables.seal
    newest = select(seal.c.last_seq, seal.c.hash).order_by(seal.c.last_seq.desc()).limit(1)
    last = connection.execute(newest).one_or_none()
    return (last[0], last[1]) if last else None


def _readable_instants(pairs: Iterable[Sequence[Any]]) -> Iterator[tuple[int, datetime]]:
    for key, at in pairs:
        try:
            yield key, instant(at)
        except UnreadableRow:
            continue


def _events_or_none(rows: Sequence[Sequence[Any]]) -> tuple[Event, ...] | None:
    """None where the log itself, not only a row in it, is beyond this program: a newer schema, or worse."""
    try:
        return tuple(events_from(rows))
    except ValueError:
        return None


def events_from(rows: Iterable[Sequence[Any]]) -> Iterator[Event]:
    """Events from rows of `Spelling.event`; a table's row that cannot be read harms no other.

    Raises:
        ValueError: the log itself is beyond this program.
    """
    for seq, recorded_at, effective_at, operator_id, program, verb, name, row_id, row, changed, *more in rows:
        entity = Entity(name)
        is_gone = verb == Verb.DELETE or entity not in BOARD_ENTITIES
        yield Event(
            seq=seq,
            recorded_at=instant(recorded_at),
            effective_at=instant(effective_at),
            operator_id=operator_id,
            program=program,
            verb=Verb(verb),
            entity=entity,
            entity_id=row_id,
            after=None if is_gone else row_after(entity, row_id, row),
            changed=tuple(changed.split(",")) if changed else (),
            command_id=more[0],
        )


def names_of(connection: Connection, entity: Entity, ids: Sequence[int] = ()) -> dict[int, str]:
    """Names of agents or operators by their id: all, or those of `ids`."""
    table = tables.agent_name if entity is Entity.AGENT_NAME else tables.operator_name
    key = table.primary_key.columns[0]
    query = select(key, table.c.name)
    if ids:
        query = query.where(key.in_(ids))
    return {row_id: name[:80] for row_id, name in connection.execute(query)}


def _names_changed(
    connection: Connection, events: Sequence[Event]
) -> tuple[Mapping[int, str], Mapping[int, str]]:
    """The names that events say were written, read anew; an erased one falls back to nothing."""
    found: list[Mapping[int, str]] = []
    for entity in (Entity.AGENT_NAME, Entity.OPERATOR_NAME):
        ids = sorted({event.entity_id for event in events if event.entity is entity})
        there = names_of(connection, entity, ids) if ids else {}
        found.append({row_id: there.get(row_id, "") for row_id in ids})
    return found[0], found[1]
