"""Watches the wall's plan on a thread of its own: whatever is written there is in force at once."""

import threading
from collections.abc import Callable, Hashable

from PySide6.QtCore import Signal

from wallboard.domain.wall_plan import WallPlan
from wallboard.live.thread import Worker
from wallboard.refusal import sentence_of

LOOK_EVERY_S = 1.0
SETTLES_S = 0.2
"""Editors empty a file before they write it, or take it away before another one has its name."""


class PlanWatch(Worker):
    """Reads the plan again when its file is another one; a wrong one is told, and the old one stays."""

    read = Signal(object)
    """A `WallPlan` that is in force from now on."""
    refused = Signal(str)
    """What is wrong with the file, in a sentence."""

    def __init__(
        self,
        stamp: Callable[[], Hashable],
        load: Callable[[], WallPlan],
        *,
        every_s: float = LOOK_EVERY_S,
        settles_s: float = SETTLES_S,
    ) -> None:
        """`stamp` is another value whenever the file is another one; `load` reads it."""
        super().__init__()
        self._stamp, self._load, self._every_s = stamp, load, every_s
        self._settles_s = settles_s
        self._seen = self._latest = stamp()
        self._stopping = threading.Event()

    def run(self) -> None:
        while not self._stopping.wait(self._every_s if self._latest == self._seen else self._settles_s):
            self.look()

    def stop(self) -> None:
        self._stopping.set()

    def look(self) -> None:
        """Read the plan where its file is another one and has stayed so since the last look."""
        stamp, before = self._stamp(), self._latest
        self._latest = stamp
        if stamp == self._seen or stamp != before:
            return
        self._seen = stamp
        try:
            self.read.emit(self._load())
        except Exception as problem:  # noqa: BLE001 - the boundary: whatever a file holds, the wall goes on
            self.refused.emit(sentence_of(problem) or f"the plan cannot be read ({type(problem).__name__}).")
