"""The one test command: format, lint, types, floors and, beside them, tests; names at the end what failed."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from installer import machine
from installer.environment import Environment
from installer.parts import run_parts
from installer.stop import Stop

# What whole journeys drive: a screen with a window manager and a mouse, a real password store, an assistive
# client on its bus, a sound server that is listened to, what examines start files, and a clock that lies.
_TOOLS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "openbox": "openbox",
    "xrandr": "x11-xserver-utils",
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "pulseaudio": "pulseaudio",
    "parec": "pulseaudio-utils",
    "desktop-file-validate": "desktop-file-utils",
    "systemd-analyze": "systemd",
    "faketime": "faketime",
}
_MODULES = {"/usr/lib/python3/dist-packages/pyatspi": "python3-pyatspi"}
"""What the system's own Python brings into a test by a folder."""


def check_everything(environment: Environment, words: Sequence[str]) -> int:
    """Runs all checks, or only pytest with the words given; returns 0 only if all of them passed."""
    if sys.platform == "linux":
        _bring_tools()
    pytest = [str(environment.python), "-m", "pytest", *words]
    if words:
        return subprocess.call(pytest, cwd=environment.root)
    with ThreadPoolExecutor(1) as beside:  # one processor's work, which the tests need not wait for
        checked = beside.submit(_failed_checks, environment)
        code = run_parts(pytest, environment.root)
    if failed := checked.result():
        print(f"wallboard set-up: also failed: {', '.join(failed)} (shown above)", file=sys.stderr)
    return code or bool(failed)


def _failed_checks(environment: Environment) -> list[str]:
    return [name for name, command in _checks(environment) if not _passes(name, command, environment)]


def _checks(environment: Environment) -> list[tuple[str, list[str]]]:
    python = str(environment.python)
    return [
        ("format", [python, "-m", "ruff", "format", "--check", "."]),
        ("lint", [python, "-m", "ruff", "check", "."]),
        ("types", [python, "-m", "mypy"]),
        ("floors", [str(environment.script("lint-imports"))]),
    ]


def _passes(name: str, command: list[str], environment: Environment) -> bool:
    began = time.monotonic()
    done = subprocess.run(command, check=False, cwd=environment.root, capture_output=True, text=True)
    verdict = "passed" if done.returncode == 0 else "FAILED"
    print(f"{name:<8} {verdict} in {time.monotonic() - began:.0f} s", flush=True)
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0


def _bring_tools() -> None:
    missing = [package for tool, package in _TOOLS.items() if shutil.which(tool) is None]
    missing += [package for folder, package in _MODULES.items() if not Path(folder).is_dir()]
    if not missing:
        return
    if not machine.may_install():
        way_out = machine.line_for(missing) if machine.is_debian_like() else "install these"
        print(f"Not here: {', '.join(missing)}. Tests that need them are skipped; to run them: {way_out}")
        return
    try:
        machine.install(missing)
    except Stop as stop:
        if os.environ.get("CI"):
            raise
        print(stop.sentence)
