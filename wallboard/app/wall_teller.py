"""Tells of errors of this program on a wall: in the log and in the status line, and never in a dialog."""

import logging

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from wallboard.live.failure import Failure, failure_of
from wallboard.live.lacks import Lacks

KEY = "program"
_log = logging.getLogger(__name__)


class WallTeller(QObject):
    """Takes failures from any thread; the wall goes on. `told` hands each on, on the UI thread."""

    told = Signal(object)
    _reported = Signal(object)

    def __init__(self, lacks: Lacks) -> None:
        super().__init__()
        self._lacks = lacks
        self._reported.connect(self.tell, Qt.ConnectionType.QueuedConnection)

    def hand_on(self, problem: BaseException) -> None:
        """Callable from any thread, also from an exception hook."""
        self._reported.emit(failure_of("Something went wrong in this program.", problem))

    @Slot(object)
    def tell(self, failure: Failure) -> None:
        """Its stack is in the log already; here is said that there is something to look up."""
        _log.error("%s", failure.sentence)
        words = QCoreApplication.translate("Plan", "An error of this program is in its log; the wall goes on")
        self._lacks.say(KEY, words)
        self.told.emit(failure)

    def close(self) -> None:
        """Nothing of it stays open."""
