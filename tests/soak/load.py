"""What happens on a floor that is soaked: a day comes again and again, and somebody hears the alarms."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tests.soak.repeated_day import DAY, BusyDay
from wallboard.refusal import sentence_of
from wallboard.services.database import Access, open_database
from wallboard.services.programs.alarming import acknowledge_alarm
from wallboard.services.programs.answer import Came

_HEARS_EVERY_S = 7.0
_NICE = 5
_ENDS_WITHIN_S = 5.0


class Replayer:
    """Plays a file after the other by `wallboard replay`, again from where it was whenever that ends."""

    def __init__(self, url: str, busy: BusyDay, files: Sequence[Path], speed: float) -> None:
        self._url, self._speed = url, speed
        first = busy.day
        self._days = [(file, first + DAY * day) for day, file in enumerate(files)]
        self._over, self._may_run = threading.Event(), threading.Event()
        self._may_run.set()
        self._running: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._run, name="replayer")
        self.played = 0
        self.broken = 0
        """How often a replay was ended by the database."""

    def start(self) -> None:
        self._thread.start()

    def pause(self) -> None:
        """Until `go_on` nothing is written any more."""
        self._may_run.clear()
        running = self._running
        while running is not None and running.poll() is None:
            running.send_signal(signal.SIGINT)  # again: before it listens it may ignore the first
            with suppress(subprocess.TimeoutExpired):
                running.wait(_ENDS_WITHIN_S)

    def go_on(self) -> None:
        self._may_run.set()

    def stop(self) -> None:
        self._over.set()
        self.pause()
        self._may_run.set()
        self._thread.join()

    def _run(self) -> None:
        while self._days and not self._over.is_set():
            self._may_run.wait()
            file, day = self._days[0]
            words = ["--from", f"{day:%Y-%m-%dT%H:%M}", "--until", f"{day + DAY:%Y-%m-%dT%H:%M}"]
            command = (
                sys.executable, "-m", "wallboard", "replay", str(file), "--mapping", "servicenow",
                "--database", self._url, "--speed", f"{self._speed:g}", *words,
            )  # fmt: skip
            self._running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            _stand_back(self._running.pid)
            said = (self._running.communicate()[1] or b"").decode(errors="replace")
            code, self._running = self._running.returncode, None
            if code == 0 or "is in this database already" in said:
                self._days.pop(0)
                self.played += 1
            elif self._may_run.is_set() and not self._over.is_set():
                self.broken += 1
                self._over.wait(1.0)


def _stand_back(pid: int) -> None:
    """It is the load, and not what is measured: on a machine that is short of processors it waits."""
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, pid, max(_NICE, os.getpriority(os.PRIO_PROCESS, pid)))


class Attendant:
    """Acknowledges what rings, every few seconds, as somebody at a desk would."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._over, self.hears = threading.Event(), threading.Event()
        self.hears.set()
        self.heard = 0
        """How often anything rang when it listened."""
        self._thread = threading.Thread(target=self._run, name="attendant")

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.wait(_HEARS_EVERY_S):
            if self.hears.is_set():
                self._answer()

    def _answer(self) -> None:
        """A database that is away is tried again by and by."""
        try:
            database = open_database(self._url, program="soak desk", needs=Access.WRITE)
            try:
                answer = acknowledge_alarm(database)
                self.heard += answer.came is Came.DONE
            finally:
                database.dispose()
        except Exception as problem:
            if sentence_of(problem) is None:
                raise
