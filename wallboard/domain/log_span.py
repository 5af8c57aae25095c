"""From when to when a log can be looked at, and how much happened along the way."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class LogSpan:
    """The log's first instant and the floor's now when it was read.

    `density` is how many events each of so many equal parts holds, from the begin on.
    """

    begins_at: datetime
    until_at: datetime
    density: tuple[int, ...] = ()

    def holds(self, at: datetime) -> bool:
        return self.begins_at <= at <= self.until_at

    def share_of(self, at: datetime) -> float:
        """Where an instant lies: 0 at the begin, 1 at the end; what lies outside is at the nearer end."""
        whole = (self.until_at - self.begins_at).total_seconds()
        if whole <= 0:
            return 1.0
        return min(1.0, max(0.0, (at - self.begins_at).total_seconds() / whole))

    def at_share(self, share: float) -> datetime:
        """The instant at a share of the span, in whole seconds, as a person would name it."""
        span = self.until_at - self.begins_at
        at = self.begins_at + timedelta(seconds=round(span.total_seconds() * min(1.0, max(0.0, share))))
        return min(self.until_at, max(self.begins_at, at.replace(microsecond=0)))

    def until(self, now: datetime) -> "LogSpan":
        """The same log some time later."""
        return LogSpan(self.begins_at, max(now, self.begins_at), self.density)
