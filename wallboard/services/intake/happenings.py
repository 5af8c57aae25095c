"""What happened on the floor, as a log tells it: one fact at one instant, ready to be written in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wallboard.domain.incident import IncidentState


@dataclass(frozen=True, slots=True)
class Description:
    """What a row says an incident is; only fields that the mapping fills mean anything.

    Nature and team are texts of the log; None is what the log marks as missing.
    """

    severity: int
    urgency: int | None
    priority: int | None
    nature: str
    team: str | None
    site: str | None
    channel: str | None
    customer_class: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """One update: all that a program says of an incident at an instant.

    `agent_before` is the agent of the row before, which this row takes off if it names another;
    `is_first` when the file has no row before, so that nothing is known of one.
    """

    description: Description
    state: IncidentState
    pause_reason: str | None
    opened_at: datetime | None
    acknowledged_at: datetime | None
    last_update_at: datetime | None
    resolved_at: datetime | None
    closed_at: datetime | None
    agent: str | None
    agent_before: str | None
    is_first: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """An incident was received."""

    description: Description


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Somebody took note of the incident."""


@dataclass(frozen=True, slots=True)
class Updated:
    """Those waiting were told how it stands."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An agent was sent to the incident."""

    agent: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """An agent sent at `assigned_at` took the work."""

    agent: str
    assigned_at: datetime


@dataclass(frozen=True, slots=True)
class Began:
    """An agent sent at `assigned_at` began to work."""

    agent: str
    assigned_at: datetime


@dataclass(frozen=True, slots=True)
class Released:
    """An agent sent at `assigned_at` is free again."""

    agent: str
    assigned_at: datetime


@dataclass(frozen=True, slots=True)
class Ended:
    """The incident was resolved, or closed."""

    state: IncidentState


Fact = Said | Opened | Acknowledged | Updated | Sent | Accepted | Began | Released | Ended
RANK: Mapping[type[Fact], int] = {
    Said: 0,
    Opened: 0,
    Acknowledged: 1,
    Updated: 1,
    Sent: 2,
    Accepted: 3,
    Began: 4,
    Released: 5,
    Ended: 6,
}
"""The order of facts that have the same instant."""


@dataclass(frozen=True, slots=True)
class Happening:
    """A fact about the incident `reference` at an instant, from a line of the file.

    `due_at` orders happenings over the whole log: never before the one that must come first on the same
    incident. `digest` is the same whenever a file, or a newer one, tells this again.
    """

    reference: str
    at: datetime
    due_at: datetime
    line: int
    digest: str
    fact: Fact
