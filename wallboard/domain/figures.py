"""The strip of figures: what the floor counts, and how loud each count is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from wallboard.domain.board import Board
from wallboard.domain.heat import HeatRow
from wallboard.domain.promises import SOON, breached_count, due_between
from wallboard.domain.prospect import Prospect


class Level(StrEnum):
    """How loud a figure is."""

    NORMAL = "normal"
    WARNING = "warning"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Figure:
    """One count or span; `value` is None where there is none (no unassigned incident has no age).

    `of` is what the value is a part of, where it is a part. `untold` counts incidents that a forecast
    should tell of and cannot, for want of history.
    """

    key: str
    value: int | timedelta | None
    level: Level = Level.NORMAL
    of: int | None = None
    untold: int = 0


@dataclass(frozen=True, slots=True)
class Threshold:
    """A level is entered at its value and left only below `exit_ratio` times that value."""

    warning: float
    alarm: float
    exit_ratio: float = 0.8

    def level(self, value: float, before: Level) -> Level:
        """The level of a value, given the level before it."""
        if value >= self.alarm * (self.exit_ratio if before is Level.ALARM else 1):
            return Level.ALARM
        if value >= self.warning * (self.exit_ratio if before is not Level.NORMAL else 1):
            return Level.WARNING
        return Level.NORMAL


NEVER = float("inf")
THRESHOLDS: Mapping[str, Threshold] = MappingProxyType(
    {
        "unassigned": Threshold(warning=5, alarm=15),
        "oldest_unassigned": Threshold(warning=30 * 60, alarm=60 * 60),
        "at_risk": Threshold(warning=10, alarm=NEVER),
        "due_soon": Threshold(warning=10, alarm=NEVER),
        "breached": Threshold(warning=1, alarm=5),
    }
)
"""By figure; spans in seconds. Shipped defaults."""


def figures(
    board: Board,
    now: datetime,
    rows: Sequence[HeatRow],
    previous: Sequence[Figure] = (),
    prospect: Prospect | None = None,
) -> tuple[Figure, ...]:
    """The strip from left to right; `rows` are the board's heat rows at the same instant.

    Open, unassigned (open without an agent), age of the oldest unassigned, incidents that will be late,
    broken promises, free agents of those here. Without a forecast, or where history is too short for
    one, promises that fall due within 30 minutes stand in the place of those that will be late.
    """
    levels = {figure.key: figure.level for figure in previous}
    unassigned = [standing.unassigned for standing in board.standings.values() if standing.unassigned]
    oldest_at = min((keys[0][0] for keys in unassigned), default=None)
    values: dict[str, int | timedelta | None] = {
        "open": len(board.incidents) + len(board.unreadable_incidents()),
        "unassigned": sum(len(keys) for keys in unassigned) + lost_and_alone(board),
        "oldest_unassigned": None if oldest_at is None else now - oldest_at,
        **_late_soon(board, now, prospect),
        "breached": breached_count(board, now),
    }
    untold = prospect.at_risk.untold if prospect else 0
    strip = [
        Figure(
            key,
            value,
            _level(key, value, levels.get(key, Level.NORMAL)),
            untold=untold if key in ("at_risk", "due_soon") else 0,
        )
        for key, value in values.items()
    ]
    strip.append(Figure("free", sum(row.free for row in rows), of=sum(row.present for row in rows)))
    return tuple(strip)


def _late_soon(board: Board, now: datetime, prospect: Prospect | None) -> dict[str, int]:
    if prospect is not None and prospect.has_history:
        return {"at_risk": prospect.at_risk.count}
    return {"due_soon": due_between(board, now, now + SOON)}


def lost_and_alone(board: Board) -> int:
    """Incidents that cannot be read and that no agent is on."""
    return sum(not board.has_agent(incident_id) for incident_id in board.unreadable_incidents())


def _level(key: str, value: int | timedelta | None, before: Level) -> Level:
    threshold = THRESHOLDS.get(key)
    if threshold is None or value is None:
        return Level.NORMAL
    return threshold.level(value.total_seconds() if isinstance(value, timedelta) else value, before)
