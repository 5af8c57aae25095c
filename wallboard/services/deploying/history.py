"""What an earlier command changed, and what was before it: read from the log, which keeps every row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from wallboard.services.schema import tables

_event = tables.event


@dataclass(frozen=True, slots=True)
class Touched:
    """One row that a command changed; `before` is None where the command made it."""

    entity_id: int
    seq: int
    before: dict[str, Any] | None
    after: dict[str, Any]


def incident_touched(connection: Connection, incident_id: int, command_id: str) -> Touched | None:
    """The incident before and after the command."""
    found = touched_rows(connection, "incident", [incident_id], command_id)
    return found[-1] if found else None


def assignments_touched(connection: Connection, incident_id: int, command_id: str) -> list[Touched]:
    """The assignments that the command made or ended."""
    ids = connection.scalars(
        select(tables.assignment.c.id).where(tables.assignment.c.incident_id == incident_id)
    ).all()
    return touched_rows(connection, "assignment", ids, command_id)


def later_command(connection: Connection, incident_id: int, seq: int, but: Iterable[str] = ()) -> bool:
    """Whether another command has changed the incident since; those of `but` do not count."""
    row = connection.execute(
        select(_event.c.seq)
        .where(
            _event.c.entity == "incident",
            _event.c.entity_id == incident_id,
            _event.c.seq > seq,
            _event.c.command_id.is_not(None),
            _event.c.command_id.not_in(list(but)),
        )
        .limit(1)
    ).one_or_none()
    return row is not None


def touched_rows(connection: Connection, entity: str, ids: Sequence[int], command_id: str) -> list[Touched]:
    """Those of these rows that the command changed, in the order of the log."""
    rows = connection.execute(
        select(_event)
        .where(
            _event.c.entity == entity, _event.c.entity_id.in_(list(ids)), _event.c.command_id == command_id
        )
        .order_by(_event.c.seq)
    ).all()
    return [Touched(row.entity_id, row.seq, _before(connection, row), dict(row.row)) for row in rows]


def _before(connection: Connection, event: Row[Any]) -> dict[str, Any] | None:
    if event.verb == "insert":  # also of a row that was there before and had been deleted
        return None
    row = connection.scalar(
        select(_event.c.row)
        .where(
            _event.c.entity == event.entity,
            _event.c.entity_id == event.entity_id,
            _event.c.seq < event.seq,
        )
        .order_by(_event.c.seq.desc())
        .limit(1)
    )
    return None if row is None else dict(row)
