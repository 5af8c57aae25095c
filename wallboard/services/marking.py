"""Writes down the warning marks that were reached: each once, whichever program sees it first."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    func,
    literal_column,
    select,
    values,
)
from sqlalchemy import column as named
from sqlalchemy.dialects import postgresql, sqlite

from wallboard.domain.marks import FiredMark, Mark, MarkKey
from wallboard.domain.policy import Promise
from wallboard.services.database import Database, DatabaseRefused
from wallboard.services.schema import tables
from wallboard.services.schema.columns import Instant

AT_ONCE = 500
"""Rows in one transaction: others wait for the log while it commits."""

_mark = tables.sla_mark
_KEY = (_mark.c.incident_id, _mark.c.policy_version_id, _mark.c.target, _mark.c.cycle, _mark.c.percent)
_WRITTEN = (*_KEY, _mark.c.promise, _mark.c.planned_at, _mark.c.due_at)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Written:
    """Marks that are ours now, and the keys of those that the database's clock has not reached."""

    fired: tuple[FiredMark, ...] = ()
    early: frozenset[MarkKey] = frozenset()


def write_marks(database: Database, marks: Iterable[Mark]) -> Written:
    """Fires those that nobody has fired yet, unless the database's own clock has not reached them.

    What is there already costs a read and no write. A mark that the database's rules refuse is passed over,
    so that it keeps no other from firing.

    Raises:
        DatabaseUnavailable: the database cannot answer now; the same marks may be handed in again.
        DatabaseRefused: this login may not write marks.
    """
    # In one order for every program: two that wrote the same marks crosswise would wait for each other.
    in_order = sorted({mark.key: mark for mark in marks}.values(), key=lambda mark: mark.key)
    fired: list[FiredMark] = []
    early: set[MarkKey] = set()
    for place in range(0, len(in_order), AT_ONCE):
        written = _write_batch(database, in_order[place : place + AT_ONCE])
        fired += written.fired
        early |= written.early
    fired.sort(key=lambda one: (one.mark.planned_at, one.mark.key))
    return Written(tuple(fired), frozenset(early))


def fired_marks(connection: Connection, incident_id: int | None = None) -> Iterator[FiredMark]:
    """The marks that were written down, in the order in which they fired; of one incident, or all."""
    query = select(*_WRITTEN, _mark.c.id, _mark.c.fired_at).order_by(_mark.c.fired_at, _mark.c.id)
    if incident_id is not None:
        query = query.where(_mark.c.incident_id == incident_id)
    for row in connection.execute(query, execution_options={"yield_per": AT_ONCE}):
        yield _fired(row)


def write_past(database: Database, fired: Iterable[FiredMark]) -> None:
    """Marks as they would have fired on a floor whose past is made up; those that are there already stay."""
    rows = [
        {**_row(one.mark), "fired_at": one.fired_at, "effective_at": one.fired_at}
        for one in sorted(fired, key=lambda one: (one.fired_at, one.mark.key))
    ]
    statement = (sqlite if database.dialect == "sqlite" else postgresql).insert(_mark)
    for place in range(0, len(rows), AT_ONCE):
        with database.writing(seals=False) as connection:
            connection.execute(statement.on_conflict_do_nothing(), rows[place : place + AT_ONCE])


def _write_batch(database: Database, marks: Sequence[Mark]) -> Written:
    with database.reading() as connection:
        there = {_key(row) for row in connection.execute(_of_incidents(marks))}
    missing = [mark for mark in marks if mark.key not in there]
    return _insert(database, missing) if missing else Written()


def _insert(database: Database, marks: Sequence[Mark]) -> Written:
    try:
        with database.writing() as connection:
            ours = set(connection.scalars(_insertion(connection.dialect.name, marks)))
            rows = connection.execute(_of_incidents(marks)).all()
    except DatabaseRefused as refusal:
        if refusal.constraint is None:
            raise
        if len(marks) == 1:
            _log.warning("mark %s is passed over: %s", marks[0].key, refusal.sentence)
            return Written()
        middle = len(marks) // 2
        first, second = _insert(database, marks[:middle]), _insert(database, marks[middle:])
        return Written((*first.fired, *second.fired), first.early | second.early)
    early = {mark.key for mark in marks} - {_key(row) for row in rows}
    return Written(tuple(_fired(row) for row in rows if row.id in ours), frozenset(early))


def _insertion(dialect: str, marks: Sequence[Mark]) -> Any:
    """One statement that looks at the database's clock itself, and lets the first of equal marks win."""
    given = values(*(named(column.name, column.type) for column in _WRITTEN), name="reached")
    reached = given.data([tuple(_row(mark).values()) for mark in marks]).cte()
    chosen = select(reached).where(reached.c.planned_at <= _floor_now(dialect))
    chosen = chosen.order_by(*(reached.c[column.name] for column in _KEY))
    statement = (sqlite if dialect == "sqlite" else postgresql).insert(_mark)
    filled = statement.from_select([column.name for column in _WRITTEN], chosen)
    return filled.on_conflict_do_nothing(index_elements=[column.name for column in _KEY]).returning(
        _mark.c.id
    )


def _floor_now(dialect: str) -> ColumnElement[datetime]:
    if dialect == "sqlite":
        return literal_column("(SELECT now_at FROM floor_now)", Instant)
    return func.floor_now(type_=Instant)


def _of_incidents(marks: Sequence[Mark]) -> Select[Any]:
    ids = sorted({mark.incident_id for mark in marks})
    return select(*_WRITTEN, _mark.c.id, _mark.c.fired_at).where(_mark.c.incident_id.in_(ids))


def _row(mark: Mark) -> dict[str, Any]:
    return {column.name: getattr(mark, column.name) for column in _WRITTEN} | {"promise": str(mark.promise)}


def _key(row: Any) -> MarkKey:
    return row.incident_id, row.policy_version_id, row.target, row.cycle, row.percent


def _fired(row: Any) -> FiredMark:
    incident_id, version_id, target, cycle, percent = _key(row)
    promise = Promise(row.promise)
    mark = Mark(incident_id, version_id, target, promise, cycle, percent, row.planned_at, row.due_at)
    return FiredMark(mark, row.fired_at)
