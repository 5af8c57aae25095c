"""How late the event loop came to its beats, counted in classes: a week costs no more than a minute."""

from bisect import bisect_right
from itertools import accumulate

from wallboard.domain.health import Stalls

_FLOORS_MS = (*range(200), *range(200, 2000, 10), *range(2000, 60_000, 1000), 60_000)
"""By the millisecond where a person begins to see it, and coarser where the place no longer matters."""
_SECOND_MS = 1000


class Lateness:
    """Counts beats by how late they came; one thread notes, others may look."""

    def __init__(self) -> None:
        self._counts = [0] * len(_FLOORS_MS)
        self._max_ms = 0.0

    def note(self, late_ms: float) -> None:
        late_ms = max(0.0, late_ms)
        self._counts[bisect_right(_FLOORS_MS, late_ms) - 1] += 1
        self._max_ms = max(self._max_ms, late_ms)

    def classes(self) -> tuple[tuple[int, int], ...]:
        """From how many milliseconds on, and how often; classes that never happened are left out."""
        return tuple((floor, count) for floor, count in zip(_FLOORS_MS, self._counts, strict=True) if count)

    def stalls(self) -> Stalls:
        classes = self.classes()
        beats = sum(count for _floor, count in classes)
        return Stalls(
            beats=beats,
            p50_ms=_percentile(classes, beats, 50),
            p99_ms=_percentile(classes, beats, 99),
            max_ms=round(self._max_ms, 1),
            over_1s=sum(count for floor, count in classes if floor >= _SECOND_MS),
        )


def _percentile(classes: tuple[tuple[int, int], ...], beats: int, percent: int) -> float:
    """The upper end of the class in which it lies, so that it is never told too small."""
    if not beats:
        return 0.0
    reached = accumulate(count for _floor, count in classes)
    floor = next(
        f for (f, _count), sum_ in zip(classes, reached, strict=True) if 100 * sum_ >= percent * beats
    )
    above = bisect_right(_FLOORS_MS, floor)
    return float(_FLOORS_MS[above] if above < len(_FLOORS_MS) else floor)
