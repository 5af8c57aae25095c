"""Open time over all years: how much of it lies between two instants, and where a given amount ends."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from wallboard.domain.calendar_hours import CalendarRefusal, Hours
from wallboard.domain.calendar_years import FIRST_YEAR, LAST_YEAR, NOTHING, OpenYear, Stretch, open_year
from wallboard.domain.said import said

_KEPT_YEARS = 128
# 29 February falls on the same weekday again after 40 years at most: what has not opened by then never will.
_HORIZON_YEARS = 41
_MOST_OPEN_YEARS = 400
_LONGEST = _MOST_OPEN_YEARS * timedelta(days=366)


class NeverOpens(CalendarRefusal):
    """Working time was asked for that will never come, or never was."""


class OpenTime(Protocol):
    """What a calendar counts; every instant is in UTC, every span more than nothing."""

    def is_open(self, at: datetime) -> bool:
        """Whether it is open at this instant."""

    def worked(self, start: datetime, end: datetime) -> timedelta:
        """Open time from `start` to `end`, which is not before it."""

    def after(self, start: datetime, span: timedelta) -> datetime:
        """The first instant by which `span` has been open since `start`; raises NeverOpens."""

    def before(self, end: datetime, span: timedelta) -> datetime:
        """The last instant since which `span` has been open until `end`; raises NeverOpens."""

    def openings(self, start: datetime) -> Iterator[datetime]:
        """Every opening after `start`, as far as it is worth looking; new year may open a stretch again."""

    def closings(self, start: datetime) -> Iterator[datetime]:
        """Every closing after `start`, as far as it is worth looking."""

    def closings_back(self, end: datetime) -> Iterator[datetime]:
        """Every closing at or before `end`, the last one first, as far as it is worth looking."""

    def segments(self, start: datetime, end: datetime) -> Iterator[Stretch]:
        """The open stretches between, cut at both."""


class RoundTheClock:
    """Open time that is all time."""

    def is_open(self, at: datetime) -> bool:  # noqa: ARG002  # the answer is the same for every instant
        return True

    def worked(self, start: datetime, end: datetime) -> timedelta:
        return end - start

    def after(self, start: datetime, span: timedelta) -> datetime:
        try:
            return start + span
        except OverflowError:
            raise _beyond("after", start, span) from None

    def before(self, end: datetime, span: timedelta) -> datetime:
        try:
            return end - span
        except OverflowError:
            raise _beyond("before", end, span) from None

    def openings(self, start: datetime) -> Iterator[datetime]:  # noqa: ARG002  # it has been open all along
        return iter(())

    closings = closings_back = openings

    def segments(self, start: datetime, end: datetime) -> Iterator[Stretch]:
        if start < end:
            yield start, end


class OpeningHours:
    """Open time by written hours, worked out a year at a time and kept.

    What is kept depends on the hours and the zone alone and is dropped when it grows too much, so nothing
    that is asked for depends on it; threads that fill it at once write equal entries.
    """

    __slots__ = ("_hours", "_named", "_years", "_zone")

    def __init__(self, hours: Hours, zone: ZoneInfo) -> None:
        self._hours = hours
        self._zone = zone
        years = hours.named_years()
        self._named: tuple[int, ...] = (min(years), max(years)) if years else ()
        self._years: dict[int, OpenYear] = {}

    def is_open(self, at: datetime) -> bool:
        return self._year(at.year).is_open(at)

    def worked(self, start: datetime, end: datetime) -> timedelta:
        first, last = start.year, end.year
        span = self._year(last).open_until(end) - self._year(first).open_until(start)
        return sum((self._year(number).total for number in range(first, last)), span)

    def after(self, start: datetime, span: timedelta) -> datetime:
        if span > _LONGEST:
            raise _beyond("after", start, span)
        due = span + self._year(start.year).open_until(start)
        for year in self._years_from(start.year, 1):
            if due <= year.total:
                return year.first_after(due)
            due -= year.total
        raise _beyond("after", start, span)

    def before(self, end: datetime, span: timedelta) -> datetime:
        if span > _LONGEST:
            raise _beyond("before", end, span)
        due = self._year(end.year).open_until(end) - span
        if due >= NOTHING:
            return self._year(end.year).last_before(due)
        for year in self._years_from(end.year - 1, -1):
            due += year.total
            if due >= NOTHING:
                return year.last_before(due)
        raise _beyond("before", end, span)

    def openings(self, start: datetime) -> Iterator[datetime]:
        for year in self._years_from(start.year, 1):
            yield from year.opens_after(start)

    def closings(self, start: datetime) -> Iterator[datetime]:
        for year in self._years_near(start.year, 1):
            yield from filter(self._is_closing, year.closes_after(start))

    def closings_back(self, end: datetime) -> Iterator[datetime]:
        for year in self._years_near(end.year, -1):
            yield from filter(self._is_closing, year.closes_until(end))

    def segments(self, start: datetime, end: datetime) -> Iterator[Stretch]:
        if start >= end:
            return
        held: Stretch | None = None
        for number in range(start.year, end.year + 1):
            for opens, closes in self._year(number).within(start, end):
                if held is not None and held[1] == opens:
                    held = held[0], closes
                    continue
                if held is not None:
                    yield held
                held = opens, closes
        if held is not None:
            yield held

    def _is_closing(self, close: datetime) -> bool:
        return close.month > 1 or close.day > 1 or not self._opens_at(close)

    def _opens_at(self, at: datetime) -> bool:
        return at.year <= LAST_YEAR and self.is_open(at)

    def _years_from(self, number: int, step: int) -> Iterator[OpenYear]:
        """Year by year, until no more will open, or so many were open that the search is without sense."""
        last, left = self._last_worth(number, step), _MOST_OPEN_YEARS
        while (last - number) * step >= 0 and left:
            year = self._year(number)
            yield year
            if year.total:
                last, left = self._last_worth(number, step), left - 1
            number += step

    def _years_near(self, number: int, step: int) -> Iterator[OpenYear]:
        """Year by year as far as the horizon: years that are open all through are no reason to look on."""
        return map(self._year, range(number, self._last_worth(number, step) + step, step))

    def _last_worth(self, number: int, step: int) -> int:
        if step > 0:
            return min(max((number, *self._named)) + _HORIZON_YEARS, LAST_YEAR)
        return max(min((number, *self._named)) - _HORIZON_YEARS, FIRST_YEAR)

    def _year(self, number: int) -> OpenYear:
        found = self._years.get(number)
        if found is None:
            if not FIRST_YEAR <= number <= LAST_YEAR:
                raise CalendarRefusal(
                    said("The year {number} is beyond what a working calendar reckons with.", number=number)
                )
            if len(self._years) >= _KEPT_YEARS:
                self._years.clear()
            found = self._years[number] = open_year(self._hours, self._zone, number)
        return found


def _beyond(side: str, at: datetime, span: timedelta) -> NeverOpens:
    return NeverOpens(
        said(
            "The working calendar is never open for {span} {side} {at}Z; look at its hours, "
            "dates and holidays.",
            span=span,
            side=side,
            at=f"{at:%Y-%m-%d %H:%M}",
        )
    )
