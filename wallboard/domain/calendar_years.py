"""The open stretches of one year of a working calendar, in order: any instant is found by bisection."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate, islice
from zoneinfo import ZoneInfo

from wallboard.domain.calendar_hours import Hours, Period

Stretch = tuple[datetime, datetime]
"""From and to, in UTC, the end not included."""

FIRST_YEAR, LAST_YEAR = 2, 9998
NOTHING = timedelta(0)
# So far from a date its hours may lie in UTC: by the offset of the zone, a night shift, a skipped day.
_DAYS_BEFORE, _DAYS_AFTER = 4, 2


@dataclass(frozen=True, slots=True)
class OpenYear:
    """What is open from new year to new year in UTC: stretch `i` is `opens[i]` to `closes[i]`.

    `before[i]` is how long it has been open in this year before stretch `i`; stretches neither touch nor
    overlap, but the first and the last are cut at new year.
    """

    opens: tuple[datetime, ...]
    closes: tuple[datetime, ...]
    before: tuple[timedelta, ...]
    total: timedelta

    def open_until(self, at: datetime) -> timedelta:
        """How long it has been open in this year until `at`."""
        place = bisect_right(self.opens, at) - 1
        if place < 0:
            return NOTHING
        close = self.closes[place]
        return self.before[place] + ((at if at < close else close) - self.opens[place])

    def first_after(self, worked: timedelta) -> datetime:
        """The first instant at which `worked`, more than nothing and at most the total, is used up."""
        place = bisect_left(self.before, worked) - 1
        return self.opens[place] + (worked - self.before[place])

    def last_before(self, worked: timedelta) -> datetime:
        """The last instant at which `worked`, less than the total, is used up and no more."""
        place = bisect_right(self.before, worked) - 1
        return self.opens[place] + (worked - self.before[place])

    def is_open(self, at: datetime) -> bool:
        """Whether `at` lies in a stretch."""
        place = bisect_right(self.opens, at) - 1
        return place >= 0 and at < self.closes[place]

    def opens_after(self, at: datetime) -> Iterator[datetime]:
        """The openings after `at`, in order."""
        return islice(self.opens, bisect_right(self.opens, at), None)

    def closes_after(self, at: datetime) -> Iterator[datetime]:
        """The closings after `at`, in order."""
        return islice(self.closes, bisect_right(self.closes, at), None)

    def closes_until(self, at: datetime) -> Iterator[datetime]:
        """The closings at or before `at`, the last one first."""
        return reversed(self.closes[: bisect_right(self.closes, at)])

    def within(self, start: datetime, end: datetime) -> Iterator[Stretch]:
        """The stretches between `start` and `end`, cut at both."""
        for place in range(bisect_right(self.closes, start), bisect_left(self.opens, end)):
            yield max(self.opens[place], start), min(self.closes[place], end)


def open_year(hours: Hours, zone: ZoneInfo, number: int) -> OpenYear:
    """Work out one year, `FIRST_YEAR` to `LAST_YEAR`."""
    start, end = datetime(number, 1, 1, tzinfo=UTC), datetime(number + 1, 1, 1, tzinfo=UTC)
    days = tuple(_days(start, end))
    periods = _stretches(zone, ((day, hours.periods_on(day)) for day in days))
    breaks = _stretches(zone, ((day, hours.breaks.get(day, ())) for day in days) if hours.breaks else ())
    found = [
        (max(opens, start), min(closes, end))
        for opens, closes in without(merged(periods), merged(breaks))
        if opens < end and closes > start
    ]
    sums = (NOTHING, *accumulate(closes - opens for opens, closes in found))
    return OpenYear(
        opens=tuple(opens for opens, _ in found),
        closes=tuple(closes for _, closes in found),
        before=sums[:-1],
        total=sums[-1],
    )


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same time as stretches in order that neither overlap, touch nor are empty."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def without(stretches: list[Stretch], cuts: list[Stretch]) -> Iterator[Stretch]:
    """What is left of the stretches; both are in order and do not overlap."""
    first = 0
    for start, end in stretches:
        rest = start
        while first < len(cuts) and cuts[first][1] <= start:
            first += 1
        for cut_start, cut_end in islice(cuts, first, None):
            if cut_start >= end:
                break
            if cut_start > rest:
                yield rest, cut_start
            rest = cut_end
        if rest < end:
            yield rest, end


def _days(start: datetime, end: datetime) -> Iterator[date]:
    first = start.date().toordinal() - _DAYS_BEFORE
    return map(date.fromordinal, range(first, end.date().toordinal() + _DAYS_AFTER))


def _stretches(zone: ZoneInfo, written: Iterable[tuple[date, tuple[Period, ...]]]) -> Iterator[Stretch]:
    """Wall time to instants, end by end.

    A datetime with fold 0 is the first of two equal wall times, and where a wall time is skipped it is
    reckoned with the offset from before, which moves it forward by the gap: exactly the rule wanted. Ends
    that change places in this way leave an empty period.
    """
    for day, periods in written:
        midnight = datetime.combine(day, time())
        for opens, closes in periods:
            yield (
                (midnight + opens).replace(tzinfo=zone).astimezone(UTC),
                (midnight + closes).replace(tzinfo=zone).astimezone(UTC),
            )
