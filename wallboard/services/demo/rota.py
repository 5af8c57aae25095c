"""When a made-up agent works and rests: planned shifts and breaks as pure functions of the floor's day."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from wallboard.domain.staff import PresenceState
from wallboard.services.demo.plan import PlannedAgent

DAY = timedelta(days=1)
PATTERNS_H: dict[str, tuple[float, float]] = {
    "early": (6.0, 14.5),
    "day": (8.5, 17.0),
    "late": (13.0, 21.5),
    "night": (21.0, 30.5),
}
BREAKS: tuple[tuple[str, float, float, int], ...] = (
    ("break", 0.9, 2.8, 15),
    ("meal", 3.1, 5.2, 30),
    ("break", 5.8, 7.6, 15),
)
"""Reason, the earliest and latest start in hours after the shift's, and minutes."""


@dataclass(frozen=True, slots=True)
class PlannedShift:
    """One shift of one agent."""

    agent: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class PlannedPresence:
    """What the rota says of an agent at an instant."""

    state: PresenceState
    reason: str | None
    since_at: datetime
    until_at: datetime | None


class Rota:
    """The floor's days: `day_start_at` is midnight on the floor, whatever the time is outside."""

    def __init__(self, seed: int, day_start_at: datetime) -> None:
        self._seed = seed
        self.day_start_at = day_start_at
        self._spans: dict[tuple[str, int], tuple[datetime, datetime]] = {}
        self._breaks: dict[tuple[str, datetime], list[tuple[str, datetime, datetime]]] = {}

    def day_of(self, at: datetime) -> int:
        return (at - self.day_start_at) // DAY

    def shift(self, agent: PlannedAgent, day: int) -> PlannedShift:
        key = (agent.pattern, day)
        if key not in self._spans:
            start_of_day = self.day_start_at + day * DAY
            start_h, end_h = PATTERNS_H[agent.pattern]
            self._spans[key] = (
                start_of_day + timedelta(hours=start_h),
                start_of_day + timedelta(hours=end_h),
            )
        return PlannedShift(agent.code, *self._spans[key])

    def presence(self, agent: PlannedAgent, at: datetime) -> PlannedPresence:
        today = self.day_of(at)
        before = self.shift(agent, today - 1)
        for shift in (before, self.shift(agent, today), self.shift(agent, today + 1)):
            if at < shift.starts_at:
                return PlannedPresence(PresenceState.OFF, None, before.ends_at, shift.starts_at)
            if at < shift.ends_at:
                return self._within(agent, shift, at)
            before = shift
        raise AssertionError("every pattern has a shift that begins within a day")

    def _within(self, agent: PlannedAgent, shift: PlannedShift, at: datetime) -> PlannedPresence:
        since_at = shift.starts_at
        for reason, starts_at, ends_at in self.breaks(agent, shift):
            if starts_at <= at < ends_at:
                return PlannedPresence(PresenceState.ON_BREAK, reason, starts_at, ends_at)
            if ends_at <= at:
                since_at = ends_at
        return PlannedPresence(PresenceState.ON_SHIFT, None, since_at, shift.ends_at)

    def breaks(self, agent: PlannedAgent, shift: PlannedShift) -> list[tuple[str, datetime, datetime]]:
        """Reason, start and end of each break of one shift; drawn once, asked for every few seconds."""
        key = (agent.code, shift.starts_at)
        if key not in self._breaks:
            self._breaks[key] = self._draw_breaks(agent, shift)
        return self._breaks[key]

    def _draw_breaks(self, agent: PlannedAgent, shift: PlannedShift) -> list[tuple[str, datetime, datetime]]:
        random = Random(f"{self._seed}/breaks/{agent.code}/{self.day_of(shift.starts_at)}")
        found = []
        for reason, earliest_h, latest_h, minutes in BREAKS:
            starts_at = shift.starts_at + timedelta(minutes=round(60 * random.uniform(earliest_h, latest_h)))
            found.append((reason, starts_at, starts_at + timedelta(minutes=minutes)))
        return found
