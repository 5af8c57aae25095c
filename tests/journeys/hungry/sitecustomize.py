"""Put before the program by the tests: on a signal, the board eats memory as a leak of its own would.

SIGUSR2 eats a little every few milliseconds; SIGURG asks at once for more than there is. Nothing of the
product knows of this.
"""

import signal
import threading
import time

_BITE, _FEAST = 30_000_000, 1 << 45
_eaten: list[bytearray] = []


def _creep() -> None:
    while True:
        _eaten.append(bytearray(_BITE))
        time.sleep(0.02)


signal.signal(signal.SIGUSR2, lambda _number, _frame: threading.Thread(target=_creep, daemon=True).start())
signal.signal(signal.SIGURG, lambda _number, _frame: _eaten.append(bytearray(_FEAST)))
