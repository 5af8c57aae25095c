"""How counts are written for the room: never smaller, in at most three figures, and with room for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from wallboard.domain.heat import HeatRow
from wallboard.domain.severity import Severity

THREE_FIGURES: Final = 999
FOUR_FIGURES: Final = 9_999
_WIDE_FROM, _NARROW_BELOW = 100, 90
_TOTAL: Final = 10
"""The head of a column has room for one figure more than its cells."""


@dataclass(frozen=True, slots=True)
class Digits:
    """For how many figures the counts of cells and of free people need room: two or three."""

    cells: int = 2
    free: int = 2


TWO_DIGITS: Final = Digits()


def digits_of(rows: Sequence[HeatRow], totals: Mapping[Severity, int], before: Digits | None) -> Digits:
    """Room for three figures once a count has them, and until all are well below: 99 and 100 do not flap."""
    kept = before or TWO_DIGITS
    cells = max([cell.count for row in rows for cell in row.cells.values()], default=0)
    heads = max(totals.values(), default=0) / _TOTAL
    free = max([row.free for row in rows], default=0)
    return Digits(_figures(max(cells, heads), kept.cells), _figures(free, kept.free))


def count_words(count: int, most: int = THREE_FIGURES) -> str:
    """A count, of which what is larger than `most` is told in thousands or millions."""
    if count <= most:
        return str(count)
    if count < 99_500:
        words = QCoreApplication.translate("Wall", "{count}k")
        return words.format(count=f"{count / 1_000:.{1 if count < 9_950 else 0}f}")
    words = QCoreApplication.translate("Wall", "{count}M")
    millions = count / 1_000_000
    # Without its zero a part of a million is as short as the other words.
    return words.format(count=f"{millions:.1f}".lstrip("0") if millions < 0.95 else f"{millions:.0f}")


def _figures(largest: float, before: int) -> int:
    return 3 if largest >= (_NARROW_BELOW if before > 2 else _WIDE_FROM) else 2
