"""Why a calendar is closed: what each hour that a clock skips is called, from the layers of the calendar."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from wallboard.domain.sla_policy import NamedCalendar

_DAY = timedelta(days=1)


class SegmentKind(StrEnum):
    """What a stretch of time is to a clock.

    *ended* lies between an end and the reopening that resumed the clock. *earlier* came before the instant
    from which it is held to its target. *summed* is working time too far off to be told day by day.
    """

    COUNTED = "counted"
    CLOSED = "closed"
    HOLIDAY = "holiday"
    BREAK = "break"
    PAUSED = "paused"
    ENDED = "ended"
    EARLIER = "earlier"
    SUMMED = "summed"


class Stretch(NamedTuple):
    """A stretch in UTC, its kind, and the name of the holiday if it is one."""

    from_at: datetime
    to_at: datetime
    kind: SegmentKind
    name: str | None = None


def stretches(named: NamedCalendar, start: datetime, end: datetime) -> Iterator[Stretch]:
    """A span as the calendar has it, open and closed, without a gap; stretches of one kind are one."""
    at = start.astimezone(UTC)
    for opens, closes in named.calendar.segments(start, end):
        if at < opens:
            yield from _closed(named, at, opens)
        yield Stretch(opens, closes, SegmentKind.COUNTED)
        at = closes
    if at < end:
        yield from _closed(named, at, end.astimezone(UTC))


def _closed(named: NamedCalendar, start: datetime, end: datetime) -> Iterator[Stretch]:
    found: Stretch | None = None
    edges = [start, end] if _is_plain(named, start, end) else _edges(named, start, end)
    for from_at, to_at in pairwise(edges):
        kind, name = _why(named, from_at)
        if found is not None and (found.kind, found.name) == (kind, name):
            found = found._replace(to_at=to_at)
            continue
        if found is not None:
            yield found
        found = Stretch(from_at, to_at, kind, name)
    if found is not None:
        yield found


def _is_plain(named: NamedCalendar, start: datetime, end: datetime) -> bool:
    """Whether nothing but the weekly hours can be the reason: most nights, and worth to be told quickly."""
    zone, hours = ZoneInfo(named.tz), named.calendar.hours
    day, last = start.astimezone(zone).date() - _DAY, end.astimezone(zone).date()
    while day <= last:
        if day in hours.breaks or day in hours.date_hours or _holiday(named, day) is not None:
            return False
        day += _DAY
    return True


def _edges(named: NamedCalendar, start: datetime, end: datetime) -> list[datetime]:
    """Where the reason may change: at midnights, edges of breaks, the end of a holiday's night shift."""
    zone, hours = ZoneInfo(named.tz), named.calendar.hours
    last, day = end.astimezone(zone).date(), start.astimezone(zone).date() - _DAY
    found = {start, end}
    while day <= last:
        offsets = [timedelta(), _night(named, day)]
        for cut in hours.breaks.get(day, ()):
            offsets += cut
        found.update(_instant(day, offset, zone) for offset in offsets)
        day += _DAY
    return sorted(at for at in found if start <= at <= end)


def _why(named: NamedCalendar, at: datetime) -> tuple[SegmentKind, str | None]:
    """What a closed stretch is that begins at `at` and lies between two edges."""
    local = at.astimezone(ZoneInfo(named.tz)).replace(tzinfo=None)
    day, offset = local.date(), local - datetime.combine(local.date(), time())
    before, hours = day - _DAY, named.calendar.hours
    if (name := _holiday(named, day)) is not None:
        return SegmentKind.HOLIDAY, name
    if offset + _DAY < _night(named, before):
        return SegmentKind.HOLIDAY, _holiday(named, before)
    cuts = [*hours.breaks.get(day, ()), *((o - _DAY, c - _DAY) for o, c in hours.breaks.get(before, ()))]
    if any(opens <= offset < closes for opens, closes in cuts):
        return SegmentKind.BREAK, None
    periods = hours.periods_on(day)
    if any(p.closes <= offset for p in periods) and any(p.opens > offset for p in periods):
        return SegmentKind.BREAK, None
    return SegmentKind.CLOSED, None


def _holiday(named: NamedCalendar, day: date) -> str | None:
    """Hours of its own make a date a working day, holiday or not."""
    return None if day in named.calendar.hours.date_hours else named.holiday_on(day)


def _night(named: NamedCalendar, day: date) -> timedelta:
    """Until when, counted from its midnight, a holiday keeps closed what would begin on it."""
    if _holiday(named, day) is None:
        return timedelta()
    return max((period.closes for period in named.calendar.hours.weekly[day.weekday()]), default=timedelta())


def _instant(day: date, offset: timedelta, zone: ZoneInfo) -> datetime:
    return (datetime.combine(day, time()) + offset).replace(tzinfo=zone).astimezone(UTC)
