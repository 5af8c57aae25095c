"""Keeps a Linux machine awake: by its desktop, by the X server and by the login manager."""

import os
from collections.abc import Mapping

from wallboard.services.awake.buses import Bus, BusRefused, login_manager, screen_savers
from wallboard.services.awake.wake import Lack, Wake
from wallboard.services.awake.x_server import XServer

_SCREEN_WAY_OUT = "Switch the screen saver and the screen’s power saving off in the desktop’s settings."
_SLEEP_WAY_OUT = "Switch suspend off in the system’s settings, or mask sleep.target."


class LinuxLock:
    """See `WakeLock`.

    A desktop without a screen saver lacks nothing as long as the X server's own blanking is held off. What is
    held is asked for again only when its service has gone. An X server's own blanking is held off by
    telling the server at each `hold` that somebody is there, so call it more often than it blanks.
    """

    def __init__(self, program: str, reason: str, environment: Mapping[str, str] = os.environ) -> None:
        self._savers = Bus("SESSION", screen_savers(program, reason))
        self._login = Bus("SYSTEM", login_manager(program, reason))
        display = environment.get("DISPLAY", "")
        self._x = XServer(display) if display and not environment.get("WAYLAND_DISPLAY") else None

    def hold(self) -> tuple[Lack, ...]:
        stays_lit = self._x is not None and self._x.somebody_is_there()
        screen = _refusal(self._savers)
        sleep = _refusal(self._login)
        lacks = []
        if screen is not None and not (stays_lit and screen.nobody):
            lacks.append(Lack(Wake.SCREEN, screen.sentence, _SCREEN_WAY_OUT))
        if sleep is not None:
            lacks.append(Lack(Wake.SLEEP, sleep.sentence, _SLEEP_WAY_OUT))
        return tuple(lacks)

    def release(self) -> None:
        for bus in (self._savers, self._login):
            bus.close()
        if self._x is not None:
            self._x.close()


def _refusal(bus: Bus) -> BusRefused | None:
    try:
        bus.hold()
    except BusRefused as refused:
        return refused
    return None
