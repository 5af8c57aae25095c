"""The live path of an agent's window: one board, the way back, and that the agent answers by hand."""

import logging
import time
from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QObject, Slot

from wallboard.domain.staff import Accepts
from wallboard.live.acceptance import Acceptance, AcceptanceKeeper
from wallboard.live.dispatcher import Dispatcher
from wallboard.live.due_keeper import DueKeeper
from wallboard.live.failure import Failure
from wallboard.live.heartbeat import Heart, Heartbeats, RollKeeper
from wallboard.live.poller import POLL_EVERY, Poller
from wallboard.live.source import FloorSource, Write
from wallboard.live.store import Store
from wallboard.live.thread import OwnThread
from wallboard.live.ticker import Ticker
from wallboard.models.own_desk import OwnDesk

_TRY_AGAIN_S = 15
_log = logging.getLogger(__name__)


class AgentPath(QObject):
    """Poller to store and store to dispatcher; no history and no forecast, for nobody looks at them here."""

    def __init__(
        self,
        source: FloorSource,
        *,
        write: Write,
        settle: Write,
        acceptance: Acceptance,
        heartbeats: Heartbeats,
        poll_every: timedelta = POLL_EVERY,
    ) -> None:
        super().__init__()
        self.poller = Poller(source, every=poll_every)
        self.dispatcher = Dispatcher(write, settle)
        self.store = Store(self.dispatcher.submit, poll_every=poll_every)
        self.ticker = Ticker()
        self.due_keeper = DueKeeper(self.store, self.ticker, write=write, do=self.dispatcher.do)
        self.heart = Heart(heartbeats)
        self.roll = RollKeeper(self.heart)
        self.acceptance = AcceptanceKeeper(acceptance)
        self._join()
        workers = (self.poller, self.dispatcher, self.heart, self.acceptance)
        names = ("poller", "dispatcher", "heart", "acceptance")
        self._threads = tuple(OwnThread(one, name=name) for one, name in zip(workers, names, strict=True))

    def _join(self) -> None:
        # The ticker first: whoever is told of a board may ask what time it is.
        self.poller.board_ready.connect(self.ticker.follow)
        self.poller.board_ready.connect(self.store.take)
        self.poller.board_ready.connect(self.roll.follow)
        self.poller.lost.connect(self.store.lose)
        self.dispatcher.answered.connect(self.store.settle)

    def tell_failures(self, tell: Callable[[Failure], None]) -> None:
        """Have an error of ours told; `tell` is a slot of a QObject."""
        self.poller.failed.connect(tell)
        self.dispatcher.failed.connect(tell)

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self, timeout_s: float) -> bool:
        """End all threads; False when one of them still hangs after `timeout_s`."""
        self.store.stop()
        self.ticker.stop()
        for thread in self._threads:
            thread.stop()
        until_s = time.monotonic() + timeout_s
        ended = [thread.ended_within(until_s - time.monotonic()) for thread in self._threads]
        if not all(ended):
            _log.error("a thread still waits for the database after %.0f s", timeout_s)
        return all(ended)


class ByHand(QObject):
    """Has the window's own agent answer by hand, as often as the board says that they do not."""

    def __init__(self, desk: OwnDesk, path: AgentPath) -> None:
        super().__init__(path)
        self._desk, self._keeper = desk, path.acceptance
        self._is_asked = False
        self._known: int | None = None
        self._wait_s = 0
        self._keeper.written.connect(self._note)
        desk.changed.connect(self._look)
        path.ticker.tick.connect(self._tick)
        self._look()

    @Slot()
    def _look(self) -> None:
        state = self._desk.state
        if self._is_asked or self._wait_s or state is None or not state.is_own:
            return
        if state.agent.accepts is Accepts.AUTOMATICALLY or state.agent.id != self._known:
            self._is_asked, self._known = True, state.agent.id
            self._keeper.keep_by_hand(state.agent.id)

    @Slot(str)
    def _note(self, trouble: str) -> None:
        self._is_asked = False
        self._wait_s = _TRY_AGAIN_S if trouble else 2  # by then the log has brought it back
        if trouble:
            _log.info("the agent still accepts automatically: %s", trouble)

    @Slot(object)
    def _tick(self, _now: object) -> None:
        if self._wait_s:
            self._wait_s -= 1
            self._look()
