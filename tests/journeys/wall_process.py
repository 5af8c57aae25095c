"""`wallboard --wall` as a person starts it, seen from outside: by its files, its processes and its port."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from tests.conftest import plain_sql
from tests.journeys.plain_floor import write_floor
from wallboard.services.upgrade import Kind, init

ROOT: Final = Path(__file__).resolve().parents[2]
HUNGRY: Final = Path(__file__).with_name("hungry")
PATIENT_S: Final = 90.0
TWO_PAGES: Final = """
[page.overview]
title = "Overview"
grid = "wall"
for_s = 5
[page.staff]
title = "Staff"
grid = ["headline", "lanes"]
for_s = 3600
"""
"""A plan by which a wall turns to a page that is not its first, and stays there."""
WAYS: Final = {
    "SIGKILL": signal.SIGKILL,
    "SIGSEGV": signal.SIGSEGV,
    "SIGSTOP": signal.SIGSTOP,
    "memory, creeping": signal.SIGUSR2,
    "memory, at once": signal.SIGURG,
}
"""What is sent to the board, by the name of what that is for it."""


def quiet_floor(place: Path, incidents: int = 6) -> str:
    """A floor on which nothing sounds an alarm, for that would hold the first page."""
    init(str(place), Kind.TRAINING)
    write_floor(str(place), incidents=incidents)
    plain_sql(str(place), "UPDATE incident SET severity = 3 WHERE severity < 3")
    return str(place)


class WallProcess:
    """A watchdog and its board in a home of their own."""

    def __init__(
        self, home: Path, database: str, *words: str, screen: Mapping[str, str], plan: str = ""
    ) -> None:
        self.home = home
        folders = {name: home / name for name in ("config", "state", "data", "cache", "run")}
        for folder in folders.values():
            folder.mkdir(parents=True, exist_ok=True)
        settings = home / "config" / "wallboard"
        settings.mkdir(exist_ok=True)
        (settings / "wall.toml").write_text(plan, encoding="utf-8")
        kept = {f"XDG_{name.upper()}_HOME": str(folder) for name, folder in folders.items()}
        paths = {"PYTHONPATH": os.pathsep.join((str(HUNGRY), str(ROOT))), "HOME": str(home)}
        environment = {**os.environ, **screen, **kept, **paths, "PYTHONUNBUFFERED": "1"}
        environment.pop("XDG_RUNTIME_DIR", None)
        self._said = (home / "said.txt").open("wb")
        command = (sys.executable, "-m", "wallboard", "--wall", "--database", database, *words)
        self.process = subprocess.Popen(command, env=environment, stdout=self._said, stderr=self._said)

    @property
    def folder(self) -> Path:
        return self.home / "state" / "wallboard" / "wall-1"

    @property
    def log(self) -> Path:
        return self.home / "state" / "wallboard" / "log"

    def said(self) -> str:
        return (self.home / "said.txt").read_text(encoding="utf-8")

    def health(self) -> dict[str, Any]:
        """What the board says of itself; empty while none says anything."""
        with suppress(OSError, ValueError):
            found = json.loads((self.folder / "health.json").read_text(encoding="utf-8"))
            return found if isinstance(found, dict) else {}
        return {}

    def wait_for(self, is_so: Callable[[], bool], what: str, within_s: float = PATIENT_S) -> None:
        until_s = time.monotonic() + within_s
        while not is_so():
            assert self.process.poll() is None, f"the watchdog ended while waiting for {what}: {self.said()}"
            assert time.monotonic() < until_s, f"never: {what}: {self.said()}"
            time.sleep(0.02)

    def wait_until_shown(self, page: str = "", *, other_than: int | None = None) -> dict[str, Any]:
        """The health of a board that shows a live page, or that one; `other_than` is the process before."""
        found: dict[str, Any] = {}

        def is_shown() -> bool:
            found.clear()
            found.update(self.health())
            return _is_shown(found, other_than) and page in ("", *found["pages"].values())

        self.wait_for(is_shown, f"a board that shows its page {page}")
        return found

    def strike(self, number: signal.Signals) -> tuple[float, Mapping[str, str]]:
        """Send the board a signal; the seconds until another shows a live page, and its pages."""
        pid = int(self.health()["pid"])
        began_s = time.monotonic()
        os.kill(pid, number)
        after = self.wait_until_shown(other_than=pid)
        return time.monotonic() - began_s, after["pages"]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(40)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self._said.close()


def resident_mb(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_bytes().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def is_running(pid: int) -> bool:
    """A process that ended and was not yet asked for its code does not run any more."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def _is_shown(health: Mapping[str, Any], other_than: int | None) -> bool:
    is_other = health.get("pid") not in (None, other_than)
    return is_other and health.get("state") == "showing" and health.get("freshness") == "live"
