"""The trend of one figure: how it went over the last hours, with what it is now at its end."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from wallboard.domain.figures import Figure, Level
from wallboard.domain.history import LoadHistory, Strip
from wallboard.domain.thresholds import Profile
from wallboard.domain.trends import number_of

NO_SPAN = timedelta()


@dataclass(frozen=True, slots=True)
class Trend:
    """Values at the ends of equal buckets, None where nothing is known; the last one is of now.

    `limit` is where the next louder level begins, or the loudest one where that holds already.
    """

    values: Strip = ()
    limit: float | None = None
    since: datetime | None = None
    bucket: timedelta = NO_SPAN


def trend_of(figure: Figure, history: LoadHistory | None, profile: Profile) -> Trend:
    """The history's numbers of a figure, and the figure itself for the bucket that has not ended."""
    limits = profile.of(figure.key)
    wanted = Level.WARNING if figure.level is Level.NORMAL and Level.WARNING in limits else Level.ALARM
    found = limits.get(wanted) or limits.get(Level.WARNING)
    limit = None if found is None else found.enter
    if history is None or not history.starts:
        return Trend((), limit)
    strip = history.trends.get(figure.key, (None,) * len(history.starts))
    return Trend((*strip[:-1], number_of(figure)), limit, history.starts[0], history.bucket)
