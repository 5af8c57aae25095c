"""How long a watchdog waits for a sign of life, and how often it lets a board end before it gives up."""

from collections import deque
from datetime import timedelta
from typing import Final

from wallboard.domain.health import Phase
from wallboard.domain.wall_health import WallHealth

MOST_ENDS: Final = 5
WITHIN: Final = timedelta(minutes=10)
LEAVE_WITHIN_S: Final = 20.0
_OVERSLEPT_S = 2.0


class Patience:
    """With one running board; by a clock that stands still while the machine sleeps."""

    def __init__(self, rules: WallHealth, now_s: float) -> None:
        self._rules = rules
        self._sign: object = None
        self._heard_s = self._looked_s = self._turned_s = now_s
        self.phase: Phase | None = None
        """None before its first sign of life."""

    def look(self, now_s: float, sign: object, phase: Phase | None) -> bool:
        """Whether it is still to be waited for; any `sign` but the last is one of life, None is none."""
        if now_s - self._looked_s > _OVERSLEPT_S:
            # Whoever watches stood still too: a suspended machine, not a window that hangs.
            self._heard_s = self._turned_s = now_s
        self._looked_s = now_s
        if sign is not None and sign != self._sign:
            self._sign, self._heard_s = sign, now_s
            if phase is not None and phase is not self.phase:
                self.phase, self._turned_s = phase, now_s
        # A window that answers, has a board and never shows it was left half made by an error.
        since_s = self._turned_s if self.phase is Phase.PREPARING else self._heard_s
        return now_s - since_s <= self._limit_s()

    def silent_s(self, now_s: float) -> float:
        return max(0.0, now_s - self._heard_s)

    def _limit_s(self) -> float:
        if self.phase is Phase.SHOWING:
            return self._rules.hang_after_s
        return LEAVE_WITHIN_S if self.phase is Phase.LEAVING else self._rules.start_within_s


class EndsCounted:
    """Ends within the last ten minutes."""

    def __init__(self) -> None:
        self._ended_s: deque[float] = deque()

    def note(self, now_s: float) -> None:
        self._ended_s.append(now_s)

    def forget(self) -> None:
        """Somebody is there and asks for another try."""
        self._ended_s.clear()

    def are_too_many(self, now_s: float) -> bool:
        while self._ended_s and now_s - self._ended_s[0] > WITHIN.total_seconds():
            self._ended_s.popleft()
        return len(self._ended_s) >= MOST_ENDS
