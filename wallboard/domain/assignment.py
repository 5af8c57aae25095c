"""An agent, or a whole team, on an incident."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AssignmentState(StrEnum):
    """Reserved for later, offered, accepted, working; released ends it for good."""

    RESERVED = "reserved"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    WORKING = "working"
    RELEASED = "released"


class AssignmentRole(StrEnum):
    """The lead answers for the incident; support helps."""

    LEAD = "lead"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Assignment:
    """Exactly one of `agent_id` and `team_id` is set; many agents may be on one incident."""

    id: int
    incident_id: int
    agent_id: int | None
    team_id: int | None
    role: AssignmentRole
    state: AssignmentState
    assigned_at: datetime
    accepted_at: datetime | None
    working_at: datetime | None
    released_at: datetime | None
    release_reason: str | None
    version: int

    @property
    def is_active(self) -> bool:
        return self.state is not AssignmentState.RELEASED
