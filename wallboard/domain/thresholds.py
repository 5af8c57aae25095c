"""How loud a figure is: entered at one value and left at another, and only after the figure stayed there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from wallboard.domain.figures import Figure, Level
from wallboard.domain.lanes import NO_LIMITS, StateLimits
from wallboard.domain.trends import number_of

LOW_IS_BAD = frozenset({"service_level", "free"})
"""Figures that warn when they fall; all others warn when they rise."""
PER_CENT = frozenset({"service_level", "free"})
MINUTES = frozenset({"oldest_unassigned", "median_deploy"})
"""What the numbers of limits are in; those of all other figures are counts."""


@dataclass(frozen=True, slots=True)
class Limit:
    """Where one level begins and where it ends, both included, and how long a figure must stay there."""

    enter: float
    exit: float
    dwell: timedelta

    @property
    def is_low_bad(self) -> bool:
        return self.exit > self.enter

    def is_entered(self, number: float) -> bool:
        """Whether this number asks for the level."""
        return number <= self.enter if self.is_low_bad else number >= self.enter

    def is_left(self, number: float) -> bool:
        """Whether this number asks for its end; between the two the level stays what it is."""
        return number >= self.exit if self.is_low_bad else number <= self.exit


Limits = Mapping[Level, Limit]


@dataclass(frozen=True, slots=True)
class Profile:
    """A named set of limits, by figure and level, and for how long people may be in a state.

    A figure without any is never loud, nor is a state.
    """

    name: str
    about: str = ""
    limits: Mapping[str, Limits] = field(default_factory=dict)
    people: StateLimits = NO_LIMITS

    def of(self, key: str) -> Limits:
        return self.limits.get(key, {})


SILENT = Profile("silent")
"""Nothing is ever loud."""


@dataclass(frozen=True, slots=True)
class Held:
    """Whether one level holds, and since when the figure has asked for the opposite without a break."""

    is_on: bool
    asked_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """A figure as it was looked at, and as it was told; a still one is told so again whenever it comes."""

    figure: Figure
    told: Figure
    is_still: bool


@dataclass(frozen=True, slots=True)
class Levels:
    """What each level of each figure was at the last look; carried from look to look, and never changed."""

    at: datetime
    profile: Profile
    held: Mapping[tuple[str, Level], Held]
    looks: Mapping[str, Look] = field(default_factory=dict, compare=False)


def next_held(limit: Limit, number: float | None, now: datetime, before: Held | None) -> Held:
    """What a level is after a look; at the first one, what the number says by itself.

    What cannot be compared holds nothing.
    """
    if number is None:
        return Held(False)
    if before is None:
        return Held(limit.is_entered(number))
    asks = limit.is_left(number) if before.is_on else limit.is_entered(number)
    if not asks:
        return before if before.asked_since is None else Held(before.is_on)
    since = before.asked_since or now
    if now - since >= limit.dwell:
        return Held(not before.is_on)
    return Held(before.is_on, since)


def judged(
    figures: Sequence[Figure], now: datetime, profile: Profile, before: Levels | None = None
) -> tuple[tuple[Figure, ...], Levels]:
    """The figures with their levels, and what to hand in at the next look.

    Each level is held on its own, so that an alarm is entered from normal directly. A look at an
    earlier instant, or by another profile, begins afresh.
    """
    goes_on = before is not None and before.profile is profile and before.at <= now
    known, last = (before.held, before.looks) if before is not None and goes_on else ({}, {})
    held: dict[tuple[str, Level], Held] = {}
    looks: dict[str, Look] = {}
    for figure in figures:
        was = last.get(figure.key)
        if was is not None and was.is_still and was.figure is figure:
            looks[figure.key] = was
            held |= {(figure.key, level): known[figure.key, level] for level in profile.of(figure.key)}
        else:
            looks[figure.key] = _look(figure, now, profile.of(figure.key), known, held)
    return tuple([looks[figure.key].told for figure in figures]), Levels(now, profile, held, looks)


def _look(
    figure: Figure,
    now: datetime,
    limits: Limits,
    known: Mapping[tuple[str, Level], Held],
    held: dict[tuple[str, Level], Held],
) -> Look:
    """How loud one figure is; it is still when each of its levels stays the very same by its number."""
    number, loudest, is_still = number_of(figure), Level.NORMAL, True
    for level, limit in limits.items():
        key = (figure.key, level)
        was, is_held = known.get(key), next_held(limit, number, now, known.get(key))
        held[key], is_still = is_held, is_still and is_held is was
        if is_held.is_on and loudest is not Level.ALARM:
            loudest = level
    told = figure if figure.level is loudest else replace(figure, level=loudest)
    return Look(figure, told, is_still)
