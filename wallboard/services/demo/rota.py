"""When a made-up agent works and rests: planned shifts and breaks as pure functions of the floor's day."""

from bisect import bisect_right
from collections.abc import Iterator
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
    until_at: datetime
    """When the break, the shift or the time off is planned to end."""


class Rota:
    """The floor's days: `day_start_at` is midnight on the floor, whatever the time is outside."""

    def __init__(self, seed: int, day_start_at: datetime) -> None:
        self._seed = seed
        self.day_start_at = day_start_at
        self._days: dict[tuple[str, int], list[PlannedPresence]] = {}

    def day_of(self, at: datetime) -> int:
        return (at - self.day_start_at) // DAY

    def shift(self, agent: PlannedAgent, day: int) -> PlannedShift:
        start_of_day = self.day_start_at + day * DAY
        start_h, end_h = PATTERNS_H[agent.pattern]
        return PlannedShift(
            agent.code, start_of_day + timedelta(hours=start_h), start_of_day + timedelta(hours=end_h)
        )

    def presence(self, agent: PlannedAgent, at: datetime) -> PlannedPresence:
        key = (agent.code, self.day_of(at))
        if key not in self._days:
            self._days[key] = self._spans_of_day(agent, key[1])
        spans = self._days[key]
        return spans[bisect_right(spans, at, key=lambda span: span.since_at) - 1]

    def _spans_of_day(self, agent: PlannedAgent, day: int) -> list[PlannedPresence]:
        """Everything from the shift before this day to the one after it, in order and without gaps."""
        spans: list[PlannedPresence] = []
        for number in (day - 2, day - 1, day, day + 1):
            shift = self.shift(agent, number)
            if spans:
                spans.append(PlannedPresence(PresenceState.OFF, None, spans[-1].until_at, shift.starts_at))
            spans.extend(self._within(agent, shift))
        return spans

    def _within(self, agent: PlannedAgent, shift: PlannedShift) -> Iterator[PlannedPresence]:
        here_at = shift.starts_at
        for reason, starts_at, ends_at in self.breaks(agent, shift):
            yield PlannedPresence(PresenceState.ON_SHIFT, None, here_at, shift.ends_at)
            yield PlannedPresence(PresenceState.ON_BREAK, reason, starts_at, ends_at)
            here_at = ends_at
        yield PlannedPresence(PresenceState.ON_SHIFT, None, here_at, shift.ends_at)

    def breaks(self, agent: PlannedAgent, shift: PlannedShift) -> list[tuple[str, datetime, datetime]]:
        """Reason, start and end of each break of one shift."""
        random = Random(f"{self._seed}/breaks/{agent.code}/{self.day_of(shift.starts_at)}")
        found = []
        for reason, earliest_h, latest_h, minutes in BREAKS:
            starts_at = shift.starts_at + timedelta(minutes=round(60 * random.uniform(earliest_h, latest_h)))
            found.append((reason, starts_at, starts_at + timedelta(minutes=minutes)))
        return found
