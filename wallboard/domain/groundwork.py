"""What every page begins with, reckoned where the board is read, so that no window waits for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from wallboard.domain.board import Board
from wallboard.domain.figures import Figure, figures, figures_later
from wallboard.domain.headline import Headline, headline
from wallboard.domain.outlook import Outlook, outlook
from wallboard.domain.promises import PromisePage, page_of, waiting_lines
from wallboard.domain.prospect import Prospect
from wallboard.domain.tally import Tally, tallied


@dataclass(frozen=True, slots=True)
class Groundwork:
    """A whole board's teams, counts, promises and figures at one instant; pages go on from it to their own.

    Before `turns_at` time alone changes nothing of it but spans that run.
    """

    board: Board
    outlook: Outlook
    tally: Tally
    promises: PromisePage
    figures: tuple[Figure, ...]
    headline: Headline
    turns_at: datetime

    def serves(self, board: Board, now: datetime) -> bool:
        """Whether to go on from this leads to that board at that instant at hardly any cost."""
        return self.board is board and self.outlook.at <= now

    def as_of(self, now: datetime) -> "Groundwork":
        """The same board's at a later instant."""
        if now >= self.turns_at:
            return groundwork(self.board, now, self)
        board, tally = self.board, tallied(self.board, now, self.tally)
        return Groundwork(
            board,
            outlook(board, now, self.outlook),
            tally,
            self._promises(now, tally),
            figures_later(self.figures, board, now, None, tally),
            self.headline,
            self.turns_at,
        )

    def _promises(self, now: datetime, tally: Tally) -> PromisePage:
        """Only what waits goes on waiting."""
        if not self.promises.waiting:
            return self.promises
        waiting = tuple(waiting_lines(self.board, now, tally.lists.waiting))
        return replace(self.promises, waiting=waiting)

    def figures_with(self, prospect: Prospect | None) -> tuple[Figure, ...]:
        """The figures and what is expected of them."""
        if prospect is None:
            return self.figures
        return figures_later(self.figures, self.board, self.outlook.at, prospect, self.tally)


def groundwork(board: Board, now: datetime, before: Groundwork | None = None) -> Groundwork:
    """The same as from nothing, but for what is stable from `before`: the order and steps of teams."""
    tally = tallied(board, now, before.tally if before else None)
    view = outlook(board, now, before.outlook if before else None)
    promises = page_of(board, now, tally, (before.board, before.promises) if before else None)
    told = _kept(before.figures if before else (), figures(board, now, view.rows, tally=tally))
    facts, turns_at = headline(board, now, view.rows, tally), min(view.turns_at, tally.until)
    if board.today is not None:
        turns_at = min(turns_at, board.today.turns_at or now)
    return Groundwork(board, view, tally, promises, told, facts, turns_at)


def _kept(before: Sequence[Figure], told: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Figures that are equal stay the very same, so that nobody asks again how loud they are."""
    if len(before) != len(told):
        return told
    return tuple([old if old == new else new for old, new in zip(before, told, strict=True)])
