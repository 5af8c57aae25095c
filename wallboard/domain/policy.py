"""The rules that are data: promises, weights, the priority matrix and the floor's clock."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wallboard.domain.severity import Severity


class Promise(StrEnum):
    """What an SLA target promises about an incident."""

    ACKNOWLEDGE = "acknowledge"
    DEPLOY = "deploy"
    UPDATE = "update"
    RESOLVE = "resolve"


WEIGHT_WITHOUT_RULE = 1
"""The load of an incident whose severity no rule weighs."""


@dataclass(frozen=True, slots=True)
class SeverityWeight:
    """How much load an incident of this severity puts on whoever carries it."""

    id: int
    severity: Severity
    weight: int


@dataclass(frozen=True, slots=True)
class PriorityRule:
    """One cell of the matrix that derives priority from severity and urgency."""

    id: int
    severity: Severity
    urgency: int
    priority: int


@dataclass(frozen=True, slots=True)
class FloorClock:
    """The floor's time as a straight line through an anchor: replayed floors run on another time, or faster.

    A live floor has both anchors equal and `speed` 1.
    """

    floor_anchor_at: datetime
    database_anchor_at: datetime
    speed: float

    def floor_at(self, database_at: datetime) -> datetime:
        """The floor's time at an instant of the database's clock."""
        return self.floor_anchor_at + (database_at - self.database_anchor_at) * self.speed

    @property
    def is_replayed(self) -> bool:
        return self.speed != 1 or self.floor_anchor_at != self.database_anchor_at
