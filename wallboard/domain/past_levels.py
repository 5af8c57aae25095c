"""How loud the figures had become by an instant, as far as their trend over the hours before tells."""

from collections.abc import Iterator
from datetime import datetime

from wallboard.domain.history import LoadHistory
from wallboard.domain.thresholds import Held, Levels, Limit, Profile, next_held


def levels_by(history: LoadHistory | None, now: datetime, profile: Profile) -> Levels | None:
    """The levels that a look at `now` goes on from; None where these hours do not lead up to it.

    Whoever looks for the first time, at a past instant or after a start, so tells the levels that
    somebody tells who has looked all the time. A reading stands for its whole bucket. So what came and
    went between two readings is not known, nor a break within a bucket, nor how long ago in its bucket a
    figure rose; nor what had been entered before the first hour and only lay between enter and exit since.
    """
    if history is None or not _leads_up_to(history, now):
        return None
    held = {
        (key, level): _held(limit, history, key, now)
        for key, limits in profile.limits.items()
        for level, limit in limits.items()
    }
    return Levels(now, profile, {place: one for place, one in held.items() if one is not None})


def _leads_up_to(history: LoadHistory, now: datetime) -> bool:
    starts, bucket = history.starts, history.bucket
    return bool(starts) and starts[0] <= now < starts[-1] + 2 * bucket


def _held(limit: Limit, history: LoadHistory, key: str, now: datetime) -> Held | None:
    """What became of one level; None where nothing was ever known of its figure."""
    held: Held | None = None
    for start, end, number in _stretches(history, key, now):
        if held is not None or number is not None:
            held = next_held(limit, number, end, next_held(limit, number, start, held))
    return held


def _stretches(
    history: LoadHistory, key: str, now: datetime
) -> Iterator[tuple[datetime, datetime, float | None]]:
    """Each bucket up to `now` with the number that stands for it."""
    for start, number in zip(history.starts, history.trends.get(key, ()), strict=False):
        if start <= now:
            yield start, min(start + history.bucket, now), number
