"""What the whole floor has to say first, as facts; the words are the screen's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wallboard.domain.board import Board
from wallboard.domain.heat import HeatRow, severity_totals
from wallboard.domain.promises import breached_count
from wallboard.domain.severity import Severity


@dataclass(frozen=True, slots=True)
class Headline:
    """Open critical incidents, teams over capacity, broken promises, unreadable rows of any table."""

    critical: int
    teams_over: int
    breached: int
    unreadable: int

    @property
    def is_calm(self) -> bool:
        return not (self.critical or self.teams_over or self.breached or self.unreadable)


def headline(board: Board, now: datetime, rows: Sequence[HeatRow]) -> Headline:
    """The facts of the headline; `rows` are the board's heat rows at the same instant."""
    return Headline(
        critical=severity_totals(board)[Severity.CRITICAL],
        teams_over=sum(row.team_id is not None and row.heat > 1 for row in rows),
        breached=breached_count(board, now),
        unreadable=len(board.unreadable),
    )
