"""How large a batch is and how long to rest after it, so that others who write wait only for moments."""

import time
from collections.abc import Callable

_SMALLEST = 40


class Pace:
    """Learns from each batch how many changes fit into the time that others may be kept waiting.

    `goal_s` is how long a batch should take, `rest_s` how long nothing is written after it.
    """

    def __init__(
        self,
        most_changes: int,
        *,
        goal_s: float,
        rest_s: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._most = most_changes
        self._goal_s = goal_s
        self._rest_s = rest_s
        self._clock = clock
        self._sleep = sleep
        self._began_at = 0.0
        self.changes = min(_SMALLEST * 3, most_changes)

    def begin(self) -> None:
        self._began_at = self._clock()

    def end(self) -> None:
        """Rests, and asks for less or more the next time; never for twice as much at once."""
        took_s = max(self._clock() - self._began_at, 1e-4)
        wanted = self.changes * min(max(self._goal_s / took_s, 0.5), 1.5)
        self.changes = int(min(max((self.changes + wanted) / 2, _SMALLEST), self._most))
        if self._rest_s:
            self._sleep(self._rest_s)


def pace_for(dialect: str, most_changes: int) -> Pace:
    """SQLite lets one write at a time, and whoever waits for it looks again every 25 ms, later less often.

    A rest that is a little longer is seen by everybody in time. In PostgreSQL others wait only for the end
    of a commit.
    """
    if dialect == "sqlite":
        return Pace(most_changes, goal_s=0.040, rest_s=0.027)
    return Pace(most_changes, goal_s=0.080, rest_s=0.0)
