"""Where the ends of a board are kept: a folder beside the log, one file each, and never more than fifty."""

import logging
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from typing import Final

from platformdirs import user_log_path

from wallboard.domain.wall_ends import WallEnd, end_document, end_from
from wallboard.whole_file import read_json, replace_json

MOST: Final = 50
_SEEN = "seen.json"
_PREFIX = "end-"
_log = logging.getLogger(__name__)


def ends_folder() -> Path:
    """On this machine, for this user."""
    return user_log_path("wallboard", appauthor=False) / "crashes"


class WallEnds:
    """The ends kept in one folder; what cannot be read is passed over."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = ends_folder() if folder is None else folder

    def keep(self, end: WallEnd) -> None:
        """What cannot be kept is told to the log: a wall must come back all the same."""
        name = f"{_PREFIX}{_stamp(end)}.json"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            replace_json(self._folder / name, end_document(end))
            for old in self._files()[:-MOST]:
                old.unlink(missing_ok=True)
        except OSError as problem:
            _log.warning("an end of the board cannot be kept: %s", problem.strerror)

    def unseen(self) -> tuple[WallEnd, ...]:
        """Those that nobody has said to have seen, the oldest first."""
        return tuple(self._read(after=self._seen()))

    def mark_seen(self, last: WallEnd) -> None:
        """Everything up to this one has been seen; raises OSError where that cannot be kept."""
        if _stamp(last) > self._seen():
            replace_json(self._folder / _SEEN, {"up_to": _stamp(last)})

    def _read(self, after: str) -> Iterator[WallEnd]:
        for file in self._files():
            if file.stem.removeprefix(_PREFIX) > after:
                end = end_from(read_json(file))
                if end is not None:
                    yield end

    def _seen(self) -> str:
        found = read_json(self._folder / _SEEN)
        up_to = found.get("up_to") if isinstance(found, dict) else None
        return up_to if isinstance(up_to, str) else ""

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob(f"{_PREFIX}*.json"))


def _stamp(end: WallEnd) -> str:
    """In the order of time, and fit for a file's name."""
    return f"{end.at.astimezone(UTC):%Y%m%dT%H%M%S%f}"
