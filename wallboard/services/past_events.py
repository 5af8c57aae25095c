"""What the log last says of rows that changed, and first says of those that it knew only later."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, TextClause, bindparam

from wallboard.domain.event import Entity, Row, Unreadable, Verb
from wallboard.services.asked_once import AskedOnce
from wallboard.services.late_entries import late_rows
from wallboard.services.reading import BOARD_ENTITIES
from wallboard.services.rows import row_or_unreadable
from wallboard.services.schema.columns import Instant
from wallboard.services.spelling import Spelling

Key = tuple[Entity, int]
Rows = dict[Key, Row | Unreadable]
LIVING = (
    Entity.INCIDENT,
    Entity.ASSIGNMENT,
    Entity.ALARM_ANSWER,
    Entity.AGENT,
    Entity.PRESENCE,
    Entity.SHIFT,
)
"""What was not there before its first event; of the rest (teams, rules, skills) the log may simply not know
since when it was so, and a past board takes it as it first was."""
LASTING = tuple(entity for entity in BOARD_ENTITIES if entity not in LIVING)
LATER = "SELECT {key} FROM event WHERE effective_at > :at"
"""The keys of whatever changed after an instant."""
BETWEEN = (
    "SELECT {key} FROM event WHERE effective_at > :since AND effective_at <= :until "
    "UNION SELECT {key} FROM event WHERE seq > :head"
)
"""The keys of whatever changed in a span, or was written since the log was as long as `head`."""
_KEY = "entity || '' AS entity, entity_id + 0 AS entity_id"
"""Not the columns themselves: SQLite would go by their index, over the whole log."""
_IDS_AT_ONCE = 500


class LastEvent(NamedTuple):
    """The last event of a row until an instant, None where there was none.

    `is_late` where it was recorded after what happened only later, so that its row holds that too.
    """

    seq: int | None
    is_late: bool


def last_events(connection: Connection, at: datetime, changed: str, **values: object) -> dict[Key, LastEvent]:
    """Of every row that `changed` finds the last event until `at`."""
    own = "FROM event AS p WHERE p.entity = d.entity AND p.entity_id = d.entity_id AND p.effective_at"
    sql = with_instants(
        f"SELECT d.entity, d.entity_id, (SELECT max(p.seq) {own} <= :at), (SELECT min(p.seq) {own} > :at) "
        f"FROM (SELECT DISTINCT entity, entity_id FROM ({changed.format(key=_KEY)}) AS c) AS d"
    )
    found = connection.execute(sql, {"at": at, **values}, execution_options={"yield_per": _IDS_AT_ONCE})
    return {
        (Entity(name), row_id): LastEvent(seq, None not in (seq, later) and later < seq)
        for name, row_id, seq, later in found
    }


def restate(
    connection: Connection, spelling: Spelling, rows: Rows, last_then: dict[Key, LastEvent], at: datetime
) -> None:
    """Put rows to what their last events say; lasting ones that have none to what the log first knew."""
    told = _told_by(connection, spelling, (last.seq for last in last_then.values()))
    unborn = set[Key]()
    for key, (seq, _) in last_then.items():
        rows.pop(key, None)
        verb, row = told.get(seq, (Verb.DELETE, None))
        if seq is None and key[0] in LASTING:
            unborn.add(key)
        elif verb != Verb.DELETE and key[0] in BOARD_ENTITIES:
            rows[key] = row_or_unreadable(*key, row)
    if unborn:
        first = first_known(connection, spelling, None)
        rows.update({key: first[key] for key in unborn if key in first})
    amend(connection, spelling, rows, (key for key, last in last_then.items() if last.is_late), at)


def amend(
    connection: Connection,
    spelling: Spelling,
    rows: Rows,
    late: Iterable[Key],
    at: datetime,
    *,
    known_at: datetime | None = None,
) -> None:
    """Put rows with something recorded late to what they were, field by field."""
    keys = [key for key in late if key[0] in BOARD_ENTITIES]
    told = late_rows(connection, spelling, keys, at, known_at)
    for key in keys:
        rows.pop(key, None)
    rows.update({key: row_or_unreadable(*key, row) for key, row in told.items()})


def _told_by(
    connection: Connection, spelling: Spelling, seqs: Iterable[int | None]
) -> dict[int | None, tuple[str, str | None]]:
    """Verb and row of events, by their numbers: PostgreSQL would join them by reading the whole log."""
    wanted = sorted({seq for seq in seqs if seq is not None})
    told: dict[int | None, tuple[str, str | None]] = {}
    for place in range(0, len(wanted), _IDS_AT_ONCE):
        among = ", ".join(map(str, wanted[place : place + _IDS_AT_ONCE]))
        sql = AskedOnce(f"SELECT e.seq, e.verb, e.{spelling.row} FROM event AS e WHERE e.seq IN ({among})")
        told |= {seq: (verb, row) for seq, verb, row in connection.execute(sql)}
    return told


def first_known(connection: Connection, spelling: Spelling, as_known_at: datetime | None) -> Rows:
    """Lasting rows as the log first has them."""
    known = "" if as_known_at is None else " AND recorded_at <= :known"
    among = ", ".join(f"'{entity}'" for entity in LASTING)
    sql = with_instants(
        f"SELECT e.entity, e.entity_id, e.{spelling.row} FROM event AS e "
        "JOIN (SELECT min(seq) AS seq "
        f"FROM event WHERE entity IN ({among}){known} GROUP BY entity, entity_id) AS f ON f.seq = e.seq"
    )
    return {
        (Entity(name), row_id): row_or_unreadable(Entity(name), row_id, row)
        for name, row_id, row in connection.execute(sql, {"known": as_known_at} if known else {})
    }


def with_instants(sql: str) -> TextClause:
    """SQL whose instants are bound as both databases want them."""
    names = [name for name in ("at", "known", "since", "until") if f":{name}" in sql]
    return AskedOnce(sql).bindparams(*(bindparam(name, type_=Instant()) for name in names))
