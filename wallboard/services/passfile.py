"""A line of a PostgreSQL passfile, which nobody but its owner may read; the driver finds a password there."""

import os
from pathlib import Path

from sqlalchemy import URL

from wallboard.refusal import Refusal

_ONLY_MINE = 0o600


def keep_in_passfile(file: Path, place: URL, password: str) -> None:
    """Writes the password of a place into the file, in place of the one that it had there.

    Raises:
        Refusal: the file cannot be written.
    """
    key = _key(place)
    try:
        kept = [line for line in _lines(file) if not line.startswith(f"{key}:")]
        _write(file, [*kept, f"{key}:{_escaped(password)}"])
    except OSError as trouble:
        raise Refusal(f"{file} cannot be written: {trouble.strerror}.") from None


def _key(place: URL) -> str:
    named = place.query.get("host") or place.host or "localhost"
    host = named if isinstance(named, str) else named[0]
    port = str(place.query.get("port") or place.port or 5432)
    words = (host, port, place.database or place.username or "*", place.username or "*")
    return ":".join(_escaped(word) for word in words)


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace(":", "\\:")


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def _write(file: Path, lines: list[str]) -> None:
    """Beside the file first and then in its place, never readable for others in between."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ONLY_MINE), "w") as made:
        made.write("\n".join(lines) + "\n")
    beside.replace(file)
