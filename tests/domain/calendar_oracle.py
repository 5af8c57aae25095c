"""A working calendar that walks minute by minute, to check the real one by; slow and plain on purpose."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Written = Sequence[tuple[str, str]]
Pauses = Sequence[tuple[datetime, datetime | None]]


class WindowLeft(Exception):
    """The answer lies outside of the minutes that were walked."""


class Oracle:
    """Knows of each minute of a window in UTC whether it is open, and answers by counting them.

    Wall times are learned by reading the clock on the wall at every minute: the first minute that shows a
    time is its instant, and a time that the clock jumps over is moved on by the length of the jump.
    """

    def __init__(
        self,
        *,
        tz: str,
        weekly: Mapping[str, Written],
        holidays: Iterable[str],
        date_hours: Mapping[date, Written],
        breaks: Mapping[date, Written],
        window: tuple[datetime, datetime],
    ) -> None:
        self.start, self.end = window
        self._seen = _wall_clock(ZoneInfo(tz), self.start - 6 * DAY, self.end + 6 * DAY)
        self.open = [False] * self._index(self.end)
        days = [self.start.date() + n * DAY for n in range(-3, (self.end - self.start).days + 4)]
        for day in days:
            usual = [] if _is_holiday(day, set(holidays)) else weekly.get(DAYS[day.weekday()], [])
            for period in date_hours.get(day, usual):
                self._mark(day, period, True)
        for day in days:
            for period in breaks.get(day, []):
                self._mark(day, period, False)

    def _mark(self, day: date, period: tuple[str, str], is_open: bool) -> None:
        opens, closes = (_wall(day, written) for written in period)
        if closes <= opens:
            closes += DAY
        first, last = self._index(self._seen[opens]), self._index(self._seen[closes])
        for index in range(max(first, 0), min(last, len(self.open))):
            self.open[index] = is_open

    def _index(self, at: datetime) -> int:
        return (at - self.start) // MINUTE

    def _minutes(self, start: datetime, end: datetime, pauses: Pauses) -> int:
        return sum(
            self.open[index] and not _is_paused(self.start + index * MINUTE, pauses)
            for index in range(self._index(start), self._index(end))
        )

    def is_open(self, at: datetime) -> bool:
        return self.open[self._index(at)]

    def between(self, start: datetime, end: datetime, pauses: Pauses = ()) -> timedelta:
        if end < start:
            return -self.between(end, start, pauses)
        return self._minutes(start, end, pauses) * MINUTE

    def add(self, start: datetime, span: timedelta, pauses: Pauses = ()) -> datetime:
        at, left = start, span
        while left:
            if at >= self.end:
                raise WindowLeft
            if self.is_open(at) and not _is_paused(at, pauses):
                left -= MINUTE
            at += MINUTE
        return at

    def subtract(self, end: datetime, span: timedelta, pauses: Pauses = ()) -> datetime:
        at, left = end, span
        while left:
            at -= MINUTE
            if at < self.start:
                raise WindowLeft
            if self.is_open(at) and not _is_paused(at, pauses):
                left -= MINUTE
        return at

    def next_open(self, at: datetime) -> datetime:
        while at < self.end:
            if self.is_open(at):
                return at
            at += MINUTE
        raise WindowLeft

    def next_close(self, at: datetime) -> datetime:
        at += MINUTE
        while at < self.end:
            if self.is_open(at - MINUTE) and not self.is_open(at):
                return at
            at += MINUTE
        raise WindowLeft

    def previous_close(self, at: datetime) -> datetime:
        while at > self.start:
            if self.is_open(at - MINUTE) and not self.is_open(at):
                return at
            at -= MINUTE
        raise WindowLeft

    def segments(self, start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
        found: list[tuple[datetime, datetime]] = []
        opened: datetime | None = None
        at = start
        while at < end:
            if self.is_open(at) and opened is None:
                opened = at
            if not self.is_open(at) and opened is not None:
                found.append((opened, at))
                opened = None
            at += MINUTE
        return [*found, (opened, end)] if opened is not None else found


@cache
def _wall_clock(zone: ZoneInfo, start: datetime, end: datetime) -> dict[datetime, datetime]:
    seen: dict[datetime, datetime] = {}
    jumps: list[tuple[datetime, datetime]] = []
    before: datetime | None = None
    at = start
    while at < end:
        wall = at.astimezone(zone).replace(tzinfo=None)
        seen.setdefault(wall, at)
        if before is not None and wall - before > MINUTE:
            jumps.append((before + MINUTE, wall))
        before = wall
        at += MINUTE
    for skipped, shown in jumps:
        length = shown - skipped
        for minute in range(length // MINUTE):
            wall = skipped + minute * MINUTE
            seen[wall] = seen[wall + length]
    return seen


def _wall(day: date, written: str) -> datetime:
    hours, minutes = written.split(":")
    return datetime(day.year, day.month, day.day) + timedelta(hours=int(hours), minutes=int(minutes))  # noqa: DTZ001  # what a wall shows


def _is_holiday(day: date, holidays: set[str]) -> bool:
    return day.isoformat() in holidays or f"--{day.month:02}-{day.day:02}" in holidays


def _is_paused(at: datetime, pauses: Pauses) -> bool:
    return any(begun <= at and (ended is None or at < ended) for begun, ended in pauses)
