"""Sees the event loop stand still, and keeps where it stood: a watch from a thread of its own."""

import faulthandler
import logging
import sys
import traceback
from collections.abc import Callable
from types import FrameType
from typing import IO

from wallboard.domain.stack_text import place_in_package, without_folders
from wallboard.live.beat import STALL_S

HELD_S = 1.3
"""So long nothing of Python ran at all: told apart from a window that only waits."""
_log = logging.getLogger(__name__)

Frames = tuple[str, ...]


class StallWatch:
    """Told every so often when the event loop last turned; notes each stall once, when it is over or found.

    A stall during which Python runs is seen by looking at the stuck thread's frames. One that holds the
    interpreter's lock stops this watch as well: then the fault handler's own thread writes the stacks.
    """

    def __init__(
        self, thread_id: int, held: IO[bytes], *, frames: Callable[[int], Frames] | None = None
    ) -> None:
        """`held` is a file of ours, for the fault handler."""
        self._thread_id, self._held = thread_id, held
        self._frames = frames or frames_of
        self._stands = False
        self._stack: Frames = ()

    def look(self, silent_s: float, last_stall_s: float) -> None:
        """How long the event loop has not turned now, and how long its last stall was."""
        if silent_s < STALL_S:
            self._end(last_stall_s)
        elif not self._stands:
            self._stands = True
            self._stack = self._take_held() or self._frames(self._thread_id)

    def _end(self, stall_s: float) -> None:
        held = self._take_held()
        if self._stands or held:
            _log.warning("the window stood still for %.1f s", stall_s, extra={"frames": held or self._stack})
        self._stands, self._stack = False, ()

    def arm(self) -> None:
        """From now on so long; to be called more often than that, by the thread that looks."""
        faulthandler.dump_traceback_later(HELD_S, file=self._held)

    def disarm(self) -> None:
        faulthandler.cancel_dump_traceback_later()

    def _take_held(self) -> Frames:
        self._held.seek(0)
        found = self._held.read()
        if not found:
            return ()
        self._held.seek(0)
        self._held.truncate()
        return tuple(without_folders(found.decode("utf-8", "replace")).splitlines())


def frames_of(thread_id: int) -> Frames:
    """Where a thread of ours is now, the innermost first; without reading any source."""
    frame: FrameType | None = sys._current_frames().get(thread_id)
    if frame is None:
        return ()
    found = traceback.StackSummary.extract(traceback.walk_stack(frame), lookup_lines=False)
    return tuple(f"{place_in_package(one.filename)}:{one.lineno} {one.name}" for one in found)
