"""Whether an agent may take an incident now, asked of the tables and not of what a board showed."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, or_, select

from wallboard.domain.staff import PresenceState
from wallboard.services.deploying.clocks import ago, floor_now, span
from wallboard.services.deploying.overtaken import assignment_told
from wallboard.services.deploying.people import agent_words
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.deploying.scene import OPEN_WORDS, active_on, is_between_shifts, load_of, weight_of
from wallboard.services.schema import tables

ELSE = "Choose somebody else."


def check_agent(connection: Connection, agent_id: int, incident: Row[Any]) -> Row[Any]:
    """The agent, who may take the incident.

    Raises:
        CommandRefused: not there, already on it, lacks a skill, or would carry too much.
    """
    agent = connection.execute(select(tables.agent).where(tables.agent.c.id == agent_id)).one_or_none()
    if agent is None:
        raise CommandRefused(f"This agent is not in the database any more. {ELSE}")
    name = agent_words(connection, agent_id)
    now = floor_now(connection)
    _check_not_on_it(connection, agent_id, name, incident)
    _check_present(connection, agent_id, name, now)
    _check_skills(connection, agent_id, name, incident, now)
    _check_capacity(connection, agent, name, incident)
    return agent


def _check_not_on_it(connection: Connection, agent_id: int, name: str, incident: Row[Any]) -> None:
    for one in active_on(connection, incident.id):
        if one.agent_id == agent_id:
            told = assignment_told(connection, one.id, agent_id, None)
            raise CommandRefused(
                f"{name} is already on {incident.reference}: it was {told}. There is nothing to do."
            )


def _check_present(connection: Connection, agent_id: int, name: str, now: datetime) -> None:
    presence = connection.execute(
        select(tables.presence).where(tables.presence.c.agent_id == agent_id)
    ).one_or_none()
    if presence is None:
        if is_between_shifts(connection, agent_id, now):
            raise CommandRefused(f"{name} has no shift now. {ELSE}")
    elif presence.state == PresenceState.ON_BREAK:
        left = f" for another {span(presence.until_at - now)}" if _is_later(presence.until_at, now) else ""
        raise CommandRefused(f"{name} is on a break{left}. Wait, or choose somebody else.")
    elif presence.state == PresenceState.OFF:
        since = ago(now - presence.since_at)
        left = "has just left" if since == "just" else f"left {since}"
        raise CommandRefused(f"{name} is not on shift, {left}. {ELSE}")


def _is_later(at: datetime | None, now: datetime) -> bool:
    return at is not None and at > now


def _check_skills(
    connection: Connection, agent_id: int, name: str, incident: Row[Any], now: datetime
) -> None:
    needed, skill, held = tables.nature_skill, tables.skill, tables.agent_skill
    rows = connection.execute(
        select(skill.c.name, held.c.id, held.c.expires_at)
        .select_from(needed)
        .join(skill, skill.c.id == needed.c.skill_id)
        .outerjoin(held, and_(held.c.skill_id == skill.c.id, held.c.agent_id == agent_id))
        .where(needed.c.nature_id == incident.nature_id, or_(held.c.id.is_(None), held.c.expires_at <= now))
        .order_by(skill.c.name)
    ).all()
    if rows:
        first = rows[0]
        lack = f"lacks {first.name}" if first.id is None else f"no longer holds {first.name}: it expired"
        raise CommandRefused(f"{name} {lack}. {ELSE}")


def _check_capacity(connection: Connection, agent: Row[Any], name: str, incident: Row[Any]) -> None:
    load = load_of(connection, agent.id) + weight_of(connection, incident.severity)
    if load > agent.capacity:
        last = _last_given(connection, agent.id)
        because = f": {last}" if last else ""
        raise CommandRefused(
            f"{name} would carry {load} of {agent.capacity}{because}. "
            f"Release something first, or choose somebody else."
        )


def _last_given(connection: Connection, agent_id: int) -> str | None:
    """ "48190 was just given to Ben T by Maria K"."""
    assignment, incident = tables.assignment, tables.incident
    row = connection.execute(
        select(assignment.c.id, incident.c.reference)
        .join(incident, incident.c.id == assignment.c.incident_id)
        .where(
            assignment.c.agent_id == agent_id,
            assignment.c.state != "released",
            incident.c.state.in_(OPEN_WORDS),
        )
        .order_by(assignment.c.id.desc())
        .limit(1)
    ).one_or_none()
    return f"{row.reference} was {assignment_told(connection, row.id, agent_id, None)}" if row else None
