"""What goes from the poller's thread to the UI thread: frozen values, made once, read by all."""

from dataclasses import dataclass

from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.groundwork import Groundwork


@dataclass(frozen=True, slots=True)
class Step:
    """One good read: the board, what differs from the one before, and when it was asked for and came.

    Both instants are of the steady clock. The board holds everything committed before `asked_s`. Without
    `groundwork` pages do it for themselves.
    """

    board: Board
    change: Change
    asked_s: float
    heard_s: float
    groundwork: Groundwork | None = None
