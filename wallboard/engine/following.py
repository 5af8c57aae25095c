"""Follows the log of one database for programs without a screen."""

from datetime import datetime

from wallboard.domain.board import Board, change_between
from wallboard.domain.change import Change
from wallboard.services.database import Database
from wallboard.services.reading import BoardReader, Cursor


class BoardFollower:
    """Reads the board whole at first, and then only what the log adds; whole again where in doubt."""

    def __init__(self, database: Database) -> None:
        self._reader = BoardReader(database)
        self._board: Board | None = None

    def step(self) -> tuple[Board, Change]:
        """The board as it is now, and what differs from the one before.

        Raises:
            DatabaseUnavailable: the database cannot answer now; the next step goes on where this one began.
            DatabaseRefused: this login may not read.
        """
        before = self._board
        followed = None if before is None else self._followed(before)
        if followed is None:
            self._board = self._reader.whole()
            return self._board, change_between(before, self._board)
        self._board = followed[0]
        return followed

    def _followed(self, board: Board) -> tuple[Board, Change] | None:
        """None where the log does not follow the board."""
        tail = self._reader.tail(Cursor(board.epoch, board.seq))
        if tail.is_broken:
            return None
        return board.after(
            tail.events,
            read_at=tail.read_at,
            agent_names=tail.agent_names,
            operator_names=tail.operator_names,
            timelines=tail.timelines,
            ties=tail.ties,
        )


def seconds_until(board: Board, floor_at: datetime) -> float:
    """How long it is, as the board's clock runs, from when the board was read to an instant of the floor."""
    return (floor_at - board.floor_at).total_seconds() / board.clock.speed
