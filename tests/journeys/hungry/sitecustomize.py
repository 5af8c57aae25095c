"""Put before the program by the tests: on a signal, the board eats memory as a leak of its own would.

SIGUSR2 eats a little every few milliseconds; SIGURG asks at once for more than there is, in a turn of its own
of the event loop: else it would happen in the middle of whatever method Qt had just called. Nothing of the
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


def _feast() -> None:
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, lambda: _eaten.append(bytearray(_FEAST)))


signal.signal(signal.SIGUSR2, lambda _number, _frame: threading.Thread(target=_creep, daemon=True).start())
signal.signal(signal.SIGURG, lambda _number, _frame: _feast())
