"""Collects cyclic garbage on the UI thread only: a worker that collects a widget ends the program."""

import gc
import time

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 1000
_MIDDLE_EVERY = 10
_FULL_EVERY = 60
_WORTH_IT = 700
"""Python's own threshold of new objects."""
_ENOUGH_S = 0.010
"""When looks through what is new took so long together, all of it is looked through once more and spared."""
DEAR_S = 0.008
"""So long may a look through everything hold up a window."""


class GarbageKeeper(QObject):
    """While it runs, Python does not collect by itself, on whatever thread happens to allocate.

    Qt's objects must die on the thread that they live on, and Python's collector does not know that.
    """

    def __init__(self, *, dear_s: float = DEAR_S) -> None:
        super().__init__()
        self._dear_s = dear_s
        self._was_enabled = False
        self._beats = 0
        self._looked_s = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Back to how it was; only when no worker runs any more."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()

    def spare_what_is_there(self) -> None:
        """A large board would be walked again and again, and is freed without the collector anyway."""
        gc.collect()
        gc.freeze()

    @Slot()
    def collect(self) -> None:
        """The young every second, the older rarely, as Python itself would; sooner after much was made."""
        self._beats += 1
        if self._beats % _FULL_EVERY == 0 or self._looked_s > _ENOUGH_S:
            self._collect_all()
        elif self._beats % _MIDDLE_EVERY == 0:
            self._looked_s += _look_through(1)
        elif gc.get_count()[0] > _WORTH_IT:
            self._looked_s += _look_through(0)

    def _collect_all(self) -> None:
        """Whatever a dear look found in use is not looked through again: pages stay, and boards come and go
        without the collector. Only a cycle that outlived such a look and ends later is never freed, as a page
        of a plan that was changed."""
        self._looked_s = 0.0
        if _look_through(2) > self._dear_s:
            gc.freeze()


def _look_through(generation: int) -> float:
    """Free what nobody uses of that generation and the younger ones; how long it took."""
    began_s = time.thread_time()
    gc.collect(generation)
    return time.thread_time() - began_s
