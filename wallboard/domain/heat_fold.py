"""The cool teams as one row of the heatmap, kept up at the cost of the rows that differ."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, Final

from wallboard.domain.heat import HeatCell, HeatRow
from wallboard.domain.severity import SEVERITIES, Severity

_JOINED: Final[Mapping[str, Callable[[Iterable[Any]], object]]] = {
    "load": sum,
    "capacity": sum,
    "step": max,
    "free": sum,
    "present": sum,
    "covered": any,
    "is_dimmed": all,
    "spare": sum,
    "people_known": any,
}
"""What the folded row says of all of them, and how it comes to it."""
_OF_ROW: Final = attrgetter(*_JOINED)


@dataclass(frozen=True, slots=True)
class Fold:
    """The coolest rows, and the one that they are together."""

    cool: tuple[HeatRow, ...]
    row: HeatRow


def fold_rows(rows: Sequence[HeatRow], limit: int) -> tuple[HeatRow, ...]:
    """At most `limit` rows: where there are more, the coolest become one row that says which they are."""
    fold = folded(rows, limit)
    return tuple(rows) if fold is None else (*rows[: max(0, limit - 1)], fold.row)


def folded(rows: Sequence[HeatRow], limit: int, before: Fold | None = None) -> Fold | None:
    """What of the rows becomes one, None where all have room: the same as from nothing.

    Where the same teams are folded as `before`, it costs those whose rows are others.
    """
    if len(rows) <= limit:
        return None
    cool = tuple(rows[max(0, limit - 1) :])
    if before is None or len(before.cool) != len(cool):
        return Fold(cool, _together(cool))
    swaps = [(old, new) for old, new in zip(before.cool, cool, strict=True) if old is not new]
    if not swaps:
        return before
    if any((old.team_id, old.name) != (new.team_id, new.name) for old, new in swaps):
        return Fold(cool, _together(cool))
    return Fold(cool, _moved(before.row, swaps, cool))


def _together(cool: Sequence[HeatRow]) -> HeatRow:
    cells = {severity: _sum([row.cells[severity] for row in cool]) for severity in SEVERITIES}
    return HeatRow(
        team_id=None,
        name=str(len(cool)),
        cells=cells,
        folded=tuple([row.name for row in cool]),
        folded_ids=tuple([row.team_id for row in cool if row.team_id is not None]),
        is_folded=True,
        **{name: _join(cool, name) for name in _JOINED},
    )


def _moved(row: HeatRow, swaps: Sequence[tuple[HeatRow, HeatRow]], cool: Sequence[HeatRow]) -> HeatRow:
    """The folded row with some of its rows as they are now; of what is the same in them nothing is summed."""
    others = {
        severity
        for old, new in swaps
        for severity in SEVERITIES
        if old.cells[severity] is not new.cells[severity]
    }
    cells = {**row.cells, **{severity: _moved_cell(row, severity, swaps, cool) for severity in others}}
    names = {name for old, new in swaps for name in _differing(old, new)}
    return replace(row, cells=cells, **{name: _moved_join(row, name, swaps, cool) for name in names})


def _moved_join(
    row: HeatRow, name: str, swaps: Sequence[tuple[HeatRow, HeatRow]], cool: Sequence[HeatRow]
) -> Any:
    """What it says of all of them; a sum moves by what its parts do."""
    if _JOINED[name] is not sum:
        return _join(cool, name)
    of = attrgetter(name)
    return of(row) + sum([of(new) - of(old) for old, new in swaps])


def _differing(old: HeatRow, new: HeatRow) -> list[str]:
    """What is summed of which two rows say different things."""
    pairs = zip(_JOINED, _OF_ROW(old), _OF_ROW(new), strict=True)
    return [name for name, was, now_is in pairs if was != now_is]


def _moved_cell(
    row: HeatRow, severity: Severity, swaps: Sequence[tuple[HeatRow, HeatRow]], cool: Sequence[HeatRow]
) -> HeatCell:
    """One of its cells; summed anew only where the oldest or the hottest of all is no longer so."""
    cell, pairs = row.cells[severity], [(old.cells[severity], new.cells[severity]) for old, new in swaps]
    if any(old.oldest_at == cell.oldest_at or new.step < old.step == cell.step for old, new in pairs):
        return _sum([one.cells[severity] for one in cool])
    ages = [at for at in (cell.oldest_at, *(new.oldest_at for _, new in pairs)) if at is not None]
    return HeatCell(
        count=cell.count + sum([new.count - old.count for old, new in pairs]),
        oldest_at=min(ages, default=None),
        breached=cell.breached + sum([new.breached - old.breached for old, new in pairs]),
        step=max([cell.step, *(new.step for _, new in pairs)]),
    )


def _join(cool: Sequence[HeatRow], name: str) -> Any:
    return _JOINED[name](map(attrgetter(name), cool))


def _sum(cells: Iterable[HeatCell]) -> HeatCell:
    filled = [cell for cell in cells if cell.count]
    return HeatCell(
        count=sum([cell.count for cell in filled]),
        oldest_at=min([cell.oldest_at for cell in filled if cell.oldest_at is not None], default=None),
        breached=sum([cell.breached for cell in filled]),
        step=max([cell.step for cell in filled], default=0),
    )
