"""A worker and the thread it runs on: owned together, ended together."""

import threading

from PySide6.QtCore import QObject, QThread

from wallboard.live.fault import guarded


class Worker(QObject):
    """An object whose `run` keeps a thread busy until `stop`, which any thread may call."""

    def run(self) -> None:
        """Work until stopped."""
        raise NotImplementedError

    def stop(self) -> None:
        """Ask `run` to end soon."""
        raise NotImplementedError


class OwnThread(QThread):
    """Runs one worker and nothing else: no event loop, so that a stop can lose no work that was taken."""

    def __init__(self, worker: Worker, *, name: str) -> None:
        super().__init__()
        self._worker = worker
        self.setObjectName(name)
        worker.moveToThread(self)

    @guarded
    def run(self) -> None:
        threading.current_thread().name = self.objectName()  # for the log, which knows Python's name only
        self._worker.run()

    def stop(self) -> None:
        """Ask the worker to end; `ended_within` says whether it did."""
        self._worker.stop()

    def ended_within(self, timeout_s: float) -> bool:
        """Wait for the end; dropping a thread that still runs would end the program."""
        return self.wait(max(0, round(timeout_s * 1000)))
