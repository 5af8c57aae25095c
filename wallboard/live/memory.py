"""How much memory this process holds, and what of it is given back."""

import os
from pathlib import Path

_PAGES = Path("/proc/self/statm")


def resident_bytes() -> int | None:
    """What is in memory now; None where the system does not tell it in a file (Windows, macOS)."""
    try:
        return int(_PAGES.read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return None


def give_back() -> bool:
    """Have the C library hand what lies free among what is used back to the system; False where it cannot.

    What a long read needed for a moment stays with the process otherwise, torn to pieces, and every storm
    adds to it. It takes no lock of Python's, and is for a thread that nobody waits for.
    """
    import ctypes  # not before the first page: the start is waited for

    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return False  # another C library than glibc
    return bool(trim(ctypes.c_size_t(0)))
