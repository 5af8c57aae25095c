"""How late this machine is to a program that only sleeps: so much of a stall is not the board's own.

Run as a program it beats as the board's event loop does until its input ends, and then says how late it was.
"""

import json
import select
import subprocess
import sys
import time
from collections import Counter

from wallboard.live.lateness import Lateness

EVERY_S = 0.02
_ENDS_WITHIN_S = 10.0


class IdleProgram:
    """Runs beside the board, at the same priority."""

    def __init__(self) -> None:
        command = (sys.executable, "-m", "tests.soak.idle")
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def stop(self) -> Counter[int]:
        """How often it was late by so many milliseconds."""
        said, _ = self._process.communicate(timeout=_ENDS_WITHIN_S)
        return Counter({int(ms): int(count) for ms, count in json.loads(said)})


def main() -> None:
    """Beat until nobody wants to know any more."""
    lateness, last_s = Lateness(), time.monotonic()
    while not select.select([sys.stdin], [], [], EVERY_S)[0]:
        now_s = time.monotonic()
        lateness.note((now_s - last_s - EVERY_S) * 1000)
        last_s = now_s
    json.dump(lateness.classes(), sys.stdout)


if __name__ == "__main__":
    main()
