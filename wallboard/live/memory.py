"""How much memory this process holds."""

import os
from pathlib import Path

_PAGES = Path("/proc/self/statm")


def resident_bytes() -> int | None:
    """What is in memory now; None where the system does not tell it in a file (Windows, macOS)."""
    try:
        return int(_PAGES.read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return None
