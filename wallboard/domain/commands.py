"""What a person asks for: frozen commands, made on the desktop with an id of their own."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from wallboard.domain.alarm_commands import AlarmCommand
from wallboard.domain.assignment import AssignmentRole
from wallboard.domain.deploy_facts import Keeping
from wallboard.domain.life_commands import ChangeLife
from wallboard.domain.staff_commands import StaffCommand


@dataclass(frozen=True, slots=True)
class Deploy:
    """Put an agent, or a team (exactly one of the two), on an incident as seen at `version_seen`.

    With `is_reserved` the agent is kept for it and not sent yet, for `reserved_for_at` where that is known.
    `recommended_id` is the agent whom the person saw recommended; `reason_code` is one of the short list.
    `seen_seq` is how far the log was seen: programs that write plain SQL send people without raising the
    incident's version.
    """

    command_id: UUID
    incident_id: int
    version_seen: int
    agent_id: int | None = None
    team_id: int | None = None
    role: AssignmentRole = AssignmentRole.LEAD
    reason: str | None = None
    reason_code: str | None = None
    recommended_id: int | None = None
    is_reserved: bool = False
    reserved_for_at: datetime | None = None
    seen_seq: int | None = None

    @property
    def keeping(self) -> Keeping | None:
        """For when somebody is kept; None where they are sent now."""
        return Keeping(self.reserved_for_at) if self.is_reserved else None


@dataclass(frozen=True, slots=True)
class Release:
    """Take everybody, or one agent, off an incident as seen at `version_seen`.

    `reason_code` is one of the short list, where somebody says why; `seen_seq` is how far the log was seen.
    """

    command_id: UUID
    incident_id: int
    version_seen: int
    agent_id: int | None = None
    reason: str | None = None
    reason_code: str | None = None
    seen_seq: int | None = None


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Undo an earlier command of one's own; it can be refused like any other."""

    command_id: UUID
    of_command_id: UUID
    reason: str | None = None
    reason_code: str | None = None


@dataclass(frozen=True, slots=True)
class GiveUpdate:
    """Note that those who wait for an incident, as seen at `version_seen`, were told how it stands."""

    command_id: UUID
    incident_id: int
    version_seen: int


@dataclass(frozen=True, slots=True)
class MovePolicy:
    """Hold an incident as seen at `version_seen` to another policy version; None is that it began under."""

    command_id: UUID
    incident_id: int
    version_seen: int
    policy_version_id: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class PublishRules:
    """Make a document the next policy version, in force from now on or from an instant to come.

    `based_on` is the number of the newest version that its author saw.
    """

    command_id: UUID
    document: str
    based_on: int
    in_force_at: datetime | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class PublishDeployRules:
    """Make a document the next version of the rules by which people are sent.

    `based_on` is the number of the newest version that its author saw, 0 where there was none.
    """

    command_id: UUID
    document: str
    based_on: int
    in_force_at: datetime | None = None
    reason: str | None = None


SingleCommand = (
    Deploy
    | Release
    | TakeBack
    | GiveUpdate
    | MovePolicy
    | PublishRules
    | PublishDeployRules
    | ChangeLife
    | StaffCommand
    | AlarmCommand
)


@dataclass(frozen=True, slots=True)
class Together:
    """Several commands of which all are carried out or none; each keeps an id and a record of its own."""

    command_id: UUID
    parts: tuple[SingleCommand, ...]


Command = SingleCommand | Together


class OutcomeKind(StrEnum):
    """Done, refused in words, or unknown because the answer was lost and could not be settled yet."""

    DONE = "done"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a command; `sentence` is what a person is told, empty when done.

    `part` is the one because of which several together were refused.
    """

    command: Command
    kind: OutcomeKind
    sentence: str = ""
    part: SingleCommand | None = None
