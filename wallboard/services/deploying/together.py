"""Several commands at once: what must be locked for them before the first, so that nobody waits in a ring."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection

from wallboard.domain.commands import SingleCommand, Together
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.deploying.scene import incident_now, lock_agents, lock_incidents

MOST_PARTS = 100
"""More at once would keep everybody else waiting."""


class PartRefused(CommandRefused):
    """One of several commands cannot be done, and so none is."""

    def __init__(self, part: SingleCommand, sentence: str) -> None:
        super().__init__(sentence)
        self.part = part


def check_parts(command: Together) -> None:
    """Whether these can be carried out together at all.

    Raises:
        CommandRefused: there are none, too many, or one twice.
    """
    ids = {part.command_id for part in command.parts} | {command.command_id}
    if not command.parts:
        raise CommandRefused("Nothing was chosen. Choose at least one.")
    if len(command.parts) > MOST_PARTS:
        raise CommandRefused(
            f"At most {MOST_PARTS} can be done together. Choose fewer, or one after the other."
        )
    if len(ids) != len(command.parts) + 1:
        raise CommandRefused("The same command is named twice. Choose again.")


def lock_for(connection: Connection, command: Together) -> None:
    """Agents first, then incidents, each in the order of their ids, as every single command does."""
    lock_agents(connection, _named(command.parts, "agent_id"))
    incidents = sorted({*_named(command.parts, "incident_id"), *_named(command.parts, "into_id")})
    if incidents:
        lock_incidents(connection, incidents)


def as_seen_by_all(connection: Connection, command: Together, part: SingleCommand) -> SingleCommand:
    """The part as it must be carried out: of two about one incident the second finds what the first left."""
    incident_id, seen = getattr(part, "incident_id", None), getattr(part, "version_seen", None)
    earlier = command.parts[: command.parts.index(part)]
    if incident_id is None or not any(
        (getattr(one, "incident_id", None), getattr(one, "version_seen", None)) == (incident_id, seen)
        for one in earlier
    ):
        return part
    incident = incident_now(connection, incident_id)
    return part if incident is None else replace(part, version_seen=incident.version)


def _named(parts: Iterable[SingleCommand], name: str) -> set[int]:
    return {found for part in parts if (found := getattr(part, name, None)) is not None}
