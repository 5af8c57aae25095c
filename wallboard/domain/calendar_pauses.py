"""Pauses of a clock as they come, in any order and overlapping, and what they leave to be counted."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from wallboard.domain.calendar_years import Stretch, merged, without

Pause = tuple[datetime, datetime | None]
"""From and to, aware, the end not included; an end of None has not come yet."""

FOREVER = datetime.max.replace(tzinfo=UTC)


def in_utc(at: datetime, name: str) -> datetime:
    """The instant in UTC; arithmetic on local datetimes would go by the wall clock.

    Raises:
        ValueError: `at` has no zone; the words call it `name`.
    """
    if at.tzinfo is UTC:
        return at
    if at.utcoffset() is None:
        raise ValueError(f"{name} {at.isoformat(sep=' ')} has no time zone; say which instant is meant.")
    try:
        return at.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{name} {at.isoformat(sep=' ')} lies beyond the years of the calendar.") from None


def in_order(pauses: Iterable[Pause]) -> list[Stretch]:
    """The paused time in UTC, as stretches in order; one that has not ended ends at `FOREVER`.

    Raises:
        ValueError: a pause ends before it begins, or has no zone.
    """
    return merged(_read(pauses)) if pauses else []


def left_of(start: datetime, end: datetime, stops: list[Stretch]) -> Iterator[Stretch]:
    """The parts of a span that are not paused."""
    return without([(start, end)] if start < end else [], stops)


def _read(pauses: Iterable[Pause]) -> Iterator[Stretch]:
    for begun, ended in pauses:
        start = in_utc(begun, "The start of a pause")
        end = FOREVER if ended is None else in_utc(ended, "The end of a pause")
        if end < start:
            raise ValueError(f"A pause from {start} ends before it begins, at {end}.")
        yield start, end
