"""Carries out TakeBack: what a command of one's own has changed becomes again what the log says it was."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from wallboard.domain.commands import TakeBack
from wallboard.domain.incident import IncidentState
from wallboard.services.deploying.checks import check_agent
from wallboard.services.deploying.claim import Claim, Claimed, find, own_operator_id, write_reason
from wallboard.services.deploying.clocks import database_now
from wallboard.services.deploying.history import (
    Touched,
    assignments_touched,
    incident_touched,
    later_command,
)
from wallboard.services.deploying.overtaken import overtaken
from wallboard.services.deploying.people import agent_words, team_words, writer_words
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.deploying.scene import (
    OPEN_WORDS,
    STAFFED,
    active_on,
    change_incident,
    incident_now,
    lock_agents,
    release,
)
from wallboard.services.schema import tables
from wallboard.services.schema.columns import instant_from

FREE_FOR = timedelta(seconds=20)
RESTORED_INSTANTS = ("deployed_at", "acknowledged_at")


def take_back(connection: Connection, command: TakeBack) -> None:
    """Undoes a Deploy or a Release.

    Raises:
        CommandRefused: it is not ours, was taken back, needs a reason by now, or others have built upon it.
    """
    original = _original(connection, command)
    incident_id = int(original.body["incident_id"])
    touched = incident_touched(connection, incident_id, original.id)
    assignments = assignments_touched(connection, incident_id, original.id)
    if touched is None or touched.before is None:
        raise CommandRefused("What this command changed is not in the log any more. Change it by hand.")
    made = [one for one in assignments if one.before is None]
    ended = [one for one in assignments if one.before is not None]
    lock_agents(connection, [int(one.after["agent_id"]) for one in assignments if one.after["agent_id"]])
    incident = _incident_free_to_change(connection, incident_id, touched)
    active = {one.id: one for one in active_on(connection, incident_id)}
    _check_still_there(connection, incident, made, active)
    gone = {one.entity_id for one in made}
    agent_stays = any(one.agent_id for key, one in active.items() if key not in gone)
    for one in ended:
        _check_may_return(connection, incident, one, active)
    values = _restored(incident, touched, agent_stays=agent_stays)
    change_incident(connection, incident_id, incident.version, values)
    release(connection, [active[key] for key in sorted(gone)], "taken_back", incident.reference)
    for one in ended:
        _assign_again(connection, one)
    write_reason(connection, command, incident_id)


def _original(connection: Connection, command: TakeBack) -> Claimed:
    original = find(connection, command.of_command_id)
    if original is None or original.outcome is Claim.VOID:
        raise CommandRefused("This was never carried out. There is nothing to take back.")
    if original.kind not in ("deploy", "release"):
        raise CommandRefused("Only a deploy or a release can be taken back. Do it again instead.")
    if not _is_ours(connection, original, command):
        by = writer_words(connection, original)
        raise CommandRefused(f"This was done by {by}, and only they can take it back. Ask them.")
    if _is_taken_back(connection, command):
        raise CommandRefused("This was taken back already. There is nothing to do.")
    if database_now(connection) - original.issued_at > FREE_FOR and not (command.reason or "").strip():
        raise CommandRefused("More than 20 seconds have passed. Say why you take it back.")
    return original


def _is_ours(connection: Connection, original: Claimed, command: TakeBack) -> bool:
    own = own_operator_id(connection)
    if own is not None or original.operator_id is not None:
        return own == original.operator_id
    current = find(connection, command.command_id)
    return current is not None and current.program == original.program


def _is_taken_back(connection: Connection, command: TakeBack) -> bool:
    record = tables.command
    return (
        connection.scalar(
            select(record.c.id).where(
                record.c.of_command_id == str(command.of_command_id),
                record.c.outcome == str(Claim.DONE),
                record.c.id != str(command.command_id),
            )
        )
        is not None
    )


def _incident_free_to_change(connection: Connection, incident_id: int, touched: Touched) -> Row[Any]:
    """The incident, open, and not decided upon by anybody since."""
    incident = incident_now(connection, incident_id)
    seen = int(touched.after["version"])
    if incident is None or incident.state not in OPEN_WORDS:
        raise CommandRefused(overtaken(connection, incident_id, seen))
    if later_command(connection, incident_id, touched.seq):
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
        check_agent(connection, int(one.after["agent_id"]), incident)
    elif any(other.team_id == one.after["team_id"] for other in active.values()):
        who = team_words(connection, int(one.after["team_id"]))
        raise CommandRefused(
            f"{incident.reference} is offered to {who} again. There is nothing to take back."
        )


def _restored(incident: Row[Any], touched: Touched, *, agent_stays: bool) -> dict[str, Any]:
    """What was, for each value that is still as the command left it; what others changed since stays."""
    before, after = touched.before or {}, touched.after
    values: dict[str, Any] = {}
    if before["team_id"] != after["team_id"] and incident.team_id == after["team_id"]:
        values["team_id"] = before["team_id"]
    state_was = IncidentState(before["state"])
    moved_on = incident.state in STAFFED and after["state"] in STAFFED and not agent_stays
    if before["state"] != after["state"] and (incident.state == after["state"] or moved_on):
        values["state"] = str(state_was)
    for name in RESTORED_INSTANTS:
        if before[name] is None and after[name] is not None and "state" in values:
            values[name] = None
        elif before[name] != after[name] and before[name] is not None:
            values[name] = instant_from(before[name])
    return values


def _assign_again(connection: Connection, one: Touched) -> None:
    """A released assignment is final; its like is made anew, with what was reached then."""
    before = one.before or {}
    instants = {
        name: instant_from(before[name]) for name in ("accepted_at", "working_at") if before[name] is not None
    }
    connection.execute(
        insert(tables.assignment).values(
            incident_id=before["incident_id"],
            agent_id=before["agent_id"],
            team_id=before["team_id"],
            role=before["role"],
            state=before["state"],
            **instants,
        )
    )
