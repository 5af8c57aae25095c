"""What happens on the made-up floor, one value for each thing that is written."""

from dataclasses import dataclass
from datetime import datetime

from wallboard.domain.assignment import AssignmentRole, AssignmentState
from wallboard.domain.incident import IncidentState
from wallboard.domain.staff import PresenceState
from wallboard.services.demo.arrivals import Arrival


@dataclass(frozen=True, slots=True)
class Opened:
    """A source reports an incident."""

    at: datetime
    incident_id: int
    reference: str
    arrival: Arrival


@dataclass(frozen=True, slots=True)
class Stepped:
    """An incident goes from one state of its life to another."""

    at: datetime
    incident_id: int
    version_seen: int
    state: IncidentState
    pause_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Worsened:
    """An incident turns out to be more severe."""

    at: datetime
    incident_id: int
    version_seen: int
    severity: int


@dataclass(frozen=True, slots=True)
class Dispatched:
    """The floor's own dispatcher puts an agent on an incident."""

    at: datetime
    incident_id: int
    version_seen: int
    assignment_id: int
    agent: str
    role: AssignmentRole
    state: IncidentState


@dataclass(frozen=True, slots=True)
class Moved:
    """An assignment goes on, or ends with a reason."""

    at: datetime
    assignment_id: int
    seen: AssignmentState
    state: AssignmentState
    release_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Attended:
    """An agent comes, goes on a break, comes back or leaves."""

    at: datetime
    agent: str
    state: PresenceState
    reason: str | None
    until_at: datetime | None


Act = Opened | Stepped | Worsened | Dispatched | Moved | Attended
