"""How long incidents take once somebody works on them, as the floor's own history has it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from wallboard.domain.severity import Severity
from wallboard.domain.spread import MEDIAN, percentile

MIN_SAMPLES = 5
"""Below so many samples a median says more about the samples than about the work."""

Sample = tuple[int, Severity, timedelta]
"""Nature, severity, and the time from the start of work to the end of one incident."""


class Basis(StrEnum):
    """Which incidents of the past a median is of, from the most alike to all; or that there are too few."""

    NATURE_AND_SEVERITY = "nature_and_severity"
    SEVERITY = "severity"
    ALL = "all"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Handling:
    """The median of `samples` incidents; None where they are too few."""

    median: timedelta | None
    samples: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class HandlingTimes:
    """Medians and counts of the floor's history: by nature and severity, by severity, and of all.

    `mean` is of all, for queueing formulas, which reckon with means; None where there are too few.
    """

    by_nature: Mapping[tuple[int, Severity], Handling]
    by_severity: Mapping[Severity, Handling]
    overall: Handling
    mean: timedelta | None = None

    @classmethod
    def of(cls, samples: Iterable[Sample]) -> "HandlingTimes":
        """From single incidents; one that ended before it began is a slip of a clock and left out."""
        by_nature: dict[tuple[int, Severity], list[timedelta]] = defaultdict(list)
        by_severity: dict[Severity, list[timedelta]] = defaultdict(list)
        every: list[timedelta] = []
        for nature_id, severity, span in samples:
            if span >= timedelta():
                by_nature[nature_id, severity].append(span)
                by_severity[severity].append(span)
                every.append(span)
        return cls(
            {key: _handling(spans, Basis.NATURE_AND_SEVERITY) for key, spans in by_nature.items()},
            {severity: _handling(spans, Basis.SEVERITY) for severity, spans in by_severity.items()},
            _handling(every, Basis.ALL),
            sum(every, timedelta()) / len(every) if len(every) >= MIN_SAMPLES else None,
        )

    def of_incident(self, nature_id: int, severity: Severity) -> Handling:
        """What an incident like this takes: by its like if there are enough of them, else by ever more."""
        tries = (self.by_nature.get((nature_id, severity)), self.by_severity.get(severity))
        return next((one for one in tries if one is not None and one.median is not None), self.overall)


def _handling(spans: list[timedelta], basis: Basis) -> Handling:
    if len(spans) < MIN_SAMPLES:
        return Handling(None, len(spans), Basis.TOO_FEW)
    return Handling(percentile(spans, MEDIAN), len(spans), basis)


NO_HISTORY = HandlingTimes({}, {}, Handling(None, 0, Basis.TOO_FEW))
"""What a floor knows on its first day."""
