"""How loaded each team was over the last hours, and how the figures went."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from math import ceil
from typing import TypeVar

Strip = tuple[float | None, ...]
Key = TypeVar("Key")
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
class LoadHistory:
    """Load ÷ present capacity by team (None: what has no team), and the figures' numbers, by time bucket.

    Bucket `i` covers [starts[i], starts[i] + bucket), oldest first, and tells of its end, the last one of
    the newest look; each strip is as long as `starts`, with None where the log knows nothing.
    """

    starts: tuple[datetime, ...]
    bucket: timedelta
    load_ratio: Mapping[int | None, Strip]
    trends: Mapping[str, Strip] = field(default_factory=dict)

    def with_last(
        self, ratios: Mapping[int | None, float | None], numbers: Mapping[str, float | None]
    ) -> "LoadHistory":
        """The same with what is so now in its last bucket; whatever is not told is not known."""
        if not self.starts:
            return self
        return replace(
            self,
            load_ratio=_last_set(self.load_ratio, ratios, len(self.starts)),
            trends=_last_set(self.trends, numbers, len(self.starts)),
        )

    def moved_on(self, start: datetime) -> "LoadHistory":
        """The same span one bucket later, of which nothing is known yet."""
        return replace(
            self,
            starts=(*self.starts[1:], start),
            load_ratio={team_id: (*strip[1:], None) for team_id, strip in self.load_ratio.items()},
            trends={key: (*strip[1:], None) for key, strip in self.trends.items()},
        )


def _last_set(
    strips: Mapping[Key, Strip], values: Mapping[Key, float | None], length: int
) -> dict[Key, Strip]:
    empty = (None,) * length
    keys = strips.keys() | values.keys()
    return {key: (*strips.get(key, empty)[:-1], values.get(key)) for key in keys}
