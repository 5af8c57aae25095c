"""Joins the parts of the live path and the threads they run on, and takes them apart again in order."""

import logging
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QObject, Qt

from wallboard.domain.commands import Command, Outcome, OutcomeKind
from wallboard.live.alarm_keeper import AlarmKeeper
from wallboard.live.beside import ONLY_THE_BOARD, Beside
from wallboard.live.dispatcher import Dispatcher
from wallboard.live.due_keeper import DueKeeper
from wallboard.live.failure import Failure
from wallboard.live.garbage import GarbageKeeper
from wallboard.live.hands import HandsSource, HandsWorker, OtherHands
from wallboard.live.heartbeat import Heart, RollKeeper
from wallboard.live.history import HistoryKeeper
from wallboard.live.hours import HoursReader
from wallboard.live.marker import Marker, WriteMarks
from wallboard.live.past import PastSource
from wallboard.live.past_reader import PastReader
from wallboard.live.poller import POLL_EVERY, Poller
from wallboard.live.records import RecordKeeper, RecordReader
from wallboard.live.rules_reader import RulesReader
from wallboard.live.source import FloorSource, Write
from wallboard.live.sources import SourceKeeper
from wallboard.live.store import Store
from wallboard.live.stories import StoryReader
from wallboard.live.thread import OwnThread
from wallboard.live.ticker import Ticker
from wallboard.live.time_machine import TimeMachine
from wallboard.live.view import View

_log = logging.getLogger(__name__)


class LivePath(QObject):
    """Source to poller to store, and store to dispatcher and back; pages look at the view of them."""

    def __init__(
        self,
        source: FloorSource,
        *,
        beside: Beside = ONLY_THE_BOARD,
        write: Write | None = None,
        settle: Write | None = None,
        write_marks: WriteMarks | None = None,
        poll_every: timedelta = POLL_EVERY,
    ) -> None:
        """Without `write` nothing is ever written, and nothing is done by itself, as on a wall.

        Without `write_marks` this program writes no marks.
        """
        super().__init__()
        self._make_floor(source, write, settle, poll_every)
        self.marker = None if write_marks is None else self._marker(write_marks, self.dispatcher)
        self._make_readers(beside)
        self._make_past(beside.past)
        self._make_hands(beside.hands)
        self._garbage = GarbageKeeper()
        self._threads = tuple(self._own_threads())
        self._join()

    def _make_floor(
        self, source: FloorSource, write: Write | None, settle: Write | None, poll_every: timedelta
    ) -> None:
        """What the wall is as it is now, and the way back where there is one."""
        self.poller = Poller(source, every=poll_every)
        dispatcher = self.dispatcher = None if write is None else Dispatcher(write, settle or write)
        send = self._refuse if dispatcher is None else dispatcher.submit
        self.store = Store(send, poll_every=poll_every)
        self.ticker = Ticker()
        # First of all that hear a tick: after a sleep nothing counts on as if the board were live.
        self.ticker.tick.connect(self.store.look)
        self.alarms = AlarmKeeper(self.store, self.ticker, parent=self)
        self.due_keeper = (
            None
            if dispatcher is None or write is None
            else DueKeeper(self.store, self.ticker, write=write, do=dispatcher.do)
        )
        self.history = HistoryKeeper(self.store, self.ticker)
        self.hours_reader = HoursReader(source.hours)

    def _make_readers(self, beside: Beside) -> None:
        """What is read for the pages beside the board."""
        self.record_reader = None if beside.records is None else RecordReader(beside.records)
        self.records = RecordKeeper(self.store, self.ticker, self.record_reader)
        self.rules_reader = RulesReader(beside.rules)
        self.heart = None if beside.heartbeats is None else Heart(beside.heartbeats)
        self.roll = RollKeeper(self.heart)
        self.sources = SourceKeeper(self.store, self.ticker, self.history, self.records, self.roll)
        self.story_reader = None if beside.stories is None else StoryReader(beside.stories)

    def _make_past(self, past: PastSource) -> None:
        """What the pages look at: the floor as it is, or as it was."""
        self.past_reader = PastReader(past)
        self.view = View(self.store, self.ticker, self.history, self.records, self)
        self.time_machine = TimeMachine(self.view, self.ticker, self.past_reader, self)

    def _make_hands(self, source: HandsSource | None) -> None:
        """What others have in their hands."""
        self.hands_worker = None if source is None else HandsWorker(source)
        self.hands = OtherHands(self.hands_worker, self)

    def _marker(self, write: WriteMarks, dispatcher: Dispatcher | None) -> Marker | None:
        if dispatcher is None:
            return None
        return Marker(self.store, self.ticker, write=write, do=dispatcher.do)

    def _refuse(self, command: Command) -> None:
        """Where nothing is written, whoever asks is told so."""
        sentence = QCoreApplication.translate(
            "LivePath", "A wall only shows; go to a desk to change anything."
        )
        self.store.settle(Outcome(command, OutcomeKind.REFUSED, sentence))

    def _own_threads(self) -> Iterator[OwnThread]:
        workers = {
            "poller": self.poller,
            "dispatcher": self.dispatcher,
            "hours": self.hours_reader,
            "records": self.record_reader,
            "rules": self.rules_reader,
            "heart": self.heart,
            "stories": self.story_reader,
            "past": self.past_reader,
            "hands": self.hands_worker,
        }
        for name, worker in workers.items():
            if worker is not None:
                yield OwnThread(worker, name=name)

    def _join(self) -> None:
        # The ticker first: whoever is told of a board may ask what time it is.
        self.poller.board_ready.connect(self.ticker.follow)
        self.poller.board_ready.connect(self.store.take)
        self.poller.board_ready.connect(self.roll.follow)
        self.poller.lost.connect(self.store.lose)
        # On the poller's thread: the reader's has no event loop, and is only told what to read next.
        self.poller.history_due.connect(self.hours_reader.want, Qt.ConnectionType.DirectConnection)
        self.hours_reader.history_ready.connect(self.history.take)
        if self.dispatcher is not None:
            self.dispatcher.answered.connect(self.store.settle)

    def tell_failures(self, tell: Callable[[Failure], None]) -> None:
        """Have an error of ours told, on whatever thread it comes up; `tell` is a slot of a QObject."""
        workers = (self.poller, self.dispatcher, self.hours_reader, self.rules_reader, self.past_reader)
        for worker in (*workers, self.record_reader, self.story_reader):
            if worker is not None:
                worker.failed.connect(tell)

    def start(self) -> None:
        self._garbage.start()
        for thread in self._threads:
            thread.start()

    def spare_the_collector(self) -> None:
        """Call it once the first board and its pages are there: they stay for long."""
        self._garbage.spare_what_is_there()

    def stop(self, timeout_s: float) -> bool:
        """End all threads; False when one of them still hangs in the source after `timeout_s`."""
        self.store.stop()
        self.sources.stop()
        self.ticker.stop()
        for thread in self._threads:
            thread.stop()
        until_s = time.monotonic() + timeout_s
        ended = [thread.ended_within(until_s - time.monotonic()) for thread in self._threads]
        if all(ended):
            self._garbage.stop()
        else:
            _log.error("a thread still waits for the database after %.0f s", timeout_s)
        return all(ended)
