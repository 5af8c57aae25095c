"""One decision to send somebody, as it was written down and read back."""

from dataclasses import dataclass
from datetime import datetime

from wallboard.domain.rationale import Rationale
from wallboard.domain.said import Said


@dataclass(frozen=True, slots=True)
class Decision:
    """What led to it, who made it and when, and their own words.

    `is_proved` says that it is word for word what the log holds the hash of, and `differs` how the ranking
    that the stored inputs give now differs from the stored one, None where it is the same again.
    """

    id: int
    rationale: Rationale
    command_id: str
    assignment_id: int
    made_at: datetime
    by: str
    words: str | None
    is_proved: bool
    differs: Said | None = None

    @property
    def decided_at(self) -> datetime:
        """By the floor's time, which on a replayed floor is not the database's."""
        return self.rationale.inputs.now if self.is_readable else self.made_at

    @property
    def is_readable(self) -> bool:
        """Whether its inputs can be read again at all."""
        return self.rationale.is_readable
