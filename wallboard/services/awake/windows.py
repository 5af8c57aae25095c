"""Keeps a Windows machine awake by the state of the thread that asks."""

import ctypes

from wallboard.services.awake.wake import Lack, Wake

_CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x1, 0x2


class WindowsLock:
    """See `WakeLock`; the state is the thread's own and ends with it."""

    def hold(self) -> tuple[Lack, ...]:
        if _set_state(_CONTINUOUS | _SYSTEM | _DISPLAY):
            return ()
        way_out = "Set “Screen and sleep” to “Never” in the system’s power settings."
        return tuple(Lack(wake, "Windows refused", way_out) for wake in Wake)

    def release(self) -> None:
        _set_state(_CONTINUOUS)


def _set_state(state: int) -> bool:
    system = getattr(ctypes, "windll", None)
    return system is not None and bool(system.kernel32.SetThreadExecutionState(state))
