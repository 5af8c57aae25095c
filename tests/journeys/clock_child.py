"""A desktop's live path that says what it counts: `python -m tests.journeys.clock_child DATABASE GAP_FILE`.

One line of JSON for each tick, each change of alarms and each sound, with the steady clock before and after
it was looked at, which no fake touches. GAP_FILE holds the seconds that CLOCK_BOOTTIME is ahead: a machine
that slept for so long.
"""

import json
import signal
import sys
import threading
import time
from pathlib import Path
from typing import SupportsIndex

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from wallboard.app.live_path import LivePath
from wallboard.app.source import DatabaseSource, DatabaseWriter
from wallboard.domain.alarm_sound import Sounded
from wallboard.domain.promises import promise_page
from wallboard.widgets.times import Moment, left

_REALLY = time.clock_gettime


def sleeps(gap: Path) -> None:
    """From here on a sleep of this machine is told by a file."""

    def clock_gettime(clock: int) -> float:
        ahead_s = float(gap.read_text(encoding="ascii") or 0) if clock == time.CLOCK_BOOTTIME else 0.0
        return _REALLY(clock) + ahead_s

    time.clock_gettime = clock_gettime


def naps() -> None:
    """The library that fakes the clock refuses time.sleep."""

    def sleep(seconds: SupportsIndex | float, /) -> None:
        threading.Event().wait(float(seconds))

    time.sleep = sleep


class Teller(QObject):
    """Prints; a page would show the same at the same instants."""

    def __init__(self, live: LivePath) -> None:
        super().__init__()
        self._live = live
        live.ticker.tick.connect(self.tick)
        live.alarms.changed.connect(self.alarms)
        live.alarms.sounded.connect(self.sounded)

    @Slot(object)
    def tick(self, _now: object) -> None:
        before_s = time.monotonic()
        now = self._live.ticker.now()
        after_s = time.monotonic()
        board, sight = self._live.store.board, self._live.store.sight
        page = promise_page(board, now)
        self._say(
            what="tick",
            m=(before_s, after_s),
            now=now.isoformat(),
            clock=[
                board.clock.floor_anchor_at.isoformat(),
                board.clock.database_anchor_at.isoformat(),
                board.clock.speed,
            ],
            local=Moment(now).clock_s(now),
            freshness=sight.freshness.value,
            silent_s=sight.silent_for.total_seconds(),
            read_at=board.read_at.isoformat(),
            left={line.incident_id: left(line.due_at - now) for line in (*page.breached, *page.next)},
            alarms=self._states(),
        )

    @Slot()
    def alarms(self) -> None:
        self._say(what="alarms", m=(time.monotonic(),) * 2, alarms=self._states())

    @Slot(object)
    def sounded(self, sound: Sounded) -> None:
        self._say(what="sound", m=(time.monotonic(),) * 2, sound=sound.sound, volume=sound.volume)

    def _states(self) -> dict[int, str]:
        return {one.incident_id: one.state.value for one in self._live.alarms.alarms}

    def _say(self, **told: object) -> None:
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


def main() -> None:
    database, gap = sys.argv[1], Path(sys.argv[2])
    sleeps(gap)
    naps()
    app = QCoreApplication([])
    writer = DatabaseWriter(database)
    live = LivePath(
        DatabaseSource(database), write=writer.write, settle=writer.settle, write_marks=writer.write_marks
    )
    teller = Teller(live)
    live.start()
    signal.signal(signal.SIGTERM, lambda *_told: app.quit())
    awake = QTimer(interval=200)
    awake.timeout.connect(lambda: None)  # so that the signal is taken
    awake.start()
    app.exec()
    live.stop(20)
    writer.close()
    del teller


if __name__ == "__main__":
    main()
