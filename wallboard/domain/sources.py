"""What the tiles of a page draw on, and how far each of it may be trusted on its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from wallboard.domain.freshness import Freshness, Sight, freshness_by_own_beat


class Origin(StrEnum):
    """Where something on a page comes from."""

    BOARD = "board"
    HOURS = "hours"
    WEEKS = "weeks"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Source:
    """One of them: how fresh, for how long silent, and the floor's instant that it is of.

    `as_of` is None where nothing was read of it yet. `silent_for` is in whole seconds, and 0 while LIVE, so
    that two equal ones look the same.
    """

    origin: Origin
    freshness: Freshness
    as_of: datetime | None
    silent_for: timedelta = timedelta(0)

    @property
    def is_live(self) -> bool:
        return self.freshness is Freshness.LIVE


Sources = Mapping[Origin, Source]


def source_of_board(sight: Sight, as_of: datetime | None) -> Source:
    """The poll that the whole page draws on."""
    return Source(Origin.BOARD, sight.freshness, as_of, sight.silent_for)


def aged(origin: Origin, now: datetime, age: timedelta | None, *, every: timedelta, speed: float) -> Source:
    """One that is read again every so often; `age` is None before the first time.

    `now` is the floor's, whose time passes at `speed`; ages are real time.
    """
    if age is None:
        return Source(origin, Freshness.BLIND, None)
    freshness = freshness_by_own_beat(age, every)
    if freshness is Freshness.LIVE:
        return Source(origin, freshness, now)
    return Source(origin, freshness, _whole(now - age * speed), timedelta(seconds=int(age.total_seconds())))


def source_of_hours(now: datetime, until: datetime | None, *, speed: float, is_read: bool) -> Source:
    """The buckets of the last hours, known `until` the end of the last one; None where they are empty."""
    if not is_read:
        return Source(Origin.HOURS, Freshness.BLIND, None)
    if until is None or now <= until:
        return Source(Origin.HOURS, Freshness.LIVE, now)
    silent_for = (now - until) / speed
    freshness = freshness_by_own_beat(silent_for, _CARRIED_ON_EVERY)
    if freshness is Freshness.LIVE:
        return Source(Origin.HOURS, freshness, now)
    return Source(Origin.HOURS, freshness, until, timedelta(seconds=int(silent_for.total_seconds())))


_CARRIED_ON_EVERY = timedelta(seconds=1)


def _whole(at: datetime) -> datetime:
    return at.replace(microsecond=0)
