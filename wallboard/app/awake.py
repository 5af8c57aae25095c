"""Keeps the machine of a wall awake, from when its first window is shown until the wall ends."""

from PySide6.QtCore import QObject

from wallboard.live.awake import AwakeKeeper, AwakeTeller
from wallboard.live.lacks import Lacks
from wallboard.live.thread import OwnThread
from wallboard.services.awake import wake_lock

_ENDS_WITHIN_S = 5.0


class KeptAwake(QObject):
    """Asks the system on a thread of its own, and says in `lacks` what it refuses."""

    def __init__(self, lacks: Lacks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = AwakeKeeper(wake_lock)
        self._teller = AwakeTeller(self._keeper, lacks, self)
        self._thread = OwnThread(self._keeper, name="awake")
        self._thread.start()

    def release(self) -> bool:
        """Let the machine sleep again; False where the system does not answer, and the thread still waits."""
        self._thread.stop()
        return self._thread.ended_within(_ENDS_WITHIN_S)
