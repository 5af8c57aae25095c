"""What is asked of alarms: that they be silent, for good or for a while, in the name of who asks."""

from dataclasses import dataclass
from uuid import UUID

from wallboard.domain.severity import Severity


@dataclass(frozen=True, slots=True)
class AlarmSeen:
    """The alarm of an incident as somebody heard it: one that has become worse since is another."""

    incident_id: int
    severity: Severity


@dataclass(frozen=True, slots=True)
class AcknowledgeAlarm:
    """Say of one alarm or several that they were heard; each stays silent until it becomes worse."""

    command_id: UUID
    seen: tuple[AlarmSeen, ...]


@dataclass(frozen=True, slots=True)
class SnoozeAlarm:
    """Silence one alarm or several for some minutes; after them they ring again by themselves."""

    command_id: UUID
    seen: tuple[AlarmSeen, ...]
    minutes: int


AlarmCommand = AcknowledgeAlarm | SnoozeAlarm
