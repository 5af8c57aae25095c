"""What happens on the made-up floor: a Poisson process whose rate follows the day, and some storms."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import accumulate
from random import Random

from wallboard.services.demo.catalogue import SITES, SOURCES, TEAMS, NatureKind, TeamKind
from wallboard.services.demo.rota import DAY

PER_HOUR_BY_HOUR: tuple[float, ...] = (
    *(6, 5, 4, 4, 5, 8),
    *(15, 28, 46, 58, 62, 60),
    *(57, 60, 64, 62, 56, 49),
    *(39, 32, 24, 18, 12, 8),
)  # fmt: skip
"""Arrivals an hour at each full hour of the floor's day; between two hours the rate is a straight line."""

STORM_PER_HOUR = 40.0
_TOP_OF_CALM = max(PER_HOUR_BY_HOUR)
TOP_PER_HOUR = _TOP_OF_CALM + STORM_PER_HOUR
QUIET_SHARE = 0.35
"""How much of the usual happens on a calm day."""
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Arrival:
    """One incident as its source first reports it."""

    at: datetime
    source: str
    channel: str
    nature: str
    team: str
    severity: int
    urgency: int
    site: str
    in_storm: bool


@dataclass(frozen=True, slots=True)
class Storm:
    """For a while one cause makes many incidents of one kind."""

    starts_at: datetime
    ends_at: datetime
    team: TeamKind
    nature: NatureKind


class Mood(StrEnum):
    """What kind of a day the floor has."""

    CALM = "calm"
    USUAL = "usual"
    STORM = "storm"


STORM_SLOTS_H: tuple[tuple[float, float], ...] = ((9.2, 10.4), (13.1, 13.4), (14.5, 15.0), (16.8, 18.5))
"""When a storm may begin, in hours of the floor's day; the second is a little before the demo opens."""
_WORST_TEAMS = ((0, 13.1), (6, 13.35), (1, 13.6))
"""On a stormy day three teams are struck one after the other: which, and at what hour."""


class Arrivals:
    """All that happens on a floor of this seed; asking for the same span again gives the same answer."""

    def __init__(self, seed: int, day_start_at: datetime, mood: Mood = Mood.USUAL) -> None:
        self._seed = seed
        self._mood = mood
        self._day_start_at = day_start_at
        self._hours: dict[int, tuple[Arrival, ...]] = {}
        self._shares = tuple(accumulate(team.share for team in TEAMS))

    def between(self, after: datetime, until: datetime) -> Iterator[Arrival]:
        """Arrivals in (after, until], in order."""
        first = (after - self._day_start_at) // HOUR
        last = (until - self._day_start_at) // HOUR
        for hour in range(first, last + 1):
            if hour not in self._hours:
                self._hours[hour] = tuple(self._hour(hour))
            for arrival in self._hours[hour]:
                if after < arrival.at <= until:
                    yield arrival

    def long_ago(self, after: datetime, until: datetime, share: float) -> Iterator[Arrival]:
        """A share of what would have happened in a span of the past, without storms; the same each time."""
        random = Random(f"{self._seed}/past/{(after - self._day_start_at) // HOUR}")
        at = after
        while (at := at + HOUR * random.expovariate(share * _TOP_OF_CALM)) < until:
            if random.random() * _TOP_OF_CALM < self._calm_rate(at):
                yield self._usual(random, _to_millisecond(at))

    def rate(self, at: datetime) -> float:
        """Arrivals an hour at an instant, storms included."""
        storm = _storm_at(self.storms((at - self._day_start_at) // DAY), at)
        return self._mood_rate(at) + (STORM_PER_HOUR if storm else 0.0)

    def storms(self, day: int) -> tuple[Storm, ...]:
        """The storms of one day; the one before the opening always strikes the network."""
        if self._mood is Mood.CALM:
            return ()
        if self._mood is Mood.STORM:
            return tuple(self._struck(day, *worst) for worst in _WORST_TEAMS)
        random = Random(f"{self._seed}/storms/{day}")
        start_of_day = self._day_start_at + day * DAY
        found = []
        for number, (earliest_h, latest_h) in enumerate(STORM_SLOTS_H):
            starts_at = start_of_day + timedelta(hours=random.uniform(earliest_h, latest_h))
            length = timedelta(minutes=random.uniform(8, 16))
            team = TEAMS[0] if number == 1 else random.choice(TEAMS[:8])
            nature = random.choice([kind for kind in team.natures if kind.severities[1] >= 20])
            found.append(Storm(starts_at, starts_at + length, team, nature))
        return tuple(found)

    def _struck(self, day: int, place: int, hour: float) -> Storm:
        team, starts_at = TEAMS[place], self._day_start_at + day * DAY + timedelta(hours=hour)
        nature = max(team.natures, key=lambda kind: sum(kind.severities[:2]))
        return Storm(starts_at, starts_at + timedelta(minutes=25), team, nature)

    def _hour(self, hour: int) -> Iterator[Arrival]:
        """Thinning: candidates at the top rate, each kept with the chance rate / top rate.

        A Poisson process forgets, so that every hour may be drawn for itself and the whole still is one.
        """
        random = Random(f"{self._seed}/arrivals/{hour}")
        at = self._day_start_at + hour * HOUR
        end = at + HOUR
        storms = self.storms(hour // 24)
        while True:
            at += HOUR * random.expovariate(TOP_PER_HOUR)
            if at >= end:
                return
            chance = random.random() * TOP_PER_HOUR
            calm = self._mood_rate(at)
            storm = _storm_at(storms, at)
            if chance < calm:
                yield self._usual(random, _to_millisecond(at))
            elif storm and chance < calm + STORM_PER_HOUR:
                yield self._stormy(random, _to_millisecond(at), storm)

    def _mood_rate(self, at: datetime) -> float:
        return self._calm_rate(at) * (QUIET_SHARE if self._mood is Mood.CALM else 1)

    def _calm_rate(self, at: datetime) -> float:
        hour = (at - self._day_start_at) / HOUR % 24
        low, part = int(hour), hour % 1
        return PER_HOUR_BY_HOUR[low] * (1 - part) + PER_HOUR_BY_HOUR[(low + 1) % 24] * part

    def _usual(self, random: Random, at: datetime) -> Arrival:
        team = TEAMS[min(bisect_right(self._shares, random.random() * self._shares[-1]), len(TEAMS) - 1)]
        nature = random.choice(team.natures)
        severity = random.choices((1, 2, 3, 4), nature.severities)[0]
        return _arrival(random, at, team, nature, severity, in_storm=False)

    def _stormy(self, random: Random, at: datetime, storm: Storm) -> Arrival:
        severity = random.choices((1, 2, 3), (0.08, 0.6, 0.32))[0]
        return _arrival(random, at, storm.team, storm.nature, severity, in_storm=True)


def _storm_at(storms: tuple[Storm, ...], at: datetime) -> Storm | None:
    return next((storm for storm in storms if storm.starts_at <= at < storm.ends_at), None)


def _arrival(
    random: Random, at: datetime, team: TeamKind, nature: NatureKind, severity: int, *, in_storm: bool
) -> Arrival:
    source, channel, _share = random.choices(SOURCES, [share for *_names, share in SOURCES])[0]
    urgency = min(4, max(1, severity + random.choices((-1, 0, 1), (0.2, 0.6, 0.2))[0]))
    return Arrival(
        at, source, channel, nature.code, team.code, severity, urgency, random.choice(SITES), in_storm
    )


def _to_millisecond(at: datetime) -> datetime:
    return at.replace(microsecond=at.microsecond // 1000 * 1000)
