"""Carries out TakeBack: what commands of one's own have changed becomes again what the log says it was."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import Connection, select

from wallboard.domain.commands import TakeBack
from wallboard.domain.deploy_rules import Purpose
from wallboard.domain.life_commands import LifeAct
from wallboard.services.deploying.claim import Claim, Claimed, find, own_operator_id
from wallboard.services.deploying.clocks import database_now
from wallboard.services.deploying.codes import check_code
from wallboard.services.deploying.history import assignments_touched
from wallboard.services.deploying.people import writer_words
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.deploying.scene import lock_agents, lock_incidents
from wallboard.services.deploying.takeback_incident import incident_of, undo_on_incident
from wallboard.services.deploying.takeback_people import undo_move, undo_presence
from wallboard.services.schema import tables

FREE_FOR = timedelta(seconds=20)
ON_INCIDENT = ("deploy", "release", "change_life", "respond")
MOVES = ("move_agent", "end_move")
TOGETHER = "together"
PRESENCE = "set_presence"


def take_back(connection: Connection, command: TakeBack) -> None:
    """Undoes what a command did, or all that several did together, the last first.

    Raises:
        CommandRefused: it is not ours, was taken back, needs a reason by now, others have built upon it,
            or it is final.
    """
    original = _original(connection, command)
    parts = _parts(connection, command, original)
    _lock_for(connection, parts)
    among = {one.id for one in parts}
    for one in reversed(parts):
        _undo(connection, command, one, among)


def _undo(connection: Connection, command: TakeBack, original: Claimed, among: set[str]) -> None:
    if original.kind in ON_INCIDENT:
        undo_on_incident(connection, command, original, among)
    elif original.kind in MOVES:
        undo_move(connection, command, original)
    else:
        undo_presence(connection, command, original)


def _lock_for(connection: Connection, parts: list[Claimed]) -> None:
    """Of several, all agents before all incidents, so that nobody waits in a ring."""
    if len(parts) < 2:  # each locks what it needs
        return
    incidents = {one.id: incident_of(connection, one) for one in parts if one.kind in ON_INCIDENT}
    agents = {int(one.body["agent_id"]) for one in parts if one.body.get("agent_id") is not None}
    for key, incident_id in incidents.items():
        touched = assignments_touched(connection, incident_id, key)
        agents |= {int(one.after["agent_id"]) for one in touched if one.after["agent_id"]}
    lock_agents(connection, agents)
    lock_incidents(connection, incidents.values())


def _parts(connection: Connection, command: TakeBack, original: Claimed) -> list[Claimed]:
    """What is to be undone: the command itself, or those carried out together that were not undone alone."""
    if original.kind != TOGETHER:
        return [original]
    found = (find(connection, UUID(part)) for part in original.body["parts"])
    parts = [
        one
        for one in found
        if one is not None and one.outcome is Claim.DONE and not _is_taken_back(connection, command, one.id)
    ]
    for one in parts:
        _check_kind(one)
    return parts


def _original(connection: Connection, command: TakeBack) -> Claimed:
    original = find(connection, command.of_command_id)
    if original is None or original.outcome is Claim.VOID:
        raise CommandRefused("This was never carried out. There is nothing to take back.")
    if original.kind != TOGETHER:
        _check_kind(original)
    if not _is_ours(connection, original, command):
        by = writer_words(connection, original)
        raise CommandRefused(f"This was done by {by}, and only they can take it back. Ask them.")
    if _is_taken_back(connection, command, original.id):
        raise CommandRefused("This was taken back already. There is nothing to do.")
    check_code(connection, command.reason_code, Purpose.TAKE_BACK)
    is_silent = command.reason_code is None and not (command.reason or "").strip()
    if is_silent and database_now(connection) - original.issued_at > FREE_FOR:
        raise CommandRefused("More than 20 seconds have passed. Say why you take it back.")
    return original


def _check_kind(original: Claimed) -> None:
    if original.kind not in (*ON_INCIDENT, *MOVES, PRESENCE):
        raise CommandRefused("This cannot be taken back. Do what puts it right instead.")
    act = original.body.get("act")
    if act == LifeAct.CLOSE:
        raise CommandRefused("Closing cannot be taken back. Reopen the incident instead.")
    if act in (LifeAct.MERGE, LifeAct.CANCEL):
        done = "Merging" if act == LifeAct.MERGE else "Cancelling"
        raise CommandRefused(
            f"{done} is final and cannot be taken back. Log the incident anew if it is needed."
        )


def _is_ours(connection: Connection, original: Claimed, command: TakeBack) -> bool:
    own = own_operator_id(connection)
    if own is not None or original.operator_id is not None:
        return own == original.operator_id
    current = find(connection, command.command_id)
    return current is not None and current.program == original.program


def _is_taken_back(connection: Connection, command: TakeBack, of_id: str) -> bool:
    record = tables.command
    return (
        connection.scalar(
            select(record.c.id).where(
                record.c.of_command_id == of_id,
                record.c.outcome == str(Claim.DONE),
                record.c.id != str(command.command_id),
            )
        )
        is not None
    )
