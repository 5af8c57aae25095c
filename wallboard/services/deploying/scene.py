"""What the tables say, inside the transaction and under its locks, about an incident and some agents."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select, update

from wallboard.domain.assignment import AssignmentState
from wallboard.domain.incident import OPEN_STATES, IncidentState
from wallboard.domain.policy import WEIGHT_WITHOUT_RULE
from wallboard.services.deploying.overtaken import LOOK_AGAIN, given_after, overtaken
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.schema import tables

_agent = tables.agent
_assignment = tables.assignment
_incident = tables.incident

OPEN_WORDS = tuple(str(state) for state in OPEN_STATES)
WAITING = (IncidentState.NEW, IncidentState.ACKNOWLEDGED)
STAFFED = (IncidentState.ASSIGNED, IncidentState.IN_PROGRESS)


def lock_agents(connection: Connection, agent_ids: Iterable[int]) -> None:
    """Nobody else decides about these agents until we are done; in id order, so that nobody waits in a ring.

    SQLite has one writer at a time, who holds everything already.
    """
    wanted = sorted(set(agent_ids))
    if wanted and connection.dialect.name != "sqlite":
        connection.execute(
            select(_agent.c.id).where(_agent.c.id.in_(wanted)).order_by(_agent.c.id).with_for_update()
        ).all()


def lock_incidents(connection: Connection, incident_ids: Iterable[int]) -> None:
    """Nobody else changes these incidents until we are done; after the agents, and in id order."""
    wanted = sorted(set(incident_ids))
    if connection.dialect.name != "sqlite":
        connection.execute(
            select(_incident.c.id)
            .where(_incident.c.id.in_(wanted))
            .order_by(_incident.c.id)
            .with_for_update(key_share=True)
        ).all()


def incident_as_seen(
    connection: Connection, incident_id: int, version_seen: int, seen_seq: int | None = None
) -> Row[Any]:
    """The incident, open and still as the person saw it, with nobody on it who came since `seen_seq`.

    Raises:
        CommandRefused: somebody was faster, or it is over.
    """
    row = incident_now(connection, incident_id)
    if row is None or row.version != version_seen:
        raise CommandRefused(overtaken(connection, incident_id, version_seen))
    if row.state not in OPEN_WORDS:
        raise CommandRefused(_over(row))
    given = None if seen_seq is None else given_after(connection, incident_id, seen_seq)
    if given is not None:
        raise CommandRefused(f"{row.reference} was {given}. {LOOK_AGAIN}")
    return row


def _over(row: Row[Any]) -> str:
    """Why nothing is done about the people of an incident that has ended."""
    if row.state == IncidentState.MERGED:
        return f"{row.reference} was merged into another, and that is final. Go to that one."
    if row.state == IncidentState.CANCELLED:
        return f"{row.reference} was cancelled, and that is final. Log it anew if it is needed."
    return f"{row.reference} is {row.state}, and nobody is on it. Reopen it to send somebody."


def incident_now(connection: Connection, incident_id: int) -> Row[Any] | None:
    return connection.execute(select(_incident).where(_incident.c.id == incident_id)).one_or_none()


def change_incident(
    connection: Connection, incident_id: int, version_seen: int, values: dict[str, Any]
) -> None:
    """Writes the incident if it still has this version, and so raises it, even where no value is new.

    Raises:
        CommandRefused: somebody was faster.
    """
    changed = connection.execute(
        update(_incident)
        .where(_incident.c.id == incident_id, _incident.c.version == version_seen)
        .values({"state": _incident.c.state, **values})
    )
    if changed.rowcount != 1:
        raise CommandRefused(overtaken(connection, incident_id, version_seen))


def active_on(connection: Connection, incident_id: int) -> Sequence[Row[Any]]:
    """The assignments on an incident that are not released, oldest first."""
    return connection.execute(
        select(_assignment)
        .where(_assignment.c.incident_id == incident_id, _assignment.c.state != "released")
        .order_by(_assignment.c.id)
    ).all()


def staffed_state(active: Iterable[Row[Any]]) -> IncidentState:
    """How far an open incident is, by those who are on it; who has not answered an offer is not yet."""
    states = {one.state for one in active if one.agent_id is not None and not is_waiting(one)}
    if AssignmentState.WORKING in states:
        return IncidentState.IN_PROGRESS
    return IncidentState.ASSIGNED if states else IncidentState.ACKNOWLEDGED


def is_waiting(assignment: Row[Any]) -> bool:
    """Whether nobody goes yet: it is reserved, or offered to somebody who has not answered."""
    is_offer = assignment.state == AssignmentState.OFFERED and assignment.respond_by_at is not None
    return is_offer or assignment.state == AssignmentState.RESERVED


def release(connection: Connection, assignments: Iterable[Row[Any]], reason: str, reference: str) -> None:
    """Ends assignments, each exactly as it was read.

    Raises:
        CommandRefused: one of them was changed in between.
    """
    for one in assignments:
        changed = connection.execute(
            update(_assignment)
            .where(_assignment.c.id == one.id, _assignment.c.version == one.version)
            .values(state="released", release_reason=reason)
        )
        if changed.rowcount != 1:
            raise CommandRefused(f"The people on {reference} have just changed. {LOOK_AGAIN}")


def weight_of(connection: Connection, severity: int) -> int:
    """The load that an incident of this severity puts on whoever carries it."""
    rule = tables.severity_weight
    weight = connection.scalar(select(rule.c.weight).where(rule.c.severity == severity))
    return WEIGHT_WITHOUT_RULE if weight is None else int(weight)


def load_of(connection: Connection, agent_id: int) -> int:
    """The weights of the open incidents that the agent is on."""
    weight = tables.severity_weight
    return int(
        connection.scalar(
            select(func.coalesce(func.sum(func.coalesce(weight.c.weight, WEIGHT_WITHOUT_RULE)), 0))
            .select_from(_assignment)
            .join(_incident, _incident.c.id == _assignment.c.incident_id)
            .outerjoin(weight, weight.c.severity == _incident.c.severity)
            .where(
                _assignment.c.agent_id == agent_id,
                _assignment.c.state != "released",
                _incident.c.state.in_(OPEN_WORDS),
            )
        )
        or 0
    )


def is_between_shifts(connection: Connection, agent_id: int, now: datetime) -> bool:
    """Whether the agent has shifts and none is now; a floor that keeps no shifts never says so."""
    shift = tables.shift
    is_now = and_(shift.c.starts_at <= now, shift.c.ends_at > now)
    shifts, of_now = connection.execute(
        select(func.count(), func.count().filter(is_now)).where(shift.c.agent_id == agent_id)
    ).one()
    return bool(shifts) and not of_now
