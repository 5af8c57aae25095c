"""What the rules page asks of the database off the UI thread: who published what, what rules would do."""

import logging
import queue
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import Signal

from wallboard.domain.simulation import Simulation
from wallboard.domain.sla_policy import PolicyRules
from wallboard.live.failure import failure_of
from wallboard.live.source import SourceUnavailable
from wallboard.live.thread import Worker

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Publication:
    """When a policy version was published, by whom in words, and why; None where nobody said."""

    at: datetime
    by: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """What is asked: these rules, for the incidents opened from `since` until before `until`."""

    rules: PolicyRules
    since: datetime
    until: datetime


class RulesSource(Protocol):
    """Everything is called on the reader's thread and may block it; it may raise `SourceUnavailable`."""

    def publications(self) -> Mapping[int, Publication]:
        """By policy version id, who published it."""

    def simulate(
        self,
        trial: Trial,
        progress: Callable[[int, int], None],
        is_cancelled: Callable[[], bool],
        /,
    ) -> Simulation:
        """What the rules of the trial would have done to those incidents."""

    def examples(self) -> tuple[PolicyRules, ...]:
        """The rules that the program ships to begin with."""

    def close(self) -> None:
        """Let go of every connection."""


class NoRulesSource:
    """Where there is nothing to read from: nobody is known to have published, and nothing can be tried."""

    def publications(self) -> Mapping[int, Publication]:
        return {}

    def simulate(
        self, _trial: Trial, _progress: Callable[[int, int], None], _is_cancelled: Callable[[], bool]
    ) -> Simulation:
        raise SourceUnavailable("There is no database to try rules on.")

    def examples(self) -> tuple[PolicyRules, ...]:
        return ()

    def close(self) -> None:
        """There is nothing to let go of."""


class RulesReader(Worker):
    """Answers one question after the other; a simulation ends early when it is cancelled or asked anew."""

    published = Signal(object)
    """By policy version id: a `Publication`."""
    examples_read = Signal(object)
    """A tuple of `PolicyRules`."""
    progressed = Signal(int, int)
    """How many incidents of how many have been looked at."""
    simulated = Signal(object, object)
    """The `Trial` and its `Simulation`."""
    lost = Signal(object, str)
    """The `Trial` that could not be made (None: another question), and why in a sentence."""
    failed = Signal(object)
    """A `Failure` of our own; the reader goes on."""

    def __init__(self, source: RulesSource) -> None:
        super().__init__()
        self._source = source
        self._asked: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._cancelled = threading.Event()

    def ask_publications(self) -> None:
        """Answered by `published`; callable from any thread, like all that asks."""
        self._asked.put(lambda: self.published.emit(self._source.publications()))

    def ask_examples(self) -> None:
        self._asked.put(lambda: self.examples_read.emit(self._source.examples()))

    def try_rules(self, trial: Trial) -> None:
        """Begin a simulation; one that still runs is cancelled."""
        self._cancelled.set()
        cancelled = self._cancelled = threading.Event()
        self._asked.put(lambda: self._simulate(trial, cancelled))

    def cancel(self) -> None:
        """End the simulation that runs at its next step; what was found by then is told."""
        self._cancelled.set()

    def run(self) -> None:
        try:
            while (ask := self._asked.get()) is not None:
                self._answer(ask, None)
        finally:
            self._source.close()

    def stop(self) -> None:
        self._cancelled.set()
        self._asked.put(None)

    def _simulate(self, trial: Trial, cancelled: threading.Event) -> None:
        def make() -> None:
            found = self._source.simulate(trial, self.progressed.emit, cancelled.is_set)
            self.simulated.emit(trial, found)

        self._answer(make, trial)

    def _answer(self, ask: Callable[[], None], trial: Trial | None) -> None:
        try:
            ask()
        except SourceUnavailable as trouble:
            self.lost.emit(trial, trouble.sentence)
        except Exception as problem:  # noqa: BLE001 - the boundary: an error of ours must not end the reading
            sentence = "An error in this program came between; the rules page could not read what it needs."
            _log.error("rules page: %s", sentence, exc_info=problem)
            self.failed.emit(failure_of(sentence, problem))
            self.lost.emit(trial, sentence)
