"""Files that others read while they are written: seen whole or not at all."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

_LONGEST = 4_000_000


def replace_json(file: Path, document: Mapping[str, object]) -> None:
    """Whoever reads the file sees the old or the new, and never a half.

    Raises:
        OSError: it cannot be written.
    """
    beside = file.with_name(f"{file.name}.{os.getpid()}.new")
    beside.write_text(json.dumps(document), encoding="utf-8")
    beside.replace(file)


def read_json(file: Path) -> object | None:
    """What stands in the file; None where it is missing, broken or far too long."""
    try:
        with file.open(encoding="utf-8") as text:
            found: object = json.loads(text.read(_LONGEST))
    except (OSError, ValueError, RecursionError):
        return None
    return found
