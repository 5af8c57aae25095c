"""A network between the board and the database that can swallow everything, without telling anybody."""

import os
import shutil
import subprocess
import threading

from tests.services.lying_proxy import LyingProxy


class Network:
    """The way to a server's socket by TCP; while it is cut nothing arrives, and no line is closed.

    Where this user may, packets are dropped by the kernel, on that port of the loopback alone; elsewhere
    the proxy keeps what it is sent to itself.
    """

    def __init__(self, url: str) -> None:
        self._is_open = threading.Event()
        self._is_open.set()
        self._proxy = _HoldingProxy(url, self._is_open)
        self.port = self._proxy.port
        self._drops = os.name == "posix" and os.geteuid() == 0 and _drops_packets(self.port)

    @property
    def kind(self) -> str:
        return "packets dropped by iptables" if self._drops else "bytes held by a proxy"

    def url(self, login: str) -> str:
        return self._proxy.url.replace("postgres:@", f"{login}@").replace("postgres@", f"{login}@")

    def cut(self) -> None:
        if self._drops:
            _packets("-I", self.port)
        else:
            self._is_open.clear()

    def mend(self) -> None:
        if self._drops:
            _packets("-D", self.port)
        self._is_open.set()

    def close(self) -> None:
        self._is_open.set()
        self._proxy.close()


class _HoldingProxy(LyingProxy):
    """Takes everything and passes nothing on while its event is not set."""

    def __init__(self, url: str, is_open: threading.Event) -> None:
        super().__init__(url, waits=is_open.wait)

    @property
    def port(self) -> int:
        return int(self._listener.getsockname()[1])


def _drops_packets(port: int) -> bool:
    """Tries it once: a container may have the program and not the right."""
    if shutil.which("iptables") is None:
        return False
    try:
        _packets("-I", port)
        _packets("-D", port)
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def _packets(act: str, port: int) -> None:
    for side in ("--dport", "--sport"):
        command = ["iptables", act, "INPUT", "-i", "lo", "-p", "tcp", side, str(port), "-j", "DROP"]
        subprocess.run(command, check=True, capture_output=True, timeout=10)
