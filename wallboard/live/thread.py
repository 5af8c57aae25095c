"""A worker and the thread it runs on: owned together, ended together."""

from typing import Protocol

from PySide6.QtCore import QObject, QThread


class Worker(Protocol):
    """An object whose `run` blocks its thread until `stop`, which any thread may call."""

    def run(self) -> None:
        """Work until stopped."""

    def stop(self) -> None:
        """Ask `run` to end soon."""


class OwnThread:
    """Runs one worker on one thread; neither outlives the other."""

    def __init__(self, worker: QObject, *, name: str) -> None:
        self._worker = worker
        self._thread = QThread()
        self._thread.setObjectName(name)
        worker.moveToThread(self._thread)
        self._thread.started.connect(_as_worker(worker).run)

    def start(self) -> None:
        self._thread.start()

    @property
    def is_running(self) -> bool:
        return self._thread.isRunning()

    def stop(self) -> None:
        """Ask the worker to end; `wait` says whether it did."""
        _as_worker(self._worker).stop()
        self._thread.quit()

    def wait(self, timeout_s: float) -> bool:
        """True when the thread has ended; dropping one that still runs would end the program."""
        return self._thread.wait(max(0, round(timeout_s * 1000)))
