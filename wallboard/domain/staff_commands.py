"""What is asked of people rather than of an incident: another team, a break, an answer to an offer."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from wallboard.domain.staff import PresenceState


@dataclass(frozen=True, slots=True)
class MoveAgent:
    """Let an agent work for another team until `until_at`; None until somebody ends it.

    Who is busy moves when their work ends; who moves for a time returns by themselves. `reason_code` is
    one of the short list; where a rule warns of the move, it takes that or a reason in one's own words.
    """

    command_id: UUID
    agent_id: int
    version_seen: int
    team_id: int
    until_at: datetime | None = None
    reason: str | None = None
    reason_code: str | None = None


@dataclass(frozen=True, slots=True)
class BeginMove:
    """A move that was pending begins, for the agent's work has ended."""

    command_id: UUID
    move_id: int
    version_seen: int


@dataclass(frozen=True, slots=True)
class EndMove:
    """An agent goes back to their own team, or a pending move is called off."""

    command_id: UUID
    move_id: int
    version_seen: int
    reason: str | None = None
    reason_code: str | None = None


@dataclass(frozen=True, slots=True)
class SetPresence:
    """Send an agent on a break, back to work, or off; `version_seen` is 0 where they have no presence yet."""

    command_id: UUID
    agent_id: int
    version_seen: int
    state: PresenceState
    break_reason: str | None = None
    until_at: datetime | None = None


class Response(StrEnum):
    """What somebody answers to an assignment: takes it, does not, has begun, has ended it."""

    ACCEPT = "accept"
    DECLINE = "decline"
    START = "start"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Respond:
    """An answer to an assignment as seen at `version_seen`.

    `agent_id` says who takes an offer that was made to a whole team. `code` is why it is declined, of the
    short list. A supervisor who is not the agent answers on their behalf.
    """

    command_id: UUID
    assignment_id: int
    version_seen: int
    response: Response
    agent_id: int | None = None
    code: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ReturnOffer:
    """An unaccepted offer comes back; the command id follows from the offer, so it does so once."""

    command_id: UUID
    assignment_id: int
    version_seen: int


@dataclass(frozen=True, slots=True)
class SendKept:
    """The time has come for which somebody was kept: they are sent, or else it comes back with the reason.

    The command id follows from the assignment, so that it is done once.
    """

    command_id: UUID
    assignment_id: int
    version_seen: int


StaffCommand = MoveAgent | BeginMove | EndMove | SetPresence | Respond | ReturnOffer | SendKept
