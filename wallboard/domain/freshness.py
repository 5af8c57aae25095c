"""How far a board may be trusted: LIVE, LATE, STALE or BLIND, by the age of its last good read."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from wallboard.domain.objection import Level

STALE_AFTER = timedelta(seconds=10)
BLIND_AFTER = timedelta(seconds=30)
LATE_AFTER_POLLS = 2
LATE_AFTER_BEATS = 3
STALE_AFTER_BEATS = 6
BLIND_AFTER_BEATS = 12


class Freshness(StrEnum):
    """What the wall says of itself."""

    LIVE = "live"
    LATE = "late"
    STALE = "stale"
    BLIND = "blind"

    @property
    def takes_drops(self) -> bool:
        return self in (Freshness.LIVE, Freshness.LATE)


@dataclass(frozen=True, slots=True)
class Sight:
    """The freshness of one source and since when it has been silent.

    `rule` is how hard the floor's rules make it that a board is too old to decide by.
    """

    freshness: Freshness
    silent_for: timedelta
    rule: Level = Level.BLOCK

    @property
    def level(self) -> Level:
        """What its age means for whoever would send somebody now: nothing, a reason, or that nobody can."""
        return Level.PASS if self.freshness.takes_drops else self.rule


def freshness_after(silent_for: timedelta, *, poll_every: timedelta) -> Freshness:
    """LIVE until two polls are missed, LATE until 10 s, STALE until 30 s, then BLIND."""
    if silent_for >= BLIND_AFTER:
        return Freshness.BLIND
    if silent_for >= STALE_AFTER:
        return Freshness.STALE
    if silent_for > poll_every * (LATE_AFTER_POLLS + 1):
        return Freshness.LATE
    return Freshness.LIVE


def freshness_by_own_beat(silent_for: timedelta, every: timedelta) -> Freshness:
    """The same by the measure of something that is heard of every so often, however often that is."""
    if silent_for > every * BLIND_AFTER_BEATS:
        return Freshness.BLIND
    if silent_for > every * STALE_AFTER_BEATS:
        return Freshness.STALE
    return Freshness.LATE if silent_for > every * LATE_AFTER_BEATS else Freshness.LIVE
