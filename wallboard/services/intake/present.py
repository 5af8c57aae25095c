"""What the database holds of the incidents that a batch is about, as far as a plan needs it."""

from dataclasses import dataclass, field
from datetime import datetime

from wallboard.domain.assignment import AssignmentState
from wallboard.domain.incident import OPEN_STATES, IncidentState


@dataclass(slots=True)
class PresentAssignment:
    """An agent on an incident now."""

    state: AssignmentState
    assigned_at: datetime
    accepted_at: datetime | None
    effective_at: datetime


@dataclass(slots=True)
class PresentIncident:
    """One incident now; a plan moves it on as it adds changes. Nature, team and agents are codes.

    `id` is None while the incident is only planned. `active` are the agents on it.
    """

    id: int | None
    state: IncidentState
    pause_reason: str | None
    severity: int
    urgency: int
    priority: int | None
    priority_set_by: str
    nature: str
    team: str | None
    site: str | None
    channel: str | None
    customer_class: str | None
    acknowledged_at: datetime | None
    last_update_at: datetime | None
    deployed_at: datetime | None
    resolved_at: datetime | None
    closed_at: datetime | None
    effective_at: datetime
    active: dict[str, PresentAssignment] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES


@dataclass(slots=True)
class Present:
    """The incidents by reference, and the natures, teams and agents that are there: ids by code."""

    incidents: dict[str, PresentIncident] = field(default_factory=dict)
    natures: dict[str, int] = field(default_factory=dict)
    teams: dict[str, int] = field(default_factory=dict)
    agents: dict[str, int] = field(default_factory=dict)
