"""What every page begins with, reckoned where the board is read, so that no window waits for it."""

from dataclasses import dataclass
from datetime import datetime

from wallboard.domain.board import Board
from wallboard.domain.outlook import Outlook, outlook
from wallboard.domain.promises import PromisePage, page_of
from wallboard.domain.tally import Tally, tallied


@dataclass(frozen=True, slots=True)
class Groundwork:
    """A whole board's teams, counts and promises at one instant; pages go on from it to their own."""

    board: Board
    outlook: Outlook
    tally: Tally
    promises: PromisePage

    def serves(self, board: Board, now: datetime) -> bool:
        """Whether to go on from this leads to that board at that instant at hardly any cost."""
        return self.board is board and self.outlook.at <= now


def groundwork(board: Board, now: datetime, before: Groundwork | None = None) -> Groundwork:
    """The same as from nothing, but for what is stable from `before`: the order and steps of teams."""
    if before is None:
        tally = tallied(board, now)
        return Groundwork(board, outlook(board, now), tally, page_of(board, now, tally))
    tally = tallied(board, now, before.tally)
    promises = page_of(board, now, tally, (before.board, before.promises))
    return Groundwork(board, outlook(board, now, before.outlook), tally, promises)
