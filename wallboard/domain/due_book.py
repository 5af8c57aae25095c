"""Which of the commands that are due were tried already, so that each is not tried again at every look."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from immutables import Map

from wallboard.domain.board import Board
from wallboard.domain.commands import OutcomeKind
from wallboard.domain.due import DueCommand, due_commands

RETRY_S = (1.0, 5.0, 15.0, 60.0, 600.0)
"""So long after each refusal a command is tried again, if it is still due by then."""
_DONE_FOR_S = 60.0
"""A command that was done is due on a board until the log says so."""


class DueBook:
    """Notes what became of due commands, by a clock that only goes on and that whoever keeps it reads."""

    def __init__(self) -> None:
        self._tries: Map[UUID, tuple[int, float]] = Map()

    def to_do(self, board: Board, now: datetime, steady_s: float) -> tuple[DueCommand, ...]:
        """What is due on a board and was not tried, or may be tried again."""
        due = due_commands(board, now)
        known = self._tries
        self._tries = Map({one.command_id: known[one.command_id] for one in due if one.command_id in known})
        return tuple(one for one in due if known.get(one.command_id, (0, steady_s))[1] <= steady_s)

    def note(self, command: DueCommand, outcome: OutcomeKind, steady_s: float) -> None:
        """What became of it."""
        tries, _ = self._tries.get(command.command_id, (0, steady_s))
        wait_s = RETRY_S[min(tries, len(RETRY_S) - 1)]
        if outcome is OutcomeKind.DONE:
            wait_s = max(wait_s, _DONE_FOR_S)
        self._tries = self._tries.set(command.command_id, (tries + 1, steady_s + wait_s))

    @property
    def waiting(self) -> Mapping[UUID, float]:
        """Until when the commands that were tried and are still due wait."""
        return {key: until_s for key, (_, until_s) in self._tries.items()}
