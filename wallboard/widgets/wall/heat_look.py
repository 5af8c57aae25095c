"""What a row of the severity heatmap looks like, so that only what looks otherwise is painted."""

from dataclasses import dataclass
from datetime import timedelta

from wallboard.domain.heat import HeatCell, HeatRow
from wallboard.domain.severity import SEVERITIES
from wallboard.widgets.times import Moment, age

_NO_STEPS = (0,) * len(SEVERITIES)


@dataclass(frozen=True, slots=True)
class Look:
    """What a row of this tile looks like, and nothing else: of each cell count, breach and age, and its step.

    The folded row has neither colour nor ages.
    """

    is_folded: bool
    cells: tuple[tuple[int, bool, str], ...]
    steps: tuple[int, ...]


def _age(cell: HeatCell, moment: Moment) -> str:
    if cell.oldest_at is None or not moment.live:
        return ""
    return age(max(timedelta(0), moment.now - cell.oldest_at))


def look_of(row: HeatRow, moment: Moment) -> Look:
    """How a row looks at a moment."""
    cells = [row.cells[severity] for severity in SEVERITIES]
    if row.is_folded:
        return Look(True, tuple([(cell.count, bool(cell.breached), "") for cell in cells]), _NO_STEPS)
    seen = tuple([(cell.count, bool(cell.breached), _age(cell, moment)) for cell in cells])
    return Look(False, seen, tuple([cell.step for cell in cells]))
