"""Starts a wall or a desk with the session: by the desktop's autostart folder, or by systemd for the user."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from wallboard.assets import autostart_file
from wallboard.refusal import Refusal

_SYSTEMCTL_WITHIN_S = 20.0


class Starts(StrEnum):
    """What is started with the session."""

    WALL = "wall"
    DESK = "desk"


class By(StrEnum):
    """Who starts it: the desktop, or systemd, which starts it again, too, if even its watchdog ends."""

    DESKTOP = "desktop"
    SYSTEMD = "systemd"


@dataclass(frozen=True, slots=True)
class Placed:
    """A file that was put in place, and what is left to do; empty when nothing is."""

    file: Path
    way_on: str = ""


def place(starts: Starts, by: By, *, environment: Mapping[str, str] = os.environ) -> Placed:
    """Put the start file in place, with the path of this very program; another way's file is taken away.

    Raises:
        Refusal: there is no such way for this, or the file cannot be written.
    """
    if sys.platform != "linux":
        raise Refusal(
            "sessions of this system start no programs by such files. Put a link to “wallboard --wall” "
            "among its own startup programs."
        )
    if by is By.SYSTEMD and starts is Starts.DESK:
        raise Refusal("a desk is started by the desktop: leave out “--by systemd”.")
    remove(environment=environment)
    file = _file(starts, by, environment)
    _write(file, _with_program(autostart_file(file.name).read_text(encoding="utf-8"), program()))
    return Placed(file, _enable(file.name) if by is By.SYSTEMD else "")


def remove(*, environment: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """Take away whatever starts one of them; the files that were there."""
    found = []
    for starts, by in ((Starts.WALL, By.SYSTEMD), (Starts.WALL, By.DESKTOP), (Starts.DESK, By.DESKTOP)):
        file = _file(starts, by, environment)
        if file.exists():
            if by is By.SYSTEMD:
                _systemctl("disable", file.name)
            file.unlink()
            found.append(file)
    return tuple(found)


def program() -> str:
    """The path by which this program was called, or its interpreter with the module."""
    called = Path(sys.argv[0])
    if called.name.startswith("wallboard") and called.is_file() and os.access(called, os.X_OK):
        return str(called.resolve())
    beside = shutil.which("wallboard", path=str(Path(sys.executable).parent))
    return beside or f"{sys.executable} -m wallboard"


def _file(starts: Starts, by: By, environment: Mapping[str, str]) -> Path:
    home = environment.get("XDG_CONFIG_HOME") or str(
        Path(environment.get("HOME", "~")).expanduser() / ".config"
    )
    if by is By.SYSTEMD:
        return Path(home, "systemd", "user", f"wallboard-{starts}.service")
    return Path(home, "autostart", f"wallboard-{starts}.desktop")


def _with_program(text: str, path: str) -> str:
    return text.replace("/usr/bin/wallboard", _quoted(path))


def _quoted(path: str) -> str:
    """A path with a blank in it is one word to neither the desktop nor systemd unless it is quoted."""
    if path.endswith(" -m wallboard"):
        return _quoted(path.removesuffix(" -m wallboard")) + " -m wallboard"
    return f'"{path}"' if " " in path else path


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as problem:
        raise Refusal(
            f"{file} cannot be written ({problem.strerror}). Mend the rights of its folder."
        ) from None


def _enable(unit: str) -> str:
    """What a person must do themselves, where systemd for this user cannot be reached from here."""
    if _systemctl("daemon-reload") and _systemctl("enable", unit):
        return ""
    return f"run “systemctl --user enable --now {unit}” within the session of the screen"


def _systemctl(*words: str) -> bool:
    systemctl = shutil.which("systemctl")
    if systemctl is None:
        return False
    try:
        done = subprocess.run(
            [systemctl, "--user", *words], check=False, capture_output=True, timeout=_SYSTEMCTL_WITHIN_S
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
