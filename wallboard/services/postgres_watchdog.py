"""A watchdog for PostgreSQL connections: a wait on a dead network ends after seconds, not after hours.

TCP's own timeouts do not cover every case (a frozen server acknowledges for ever) and some systems lack
them, so each wait for the server is timed here, and a second thread shuts the socket of one that is overdue.
"""

import os
import socket
import threading
import time
from dataclasses import dataclass, field
from typing import Any, Final

import psycopg

PATIENCE_S: Final = 8.0
_LOOK_EVERY_S: Final = 0.25


@dataclass(slots=True)
class Watchdog:
    """Knows which sockets are being waited on and since when; its thread starts with the first wait."""

    patience_s: float = PATIENCE_S
    _waits: dict[int, tuple[float, int]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _thread: threading.Thread | None = None
    _last_token: int = 0

    def begin(self, file_number: int, patience_s: float | None = None) -> int:
        """Starts the clock on a wait; the number it returns ends it."""
        with self._lock:
            self._last_token += 1
            token = self._last_token
            due_s = time.monotonic() + (self.patience_s if patience_s is None else patience_s)
            self._waits[token] = (due_s, file_number)
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, name="database-watchdog", daemon=True)
                self._thread.start()
        return token

    def end(self, token: int) -> None:
        """The server answered."""
        with self._lock:
            self._waits.pop(token, None)

    def _watch(self) -> None:
        """Looks while there is something to wait for, and ends after a quiet while."""
        quiet_since = time.monotonic()
        while True:
            time.sleep(_LOOK_EVERY_S)
            now = time.monotonic()
            with self._lock:
                overdue = [token for token, (due, _) in self._waits.items() if now >= due]
                for token in overdue:
                    _shut(self._waits.pop(token)[1])
                if self._waits:
                    quiet_since = now
                elif now - quiet_since > 2 * self.patience_s:
                    self._thread = None
                    return


def _shut(file_number: int) -> None:
    """Shuts the connection down for both sides; whoever waits on it wakes up with an error."""
    try:
        duplicate = os.dup(file_number) if os.name == "posix" else file_number
        handle = socket.socket(fileno=duplicate)
    except OSError:
        return
    try:
        handle.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
    finally:
        if os.name == "posix":
            handle.close()
        else:
            handle.detach()


def watched_connection(watchdog: Watchdog) -> type[psycopg.Connection[Any]]:
    """A connection class whose every wait for the server is timed by this watchdog."""

    class WatchedConnection(psycopg.Connection[Any]):
        """A connection that is given up when the server stays silent for too long."""

        patience_s: float | None = None
        """For how long it may be silent, where that is not what it usually is."""

        def wait(self, *args: Any, **kwargs: Any) -> Any:
            token = watchdog.begin(self.pgconn.socket, self.patience_s)
            try:
                return super().wait(*args, **kwargs)
            finally:
                watchdog.end(token)

    return WatchedConnection
