"""Whose hands an incident is in just now, at other desks: carried, or looked at closely."""

from dataclasses import dataclass
from enum import StrEnum


class HoldKind(StrEnum):
    """It is being dragged, or somebody looks at it closely."""

    CARRYING = "carrying"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class OtherHand:
    """One incident in somebody else's hand; `by` is what they are called."""

    incident_id: int
    kind: HoldKind
    by: str
