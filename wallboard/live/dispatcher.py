"""The dispatcher: carries commands out one after the other, on a thread of its own."""

import logging
import queue
import threading
from collections.abc import Callable

from PySide6.QtCore import Signal

from wallboard.domain.commands import Command, Outcome, OutcomeKind
from wallboard.live.failure import failure_of
from wallboard.live.source import Write
from wallboard.live.thread import Worker

_RETRY_S = (0.5, 1.0, 2.0, 5.0)

Chore = Callable[[], None]
"""Something small that a program has to write of its own accord; it deals with its errors itself."""

_log = logging.getLogger(__name__)


class Dispatcher(Worker):
    """Writes in the order given; an answer that was lost is settled before the next command goes out."""

    answered = Signal(object)
    """An `Outcome`; one that is unknown is followed by the settled one."""
    failed = Signal(object)
    """A `Failure` of our own; the dispatcher goes on."""

    def __init__(self, write: Write, settle: Write) -> None:
        super().__init__()
        self._write = write
        self._settle = settle
        self._tasks: queue.SimpleQueue[Command | Chore | None] = queue.SimpleQueue()
        self._stopping = threading.Event()

    def submit(self, command: Command) -> None:
        """Carry it out after those before it; callable from any thread."""
        self._tasks.put(command)

    def do(self, chore: Chore) -> None:
        """Do it after what was submitted before it, unless it has stopped by then; from any thread."""
        self._tasks.put(chore)

    def run(self) -> None:
        """Carry out what is submitted until stopped; this blocks the thread it is called on."""
        while (task := self._tasks.get()) is not None:
            if not callable(task):
                self.carry_out(task)
            elif not self._stopping.is_set():
                task()

    def stop(self) -> None:
        """End `run` after the commands submitted; what cannot be settled by then stays unknown."""
        self._stopping.set()
        self._tasks.put(None)

    def carry_out(self, command: Command) -> None:
        outcome = self._attempt(self._write, command, on_error=OutcomeKind.UNKNOWN)
        self.answered.emit(outcome)
        tries = 0
        while outcome.kind is OutcomeKind.UNKNOWN and not self._stopping.is_set():
            if tries:
                self._stopping.wait(_RETRY_S[min(tries, len(_RETRY_S)) - 1])
            tries += 1
            outcome = self._attempt(self._settle, command, on_error=OutcomeKind.REFUSED)
            if outcome.kind is not OutcomeKind.UNKNOWN:
                self.answered.emit(outcome)

    def _attempt(self, step: Write, command: Command, *, on_error: OutcomeKind) -> Outcome:
        """An error of ours while writing leaves it unknown, to be settled; while settling it ends all."""
        try:
            return step(command)
        except Exception as problem:  # noqa: BLE001 - the boundary: an error of ours must not end the writing
            sentence = "An error in this program came between; look at the incident before you try again."
            _log.error("command %s: %s", command.command_id, sentence, exc_info=problem)
            self.failed.emit(failure_of(sentence, problem))
            return Outcome(command, on_error, sentence)
