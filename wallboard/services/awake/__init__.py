"""Keeps the screen lit and the machine awake while a wall hangs, by whatever the system offers for it."""

import sys

from wallboard.services.awake.wake import Lack, Wake, WakeLock

__all__ = ["Lack", "Wake", "WakeLock", "wake_lock"]

PROGRAM = "Wallboard"
REASON = "A wall is shown"


def wake_lock() -> WakeLock:
    """What this system has, not asked yet; all its calls belong on one thread that may block."""
    if sys.platform == "win32":
        from wallboard.services.awake.windows import WindowsLock

        return WindowsLock()
    if sys.platform == "darwin":
        from wallboard.services.awake.mac import MacLock

        return MacLock()
    from wallboard.services.awake.linux import LinuxLock

    return LinuxLock(PROGRAM, REASON)
