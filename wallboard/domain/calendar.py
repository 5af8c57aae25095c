"""The working calendar: when a clock counts, and what time is left or used by it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from wallboard.domain.calendar_hours import (
    CalendarRefusal,
    DayKey,
    Hours,
    WrittenDates,
    WrittenPeriods,
    read_hours,
)
from wallboard.domain.calendar_pauses import FOREVER, Pause, in_order, in_utc, left_of
from wallboard.domain.calendar_spans import NeverOpens, OpeningHours, OpenTime, RoundTheClock
from wallboard.domain.calendar_years import NOTHING, Stretch
from wallboard.domain.said import said

__all__ = ["CalendarRefusal", "NeverCloses", "NeverOpens", "Pause", "StillPaused", "WorkingCalendar"]

_NO_DATES: Mapping[date, WrittenPeriods] = MappingProxyType({})


class NeverCloses(CalendarRefusal):
    """A closing was asked for that will never come, or never was."""


class StillPaused(NeverOpens):
    """The budget is not used up, and the pause that holds it has not ended."""


@dataclass(frozen=True, init=False)  # not slotted: with slots, setting `weekly` would be a bare TypeError
class WorkingCalendar:
    """When it is open, in four layers: weekly hours, hours and breaks of single dates, holidays.

    Takes aware datetimes in any zone. Answers are instants in UTC, so that differences between them are
    elapsed time; only where an answer is the argument itself is that given back as it came. Spans are
    elapsed time too: a day of 25 hours has 25.

    Equal hours in the same zone are equal calendars. `_open` keeps what it has worked out, which follows from
    the other fields and is in no comparison: the value does not change by it.
    """

    tz: str
    hours: Hours
    is_round_the_clock: bool = field(compare=False)
    _open: OpenTime = field(compare=False, repr=False)

    def __init__(
        self,
        tz: str,
        weekly: Mapping[str, WrittenPeriods],
        holidays: Iterable[DayKey] = (),
        date_hours: WrittenDates = _NO_DATES,
        breaks: WrittenDates = _NO_DATES,
    ) -> None:
        """`weekly` is `{"mon": [("09:00", "17:00")], …}`; `calendar_hours` says how each layer is read.

        Raises:
            CalendarRefusal: a day, a time or the zone is unknown; the sentence quotes it.
        """
        hours = read_hours(weekly, holidays, date_hours, breaks)
        zone, always = _zone_called(tz), hours.is_round_the_clock()
        object.__setattr__(self, "tz", tz)
        object.__setattr__(self, "hours", hours)
        object.__setattr__(self, "is_round_the_clock", always)
        object.__setattr__(self, "_open", RoundTheClock() if always else OpeningHours(hours, zone))

    def add(self, start: datetime, span: timedelta, pauses: Iterable[Pause] = ()) -> datetime:
        """The first instant at which `span` of open, unpaused time has gone by since `start`.

        A budget that ends exactly at a closing, or at a pause, ends there. Nothing added is `start` itself,
        open or not; a negative span is subtracted.

        Raises:
            NeverOpens: the calendar never opens for so long, or (`StillPaused`) the last pause never ends.
        """
        instant = in_utc(start, "start")
        if not span:
            return start
        stops = in_order(pauses)
        return self._add(instant, span, stops) if span > NOTHING else self._subtract(instant, -span, stops)

    def subtract(self, end: datetime, span: timedelta) -> datetime:
        """The last instant from which `span` of open time goes by until `end`; the inverse of `add`.

        A budget that begins exactly at an opening begins there. Nothing subtracted is `end` itself; a
        negative span is added.

        Raises:
            NeverOpens: the calendar was never open for so long.
        """
        instant = in_utc(end, "end")
        if not span:
            return end
        return self._open.before(instant, span) if span > NOTHING else self._open.after(instant, -span)

    def between(self, start: datetime, end: datetime, pauses: Iterable[Pause] = ()) -> timedelta:
        """Open, unpaused time from `start` to `end`; negative when `end` comes first."""
        first, last = in_utc(start, "start"), in_utc(end, "end")
        if last < first:
            return -self.between(last, first, pauses)
        parts = left_of(first, last, in_order(pauses))
        return sum((self._open.worked(*part) for part in parts), NOTHING)

    def is_open(self, at: datetime) -> bool:
        """Whether the calendar is open at this instant; at an opening it is, at a closing it is not."""
        return self._open.is_open(in_utc(at, "at"))

    def next_open(self, at: datetime) -> datetime:
        """The first open instant at or after `at`.

        Raises:
            NeverOpens: there is none.
        """
        instant = in_utc(at, "at")
        if self._open.is_open(instant):
            return at
        for opens in self._open.openings(instant):
            return opens
        raise NeverOpens(
            said(
                "The working calendar ({tz}) never opens after {instant}Z.",
                tz=self.tz,
                instant=f"{instant:%Y-%m-%d %H:%M}",
            )
        )

    def next_close(self, at: datetime) -> datetime:
        """The first closing after `at`; hours that adjoin are one stretch.

        Raises:
            NeverCloses: there is none.
        """
        instant = in_utc(at, "at")
        for close in self._open.closings(instant):
            return close
        raise NeverCloses(
            said(
                "The working calendar ({tz}) never closes after {instant}Z.",
                tz=self.tz,
                instant=f"{instant:%Y-%m-%d %H:%M}",
            )
        )

    def previous_close(self, at: datetime) -> datetime:
        """The last closing at or before `at`.

        Raises:
            NeverCloses: there is none.
        """
        instant = in_utc(at, "at")
        for close in self._open.closings_back(instant):
            return close
        raise NeverCloses(
            said(
                "The working calendar ({tz}) never closed before {instant}Z.",
                tz=self.tz,
                instant=f"{instant:%Y-%m-%d %H:%M}",
            )
        )

    def segments(self, start: datetime, end: datetime) -> Iterator[Stretch]:
        """The open stretches between two instants in order, cut at both; none when `end` comes first."""
        return self._open.segments(in_utc(start, "start"), in_utc(end, "end"))

    def _add(self, start: datetime, span: timedelta, stops: list[Stretch]) -> datetime:
        """Counts on from pause to pause."""
        for held, resumed in stops:
            if resumed <= start:
                continue
            if held > start:
                due = self._open.after(start, span)
                if due <= held:
                    return due
                span -= self._open.worked(start, held)
            if resumed == FOREVER:
                raise StillPaused(
                    said(
                        "Still paused since {held}Z with {span} of working time to come; "
                        "there is no due time until it resumes.",
                        held=f"{held:%Y-%m-%d %H:%M}",
                        span=span,
                    )
                )
            start = resumed
        return self._open.after(start, span)

    def _subtract(self, end: datetime, span: timedelta, stops: list[Stretch]) -> datetime:
        """Counts back from pause to pause."""
        for held, resumed in reversed(stops):
            if held >= end:
                continue
            if resumed < end:
                begun = self._open.before(end, span)
                if begun >= resumed:
                    return begun
                span -= self._open.worked(resumed, end)
            end = held
        return self._open.before(end, span)


def _zone_called(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError, TypeError):
        raise CalendarRefusal(
            said(
                "{name} is no time zone that is known here; write an IANA name such as Europe/London.",
                name=repr(name),
            )
        ) from None
