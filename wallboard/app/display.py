"""Whether there is a screen to open a window on; without one Qt ends the program instead of saying so."""

import os
import re
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

_TIMEOUT_S = 2.0
_X_SOCKETS = Path("/tmp/.X11-unix")


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """True where a window can be opened, or where somebody chose Qt's platform and knows better."""
    if environment.get("QT_QPA_PLATFORM") or sys.platform in ("win32", "darwin"):
        return True
    return _has_wayland(environment) or _has_x(environment.get("DISPLAY", ""))


def _has_wayland(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    return bool(name) and Path(environment.get("XDG_RUNTIME_DIR", ""), name).exists()


def _has_x(display: str) -> bool:
    """An X server answers at the display; a name left over from a session that ended does not count."""
    match = re.fullmatch(r"(?:unix)?(?P<host>[^:]*):(?P<number>\d+)(?:\.\d+)?", display)
    if match is None:
        return False
    number = int(match["number"])
    try:
        if match["host"]:
            socket.create_connection((match["host"], 6000 + number), _TIMEOUT_S).close()
        else:
            _connect_unix(number)
    except OSError:
        return False
    return True


def _connect_unix(number: int) -> None:
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(_TIMEOUT_S)
        probe.connect(str(_X_SOCKETS / f"X{number}"))
