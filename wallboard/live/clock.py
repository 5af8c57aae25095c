"""A clock that only goes forward and goes on while the machine sleeps; spans are measured with it."""

import time
from collections.abc import Callable

SteadyClock = Callable[[], float]
"""Seconds since some instant that does not matter."""


def steady_s() -> float:
    """Seconds of CLOCK_BOOTTIME where there is one: a wall that slept must not take its board for fresh."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()
