"""How long things took, in the middle and at the slow end; and how many promises were broken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

MEDIAN = Fraction(1, 2)
NINETIETH = Fraction(9, 10)
PERCENTILE_DEFINITION = "linear between the two closest ranks: rank 1 + (n - 1) × share"
"""What spreadsheets call the inclusive percentile; at one half it is the ordinary median."""
_TICK = timedelta(microseconds=1)


def percentile(spans: Iterable[timedelta], share: Fraction) -> timedelta | None:
    """The span below which this share lies, as `PERCENTILE_DEFINITION` says; None of no spans.

    Raises:
        ValueError: a share outside 0 to 1.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"a percentile is asked as a share from 0 to 1, not {share}")
    return percentile_of(sorted(spans), share)


def percentile_of(ordered: Sequence[timedelta], share: Fraction) -> timedelta | None:
    """The same of spans that are in order already."""
    if not ordered:
        return None
    rank = (len(ordered) - 1) * share
    below = int(rank)
    part = rank - below
    low, high = ordered[below], ordered[min(below + 1, len(ordered) - 1)]
    return low + int((high - low) // _TICK * part) * _TICK


@dataclass(frozen=True, slots=True)
class Spread:
    """How long something took `count` times: the median and the 90th percentile; None of nothing."""

    count: int
    median: timedelta | None
    ninetieth: timedelta | None

    @classmethod
    def of(cls, spans: Iterable[timedelta]) -> "Spread":
        every = tuple(spans)
        return cls(len(every), percentile(every, MEDIAN), percentile(every, NINETIETH))


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachRate:
    """How many promises were broken, of those whose verdict stands; paused and open ones stand beside it.

    `running_though_missed` are broken and not yet kept late: their verdict stands, paused or not.
    `paused` and `open` can still go either way, so they are in neither part of the rate.
    """

    met: int
    missed: int
    running_though_missed: int
    paused: int
    open: int

    def __post_init__(self) -> None:
        for name in ("met", "missed", "running_though_missed", "paused", "open"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} is {getattr(self, name)}: a count cannot be below 0")

    @property
    def broken(self) -> int:
        return self.missed + self.running_though_missed

    @property
    def rate(self) -> Fraction | None:
        """Broken of all with a verdict; None while there is no verdict."""
        decided = self.met + self.broken
        return Fraction(self.broken, decided) if decided else None
