"""The dispatcher: carries commands out one after the other, on a thread of its own."""

import logging
import queue
import threading

from PySide6.QtCore import Signal

from wallboard.domain.commands import Command, Outcome, OutcomeKind
from wallboard.live.failure import failure_of
from wallboard.live.source import Write
from wallboard.live.thread import Worker

_RETRY_S = (0.5, 1.0, 2.0, 5.0)

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
        self._commands: queue.SimpleQueue[Command | None] = queue.SimpleQueue()
        self._stopping = threading.Event()

    def submit(self, command: Command) -> None:
        """Carry it out after those before it; callable from any thread."""
        self._commands.put(command)

    def run(self) -> None:
        """Carry out what is submitted until stopped; this blocks the thread it is called on."""
        while (command := self._commands.get()) is not None:
            self.carry_out(command)

    def stop(self) -> None:
        """End `run` after what was submitted; what cannot be settled by then stays unknown."""
        self._stopping.set()
        self._commands.put(None)

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
