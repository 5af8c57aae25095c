"""Stacks as they may be kept: which line of which part of a program, and not in whose folder it lies."""

import re
from pathlib import PurePosixPath

_FILE = re.compile(r'File "([^"\n]*)"')
_PLACE = re.compile(r"^( +)([^\n]*?\.py):(\d+) ", re.MULTILINE)
"""As our own log writes a frame; the other is Python's."""
_ROOTS = ("site-packages", "wallboard", "tests")


def without_folders(stack: str) -> str:
    """The text of a stack in which every file is named from its package on."""
    named = _FILE.sub(lambda found: f'File "{place_in_package(found[1])}"', stack)
    return _PLACE.sub(lambda found: f"{found[1]}{place_in_package(found[2])}:{found[3]} ", named)


def place_in_package(file: str) -> str:
    """`wallboard/live/store.py` of wherever that lies; of a file of no package only its name."""
    parts = PurePosixPath(file.replace("\\", "/")).parts
    for root in _ROOTS:
        if root in parts[:-1]:
            at = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[at + (root == "site-packages") :])
    return parts[-1] if parts else ""
