"""The segments of a proof as lines that a person reads: working days in a row that are alike are one line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from wallboard.domain.proof import Segment
from wallboard.domain.proof_gaps import SegmentKind
from wallboard.domain.timeline import Writer

ALIKE_FROM = 2
"""So many working days in a row are told as one line."""
_WEEK = timedelta(days=7)
_LONGEST_NIGHT = timedelta(hours=24)

Span = tuple[timedelta, timedelta]
"""From and to on the wall clock, from the midnight that the day begins with."""


@dataclass(frozen=True, slots=True)
class Line:
    """One segment, or `days` working days in each of `weeks` weeks, open alike in the `hours` of each.

    `worked` is the sum of them all, `each` that of one day; `running` the sum of everything up to the end.
    """

    from_at: datetime
    to_at: datetime
    kind: SegmentKind
    worked: timedelta
    running: timedelta
    each: timedelta
    name: str | None
    writer: Writer
    is_ahead: bool
    is_overdue: bool
    days: int = 1
    weeks: int = 1
    hours: tuple[Span, ...] = ()

    @property
    def is_counted(self) -> bool:
        return self.kind in (SegmentKind.COUNTED, SegmentKind.SUMMED)


def lines(segments: Sequence[Segment], zone: ZoneInfo) -> tuple[Line, ...]:
    """Every segment as a line, save that days alike are folded; together they cover what the segments do.

    Between folded days lie their closed nights, between folded weeks their closed weekends.
    """
    return tuple(_weeks(tuple(_days(segments, zone)), zone))


def _days(segments: Sequence[Segment], zone: ZoneInfo) -> Iterator[Line]:
    place = 0
    while place < len(segments):
        days = list(_alike(segments, place, zone))
        if len(days) < ALIKE_FROM:
            yield _line(segments[place])
            place += 1
            continue
        first, last = segments[place], segments[days[-1] - 1]
        told = [one for one in segments[place : days[-1]] if one.is_counted]
        worked = sum((one.worked for one in told), timedelta())
        yield replace(
            _line(first),
            to_at=last.to_at,
            worked=worked,
            running=last.running,
            each=worked / len(days),
            days=len(days),
            hours=tuple(_span(one, zone) for one in segments[place : days[0]] if one.is_counted),
        )
        place = days[-1]


def _alike(segments: Sequence[Segment], place: int, zone: ZoneInfo) -> Iterator[int]:
    """Where each of the working days ends that begin at `place` and are alike."""
    end = _day_end(segments, place, zone)
    shape, day = _shape(segments[place:end], zone), _date(segments[place], zone)
    while end > place and _shape(segments[place:end], zone) == shape and _date(segments[place], zone) == day:
        yield end
        night = segments[end] if end < len(segments) else None
        if night is None or night.kind is not SegmentKind.CLOSED or _flags(night) != _flags(segments[place]):
            return
        if night.to_at - night.from_at >= _LONGEST_NIGHT:
            return
        place, day = end + 1, day + timedelta(days=1)
        end = _day_end(segments, place, zone)


def _day_end(segments: Sequence[Segment], place: int, zone: ZoneInfo) -> int:
    """The place after the last segment of a working day that begins here; `place` itself if none does."""
    if place >= len(segments) or segments[place].kind is not SegmentKind.COUNTED:
        return place
    day, end = _date(segments[place], zone), place + 1
    while (
        end + 1 < len(segments)
        and segments[end].kind is SegmentKind.BREAK
        and segments[end + 1].kind is SegmentKind.COUNTED
        and _date(segments[end + 1], zone) == day
        and _flags(segments[end]) == _flags(segments[end + 1]) == _flags(segments[place])
    ):
        end += 2
    return end


def _weeks(told: Sequence[Line], zone: ZoneInfo) -> Iterator[Line]:
    """Folds pairs of equal days and the weekend after them, week by week."""
    place = 0
    while place < len(told):
        weeks = 1
        while _is_week_later(told, place, weeks, zone):
            weeks += 1
        first, last = told[place], told[place + 2 * (weeks - 1)]
        yield replace(first, to_at=last.to_at, running=last.running, worked=first.worked * weeks, weeks=weeks)
        place += 2 * weeks - 1


def _is_week_later(told: Sequence[Line], place: int, weeks: int, zone: ZoneInfo) -> bool:
    later = place + 2 * weeks
    if later >= len(told) or told[place].days == 1:
        return False
    first, weekend, then = told[place], told[later - 1], told[later]
    same = (first.days, first.hours, first.worked, *_flags(first)) == (
        then.days,
        then.hours,
        then.worked,
        *_flags(then),
    )
    is_closed = weekend.kind is SegmentKind.CLOSED and _flags(weekend) == _flags(first)
    return same and is_closed and _date(then, zone) - _date(first, zone) == _WEEK * weeks


def _line(one: Segment) -> Line:
    return Line(
        one.from_at,
        one.to_at,
        one.kind,
        one.worked,
        one.running,
        one.worked,
        one.name,
        one.writer,
        one.is_ahead,
        one.is_overdue,
    )


def _shape(day: Sequence[Segment], zone: ZoneInfo) -> tuple[object, ...]:
    flags = _flags(day[0]) if day else ()
    return (*flags, *((one.kind, one.worked, _span(one, zone)) for one in day))


def _flags(one: Segment | Line) -> tuple[bool, bool]:
    return one.is_ahead, one.is_overdue


def _date(one: Segment | Line, zone: ZoneInfo) -> date:
    return one.from_at.astimezone(zone).date()


def _span(one: Segment, zone: ZoneInfo) -> Span:
    midnight = datetime.combine(_date(one, zone), time())
    local = (at.astimezone(zone).replace(tzinfo=None) for at in (one.from_at, one.to_at))
    return next(local) - midnight, next(local) - midnight
