"""An accessibility bus with an assistive client on it, for one test: what it says of the program's window."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.journeys.real_screen import Screen

SYSTEM_PYTHON = "/usr/bin/python3"
_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_READER = Path(__file__).with_name("tree_reader.py")


@dataclass(frozen=True)
class Node:
    """One node as an assistive client tells it."""

    role: str
    name: str
    value: str
    place: tuple[int, ...]
    actions: tuple[str, ...]
    children: tuple["Node", ...]

    def all(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.all()

    def named(self, name: str) -> "Node":
        """The node whose name begins so.

        Raises:
            LookupError: there is none.
        """
        for node in self.all():
            if node.name.startswith(name):
                return node
        raise LookupError(f"nothing is called “{name}” in {sorted({node.name for node in self.all()})[:80]}")


def missing_parts() -> tuple[str, ...]:
    """What of the accessibility bus this machine lacks, by Debian's package names."""
    lacks = [] if _launcher() else ["at-spi2-core"]
    lacks += [] if shutil.which("dbus-daemon") else ["dbus-daemon"]
    lacks += [] if _has_reader() else ["python3-pyatspi"]
    return tuple(lacks)


@contextmanager
def accessibility_bus(screen: Screen) -> Iterator[dict[str, str]]:
    """A session bus and the accessibility bus on it; what is yielded goes into the program's environment."""
    daemon = subprocess.Popen(
        ("dbus-daemon", "--session", "--nofork", "--print-address=1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    words = {
        "DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().strip(),
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "NO_AT_BRIDGE": "0",
    }
    quiet = subprocess.DEVNULL
    launcher = subprocess.Popen(
        (_launcher(), "--launch-immediately"), env=screen.environment(**words), stdout=quiet, stderr=quiet
    )
    try:
        yield words
    finally:
        for child in (launcher, daemon):
            child.terminate()
            child.wait(timeout=10)
        daemon.stdout.close()


def read_tree(screen: Screen, bus: dict[str, str], *, within_s: float = 30.0) -> Node:
    """The accessible tree of the program that runs on the screen."""
    return _node(json.loads(_read(screen, bus, str(within_s))))


def wait_until_told(screen: Screen, bus: dict[str, str], name: str, *, within_s: float) -> None:
    """Until the program has a node of this name."""
    _read(screen, bus, str(within_s), name)


def _read(screen: Screen, bus: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        (SYSTEM_PYTHON, "-E", "-s", str(_READER), "wallboard", *words),
        env=screen.environment(**bus),
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _node(told: dict[str, Any]) -> Node:
    return Node(
        told["role"],
        told["name"],
        told["value"],
        tuple(told.get("rect", ())),
        tuple(told.get("actions", ())),
        tuple(_node(child) for child in told.get("children", ())),
    )


def _launcher() -> str:
    return next((path for path in _LAUNCHERS if Path(path).exists()), "")


def _has_reader() -> bool:
    if not Path(SYSTEM_PYTHON).exists():
        return False
    words = (SYSTEM_PYTHON, "-E", "-s", "-c", "import pyatspi")
    return subprocess.run(words, check=False, capture_output=True).returncode == 0
