"""A network between the board and the database that can swallow everything, without telling anybody."""

import os
import re
import shutil
import subprocess
import threading
from pathlib import Path

from tests.services.lying_proxy import LyingProxy

_OURS = "wallboard-soak"
_MARK = re.compile(rf'--comment "?{_OURS}:(?P<pid>\d+):(?P<began>\d+)\b')


class Network:
    """The way to a server's socket by TCP; while it is cut nothing arrives, and no line is closed.

    Where this user may, packets are dropped by the kernel, on that port of the loopback alone; elsewhere
    the proxy keeps what it is sent to itself. Rules of the kernel outlive whoever made them: they name their
    process, and the next network takes away those of processes that are gone.
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
            _drop(self.port)
        else:
            self._is_open.clear()

    def mend(self) -> None:
        if self._drops:
            _let_through(self.port)
        self._is_open.set()

    def close(self) -> None:
        self.mend()
        self._proxy.close()


class _HoldingProxy(LyingProxy):
    """Takes everything and passes nothing on while its event is not set."""

    def __init__(self, url: str, is_open: threading.Event) -> None:
        super().__init__(url, waits=is_open.wait)

    @property
    def port(self) -> int:
        return int(self._listener.getsockname()[1])


def forget_the_dead() -> None:
    """Take away the rules whose process is gone: it was killed while it dropped packets."""
    for rule in _rules():
        marked = _MARK.search(rule)
        if marked and _began(int(marked["pid"])) != int(marked["began"]):
            _delete(rule)


def _drops_packets(port: int) -> bool:
    """Tries it once: a container may have the program and not the right."""
    if shutil.which("iptables") is None:
        return False
    try:
        forget_the_dead()
        try:
            _drop(port)
        finally:
            _let_through(port)
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def _drop(port: int) -> None:
    mark = f"{_OURS}:{os.getpid()}:{_began(os.getpid())}"
    for side in ("--dport", "--sport"):
        place = ["-i", "lo", "-p", "tcp", side, str(port), "-m", "comment", "--comment", mark]
        _iptables("-I", "INPUT", *place, "-j", "DROP")


def _let_through(port: int) -> None:
    """Whatever of it there is: whoever was interrupted may have come only half the way."""
    for rule in _rules():
        marked = _MARK.search(rule)
        if marked and int(marked["pid"]) == os.getpid() and re.search(rf"--[ds]port {port}\b", rule):
            _delete(rule)


def _rules() -> list[str]:
    return _iptables("-S", "INPUT").splitlines()


def _delete(rule: str) -> None:
    _iptables(*rule.replace("-A INPUT", "-D INPUT", 1).replace('"', "").split())


def _iptables(*command: str) -> str:
    done = subprocess.run(
        ("iptables", "-w", "5", *command), check=True, capture_output=True, text=True, timeout=10
    )
    return done.stdout


def _began(pid: int) -> int | None:
    """When a process began, in the kernel's ticks: its number may be somebody else's by now."""
    try:
        return int(Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[19])
    except (OSError, ValueError, IndexError):
        return None
