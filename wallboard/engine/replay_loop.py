"""Plays a log as live writers would: each happening is written when the floor's time reaches it."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from wallboard.services.intake.happenings import Happening

_LONGEST_NAP_S = 0.25
"""So soon it notices that it is to stop."""
_SHORTEST_NAP_S = 0.02
_AT_ONCE = 500


class Writer(Protocol):
    """What writes some happenings, all of them."""

    def write(self, happenings: Sequence[Happening]) -> None: ...


@dataclass(frozen=True, slots=True)
class Position:
    """Where a replay is: the floor's time, how much was written, and how far it lags behind."""

    floor_at: datetime
    written: int
    total: int
    late_by: timedelta


class ReplayLoop:
    """Runs from `start_at` at `speed` times the real time until all is written, `until_at`, or a stop."""

    def __init__(
        self,
        writer: Writer,
        *,
        start_at: datetime,
        speed: float,
        until_at: datetime | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._writer = writer
        self._start_at = start_at
        self._speed = speed
        self._until_at = until_at
        self._clock = clock
        self._sleep = sleep
        self._began = clock()

    def floor_now(self) -> datetime:
        """The floor's time, as the database's clock shows it since the loop was made."""
        now = self._start_at + timedelta(seconds=(self._clock() - self._began) * self._speed)
        return now if self._until_at is None else min(now, self._until_at)

    def run(
        self,
        to_come: Sequence[Happening],
        *,
        is_stopped: Callable[[], bool] = lambda: False,
        on_position: Callable[[Position], None] = lambda _: None,
    ) -> Position:
        """Plays happenings that are sorted by when they are due; returns where it ended."""
        written = 0
        while not is_stopped() and not self._is_over(written, len(to_come)):
            now, due = self.floor_now(), written
            while due < min(len(to_come), written + _AT_ONCE) and to_come[due].due_at <= now:
                due += 1
            if due > written:
                self._writer.write(to_come[written:due])
                late_by = self.floor_now() - to_come[due - 1].due_at
                written = due
                on_position(Position(now, written, len(to_come), late_by))
                continue
            on_position(Position(now, written, len(to_come), timedelta(0)))
            self._sleep(self._nap_s(now, to_come[written].due_at if written < len(to_come) else None))
        return Position(self.floor_now(), written, len(to_come), timedelta(0))

    def _is_over(self, written: int, total: int) -> bool:
        if written < total:
            return False
        return self._until_at is None or self.floor_now() >= self._until_at

    def _nap_s(self, now: datetime, next_at: datetime | None) -> float:
        goal = next_at or self._until_at or now
        until_s = (goal - now).total_seconds() / self._speed
        return min(max(until_s, _SHORTEST_NAP_S), _LONGEST_NAP_S)
