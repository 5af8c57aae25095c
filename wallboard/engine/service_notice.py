"""Tells a service manager that this program is ready and alive, where there is one that listens."""

import contextlib
import os
import socket
from collections.abc import Mapping


class ServiceNotice:
    """systemd's way: short words to the socket that it named in the environment."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._address = environment.get("NOTIFY_SOCKET", "")

    def say(self, word: str) -> None:
        """Nothing where nobody listens: a wall does not depend on it."""
        if not self._address or not hasattr(socket, "AF_UNIX"):
            return
        place = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
            line.sendto(word.encode("ascii"), place)
