"""How the figures of the strip went over the last hours, as numbers that can be drawn and held to a limit."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from fractions import Fraction

from wallboard.domain.board import Board
from wallboard.domain.figures import (
    Absence,
    Figure,
    free_of,
    median_deploy,
    oldest_unassigned,
    open_count,
    promise_figure,
    service_level,
    unassigned_count,
)
from wallboard.domain.heat import every_lane
from wallboard.domain.promise import SOON
from wallboard.domain.promises import breached_count, due_between

_MINUTE = timedelta(minutes=1)


def number_of(figure: Figure) -> float | None:
    """A figure as one number: a count, minutes, or per cent; None where there is none to compare.

    Free agents are per cent of those who are here, so that one limit fits floors of every size.
    Where nobody waits, the oldest has waited for 0 minutes: that is known, and no gap.
    """
    value = figure.value
    if value is None:
        return 0.0 if figure.absence is Absence.NONE else None
    if isinstance(value, timedelta):
        return value / _MINUTE
    if isinstance(value, Fraction):
        return float(value * 100)
    if figure.of is not None:
        return 100 * value / figure.of if figure.of else None
    return float(value)


def numbers_of(board: Board, at: datetime) -> Mapping[str, float | None]:
    """Every figure of a board as the number that its trend draws."""
    lanes = every_lane(board, at)
    told = (
        Figure("open", open_count(board)),
        Figure("unassigned", unassigned_count(board)),
        oldest_unassigned(board, at),
        promise_figure(board, "at_risk", due_between(board, at, at + SOON)),
        promise_figure(board, "breached", breached_count(board, at)),
        service_level(board, at),
        median_deploy(board, at),
        free_of(board, sum(lane.free for lane in lanes), sum(len(lane.people) for lane in lanes)),
    )
    return {figure.key: number_of(figure) for figure in told}
