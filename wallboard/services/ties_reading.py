"""Reads who was on what before: on open incidents, for their customers, and on a severity 1 of late."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, text

from wallboard.domain.assignment import AssignmentRole, AssignmentState
from wallboard.domain.event import Event, Verb
from wallboard.domain.incident import Incident
from wallboard.domain.severity import Severity
from wallboard.domain.ties import REMEMBERED, Stint, Ties
from wallboard.services.asked_once import AskedOnce
from wallboard.services.rows import UnreadableRow, instant
from wallboard.services.schema.board_tables import NOT_ENDED
from wallboard.services.schema.columns import Instant
from wallboard.services.spelling import Spelling
from wallboard.services.timelines import OPEN_NOW, SENT_AT, was_sent

RESTING = timedelta(hours=24)
"""How far back the end of an agent's last severity 1 is looked for."""
_OPEN_CUSTOMERS = f"SELECT customer FROM incident WHERE {NOT_ENDED} AND customer IS NOT NULL"
_STINT = "a.id, a.incident_id, a.agent_id, a.role, i.severity, {state}, i.customer, {chosen_at}"
_FROM = "FROM incident AS i JOIN assignment AS a ON a.incident_id = i.id"


def ties_of(
    connection: Connection, spelling: Spelling, now: datetime, incident_id: int | None = None
) -> Ties:
    """What rests on the past of every open incident, or of one."""
    incidents = OPEN_NOW if incident_id is None else str(int(incident_id))
    customers = _OPEN_CUSTOMERS if incident_id is None else _customers_of([incident_id])
    return Ties.of(
        _stints(connection, spelling, f"i.id IN ({incidents})"),
        _for_customers(connection, spelling, customers, now),
        critical_ended(connection, spelling, now),
    )


def ties_then(connection: Connection, spelling: Spelling, at: datetime, incident_id: int) -> Ties:
    """What rested on the past of one incident at an instant of the floor."""
    until, customers = spelling.literal(at), _customers_of([incident_id])
    return Ties.of(
        _stints(connection, spelling, f"i.id = {int(incident_id)}", until),
        _for_customers(connection, spelling, customers, at, until),
        critical_ended(connection, spelling, at, until),
    )


def ties_anew(connection: Connection, spelling: Spelling, events: Sequence[Event]) -> Ties:
    """The same of incidents that came back and of customers that these events name."""
    ids = {
        one.entity_id for one in events if isinstance(one.after, Incident) and _is_to_be_read(one, one.after)
    }
    if not ids:
        return Ties()
    among, now = ", ".join(str(int(one)) for one in sorted(ids)), max(one.effective_at for one in events)
    customers = _for_customers(connection, spelling, _customers_of(ids), now)
    return Ties.of(_stints(connection, spelling, f"i.id IN ({among})"), customers)


def _is_to_be_read(event: Event, incident: Incident) -> bool:
    is_named = "customer" in event.changed or (event.verb is Verb.INSERT and incident.customer is not None)
    return incident.is_open and (is_named or "reopenings" in event.changed)


def _customers_of(ids: Collection[int]) -> str:
    among = ", ".join(str(int(one)) for one in sorted(ids))
    return f"SELECT customer FROM incident WHERE id IN ({among}) AND customer IS NOT NULL"


def _for_customers(
    connection: Connection, spelling: Spelling, customers: str, now: datetime, until: str = ""
) -> Iterator[Stint]:
    since = spelling.literal(now - REMEMBERED)
    among = f"i.customer IN ({customers}) AND {SENT_AT} >= {since}"
    yield from _stints(connection, spelling, among, until)


def _stints(connection: Connection, spelling: Spelling, among: str, until: str = "") -> Iterator[Stint]:
    """Stints on incidents, up to an instant if given; of a row that makes no sense what is known."""
    then = f"CASE WHEN a.released_at <= {until} THEN a.state ELSE '' END"
    told = _STINT.format(state=then if until else "a.state", chosen_at=spelling.at("a.assigned_at"))
    rows = connection.execute(AskedOnce(f"SELECT {told} {_FROM} WHERE {among} AND {was_sent(until)}"))
    for row_id, incident_id, agent_id, role, severity, state, customer, chosen_at in rows:
        yield Stint(
            row_id,
            incident_id,
            agent_id,
            is_lead=role == AssignmentRole.LEAD,
            is_critical=severity == Severity.CRITICAL,
            is_over=state == AssignmentState.RELEASED,
            customer=customer,
            chosen_at=_readable(chosen_at),
        )


def critical_ended(
    connection: Connection, spelling: Spelling, now: datetime, until: str = ""
) -> Iterable[tuple[int, datetime]]:
    """When each agent was last let go from a severity 1; asked agent by agent of an index."""
    upto = f"AND a.released_at <= {until} " if until else ""
    sql = text(
        f"SELECT a.agent_id, {spelling.at('max(a.released_at)')} FROM agent AS g "
        f"JOIN assignment AS a ON a.agent_id = g.id AND a.released_at > :since {upto}"
        f"JOIN incident AS i ON i.id = a.incident_id AND i.severity = 1 WHERE {was_sent()} "
        "GROUP BY a.agent_id"
    ).bindparams(bindparam("since", now - RESTING, type_=Instant()))
    return [(row[0], at) for row in connection.execute(sql) if (at := _readable(row[1])) is not None]


def _readable(told: Any) -> datetime | None:
    try:
        return instant(told)
    except UnreadableRow:
        return None
