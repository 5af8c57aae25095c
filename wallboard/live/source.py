"""What the live path is handed to read from and to write with; it never learns what is behind."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from wallboard.domain.board import Board
from wallboard.domain.commands import Command, Outcome
from wallboard.domain.event import Event
from wallboard.domain.history import LoadHistory
from wallboard.domain.ties import Ties
from wallboard.domain.timeline import Timeline

Write = Callable[[Command], Outcome]
"""Carries out a command, or settles one whose answer was lost."""


class SourceUnavailable(Exception):
    """The environment's fault: the source cannot be read now; `sentence` says so to a person."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Tail(Protocol):
    """What the log holds after a board, read in one snapshot."""

    @property
    def read_at(self) -> datetime:
        """The database's clock when it was read."""

    @property
    def epoch(self) -> str:
        """Which life of the database this is; a restored one has another."""

    @property
    def seq(self) -> int:
        """The last event that this tail holds, or the board's own when it holds none."""

    @property
    def events(self) -> Sequence[Event]:
        """The events after the board, in order, none missing."""

    @property
    def agent_names(self) -> Mapping[int, str] | None:
        """Names of the agents that the events say were renamed; they are never in the log."""

    @property
    def operator_names(self) -> Mapping[int, str] | None:
        """The same for operators."""

    @property
    def timelines(self) -> Mapping[int, Timeline] | None:
        """The whole timelines of incidents that the events say were reopened."""

    @property
    def ties(self) -> Ties:
        """Who was on what before, of incidents that came back and of customers that the events name."""

    @property
    def is_broken(self) -> bool:
        """The log contradicts what was read before, or the schema changed: read everything anew."""


class Source(Protocol):
    """Where boards come from. All is called on the poller's thread, and may block it.

    Every method but `close` may raise `SourceUnavailable`.
    """

    def whole(self) -> Board:
        """Read the board from the tables, in one snapshot with the head of the log."""

    def tail(self, board: Board) -> Tail:
        """Read what the log holds after `board`."""

    def wait(self, timeout_s: float) -> bool:
        """Wait for a sign that something was written; True when there was one."""

    def close(self) -> None:
        """Let go of every connection."""


class HoursSource(Protocol):
    """Where the last hours come from; all is called on the thread of the hours, and may block it."""

    def read(self, board: Board, /) -> LoadHistory:
        """How loaded the teams were in the hours up to the board; may raise `SourceUnavailable`."""

    def close(self) -> None:
        """Let go of every connection."""


class FloorSource(Source, Protocol):
    """Where everything that is live of a floor comes from."""

    @property
    def hours(self) -> HoursSource:
        """Reads the last hours of the same boards, with connections of its own."""
