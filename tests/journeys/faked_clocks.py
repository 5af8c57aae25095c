"""A live path in a process whose clock lies, and what it says; the database's clock and ours are right."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from wallboard.domain.policy import FloorClock

LIBRARY: Final = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
PATIENT_S: Final = 120.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the child; `m` is the steady clock before and after."""

    what: str
    m: tuple[float, float]
    told: dict[str, Any]

    @property
    def is_live(self) -> bool:
        return self.told.get("freshness") == "live"

    @property
    def alarms(self) -> dict[int, str]:
        return {int(number): state for number, state in self.told["alarms"].items()}

    @property
    def clock(self) -> FloorClock:
        floor, database, speed = self.told["clock"]
        return FloorClock(datetime.fromisoformat(floor), datetime.fromisoformat(database), speed)

    @property
    def now(self) -> datetime:
        return datetime.fromisoformat(self.told["now"])


class Child:
    """A process whose wall clock is `lie` ahead of ours, or behind it, until it is told otherwise."""

    def __init__(
        self, folder: Path, database: str, *, lie: timedelta = timedelta(0), zone: str = "UTC"
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._lie, self._gap = folder / "lie", folder / "gap"
        self.sleep(0)
        self.lie(lie)
        self._errors = (folder / "errors.txt").open("wb")
        self.process = subprocess.Popen(
            (sys.executable, "-m", "tests.journeys.clock_child", database, str(self._gap)),
            env={**os.environ, **self._faked(zone)},
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
        )
        self.lines: list[Line] = []
        self._unsettled: int | None = None
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def _faked(self, zone: str) -> dict[str, str]:
        return {
            "LD_PRELOAD": str(LIBRARY),
            "FAKETIME_TIMESTAMP_FILE": str(self._lie),
            "FAKETIME_NO_CACHE": "1",
            "DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
            "TZ": zone,
            "XDG_CONFIG_HOME": str(self._lie.parent),
            "XDG_STATE_HOME": str(self._lie.parent),
        }

    def lie(self, by: timedelta) -> None:
        """Step its wall clock; the file is put in place whole, for it is read at any time."""
        self._put(self._lie, f"{by.total_seconds():+.0f}")

    def sleep(self, seconds: float) -> None:
        """CLOCK_BOOTTIME is so far ahead, as after a sleep of the machine."""
        self._put(self._gap, str(seconds))

    def _put(self, file: Path, text: str) -> None:
        beside = file.with_suffix(".new")
        beside.write_text(text, encoding="ascii")
        beside.replace(file)

    @property
    def settled(self) -> list[Line]:
        """The ticks since it had read more than once: what a first read takes, nobody knows before."""
        return self.ticks[self._unsettled or 0 :]

    @property
    def ticks(self) -> list[Line]:
        return [line for line in self.lines if line.what == "tick"]

    def wait_for(self, is_so: Callable[[list[Line]], bool], what: str) -> None:
        """Until it is so for the ticks that it told."""
        until_s = time.monotonic() + PATIENT_S
        while not is_so(self.ticks):
            assert self.process.poll() is None, f"it ended before {what}"
            assert time.monotonic() < until_s, f"never: {what}; last {self.lines[-3:]}"
            time.sleep(0.05)

    def wait_until_rings(self, incident_id: int, *, times: int = 1) -> None:
        self.wait_for(lambda _: len(began_ringing(self.lines, incident_id)) >= times, "an alarm")

    def wait_until_after(self, instant: datetime) -> None:
        """Of the floor's time, on a board that is live."""
        self.wait_for(lambda ticks: ticks[-1].now > instant and ticks[-1].is_live, "an instant")

    def tick_on(self, times: int = 3) -> None:
        """Until it has told so many live ticks more."""
        known = len(self.ticks)
        self.wait_for(lambda ticks: sum(one.is_live for one in ticks[known:]) >= times, "live ticks")
        if self._unsettled is None:
            self._unsettled = len(self.ticks)

    def stop_for(self, seconds: float, *, gap_s: float = 0.0) -> float:
        """Suspended; when it went on, by the steady clock."""
        self.process.send_signal(signal.SIGSTOP)
        time.sleep(seconds)
        self.sleep(gap_s)
        went_on_s = time.monotonic()
        self.process.send_signal(signal.SIGCONT)
        return went_on_s

    def close(self) -> None:
        self.process.send_signal(signal.SIGCONT)
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._thread.join()
        if self.process.stdout is not None:
            self.process.stdout.close()
        self._errors.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for text in self.process.stdout:
            told = json.loads(text)
            self.lines.append(Line(told["what"], tuple(told["m"]), told))


def wrong_by(line: Line) -> timedelta:
    """How far what it took for the floor's time is from the true one, which was between two looks."""
    ahead_s = time.time() - time.monotonic()
    first, last = (line.clock.floor_at(datetime.fromtimestamp(ahead_s + m, UTC)) for m in line.m)
    return max(first - line.now, line.now - last, timedelta(0))


def began_ringing(lines: list[Line], incident_id: int) -> list[float]:
    """When it began to ring, by the steady clock; each time."""
    found: list[float] = []
    before = None
    for line in lines:
        if line.what == "sound":
            continue
        state = line.alarms.get(incident_id)
        if state == "ringing" != before:
            found.append(line.m[0])
        before = state
    return found
