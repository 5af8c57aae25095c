"""Where everything on the heat page stands: one column of wide strips, or two where there are many teams."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QRect, QSize

from wallboard.widgets.room import Room, is_portrait
from wallboard.widgets.wall.counts import TWO_DIGITS, Digits
from wallboard.widgets.wall.grid import (
    HANG,
    HEADLINE,
    HEADS,
    LEGEND,
    MARGIN,
    PITCH,
    PITCH_MOST,
    ROW_GAP,
    SEVERITY_FROM,
    Grid,
    Rows,
    grid_of,
    severity_width,
)

_STRIPS_LEAST: Final = 150


@dataclass(frozen=True, slots=True)
class HeatLayout:
    """A grid for each column, over the whole page; `fit` is how many rows all of them hold."""

    scale: float
    columns: tuple[Grid, ...]
    fit: int
    headline: QRect
    foot: QRect
    """The legend, or in its place what the chosen hour says."""


def heat_layout(
    size: QSize,
    *,
    rows: int,
    is_folded: bool,
    room: Room | None = None,
    whole: QSize | None = None,
    digits: Digits = TWO_DIGITS,
) -> HeatLayout:
    """Lay the page out for a number of rows; where one column is too short, two share them evenly."""
    base = grid_of(size, teams=1, room=room, whole=whole, digits=digits)
    scale, top, foot = base.scale, HEADLINE, LEGEND
    width, height = size.width() / scale, size.height() / scale
    in_one = max(1, int((height - top - HEADS - foot) / PITCH + 0.02))
    can_two = not is_portrait(size) and width >= 2 * _least(digits)
    fit = 2 * in_one if can_two else in_one
    count = 2 if can_two and rows > in_one else 1
    shown = max(1, min(rows, fit))
    first = -(-shown // count)
    each, body = [first, max(1, shown - first)], height - top - foot
    across = width / count
    columns = tuple(
        _column(
            base,
            left=number * across,
            right=(number + 1) * across,
            top=top,
            bottom=top + body,
            rows=_rows(scale, each[number], body - HEADS, first, is_folded and number == count - 1),
        )
        for number in range(count)
    )
    hung = base.u(top + body + HANG)
    return HeatLayout(
        scale=scale,
        columns=columns,
        fit=fit,
        headline=QRect(0, 0, size.width(), base.u(HEADLINE)),
        foot=QRect(0, hung, size.width(), size.height() - hung),
    )


def _least(digits: Digits) -> float:
    """How wide a column must be for names, counts and some hours."""
    return MARGIN + SEVERITY_FROM + 4 * severity_width(digits) + _STRIPS_LEAST


def _column(base: Grid, *, left: float, right: float, top: float, bottom: float, rows: Rows) -> Grid:
    severity = left + MARGIN + SEVERITY_FROM
    history = severity + 4 * base.severity
    u, empty = base.u, QRect()

    def rect(x: float, end: float) -> QRect:
        return QRect(u(x), u(top), u(end) - u(x), u(bottom + HANG) - u(top))

    return replace(
        base,
        rows=rows,
        fit=len(rows),
        teams=rect(left, severity),
        heat=rect(severity, history),
        history=rect(history, right - MARGIN),
        headline=empty,
        strip=empty,
        free=empty,
        people=empty,
        promises=empty,
        legend=empty,
    )


def _rows(scale: float, count: int, height: float, longest: int, is_folded: bool) -> Rows:
    """As far apart in every column as in the longest."""
    pitch = min(PITCH_MOST, max(PITCH, height / longest))
    tops = [HEADS + row * pitch for row in range(count)]
    if is_folded:
        tops[-1] += ROW_GAP
    bands = tuple((round(top * scale), round((top + pitch - ROW_GAP) * scale)) for top in tops)
    return Rows(bands, HEADS * scale, pitch * scale)
