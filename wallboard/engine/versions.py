"""What a report of an end names besides the stack: the versions of what ran, and a signal by its name."""

import platform
import signal
from importlib.metadata import PackageNotFoundError, version

from wallboard import __version__

_PARTS = ("PySide6-Essentials", "SQLAlchemy", "psycopg")


def versions() -> dict[str, str]:
    found = {"wallboard": __version__, "Python": platform.python_version(), "system": platform.platform()}
    for part in _PARTS:
        try:
            found[part] = version(part)
        except PackageNotFoundError:
            continue
    return found


def signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return ""
