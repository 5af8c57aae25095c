"""Rows of the past in whose log something stands that was recorded late: put together field by field."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, bindparam, text

from wallboard.domain.event import Entity, Verb
from wallboard.services.rows import instant
from wallboard.services.schema.columns import Instant
from wallboard.services.spelling import Spelling

TOGETHER = ("state", "pause_reason")
"""Neither makes sense without the other; who names one of them names both."""
_EACH_TIME = ("version", "effective_at")
"""What every change sets and none names."""
_IDS_AT_ONCE = 500


def named(changed: str) -> frozenset[str]:
    """The columns that a change says something about."""
    columns = frozenset(changed.split(","))
    return columns.union(TOGETHER) if columns.intersection(TOGETHER) else columns


def late_rows(
    connection: Connection,
    spelling: Spelling,
    keys: Iterable[tuple[Entity, int]],
    at: datetime,
    known_at: datetime | None = None,
) -> dict[tuple[Entity, int], object]:
    """These rows as their events effective by then say, none of which brings what it does not name.

    A row that had been deleted by then is left out.
    """
    histories = late_histories(connection, spelling, keys, at, known_at)
    found = {key: told.row_at(at) for key, told in histories.items()}
    return {key: row for key, row in found.items() if row is not None}


@dataclass(frozen=True, slots=True)
class LateHistory:
    """What the log tells of one row, in the order of the log: effective time, verb, row, changed columns."""

    events: tuple[tuple[datetime, str, object, str], ...]

    def row_at(self, at: datetime) -> object | None:
        """The row as its events effective by then say; None where it was deleted."""
        return put_together(told for effective_at, *told in self.events if effective_at <= at)


def late_histories(
    connection: Connection,
    spelling: Spelling,
    keys: Iterable[tuple[Entity, int]],
    until: datetime,
    known_at: datetime | None = None,
) -> dict[tuple[Entity, int], LateHistory]:
    """What happened to these rows until an instant."""
    upto = {"at": until} if known_at is None else {"at": until, "known": known_at}
    found: dict[tuple[Entity, int], LateHistory] = {}
    for name, own in groupby(sorted(keys), key=lambda key: key[0]):
        ids = [row_id for _, row_id in own]
        for place in range(0, len(ids), _IDS_AT_ONCE):
            events = _events(connection, spelling, name, ids[place : place + _IDS_AT_ONCE], upto)
            for row_id, its in groupby(events, key=lambda event: event[0]):
                told = tuple((instant(at), verb, row, changed) for _, at, verb, row, changed in its)
                found[Entity(name), row_id] = LateHistory(told)
    return found


def put_together(events: Iterable[Sequence[Any]]) -> object | None:
    """What is left of verb, row and changed columns of events in the order of the log; None where deleted."""
    row: object | None = None
    for verb, after, changed in events:
        row = None if verb == Verb.DELETE else _overlaid(row, _parsed(after), changed, verb)
    return row


def _overlaid(row: object | None, after: object, changed: str, verb: str) -> object:
    """The row before with what the event names; the event's own where there is none, or it is no row."""
    if verb == Verb.INSERT or not isinstance(row, Mapping) or not isinstance(after, Mapping):
        return after
    names = named(changed).union(_EACH_TIME)
    return {**row, **{name: after[name] for name in names if name in after}}


def _parsed(row: object) -> object:
    try:
        return json.loads(row) if isinstance(row, str) else row
    except (ValueError, RecursionError):
        return row


def _events(
    connection: Connection,
    spelling: Spelling,
    entity: str,
    ids: Collection[int],
    upto: Mapping[str, datetime],
) -> Iterator[Any]:
    known = " AND e.recorded_at <= :known" if "known" in upto else ""
    sql = text(
        f"SELECT e.entity_id, {spelling.at('e.effective_at')}, e.verb, e.{spelling.row}, e.changed "
        "FROM event AS e "
        f"WHERE e.entity = '{entity}' AND e.entity_id IN ({', '.join(map(str, ids))}) "
        f"AND e.effective_at <= :at{known} ORDER BY e.entity_id, e.seq"
    ).bindparams(*(bindparam(name, type_=Instant()) for name in upto))
    yield from (tuple(event) for event in connection.execute(sql, dict(upto)))
