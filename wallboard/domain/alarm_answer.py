"""What somebody answered to the alarm of an incident: heard and taken on, or silent for a while."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wallboard.domain.severity import Severity


class AnswerKind(StrEnum):
    """An acknowledged alarm stays silent until it gets worse; a snoozed one rings again by itself."""

    ACKNOWLEDGED = "acknowledged"
    SNOOZED = "snoozed"


LONGEST_SNOOZE_MIN = 30
"""Minutes; the database refuses a longer one."""


@dataclass(frozen=True, slots=True)
class AlarmAnswer:
    """One answer, by name: it is never changed and never deleted.

    It is an answer to what rang then: `severity` and `reopenings` are those of the incident at that time.
    """

    id: int
    incident_id: int
    kind: AnswerKind
    severity: Severity
    reopenings: int
    operator_id: int
    answered_at: datetime
    until_at: datetime | None = None
