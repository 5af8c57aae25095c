"""Has an agent answer by hand for as long as their window is open, off the UI thread."""

import logging
import queue
from typing import Protocol

from PySide6.QtCore import Signal

from wallboard.live.source import SourceUnavailable
from wallboard.live.thread import Worker

_log = logging.getLogger(__name__)


class Acceptance(Protocol):
    """Where it is written; everything is called on one thread, and may block it.

    `by_hand` and `as_before` may raise `SourceUnavailable`.
    """

    def by_hand(self, agent_id: int) -> None:
        """From now on the agent answers by hand."""

    def as_before(self, agent_id: int) -> None:
        """The window closes: what it changed, or one before it that died, is as it was."""

    def close(self) -> None:
        """Let go of every connection."""


class AcceptanceKeeper(Worker):
    """Writes what it is told; a window that dies leaves the agent by hand, so that offers come back."""

    written = Signal(str)
    """What came of it: empty, or why it could not be written."""

    def __init__(self, source: Acceptance) -> None:
        super().__init__()
        self._source = source
        self._wanted: queue.SimpleQueue[int | None] = queue.SimpleQueue()

    def keep_by_hand(self, agent_id: int) -> None:
        """Have this agent answer by hand; callable from any thread."""
        self._wanted.put(agent_id)

    def run(self) -> None:
        """Write until stopped, and put it back; this blocks the thread it is called on."""
        last: int | None = None
        while (agent_id := self._wanted.get()) is not None:
            last = agent_id
            self.written.emit(self._tried(agent_id))
        if last is not None:
            self._put_back(last)
        self._source.close()

    def stop(self) -> None:
        self._wanted.put(None)

    def _tried(self, agent_id: int) -> str:
        try:
            self._source.by_hand(agent_id)
        except SourceUnavailable as trouble:
            return trouble.sentence
        return ""

    def _put_back(self, agent_id: int) -> None:
        try:
            self._source.as_before(agent_id)
        except SourceUnavailable as trouble:
            _log.warning("the agent goes on answering by hand: %s", trouble.sentence)
