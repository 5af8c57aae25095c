"""Somebody was faster: who, when, and what they did, in one sentence that says what to do next."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select

from wallboard.domain.incident import OPEN_STATES
from wallboard.services.deploying.clocks import JUST, ago, database_now
from wallboard.services.deploying.people import agent_words, team_words, writer_words
from wallboard.services.schema import tables

LOOK_AGAIN = "Look at it again and decide."
_event = tables.event
_assignment = tables.assignment
_VERSION = slice(14, 15)
"""Where the text of a UUID says how it was made."""


def overtaken(connection: Connection, incident_id: int, version_seen: int) -> str:
    """What happened to the incident since the version that was seen."""
    incident = connection.execute(
        select(tables.incident.c.reference, tables.incident.c.state).where(
            tables.incident.c.id == incident_id
        )
    ).one_or_none()
    if incident is None:
        return "This incident is not in the database any more. Choose another."
    given = _given_since(connection, incident_id, version_seen)
    if given is not None and incident.state in OPEN_STATES:
        return f"{incident.reference} was {given}. {LOOK_AGAIN}"
    last = _last_change(connection, incident_id)
    if last is None:
        return f"{incident.reference} has changed. {LOOK_AGAIN}"
    done = _done(str(incident.state), last)
    return f"{incident.reference} was {_told(connection, done, last)}. {LOOK_AGAIN}"


def assignment_told(
    connection: Connection, assignment_id: int, agent_id: int | None, team_id: int | None
) -> str:
    """ "just given to Ben T by Maria K", for an assignment that is there."""
    made = connection.execute(
        select(_event)
        .where(_event.c.entity == "assignment", _event.c.entity_id == assignment_id)
        .order_by(_event.c.seq)
        .limit(1)
    ).one_or_none()
    who = agent_words(connection, agent_id) if agent_id is not None else team_words(connection, team_id or 0)
    return _told(connection, f"given to {who}", made) if made else f"given to {who}"


def row_overtaken(
    connection: Connection,
    entity: str,
    row_id: int,
    name: str,
    *,
    done: str = "changed",
    by: str | None = None,
) -> str:
    """What happened to a row since it was seen, by whom: "Ana K was just changed by Maria K"."""
    last = _last_change(connection, row_id, entity)
    told = "has changed" if last is None else f"was {_told(connection, done, last, by)}"
    return f"{name} {told}. {LOOK_AGAIN}"


def _given_since(connection: Connection, incident_id: int, version_seen: int) -> str | None:
    seen_seq = connection.scalar(
        select(func.max(_event.c.seq)).where(
            _event.c.entity == "incident",
            _event.c.entity_id == incident_id,
            _event.c.version <= version_seen,
        )
    )
    return given_after(connection, incident_id, seen_seq or 0)


def given_after(connection: Connection, incident_id: int, seen_seq: int) -> str | None:
    """Who came onto an incident after this place of the log, and is on it; None where nobody did."""
    row = connection.execute(
        select(_assignment.c.id, _assignment.c.agent_id, _assignment.c.team_id)
        .join(
            _event,
            and_(
                _event.c.entity == "assignment",
                _event.c.entity_id == _assignment.c.id,
                _event.c.verb == "insert",
            ),
        )
        .where(
            _assignment.c.incident_id == incident_id,
            _assignment.c.state != "released",
            _event.c.seq > seen_seq,
        )
        .order_by(_event.c.seq.desc())
        .limit(1)
    ).one_or_none()
    return assignment_told(connection, row.id, row.agent_id, row.team_id) if row else None


def _last_change(connection: Connection, row_id: int, entity: str = "incident") -> Row[Any] | None:
    return connection.execute(
        select(_event)
        .where(_event.c.entity == entity, _event.c.entity_id == row_id)
        .order_by(_event.c.seq.desc())
        .limit(1)
    ).one_or_none()


def _done(state: str, last: Row[Any]) -> str:
    """The last step as people say it; what is no step is a change."""
    is_step = "state" in str(last.changed).split(",")
    if state not in OPEN_STATES or (is_step and state in ("acknowledged", "paused")):
        return state
    return "changed"


def _told(connection: Connection, done: str, event: Row[Any], by: str | None = None) -> str:
    recorded_at: datetime = event.recorded_at
    since = database_now(connection) - recorded_at
    how = (
        "automatically" if by is None and _fell_due(event) else f"by {by or writer_words(connection, event)}"
    )
    return f"just {done} {how}" if since < JUST else f"{done} {how} {ago(since)}"


def _fell_due(event: Row[Any]) -> bool:
    """Whether some program did it of its own accord: such a command's id follows from what it is about."""
    return str(event.command_id or "")[_VERSION] == "5"
