"""What a watchdog tells of itself and its board, to a file and to whoever asks."""

import os
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from wallboard.domain.freshness import Freshness
from wallboard.domain.health import Phase
from wallboard.domain.patience import WITHIN
from wallboard.domain.wall_ends import WallEnd

_ENDS_TOLD = 20
_SILENT_S = 3.0
"""What a board said of itself before is no answer, however long it may hang before it is ended."""


@dataclass(frozen=True, slots=True)
class Series:
    """Ends that followed one another, none of which let the board live for long."""

    times: int = 0
    since: datetime | None = None


class WatchTold:
    """Written by the watchdog's turns, read by its server: each look is one value."""

    def __init__(self) -> None:
        self._began_at = datetime.now(UTC)
        self._ends: deque[WallEnd] = deque(maxlen=_ENDS_TOLD)
        self._count = 0
        self._series = Series()
        self._lock = threading.Lock()
        self._board: Mapping[str, object] = {}
        self._silent_s = 0.0
        self.board_pid: int | None = None

    @property
    def series(self) -> Series:
        return self._series

    @property
    def why(self) -> str:
        """Why nobody should trust the wall now; empty where all is well."""
        with self._lock:
            return _complaint(self._board, self._silent_s)

    def note(self, end: WallEnd) -> None:
        with self._lock:
            self._ends.append(end)
            self._count += 1
            before = Series() if end.lived_s > WITHIN.total_seconds() else self._series
            self._series = Series(before.times + 1, before.since or end.at)
            self._board = {}

    def look(self, document: object, silent_s: float) -> None:
        """What the board says of itself, and since when it has said nothing new."""
        board = document if isinstance(document, Mapping) else {}
        with self._lock:
            self._board, self._silent_s = board, silent_s

    def document(self) -> dict[str, object]:
        with self._lock:
            board, silent_s, count, ends = self._board, self._silent_s, self._count, tuple(self._ends)
        why = _complaint(board, silent_s)
        return {
            "ok": not why,
            "why": why,
            "since": self._began_at.isoformat(timespec="seconds"),
            "pid": os.getpid(),
            "board_pid": self.board_pid,
            "restarts": count,
            "last_ends": [_told(end) for end in ends],
            "beat_age_s": round(silent_s, 1) if board else None,
            "board": {key: value for key, value in board.items() if key != "late_ms"},
        }


def _complaint(board: Mapping[str, object], silent_s: float) -> str:
    """Why nobody should trust the wall now; empty where all is well."""
    if not board:
        return "no board is running"
    if board.get("state") != Phase.SHOWING.value:
        return f"the board is {str(board.get('state')).replace('_', ' ')}"
    if board.get("freshness") not in (Freshness.LIVE.value, Freshness.LATE.value):
        return f"the board is {board.get('freshness') or 'blind'}"
    if silent_s >= _SILENT_S:
        return "the board’s window does not answer"
    return ""


def _told(end: WallEnd) -> dict[str, object]:
    name = f" {end.signal_name}" if end.signal_name else ""
    at = end.at.isoformat(timespec="seconds")
    return {"at": at, "how": f"{end.kind.value} {end.number}{name}", "lived_s": round(end.lived_s, 1)}
