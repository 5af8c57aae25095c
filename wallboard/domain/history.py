"""How loaded each team was over the last hours, and how the figures went."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from math import ceil
from typing import TypeVar

Strip = tuple[float | None, ...]
Key = TypeVar("Key")
Value = TypeVar("Value")
MOST_BUCKETS = 18
_ROUND_MINUTES = (4, 5, 10, 15, 20, 30, 60, 90, 120, 180, 240)
"""Spans that a day is a multiple of, so that buckets begin at times that a person would write down."""


def bucket_of(hours: int) -> timedelta:
    """The shortest round bucket by which so many hours make at most 18 columns."""
    span = timedelta(hours=hours)
    buckets = (timedelta(minutes=minutes) for minutes in _ROUND_MINUTES)
    longest = timedelta(minutes=_ROUND_MINUTES[-1])
    return next((one for one in buckets if span <= one * MOST_BUCKETS), longest)


def bucket_count(hours: int, bucket: timedelta) -> int:
    """How many buckets hold so many hours; the last of them may hold more."""
    return ceil(timedelta(hours=hours) / bucket)


@dataclass(frozen=True, slots=True)
class TeamLoad:
    """What a team carried at one instant, what its people could carry, and how many incidents that was.

    `capacity` is None where nobody of it was known.
    """

    load: int
    capacity: int | None
    count: int

    @property
    def ratio(self) -> float | None:
        """Load ÷ capacity, as if somebody of the least capacity were there where there is nobody."""
        return None if self.capacity is None else self.load / max(1, self.capacity)


@dataclass(frozen=True, slots=True)
class LoadHistory:
    """Load ÷ present capacity by team (None: what has no team), and the figures' numbers, by time bucket.

    Bucket `i` covers [starts[i], starts[i] + bucket), oldest first, and tells of its end, the last one of
    the newest look; each strip is as long as `starts`, with None where the log knows nothing.
    """

    starts: tuple[datetime, ...]
    bucket: timedelta
    load_ratio: Mapping[int | None, Strip]
    trends: Mapping[str, Strip] = field(default_factory=dict)
    loads: Mapping[int | None, tuple[TeamLoad | None, ...]] = field(default_factory=dict)
    """What the ratios are made of."""

    def loads_at(self, start: datetime, team_ids: Iterable[int | None]) -> TeamLoad | None:
        """What these teams carried together in one bucket; None where nothing is known of any of them."""
        if start not in self.starts:
            return None
        place = self.starts.index(start)
        strips = [self.loads[team_id] for team_id in team_ids if team_id in self.loads]
        known = [one for strip in strips if (one := strip[place]) is not None]
        if not known:
            return None
        capacities = [one.capacity for one in known if one.capacity is not None]
        return TeamLoad(
            sum(one.load for one in known),
            sum(capacities) if capacities else None,
            sum(one.count for one in known),
        )

    def with_last(
        self, loads: Mapping[int | None, TeamLoad], numbers: Mapping[str, float | None]
    ) -> "LoadHistory":
        """The same with what is so now in its last bucket; whatever is not told is not known."""
        if not self.starts:
            return self
        return replace(
            self,
            load_ratio=_last_set(
                self.load_ratio, {team_id: one.ratio for team_id, one in loads.items()}, len(self.starts)
            ),
            loads=_last_set(self.loads, loads, len(self.starts)),
            trends=_last_set(self.trends, numbers, len(self.starts)),
        )

    def moved_on(self, start: datetime) -> "LoadHistory":
        """The same span one bucket later, of which nothing is known yet."""
        return replace(
            self,
            starts=(*self.starts[1:], start),
            load_ratio={team_id: (*strip[1:], None) for team_id, strip in self.load_ratio.items()},
            trends={key: (*strip[1:], None) for key, strip in self.trends.items()},
            loads={team_id: (*told[1:], None) for team_id, told in self.loads.items()},
        )


def _last_set(
    strips: Mapping[Key, tuple[Value | None, ...]], values: Mapping[Key, Value | None], length: int
) -> dict[Key, tuple[Value | None, ...]]:
    empty: tuple[Value | None, ...] = (None,) * length
    keys = strips.keys() | values.keys()
    return {key: (*strips.get(key, empty)[:-1], values.get(key)) for key in keys}
