"""A screen, a window manager and a mouse for one test, all of its own and all ended by it."""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

Point = tuple[int, int]
NEEDED = ("Xvfb", "openbox", "xdotool")


def missing_tools() -> tuple[str, ...]:
    return tuple(tool for tool in NEEDED if shutil.which(tool) is None)


@dataclass
class Screen:
    """A virtual display; `mouse` does what a hand does."""

    display: str
    children: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def environment(self, **more: str) -> dict[str, str]:
        return {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", **more}

    def start(self, *command: str) -> None:
        quiet = subprocess.DEVNULL
        self.children.append(subprocess.Popen(command, env=self.environment(), stdout=quiet, stderr=quiet))

    def mouse(self, *acts: str) -> None:
        subprocess.run(("xdotool", *acts), env=self.environment(), check=True, timeout=10)

    def move(self, at: Point) -> None:
        """Without xdotool's own waiting, which never ends where the pointer stands there already."""
        self.mouse("mousemove", str(at[0]), str(at[1]))

    def drag_over(self, way: Sequence[Point]) -> None:
        """In small steps: a jump is no drag for a window system."""
        for at in way:
            self.move(at)
            time.sleep(0.05)

    def key(self, name: str) -> None:
        self.mouse("key", name)


def way(start: Point, end: Point, steps: int = 12) -> list[Point]:
    across, down = end[0] - start[0], end[1] - start[1]
    return [(start[0] + across * i // steps, start[1] + down * i // steps) for i in range(1, steps + 1)]


@contextmanager
def virtual_screen(size: str = "1440x900") -> Iterator[Screen]:
    """Xvfb picks a free display number itself."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ("Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{size}x24", "-nolisten", "tcp"),
        pass_fds=(write_end,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    with os.fdopen(read_end) as number:
        screen = Screen(f":{number.readline().strip()}", [server])
    try:
        screen.start("openbox")
        yield screen
    finally:
        for child in reversed(screen.children):
            child.terminate()
            child.wait(timeout=10)


def _at_home(home: Path) -> dict[str, str]:
    """Where a process keeps what is its own, away from whoever runs the tests."""
    folders = ("config", "state", "data", "cache")
    kept = {f"XDG_{name.upper()}_HOME": str(home / name) for name in folders}
    return {"HOME": str(home), "PYTHONUNBUFFERED": "1", **kept}


class Window:
    """The program itself, in a process of its own; it tells where its incidents and targets are."""

    def __init__(
        self,
        screen: Screen,
        url: str,
        home: Path,
        *,
        page: str = "",
        command: Sequence[str] = (),
        **more: str,
    ) -> None:
        """With `command` another window than that of `wallboard open` on a page."""
        environment = screen.environment(**more, **_at_home(home), WALLBOARD_TELL_PLACES="1")
        words = command or ("open", "--page", page)
        self._errors = (home / "errors.txt").open("wb")
        self._process = subprocess.Popen(
            (sys.executable, "-m", "wallboard", *words, "--database", url),
            env=environment,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
        )
        self._places: dict[str, Point] = {}
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def place(self, name: str, within_s: float = 30.0) -> Point:
        """Where something is, once it is there and has stood still for a moment."""
        last, end_s = None, time.monotonic() + within_s
        while time.monotonic() < end_s:
            found = self._places.get(name)
            if found is not None and found == last:
                return found
            last = found
            time.sleep(0.4)
            if self._process.poll() is not None:
                raise AssertionError(f"the window ended with {self._process.returncode}: {self.errors()}")
        raise AssertionError(f"no “{name}” on the screen; there are {sorted(self._places)}; {self.errors()}")

    @property
    def names(self) -> frozenset[str]:
        """The names of all places that it tells now."""
        return frozenset(self._places)

    def tells(self, words: str) -> bool:
        """Whether the name of any place says this now."""
        return any(words in name for name in self._places)

    def wait_for_a_page(self, within_s: float = 30.0) -> None:
        """Until it tells where anything is: then the page is there."""
        end_s = time.monotonic() + within_s
        while not self._places and time.monotonic() < end_s and self._process.poll() is None:
            time.sleep(0.1)
        assert self._places, self.errors()

    def errors(self) -> str:
        return Path(self._errors.name).read_text(errors="replace")[-2000:]

    def close(self) -> int:
        self._process.terminate()
        code = self._process.wait(timeout=30)
        self._reader.join(timeout=5)
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._errors.close()
        return code

    def _read(self) -> None:
        if self._process.stdout is None:
            return
        for line in self._process.stdout:
            if line.startswith("{"):
                self._places = {name: (at[0], at[1]) for name, at in json.loads(line).items()}
