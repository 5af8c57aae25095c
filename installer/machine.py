"""What the operating system must bring: which packages, and who installs them by which line."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from installer.stop import Stop

QT_LIBRARIES = (
    "libgl1",
    "libegl1",
    "libglib2.0-0",
    "libfontconfig1",
    "libdbus-1-3",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
)
_ELSEWHERE = {
    "dnf": "sudo dnf install mesa-libGL mesa-libEGL glib2 fontconfig dbus-libs libxkbcommon libxkbcommon-x11 "
    "xcb-util-cursor xcb-util-wm xcb-util-keysyms",
    "zypper": "sudo zypper install Mesa-libGL1 Mesa-libEGL1 libglib-2_0-0 fontconfig libdbus-1-3 "
    "libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1",
    "pacman": "sudo pacman -S libglvnd glib2 fontconfig dbus libxkbcommon libxkbcommon-x11 xcb-util-cursor "
    "xcb-util-wm xcb-util-keysyms",
}


def is_debian_like() -> bool:
    """Debian, Ubuntu and what follows them."""
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def may_install() -> bool:
    """Whether packages of the system may be installed without asking for anybody's password."""
    return is_debian_like() and os.geteuid() == 0


def line_for(packages: Sequence[str]) -> str:
    """The line a person types to install the packages."""
    return "sudo apt-get update && sudo apt-get install --yes " + " ".join(packages)


def qt_line() -> str:
    """The line that installs what Qt needs, in the words of this system."""
    if is_debian_like():
        return line_for(QT_LIBRARIES)
    return next((line for tool, line in _ELSEWHERE.items() if shutil.which(tool)), "")


def install(packages: Sequence[str]) -> None:
    """Installs packages of Debian or Ubuntu; raises Stop with the line to type where that fails."""
    print(f"Installing {', '.join(packages)} with apt-get …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = (["update"], ["install", "--yes", "--no-install-recommends", *packages])
    for step in steps:
        done = subprocess.run(
            ["apt-get", "--quiet=2", *step],
            check=False,
            env=quiet,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if done.returncode and step != ["update"]:
            raise Stop(
                f"apt-get failed:\n{_tail(done.stdout + done.stderr)}\nTry it by hand: {line_for(packages)}"
            )


def make_sure_qt_runs(python: Path) -> None:
    """Starts Qt once in a child; installs the libraries it misses where that is allowed, else names them."""
    complaint = _qt_complaint(python)
    if complaint is None:
        return
    if may_install():
        install(QT_LIBRARIES)
        complaint = _qt_complaint(python)
    if complaint is None:
        return
    line = qt_line()
    way_out = (
        f"Type this line, then start again:\n  {line}" if line else "Install what it names, then start again."
    )
    raise Stop(
        f"Qt, the windows' library, does not start on this {platform.system()}:\n  {complaint}\n{way_out}"
    )


_QT_PROBE = """
import ctypes, pathlib, sys
import PySide6
from PySide6 import QtWidgets
app = QtWidgets.QApplication([])
plugin = pathlib.Path(PySide6.__file__).parent / "Qt/plugins/platforms/libqxcb.so"
if plugin.exists():
    ctypes.CDLL(str(plugin))
"""


def _qt_complaint(python: Path) -> str | None:
    alone = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    tried = subprocess.run(
        [str(python), "-c", _QT_PROBE], check=False, env=alone, capture_output=True, text=True, timeout=120
    )
    if tried.returncode == 0:
        return None
    words = tried.stderr.strip().splitlines()
    return words[-1] if words else f"it ended with code {tried.returncode}"


def venv_package() -> str:
    """The Debian package that lets this very Python make environments."""
    if sys.executable.startswith("/usr/bin/"):
        return "python{}.{}-venv".format(*sys.version_info[:2])
    return "python3-venv"


def _tail(text: str, lines: int = 8) -> str:
    return "\n".join("  " + line for line in text.strip().splitlines()[-lines:])
