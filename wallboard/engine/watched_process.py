"""A process that a watchdog starts, holds by a pipe, and ends: politely, or after asking where it stands."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

_POLITE_S: Final = 15.0
_STACK_WITHIN_S: Final = 0.6
_KILLED_FIRST: Final = "500"
"""If the machine runs out of memory, rather this than the database: this one is brought back."""
_ABOVE: Final = 3
"""So many times its limit a process may reserve before the system itself refuses."""
_MB: Final = 1_000_000
_log = logging.getLogger(__name__)


class WatchedProcess:
    """Started at once; when this program ends, however it ends, the other end of its pipe closes.

    What signals do here has no like on Windows: there it is ended without telling where it stood.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, env=dict(environment))
        self.started_s = time.monotonic()

    @property
    def pid(self) -> int:
        return self._process.pid

    def code(self) -> int | None:
        """How it ended; None while it runs."""
        return self._process.poll()

    def bound(self, memory_mb: int) -> None:
        """The last resort against one that takes all memory at once; Linux only."""
        if sys.platform != "linux":
            return
        import resource

        most = _ABOVE * memory_mb * _MB
        try:
            resource.prlimit(self.pid, resource.RLIMIT_DATA, (most, most))
            Path(f"/proc/{self.pid}/oom_score_adj").write_text(_KILLED_FIRST, encoding="ascii")
        except OSError as problem:
            _log.warning("the board's memory is not bounded: %s", problem.strerror)

    def resident_bytes(self) -> int | None:
        """What it holds in memory; None where the system tells it in no file (macOS, Windows)."""
        try:
            pages = int(Path(f"/proc/{self.pid}/statm").read_bytes().split()[1])
        except (OSError, ValueError, IndexError):
            return None
        return pages * os.sysconf("SC_PAGE_SIZE")

    def leave(self) -> None:
        """End it as a person would: it is told, waited for, and only then killed."""
        if os.name == "nt":
            self._let_go()
        elif self.code() is None:
            self._process.send_signal(signal.SIGTERM)
            self._wake()
        self._wait(_POLITE_S)
        self.kill()

    def end_after_asking(self, has_told: Callable[[], bool]) -> None:
        """Ask it to leave its stack, even if it was stopped, wait a moment for it, and kill it."""
        if hasattr(signal, "SIGUSR1") and self.code() is None:
            self._process.send_signal(signal.SIGUSR1)
            self._wake()
            until_s = time.monotonic() + _STACK_WITHIN_S
            while time.monotonic() < until_s and not has_told() and self.code() is None:
                time.sleep(0.05)
        self.kill()

    def kill(self) -> None:
        if self.code() is None:
            self._process.kill()
        self._process.wait()
        self._let_go()

    def _wake(self) -> None:
        """A stopped process takes no signal but this one and the last."""
        if hasattr(signal, "SIGCONT"):
            self._process.send_signal(signal.SIGCONT)

    def _wait(self, within_s: float) -> None:
        try:
            self._process.wait(within_s)
        except subprocess.TimeoutExpired:
            _log.warning("the process %d does not leave, and is ended", self.pid)

    def _let_go(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
