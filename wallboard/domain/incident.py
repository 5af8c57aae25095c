"""An incident, the states of its life, and the way from one state to another."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wallboard.domain.severity import Severity


class IncidentState(StrEnum):
    """Where an incident is in its life; *open* is everything before resolved."""

    NEW = "new"
    ACKNOWLEDGED = "acknowledged"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    PAUSED = "paused"
    RESOLVED = "resolved"
    CLOSED = "closed"
    MERGED = "merged"
    CANCELLED = "cancelled"

    @property
    def is_open(self) -> bool:
        return self in OPEN_STATES


OPEN_STATES = frozenset(
    {
        IncidentState.NEW,
        IncidentState.ACKNOWLEDGED,
        IncidentState.ASSIGNED,
        IncidentState.IN_PROGRESS,
        IncidentState.PAUSED,
    }
)


def _transitions() -> frozenset[tuple[IncidentState, IncidentState]]:
    """Every step the database lets through: among open states, out by an end, back by reopening."""
    state = IncidentState
    among_open = {(a, b) for a in OPEN_STATES for b in OPEN_STATES if a != b}
    ends = {(a, b) for a in OPEN_STATES for b in (state.RESOLVED, state.MERGED, state.CANCELLED)}
    after = {(state.RESOLVED, state.CLOSED), (state.RESOLVED, state.NEW), (state.CLOSED, state.NEW)}
    return frozenset(among_open | ends | after)


TRANSITIONS = _transitions()


def steps_between(start: IncidentState, goal: IncidentState) -> tuple[IncidentState, ...]:
    """The shortest allowed way from `start` to `goal`, without `start`; empty when they are the same.

    Programs that report only their own states (closed, then active again) need it: a closed incident
    is reopened before it is worked on.

    Raises:
        ValueError: there is no way, as out of a merged or cancelled incident.
    """
    ways: list[tuple[IncidentState, ...]] = [(start,)]
    seen = {start}
    while ways:
        way = ways.pop(0)
        if way[-1] is goal:
            return way[1:]
        for state in IncidentState:
            if state not in seen and (way[-1], state) in TRANSITIONS:
                seen.add(state)
                ways.append((*way, state))
    raise ValueError(f"an incident that is {start} cannot become {goal}")


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident as its row says now: ids, codes and times; never a name, a phone number or free text.

    `deployed_at` is when somebody was first put on it. `effective_at` is when its last change happened
    on the floor. `priority_set_by` is "matrix" (derived from severity and urgency) or "source".
    `last_update_at` is when those who wait were last told how it stands. `policy_version_id` names the
    version of the SLA rules that somebody moved it to; None leaves it under the one it started under.
    `customer` is a code that other programs know the customer by. `returned_at` is when an offer of it came
    back unanswered or declined, from `returned_from_id` (an agent; None for a team), until it is sent anew.
    """

    id: int
    source: str
    reference: str
    nature_id: int
    severity: Severity
    urgency: int
    priority: int
    priority_set_by: str
    state: IncidentState
    pause_reason: str | None
    team_id: int | None
    site: str | None
    channel: str | None
    opened_at: datetime
    acknowledged_at: datetime | None
    deployed_at: datetime | None
    resolved_at: datetime | None
    closed_at: datetime | None
    reopenings: int
    merged_into_id: int | None
    version: int
    effective_at: datetime
    customer_class: str | None = None
    last_update_at: datetime | None = None
    policy_version_id: int | None = None
    language: str | None = None
    customer: str | None = None
    outcome: str | None = None
    escalation: int = 0
    returned_at: datetime | None = None
    returned_from_id: int | None = None
    return_reason: str | None = None

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES
