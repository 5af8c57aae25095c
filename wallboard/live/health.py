"""Writes down each second how the board is, as long as its event loop turns, and watches that it does."""

import logging
import os
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from wallboard.domain.board import Board
from wallboard.domain.health import Followed, Health, Phase, health_document
from wallboard.domain.wall_folder import DIGEST_WANTED
from wallboard.live.beat import Beat
from wallboard.live.memory import resident_bytes
from wallboard.live.stall import StallWatch
from wallboard.live.thread import Worker
from wallboard.whole_file import replace_json

EVERY_S = 1.0
_LOOK_S = 0.2
_log = logging.getLogger(__name__)

Digest = Callable[[Board], str]


@dataclass(frozen=True, slots=True)
class Glance:
    """What the UI thread last told of itself, as one value."""

    phase: Phase = Phase.STARTING
    pages: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    followed: Followed | None = None
    board: Board | None = None

    @property
    def state(self) -> tuple[Phase, Mapping[str, str], str | None]:
        """What somebody may be waiting for: another one is written down at once."""
        return self.phase, self.pages, None if self.followed is None else self.followed.freshness


class HealthWriter(Worker):
    """On a thread of its own: looks five times a second, and writes once, but nothing while no beat came."""

    def __init__(self, beat: Beat, file: Path | None, *, digest: Digest | None = None) -> None:
        """Made on the thread that it watches; without a file it only watches."""
        super().__init__()
        self._beat, self._file, self._digest = beat, file, digest
        self._watched = threading.get_ident()
        self._over = threading.Event()
        self.glance = Glance()
        """Set by the UI thread."""
        self._written: tuple[int, float] = (-1, 0.0)
        self._told = self.glance.state
        self._digested: tuple[tuple[str, int] | None, str | None] = (None, None)
        self._is_failing = False

    def run(self) -> None:
        with tempfile.TemporaryFile(buffering=0) as held:
            watch = StallWatch(self._watched, held)
            while not self._over.is_set():
                watch.arm()
                self._turn(watch, time.monotonic())
                self._over.wait(_LOOK_S)
            watch.disarm()
        self.write()

    def stop(self) -> None:
        self._over.set()

    def _turn(self, watch: StallWatch, now_s: float) -> None:
        watch.look(now_s - self._beat.last_s, self._beat.last_stall_s)
        (beat, written_s), state = self._written, self.glance.state
        is_due = now_s - written_s >= EVERY_S or state != self._told
        if self._beat.count != beat and is_due:
            self._written, self._told = (self._beat.count, now_s), state
            self.write()

    def write(self) -> None:
        """Replace the file by how it is now; what fails is told once and tried again."""
        if self._file is None:
            return
        lateness = self._beat.lateness
        try:
            told = health_document(self._health(), lateness.classes(), now_s=time.monotonic())
            replace_json(self._file, told)
        except OSError as problem:
            if not self._is_failing:
                _log.warning("no health is written: %s (%s)", self._file.name, problem.strerror)
            self._is_failing = True
            with suppress(OSError):
                self._file.touch()  # a full disk must not look like a window that hangs
        else:
            self._is_failing = False

    def _health(self) -> Health:
        glance = self.glance
        return Health(
            beat=self._beat.count,
            phase=glance.phase,
            pid=os.getpid(),
            pages=glance.pages,
            followed=glance.followed,
            stalls=self._beat.lateness.stalls(),
            rss_bytes=resident_bytes(),
            digest=self._digest_of(glance.board),
        )

    def _is_digest_wanted(self) -> bool:
        return self._file is not None and self._file.with_name(DIGEST_WANTED).exists()

    def _digest_of(self, board: Board | None) -> str | None:
        """Only where somebody asks for it, and of a board that stood still since the last time."""
        if board is None or self._digest is None or not self._is_digest_wanted():
            return None
        before, told = self._digested
        if (board.epoch, board.seq) != before:
            self._digested = ((board.epoch, board.seq), None)
            return None
        if told is None:
            self._digested = (before, self._digest(board))
        return self._digested[1]
