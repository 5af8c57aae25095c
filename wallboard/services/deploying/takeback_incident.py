"""Undoes what a command did to an incident and to the people on it."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from wallboard.domain.assignment import AssignmentRole
from wallboard.domain.commands import TakeBack
from wallboard.domain.incident import IncidentState, steps_between
from wallboard.services.deploying.answerers import taken_meanwhile
from wallboard.services.deploying.checks import check_agent
from wallboard.services.deploying.claim import Claimed, write_reason
from wallboard.services.deploying.history import (
    Touched,
    assignments_touched,
    incident_touched,
    later_command,
)
from wallboard.services.deploying.overtaken import overtaken
from wallboard.services.deploying.people import agent_words, team_words
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.deploying.scene import (
    OPEN_WORDS,
    STAFFED,
    active_on,
    change_incident,
    incident_now,
    lock_agents,
    lock_incidents,
    release,
)
from wallboard.services.schema import tables
from wallboard.services.schema.columns import instant_from, instant_text

RESTORED = (
    "team_id",
    "pause_reason",
    "outcome",
    "escalation",
    "returned_at",
    "returned_from_id",
    "return_reason",
)
"""What a command may have changed beside the state."""
RESTORED_INSTANTS = ("deployed_at", "acknowledged_at")
STEPS = ("accepted_at", "working_at")
INSTANTS = (*STEPS, "assigned_at", "respond_by_at", "reserved_for_at", "returned_at")
RELEASED = "released"

_assignment = tables.assignment


def undo_on_incident(
    connection: Connection, command: TakeBack, original: Claimed, among: Collection[str]
) -> None:
    """Undoes it, if nobody has decided upon the incident since; `among` are those that are undone with it.

    Raises:
        CommandRefused: others have built upon it, or who was taken off cannot return.
    """
    incident_id = incident_of(connection, original)
    touched = incident_touched(connection, incident_id, original.id)
    assignments = assignments_touched(connection, incident_id, original.id)
    if touched is None or touched.before is None:
        raise CommandRefused("What this command changed is not in the log any more. Change it by hand.")
    made = [one for one in assignments if one.before is None]
    ended = [one for one in assignments if one.before is not None and one.after["state"] == RELEASED]
    stepped = [one for one in assignments if one.before is not None and one.after["state"] != RELEASED]
    lock_agents(connection, [int(one.after["agent_id"]) for one in assignments if one.after["agent_id"]])
    lock_incidents(connection, [incident_id])
    incident = _incident_free_to_change(connection, incident_id, touched, (*among, str(command.command_id)))
    active = {one.id: one for one in active_on(connection, incident_id)}
    _check_still_there(connection, incident, made, active)
    gone = {one.entity_id for one in made}
    agent_stays = any(one.agent_id for key, one in active.items() if key not in gone)
    _write_incident(connection, incident, touched, _restored(incident, touched, agent_stays=agent_stays))
    release(connection, [active[key] for key in sorted(gone)], "taken_back", incident.reference)
    for one in ended:  # the incident is open again, as it must be for whoever looks whether they may return
        _check_may_return(connection, incident, one, active)
        _assign_again(connection, one)
    for one in stepped:
        _step_back(connection, incident, one, active)
    write_reason(connection, command, incident_id)


def incident_of(connection: Connection, original: Claimed) -> int:
    """The incident that a command was about."""
    known = original.body.get("incident_id")
    if known is not None:
        return int(known)
    key = original.body["assignment_id"]
    return int(connection.scalar(select(_assignment.c.incident_id).where(_assignment.c.id == key)) or 0)


def _incident_free_to_change(
    connection: Connection, incident_id: int, touched: Touched, ours: Collection[str]
) -> Row[Any]:
    """The incident, open or as the command ended it, and not decided upon by anybody since."""
    incident = incident_now(connection, incident_id)
    seen, left = int(touched.after["version"]), str(touched.after["state"])
    if incident is None or incident.state not in (*OPEN_WORDS, left):
        raise CommandRefused(overtaken(connection, incident_id, seen))
    has_ended = left not in OPEN_WORDS
    if later_command(connection, incident_id, touched.seq, ours) or (has_ended and incident.state != left):
        raise CommandRefused(overtaken(connection, incident_id, seen))
    return incident


def _check_still_there(
    connection: Connection, incident: Row[Any], made: list[Touched], active: dict[int, Row[Any]]
) -> None:
    for one in made:
        if one.entity_id not in active:
            agent_id, team_id = one.after["agent_id"], one.after["team_id"]
            who = agent_words(connection, agent_id) if agent_id else team_words(connection, team_id)
            raise CommandRefused(
                f"{who} is not on {incident.reference} any more. There is nothing to take back."
            )


def _check_may_return(
    connection: Connection, incident: Row[Any], one: Touched, active: dict[int, Row[Any]]
) -> None:
    """Who was taken off may be busy, away or back on it by now."""
    if one.after["agent_id"]:
        check_agent(connection, int(one.after["agent_id"]), incident, AssignmentRole(one.after["role"]))
    elif any(other.team_id == one.after["team_id"] for other in active.values()):
        who = team_words(connection, int(one.after["team_id"]))
        raise CommandRefused(
            f"{incident.reference} is offered to {who} again. There is nothing to take back."
        )


def _restored(incident: Row[Any], touched: Touched, *, agent_stays: bool) -> dict[str, Any]:
    """What was, for each value that is still as the command left it; what others changed since stays."""
    before, after = touched.before or {}, touched.after
    values: dict[str, Any] = {}
    state_was = IncidentState(before["state"])
    moved_on = incident.state in STAFFED and after["state"] in STAFFED and not agent_stays
    if before["state"] != after["state"] and (incident.state == after["state"] or moved_on):
        values["state"] = str(state_was)
    for name in RESTORED:
        if before.get(name) != after.get(name) and _plain(incident, name) == after.get(name):
            values[name] = _value(name, before.get(name))
    for name in RESTORED_INSTANTS:
        nobody_was_sent = name == "deployed_at" and not agent_stays
        if before[name] is None and after[name] is not None and ("state" in values or nobody_was_sent):
            values[name] = None
        elif before[name] != after[name] and before[name] is not None:
            values[name] = instant_from(before[name])
    return values


def _write_incident(
    connection: Connection, incident: Row[Any], touched: Touched, values: dict[str, Any]
) -> None:
    """By the steps that the database lets through; undoing an end is no reopening that counts."""
    now, version = IncidentState(incident.state), int(incident.version)
    way = steps_between(now, IncidentState(values.get("state", now)))
    if not now.is_open and way and way[-1].is_open:
        way = (IncidentState.NEW, way[-1])
        values["reopenings"] = (touched.before or {})["reopenings"]
    for state in way[:-1]:
        change_incident(connection, incident.id, version, {"state": str(state)})
        version += 1
    change_incident(connection, incident.id, version, values)


def _assign_again(connection: Connection, one: Touched) -> None:
    """A released assignment is final; its like is made anew, with what was reached then."""
    before = one.before or {}
    kept = ("incident_id", "agent_id", "team_id", "role", "state", "accepted_by", "rationale_hash")
    instants = [*STEPS, "reserved_for_at"]
    if before["state"] != "offered":  # a new offer has its whole time again
        instants.append("respond_by_at")
    values = {name: before.get(name) for name in kept}
    values |= {name: _value(name, before[name]) for name in instants if before.get(name) is not None}
    connection.execute(insert(_assignment).values(**values))


def _step_back(connection: Connection, incident: Row[Any], one: Touched, active: dict[int, Row[Any]]) -> None:
    """Somebody who accepted or began has not."""
    before, current = one.before or {}, active.get(one.entity_id)
    if current is None or current.version != one.after["version"]:
        row = connection.execute(select(_assignment).where(_assignment.c.id == one.entity_id)).one()
        raise CommandRefused(taken_meanwhile(connection, row, incident.reference))
    names = (
        "state",
        "accepted_by",
        "role",
        "rationale_hash",
        *STEPS,
        "assigned_at",
        "respond_by_at",
        "reserved_for_at",
    )
    values = {name: _value(name, before.get(name)) for name in names}
    connection.execute(
        update(_assignment)
        .where(_assignment.c.id == current.id, _assignment.c.version == current.version)
        .values(**values)
    )


def _value(name: str, told: Any) -> Any:
    """A value of the log as a column takes it."""
    return instant_from(told) if name in INSTANTS and told is not None else told


def _plain(incident: Row[Any], name: str) -> Any:
    """A value of a row as the log tells it."""
    value = getattr(incident, name)
    return instant_text(value) if name in INSTANTS and value is not None else value
