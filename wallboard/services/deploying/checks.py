"""Whether an agent may take an incident now, by the rules in force and by the tables, not by what shows."""

from typing import Any, Never

from sqlalchemy import Connection, Row, select

from wallboard.domain.assignment import AssignmentRole
from wallboard.domain.deploy_checks import agent_objections
from wallboard.domain.deploy_facts import Inputs
from wallboard.domain.deploy_rules import Rule
from wallboard.domain.objection import Level, Objection
from wallboard.services.deploying.clocks import ago, span
from wallboard.services.deploying.deploy_scene import inputs_now
from wallboard.services.deploying.overtaken import assignment_told
from wallboard.services.deploying.people import agent_words
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.deploying.scene import OPEN_WORDS, active_on
from wallboard.services.schema import tables

ELSE = "Choose somebody else."


def check_agent(connection: Connection, agent_id: int, incident: Row[Any], role: AssignmentRole) -> Row[Any]:
    """The agent, against whom no rule in force speaks so that it cannot be helped.

    Raises:
        CommandRefused: not there, already on it, lacks a skill, would carry too much, and the like.
    """
    inputs = inputs_now(connection, incident.id, role)
    return check_by(connection, inputs, agent_id, incident)


def check_by(connection: Connection, inputs: Inputs, agent_id: int, incident: Row[Any]) -> Row[Any]:
    """The same by inputs that were read already."""
    agent = connection.execute(select(tables.agent).where(tables.agent.c.id == agent_id)).one_or_none()
    if agent is None:
        raise CommandRefused(f"This agent is not in the database any more. {ELSE}")
    for one in agent_objections(inputs, agent_id):
        if one.level is Level.BLOCK:
            _refuse(connection, inputs, agent, incident, one)
    return agent


def _refuse(
    connection: Connection, inputs: Inputs, agent: Row[Any], incident: Row[Any], objection: Objection
) -> Never:
    name = agent_words(connection, agent.id)
    told = f"{name}: {objection.sentence}. {ELSE}"
    if objection.code == Rule.ALREADY_ON_IT:
        told = _already_on_it(connection, agent.id, name, incident)
    elif objection.code in (Rule.OFF_SHIFT, Rule.ON_BREAK) and inputs.is_for_later:
        told = f"{name}: {_lowered(objection.sentence)}. Choose another time, or somebody else."
    elif objection.code in (Rule.OFF_SHIFT, Rule.ON_BREAK):
        told = _away(connection, inputs, agent.id, name)
    elif objection.code == Rule.LED_ALREADY:
        told = f"{name}: {led_already(connection, inputs)}. Send them as support, or release the lead first."
    elif objection.code == Rule.LACKS_SKILL:
        told = f"{name} {_lowered(objection.sentence)}. {ELSE}"
    elif objection.code == Rule.SKILL_EXPIRED:
        skill = getattr(objection.sentence, "values", {}).get("skill", "a skill that is needed")
        told = f"{name} no longer holds {skill}: it expired. {ELSE}"
    elif objection.code == Rule.OVER_CAPACITY:
        told = _too_much(connection, inputs, agent, name)
    raise CommandRefused(told)


def led_already(connection: Connection, inputs: Inputs) -> str:
    """Who has the lead, by name."""
    return f"{agent_words(connection, inputs.incident.led_by_id or 0)} has the lead already"


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _already_on_it(connection: Connection, agent_id: int, name: str, incident: Row[Any]) -> str:
    held = next((one for one in active_on(connection, incident.id) if one.agent_id == agent_id), None)
    told = assignment_told(connection, held.id, agent_id, None) if held else "given to them"
    return f"{name} is already on {incident.reference}: it was {told}. There is nothing to do."


def _away(connection: Connection, inputs: Inputs, agent_id: int, name: str) -> str:
    presence = connection.execute(
        select(tables.presence).where(tables.presence.c.agent_id == agent_id)
    ).one_or_none()
    if presence is None:
        return f"{name} has no shift now. {ELSE}"
    if presence.state == "off":
        since = ago(inputs.now - presence.since_at)
        left = "has just left" if since == "just" else f"left {since}"
        return f"{name} is not on shift, {left}. {ELSE}"
    is_later = presence.until_at is not None and presence.until_at > inputs.now
    left = f" for another {span(presence.until_at - inputs.now)}" if is_later else ""
    return f"{name} is on a break{left}. Wait, or choose somebody else."


def _too_much(connection: Connection, inputs: Inputs, agent: Row[Any], name: str) -> str:
    load = inputs.agent_of[agent.id].load + inputs.incident.weight
    last = _last_given(connection, agent.id)
    because = f": {last}" if last else ""
    return (
        f"{name} would carry {load} of {agent.capacity}{because}. "
        "Release something first, or choose somebody else."
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
