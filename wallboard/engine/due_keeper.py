"""Does what falls due by itself without a screen: offers come back, moves begin and end."""

import logging
import time
from collections.abc import Callable

from wallboard.domain.board import Board
from wallboard.domain.commands import Outcome, OutcomeKind
from wallboard.domain.due import next_due_at
from wallboard.domain.due_book import DueBook
from wallboard.engine.following import seconds_until
from wallboard.services.database import Database
from wallboard.services.writing import execute

_log = logging.getLogger(__name__)


class DueKeeper:
    """Carries out what is due on the boards that it is shown.

    Any number of them may, beside any number of desktops, and each act is done once.
    """

    def __init__(
        self,
        database: Database,
        *,
        on_done: Callable[[Outcome], None] = lambda _: None,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        """`on_done` is told of what was carried out, by this keeper or by another just before it."""
        self._database = database
        self._on_done = on_done
        self._steady = steady
        self._book = DueBook()

    def keep(self, board: Board) -> float | None:
        """Does what is due; the seconds until something may be due again, None where nothing waits.

        What the database refuses is tried again later: somebody may have answered meanwhile, and then the
        next board says so.
        """
        for command in self._book.to_do(board, board.floor_at, self._steady()):
            outcome = execute(self._database, command)
            self._book.note(command, outcome.kind, self._steady())
            if outcome.kind is OutcomeKind.DONE:
                self._on_done(outcome)
            else:
                _log.info("left for later: %s", outcome.sentence)
        return self._left_s(board)

    def _left_s(self, board: Board) -> float | None:
        found = [until_s - self._steady() for until_s in self._book.waiting.values()]
        next_at = next_due_at(board)
        if next_at is not None and next_at > board.floor_at:
            found.append(seconds_until(board, next_at))
        return max(0.0, min(found)) if found else None
