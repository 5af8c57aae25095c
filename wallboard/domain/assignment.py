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


class AcceptedBy(StrEnum):
    """Who took an assignment on; nobody, where one that was reserved or offered ended without an answer."""

    AGENT = "agent"
    AUTOMATICALLY = "automatically"
    ON_BEHALF = "on_behalf"
    NOBODY = "nobody"


TAKEN_BACK = "taken_back"
"""The reason of release of an assignment that counts as never made."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """Exactly one of `agent_id` and `team_id` is set; many agents may be on one incident.

    An offer that somebody must answer says until when in `respond_by_at`; `rationale_hash` proves why it
    was made.
    """

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
    respond_by_at: datetime | None = None
    reserved_for_at: datetime | None = None
    rationale_hash: str | None = None
    accepted_by: AcceptedBy | None = None

    @property
    def is_active(self) -> bool:
        return self.state is not AssignmentState.RELEASED

    @property
    def is_sent(self) -> bool:
        """Whether an agent is on the incident, or asked to be now: no team, and nobody kept for later."""
        return self.agent_id is not None and self.state is not AssignmentState.RESERVED

    @property
    def deployed_at(self) -> datetime | None:
        """When the agent was really sent: None for a team, for who is only reserved or has not answered."""
        if self.agent_id is None or self.state is AssignmentState.RESERVED:
            return None
        if self.accepted_by is AcceptedBy.NOBODY or self.release_reason == TAKEN_BACK:
            return None
        if self.respond_by_at is None:
            return self.assigned_at
        return self.accepted_at or self.working_at
