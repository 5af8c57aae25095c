"""Stories of single incidents, read from the log on a thread of its own and followed while they are shown."""

import logging
import queue
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from wallboard.domain.change import Change
from wallboard.domain.decision import Decision
from wallboard.domain.story import Story
from wallboard.live.clock import SteadyClock, steady_s
from wallboard.live.failure import failure_of
from wallboard.live.shown import Shown, ShownTime
from wallboard.live.source import SourceUnavailable
from wallboard.live.thread import Worker

READ_AGAIN_S = 10.0
"""What changes in the log without touching the board (a mark, a kin) is on the page after so long at most."""
RETRY_S = 3.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which story: of whom, up to which instant of the floor (None: now), and whether with people's words."""

    incident_id: int
    until: datetime | None = None
    has_words: bool = False


@dataclass(frozen=True, slots=True)
class AskedWhy:
    """Why people were sent to an incident."""

    incident_id: int


class StorySource(Protocol):
    """Where stories come from; called on the reader's thread, may block it, may raise `SourceUnavailable`."""

    def story(self, asked: Asked) -> Story:
        """Read the story anew."""

    def decisions(self, asked: AskedWhy) -> tuple[Decision, ...]:
        """Read anew why people were sent, the oldest decision first."""

    def close(self) -> None:
        """Let go of every connection."""


class StoryReader(Worker):
    """Answers one question after the other, off the thread that paints and off the one that polls."""

    told = Signal(object, object)
    """The `Asked` and its `Story`, or the `AskedWhy` and its decisions."""
    lost = Signal(object, str)
    """The question that could not be read, and why in a sentence."""
    failed = Signal(object)
    """A `Failure` of our own; the reader goes on."""

    def __init__(self, source: StorySource) -> None:
        super().__init__()
        self._source = source
        self._asked: queue.SimpleQueue[Asked | AskedWhy | None] = queue.SimpleQueue()

    def ask(self, asked: Asked | AskedWhy) -> None:
        """Answered by `told` or `lost`; callable from any thread."""
        self._asked.put(asked)

    def run(self) -> None:
        try:
            while (asked := self._asked.get()) is not None:
                self._answer(asked)
        finally:
            self._source.close()

    def stop(self) -> None:
        self._asked.put(None)

    def _answer(self, asked: Asked | AskedWhy) -> None:
        source = self._source
        try:
            if isinstance(asked, AskedWhy):
                self.told.emit(asked, source.decisions(asked))
            else:
                self.told.emit(asked, source.story(asked))
        except SourceUnavailable as trouble:
            self.lost.emit(asked, trouble.sentence)
        except Exception as problem:  # noqa: BLE001 - the boundary: an error of ours must not end the reading
            sentence = "An error in this program came between; the story could not be read."
            _log.error("story: %s", sentence, exc_info=problem)
            self.failed.emit(failure_of(sentence, problem))
            self.lost.emit(asked, sentence)


class StoryKeeper(QObject):
    """The story of the one incident that a page shows, read again whenever the board says that it went on.

    One question at a time: what changes while one is on its way is asked for once it is answered.
    """

    changed = Signal()
    """`story` or `trouble` is another one."""

    def __init__(
        self,
        shown: Shown,
        time: ShownTime,
        ask: Callable[[Asked], None] | None,
        *,
        has_words: bool = False,
        steady: SteadyClock = steady_s,
        parent: QObject | None = None,
    ) -> None:
        """Without `ask` nothing is ever read, as on a picture."""
        super().__init__(parent)
        self._shown = shown
        self._ask_for = ask
        self._has_words = has_words
        self._steady = steady
        self._wanted: int | None = None
        self._underway: Asked | None = None
        self._is_outdated = self._is_resting = False
        self._asked_s = 0.0
        self.story: Story | None = None
        self.trouble = ""
        shown.changed.connect(self._follow)
        shown.turned.connect(self._look_then)
        time.tick.connect(self._look)

    def follow(self, incident_id: int | None) -> None:
        """Tell of this incident from now on; None of nobody."""
        if incident_id == self._wanted:
            return
        self._wanted = incident_id
        self.story, self.trouble = None, ""
        self.changed.emit()
        self.ask()

    def rest(self) -> None:
        """Nobody looks: read nothing until `wake`."""
        self._is_resting = True

    def wake(self) -> None:
        """Somebody looks again; what changed meanwhile is asked for."""
        if self._is_resting:
            self._is_resting = False
            if self._is_outdated or self.story is None:
                self.ask()

    @property
    def is_waiting(self) -> bool:
        """Nothing has been read yet, and something may still come."""
        return self.story is None and not self.trouble and self._underway is not None

    def ask(self) -> None:
        """Read it anew, now or as soon as the question that is on its way has been answered."""
        if self._wanted is None or self._ask_for is None:
            return
        if self._underway is not None or self._is_resting:
            self._is_outdated = True
            return
        self._is_outdated = False
        self._asked_s = self._steady()
        self._underway = Asked(self._wanted, self._shown.past_at, self._has_words)
        self._ask_for(self._underway)

    @Slot(object, object)
    def take(self, asked: Asked, story: Story) -> None:
        """An answer; one to another page's question is passed over."""
        if asked is not self._underway:
            return
        self._underway = None
        if asked.incident_id == self._wanted and asked.until == self._shown.past_at:
            before, self.story = self.story, story
            had_trouble, self.trouble = bool(self.trouble), ""
            if had_trouble or not _is_same(before, story):
                self.changed.emit()
        elif self._wanted is not None:
            self._is_outdated = True
        if self._is_outdated:
            self.ask()

    @Slot(object, str)
    def lose(self, asked: Asked, sentence: str) -> None:
        """What was read before stays, and is dated."""
        if asked is not self._underway:
            return
        self._underway = None
        if asked.incident_id != self._wanted:
            self.ask()
        elif sentence != self.trouble:
            self.trouble = sentence
            self.changed.emit()

    @Slot(object)
    def _follow(self, change: Change) -> None:
        touched = (change.incidents_added, change.incidents_removed, change.incidents_changed)
        if self._wanted is not None and any(self._wanted in ids for ids in touched):
            self.ask()

    @Slot()
    def _look_then(self) -> None:
        """Another instant is looked at: the story ends there."""
        if self.story is None or self.story.until != self._shown.past_at:
            self.ask()

    @Slot(object)
    def _look(self, _now: object) -> None:
        waited_s = self._steady() - self._asked_s
        if self._wanted is None or self._underway is not None:
            return
        went_on = self.story is not None and self._shown.board.seq > self.story.seq
        if (self.trouble and waited_s >= RETRY_S) or (went_on and waited_s >= READ_AGAIN_S):
            self.ask()


def _is_same(one: Story | None, other: Story) -> bool:
    """Whether two readings say the same, whenever they were made."""
    return one is not None and replace(other, as_of=one.as_of, seq=one.seq) == one
