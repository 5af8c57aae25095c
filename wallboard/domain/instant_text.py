"""Instants as people write them: one reading of them for the command line and for the screen."""

import re
from datetime import UTC, date, datetime, time, tzinfo

FIRST_YEAR, LAST_YEAR = 1970, 2200
"""Where the log can hold anything at all."""
_CLOCK = re.compile(r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?")


class NoInstant(ValueError):
    """What was written names no instant that a log could hold."""


def instant_of(written: str, *, zone: tzinfo | None, day: date | None = None) -> datetime:
    """The instant that a person wrote, in UTC; in `zone` (None: this machine's) where it names none.

    With `day`, a time alone is one of that day.

    Raises:
        NoInstant: it is none.
    """
    words = written.strip()
    clock = _CLOCK.fullmatch(words) if day is not None else None
    try:
        if clock is not None and day is not None:
            hour, minute, second = (int(part or 0) for part in clock.group("hour", "minute", "second"))
            at = datetime.combine(day, time(hour, minute, second))
        else:
            at = datetime.fromisoformat(words)
        at = at.replace(tzinfo=zone) if at.tzinfo is None and zone is not None else at
        at = at.astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        raise NoInstant(written) from None
    if not FIRST_YEAR <= at.year < LAST_YEAR:
        raise NoInstant(written)
    return at
