"""What the whole floor has to say first, as facts; the words are the screen's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wallboard.domain.board import Board
from wallboard.domain.heat import HeatRow
from wallboard.domain.tally import Tally, tallied


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


def headline(board: Board, now: datetime, rows: Sequence[HeatRow], tally: Tally | None = None) -> Headline:
    """The facts of the headline; `rows` are the board's heat rows at the same instant, `tally` its tally."""
    counts = (tally or tallied(board, now)).counts
    return Headline(
        critical=counts.critical + len(board.unreadable_incidents()),
        teams_over=sum(
            [
                row.load > row.capacity and row.team_id is not None and row.people_known and row.heat > 1
                for row in rows
            ]
        ),
        breached=counts.breached,
        unreadable=len(board.unreadable),
    )
