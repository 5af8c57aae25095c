"""Several commands at once: what must be locked for them before the first, so that nobody waits in a ring."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from wallboard.domain.commands import Deploy, Release, SingleCommand, Together
from wallboard.domain.life_commands import ChangeLife
from wallboard.domain.staff_commands import BeginMove, EndMove, Respond, ReturnOffer
from wallboard.services.deploying.coming_back import who_and_where
from wallboard.services.deploying.life import LET_GO
from wallboard.services.deploying.moves import agent_of_move
from wallboard.services.deploying.overtaken import LOOK_AGAIN
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.deploying.scene import active_on, incident_now, lock_agents, lock_incidents

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
    """All agents before all incidents, each in the order of their ids, as every single command does.

    Those whom a part lets go count as well: no part may ask for an agent once an incident is held.

    Raises:
        PartRefused: somebody else came onto an incident while we waited for it.
    """
    touched = [(part, _touched(connection, part)) for part in command.parts]
    lock_agents(connection, {agent_id for _, one in touched for agent_id in one.agents})
    incidents = {incident_id for _, one in touched for incident_id in one.incidents}
    if incidents:
        lock_incidents(connection, incidents)
    for part, before in touched:
        if not _touched(connection, part).agents <= before.agents:
            raise PartRefused(part, f"None was done. Other people were just sent. {LOOK_AGAIN}")


@dataclass(frozen=True, slots=True)
class _Touched:
    """The agents and the incidents that one command asks for."""

    agents: frozenset[int]
    incidents: frozenset[int]


def _touched(connection: Connection, part: SingleCommand) -> _Touched:
    """What a part names, and whom it lets go."""
    agents: list[int | None] = [getattr(part, "agent_id", None)]
    incidents: list[int | None] = [getattr(part, "incident_id", None), getattr(part, "into_id", None)]
    if isinstance(part, Release) or (isinstance(part, ChangeLife) and part.act in LET_GO):
        agents += [one.agent_id for one in active_on(connection, part.incident_id)]
    elif isinstance(part, Respond | ReturnOffer):
        answered = who_and_where(connection, part.assignment_id)
        agents.append(answered[0])
        incidents.append(answered[1])
    elif isinstance(part, BeginMove | EndMove):
        agents.append(agent_of_move(connection, part.move_id))
    return _Touched(_known(agents), _known(incidents))


def _known(ids: list[int | None]) -> frozenset[int]:
    return frozenset(one for one in ids if one is not None)


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
    if incident is None:
        return part
    if isinstance(part, Deploy | Release):
        return replace(part, version_seen=incident.version, seen_seq=None)
    return replace(part, version_seen=incident.version)
