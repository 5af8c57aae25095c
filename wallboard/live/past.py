"""What the time machine is handed to read past boards from, and the values that it reads."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from wallboard.domain.board import Board
from wallboard.domain.history import LoadHistory
from wallboard.domain.log_span import LogSpan
from wallboard.live.source import SourceUnavailable


@dataclass(frozen=True, slots=True)
class Past:
    """The floor at a past instant; `history` is None until the hours before it are read too."""

    board: Board
    history: LoadHistory | None = None

    @property
    def at(self) -> datetime:
        return self.board.floor_at


class PastSource(Protocol):
    """Where past boards come from. Everything is called on the reader's thread, and may block it.

    Nothing here ever writes. Every method but `close` may raise `SourceUnavailable`.
    """

    def span(self) -> LogSpan | None:
        """From when to when the log can be looked at; None where it is empty."""

    def board_at(self, at: datetime, /) -> Board:
        """The board at an instant of the floor."""

    def history(self, board: Board, is_overtaken: Callable[[], bool], /) -> LoadHistory | None:
        """The hours before a past board; None where they were wanted no more, as is asked in between."""

    def change_from(self, at: datetime, count: int, /) -> datetime | None:
        """The instant `count` changes later than `at`, or earlier where it is negative.

        The farthest there is where there are fewer; None where there is none.
        """

    def close(self) -> None:
        """Let go of every connection."""


class NoPastSource:
    """Where there is nothing to read from: the past cannot be looked at."""

    def span(self) -> LogSpan | None:
        return None

    def board_at(self, _at: datetime) -> Board:
        raise SourceUnavailable("There is no log to look into.")

    def history(self, _board: Board, _is_overtaken: Callable[[], bool]) -> LoadHistory | None:
        raise SourceUnavailable("There is no log to look into.")

    def change_from(self, _at: datetime, _count: int) -> datetime | None:
        return None

    def close(self) -> None:
        """There is nothing to let go of."""
