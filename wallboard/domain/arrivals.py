"""How many incidents are opened in each half hour of the week, as the last whole weeks had it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

HALF_HOUR = timedelta(minutes=30)
WEEK = timedelta(weeks=1)
HALF_HOURS_OF_WEEK = WEEK // HALF_HOUR


def half_hour_of(at: datetime, zone: tzinfo) -> datetime:
    """The :00 or :30 of the zone's wall clock at or before an instant, in UTC."""
    local = at.astimezone(zone)
    past = timedelta(minutes=local.minute % 30, seconds=local.second, microseconds=local.microsecond)
    return at.astimezone(UTC) - past


def slot_of(at: datetime, zone: tzinfo) -> int:
    """Which half hour of the zone's week an instant lies in: 0 is Monday at 00:00, 335 Sunday at 23:30."""
    local = at.astimezone(zone)
    return local.weekday() * 48 + local.hour * 2 + local.minute // 30


@dataclass(frozen=True, slots=True)
class ArrivalsProfile:
    """The average number opened in each half hour of the zone's week, over `weeks` whole weeks.

    `arrivals` is how many were counted in all. Nothing is smoothed: each number can be counted again by hand.
    """

    per_half_hour: tuple[float, ...]
    weeks: int
    arrivals: int
    zone: tzinfo

    @classmethod
    def of(
        cls, opened: Iterable[datetime], *, since: datetime, until: datetime, zone: tzinfo
    ) -> "ArrivalsProfile":
        """From when incidents were opened; only the whole weeks that end at `until` count."""
        weeks = max(0, (until - since) // WEEK)
        first = until - weeks * WEEK
        counts = Counter(slot_of(at, zone) for at in opened if first <= at < until)
        per_half_hour = tuple(counts[slot] / max(1, weeks) for slot in range(HALF_HOURS_OF_WEEK))
        return cls(per_half_hour, weeks, counts.total(), zone)

    def expected(self, at: datetime) -> float:
        """How many are opened in the half hour of the week that an instant lies in."""
        return self.per_half_hour[slot_of(at, self.zone)]
