"""How a soak ends before its time: in order, whoever asks."""

import signal
import sys
from types import FrameType


def ends_in_order() -> None:
    """Asked to end, take down what was put up: the kernel would go on dropping packets."""

    def leave(number: int, _frame: FrameType | None) -> None:
        for one in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(one, signal.SIG_IGN)  # who asks again only keeps us from it
        sys.exit(128 + number)

    for one in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(one, leave)
