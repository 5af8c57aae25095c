"""The poller: follows the log on a thread of its own and hands over one frozen board after the other."""

import logging
import threading
from datetime import timedelta

from PySide6.QtCore import Signal

from wallboard.domain.board import Board, change_between
from wallboard.domain.change import Change
from wallboard.domain.groundwork import Groundwork, groundwork
from wallboard.domain.policy import FloorClock
from wallboard.live.clock import SteadyClock, steady_s
from wallboard.live.failure import failure_of
from wallboard.live.source import Source, SourceUnavailable, Tail
from wallboard.live.step import Step
from wallboard.live.thread import Worker

POLL_EVERY = timedelta(seconds=1)
_AT_LEAST_S = 0.02
"""Between two polls, however often the source says that something was written."""
_SLICE_S = 0.2
"""The source is waited for in slices, so that a stop is never waited for long."""
_RETRY_S = (0.25, 0.5, 1.0, 2.0)

_log = logging.getLogger(__name__)


class Poller(Worker):
    """Reads, folds and emits; the next poll is booked after this one ends.

    An outage is logged once when it begins and once when it ends, and told by `lost` in words.
    """

    board_ready = Signal(object)
    """A `Step`, after every poll that succeeded, also when nothing changed: it renews sight."""
    history_due = Signal(object)
    """The board up to which the last hours should be read, by somebody else: no poll waits for them."""
    lost = Signal(str)
    """The source cannot be read: one sentence, whenever it differs from the one before."""
    failed = Signal(object)
    """A `Failure` of our own; the poller goes on."""

    def __init__(
        self, source: Source, *, every: timedelta = POLL_EVERY, steady: SteadyClock = steady_s
    ) -> None:
        super().__init__()
        self._source = source
        self._every_s = every.total_seconds()
        self._steady = steady
        self._stopping = threading.Event()
        self._doubt = threading.Event()
        self._board: Board | None = None
        self._groundwork: Groundwork | None = None
        self._is_grounded = True
        self._history_doubt = threading.Event()
        self._has_history_of: tuple[str, FloorClock] | None = None
        self._outage: str | None = None
        self._is_deaf = False
        self._bad_polls = 0

    def run(self) -> None:
        """Poll until stopped; this blocks the thread it is called on."""
        try:
            while not self._stopping.is_set():
                self._wait(self.poll())
        finally:
            self._source.close()

    def stop(self) -> None:
        """End `run` soon; callable from any thread."""
        self._stopping.set()

    def read_anew(self) -> None:
        """Read the whole board at the next poll; callable from any thread."""
        self._doubt.set()

    def read_history_anew(self) -> None:
        """Read the last hours again after the next poll; callable from any thread."""
        self._history_doubt.set()

    def poll(self) -> bool:
        """Read once and tell of it; False when it went wrong."""
        asked_s = self._steady()
        try:
            board, change = self._read()
        except SourceUnavailable as outage:
            self._note_outage(outage.sentence)
            return False
        except Exception as problem:  # noqa: BLE001 - the boundary: an error of ours must not end the wall
            self._note_failure(problem)
            return False
        self._note_success()
        self._board = board
        heard_s = self._steady()
        self._groundwork = self._reckon(board)
        self.board_ready.emit(Step(board, change, asked_s, heard_s, self._groundwork))
        self._ask_for_history(board)
        return True

    def _read(self) -> tuple[Board, Change]:
        board = self._board
        if board is not None and not self._doubt.is_set():
            followed = _followed(self._source.tail(board), board)
            if followed is not None:
                return followed
        self._doubt.clear()
        try:
            whole = self._source.whole()
        except SourceUnavailable:
            self._doubt.set()
            raise
        return whole, change_between(board, whole)

    def _reckon(self, board: Board) -> Groundwork | None:
        """What would take the window's time; without it pages reckon for themselves."""
        try:
            ground = groundwork(board, board.floor_at, self._groundwork)
        except Exception as problem:  # noqa: BLE001 - the boundary: the board is shown
            if self._is_grounded:
                self._is_grounded = False
                _log.error("What every page begins with could not be reckoned.", exc_info=problem)
            return None
        self._is_grounded = True
        return ground

    def _ask_for_history(self, board: Board) -> None:
        """After the first board, and when the floor's time or the database became another one."""
        floor = (board.epoch, board.clock)
        if self._has_history_of == floor and not self._history_doubt.is_set():
            return
        self._history_doubt.clear()
        self._has_history_of = floor
        self.history_due.emit(board)

    def _wait(self, succeeded: bool) -> None:
        if not succeeded:
            self._stopping.wait(_RETRY_S[min(self._bad_polls, len(_RETRY_S)) - 1])
            return
        until_s = self._steady() + self._every_s
        self._stopping.wait(_AT_LEAST_S)
        while not self._stopping.is_set() and (left_s := until_s - self._steady()) > 0:
            if self._hears_something(min(left_s, _SLICE_S)):
                return

    def _hears_something(self, timeout_s: float) -> bool:
        """A source that cannot wait is polled at once: that poll says what is wrong."""
        try:
            return self._source.wait(timeout_s) or self._doubt.is_set()
        except SourceUnavailable:
            return True
        except Exception as problem:  # noqa: BLE001 - the boundary: a source that is deaf is still polled
            if not self._is_deaf:
                self._is_deaf = True
                self._tell_failure("The database is no longer listened to, only asked in turn.", problem)
            return self._stopping.wait(timeout_s)

    def _note_outage(self, sentence: str) -> None:
        self._bad_polls += 1
        if self._outage is None:
            _log.warning("the source is lost: %s", sentence)
        if self._outage != sentence:
            self._outage = sentence
            self.lost.emit(sentence)

    def _note_failure(self, problem: Exception) -> None:
        """Read everything anew: a board that could not be folded is not to be built upon."""
        self._bad_polls += 1
        self._doubt.set()
        if self._bad_polls == 1:
            self._tell_failure("The board could not be read because of an error in this program.", problem)

    def _tell_failure(self, sentence: str, problem: Exception) -> None:
        _log.error("%s", sentence, exc_info=problem)
        self.failed.emit(failure_of(sentence, problem))

    def _note_success(self) -> None:
        self._bad_polls = 0
        if self._outage is not None:
            self._outage = None
            _log.warning("the source is back")


def _followed(tail: Tail, board: Board) -> tuple[Board, Change] | None:
    """The board after this tail, and what changed; None where the whole must be read for it."""
    if not _follows(tail, board):
        _log.warning("the log does not follow event %d: reading the whole board", board.seq)
        return None
    followed = board.after(
        tail.events,
        read_at=tail.read_at,
        agent_names=tail.agent_names,
        operator_names=tail.operator_names,
        timelines=tail.timelines,
        ties=tail.ties,
    )
    if followed[0].today is None and board.today is not None:
        _log.info("the day begins earlier than it did: reading the whole board for what it held")
        return None
    return followed


def _follows(tail: Tail, board: Board) -> bool:
    """Whether the tail's events are exactly the ones after the board, in one life of the database."""
    expected = range(board.seq + 1, board.seq + 1 + len(tail.events))
    return (
        not tail.is_broken
        and tail.epoch == board.epoch
        and tail.seq == board.seq + len(tail.events)
        and all(event.seq == seq for event, seq in zip(tail.events, expected, strict=True))
    )
