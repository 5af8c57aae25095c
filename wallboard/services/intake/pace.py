"""How large a batch is and how long to rest after it, so that others who write wait only for moments."""

import time
from collections.abc import Callable

_GOAL_S = 0.040
_SMALLEST = 40
_REST_SHARE = 0.35
_LONGEST_REST_S = 0.050


class Pace:
    """Learns from each batch how many changes fit into the time that others may be kept waiting."""

    def __init__(
        self,
        most_changes: int,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._most = most_changes
        self._clock = clock
        self._sleep = sleep
        self._began_at = 0.0
        self.changes = min(_SMALLEST * 3, most_changes)

    def begin(self) -> None:
        self._began_at = self._clock()

    def end(self) -> None:
        """Rests, and asks for less or more the next time; never for twice as much at once."""
        took_s = max(self._clock() - self._began_at, 1e-4)
        wanted = self.changes * min(max(_GOAL_S / took_s, 0.5), 1.5)
        self.changes = int(min(max((self.changes + wanted) / 2, _SMALLEST), self._most))
        self._sleep(min(took_s * _REST_SHARE, _LONGEST_REST_S))
