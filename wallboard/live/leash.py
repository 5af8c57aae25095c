"""Notices that the program which started this one is gone: its end of the pipe closes, however it ended."""

import os
import threading

from PySide6.QtCore import QObject, Signal


class Leash(QObject):
    """Waits on a thread of its own for the end of what nobody ever writes."""

    let_go = Signal()

    def __init__(self, pipe: int, *, end_after_s: float) -> None:
        """If the program is still there so long after `let_go`, it is ended without a word."""
        super().__init__()
        self._pipe, self._end_after_s = pipe, end_after_s
        self._thread = threading.Thread(target=self._wait, name="leash", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def _wait(self) -> None:
        try:
            while os.read(self._pipe, 1024):
                pass
        except OSError:
            return  # there never was such a pipe
        self.let_go.emit()
        threading.Event().wait(self._end_after_s)
        os._exit(1)
