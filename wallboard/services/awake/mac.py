"""Keeps a Mac awake by the system's own helper, which ends with this program."""

import os
import subprocess

from wallboard.services.awake.wake import Lack, Wake


class MacLock:
    """See `WakeLock`."""

    def __init__(self) -> None:
        self._helper: subprocess.Popen[bytes] | None = None

    def hold(self) -> tuple[Lack, ...]:
        if self._helper is not None and self._helper.poll() is None:
            return ()
        try:
            self._helper = subprocess.Popen(["/usr/bin/caffeinate", "-dims", "-w", str(os.getpid())])
        except OSError as problem:
            way_out = "Set the display and the Mac to never sleep in its settings."
            why = f"caffeinate did not start ({problem.strerror})"
            return tuple(Lack(wake, why, way_out) for wake in Wake)
        return ()

    def release(self) -> None:
        if self._helper is not None:
            self._helper.terminate()
            self._helper.wait()
            self._helper = None
