"""The page that stands in for a board which does not stay up: a process of its own, kept up for as long."""

import logging
import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from wallboard.domain.wall_folder import STATIC
from wallboard.engine.watch_plan import WatchPlan
from wallboard.engine.watch_told import Series
from wallboard.engine.watched_process import WatchedProcess
from wallboard.whole_file import replace_json

_AGAIN_AFTER_S: Final = 10.0
_log = logging.getLogger(__name__)


class StandIn:
    """Started when there is something to say, and ended when the board is back."""

    def __init__(self, folder: Path, command: Callable[[Path], Sequence[str]]) -> None:
        self._text, self._command = folder / STATIC, command
        self._process: WatchedProcess | None = None
        self._started_s = 0.0

    def say(self, series: Series, plan: WatchPlan, *, try_again_in_s: float, why: str = "") -> None:
        """The text only: `stays_up` shows it."""
        now, call, shift = datetime.now(UTC), plan.call, plan.shift
        again_at = now + timedelta(seconds=try_again_in_s) if try_again_in_s else None
        document = {
            "times": series.times,
            "since": series.since and series.since.isoformat(),
            "call": {"who": call.who, "how": call.how, "note": call.note},
            "why": why,
            "shift": {"px": shift.px, "every_s": shift.every.total_seconds()},
            "again_at": again_at and again_at.isoformat(),
        }
        try:
            replace_json(self._text, document)
        except OSError as problem:
            _log.warning("%s cannot be written: %s", STATIC, problem.strerror)

    def stays_up(self, now_s: float) -> bool:
        """Bring it up where it is not; False when a person closed it."""
        code = None if self._process is None else self._process.code()
        if code == 0:
            return False
        if self._process is None or (code is not None and now_s - self._started_s > _AGAIN_AFTER_S):
            self._started_s = now_s
            try:
                self._process = WatchedProcess(self._command(self._text), os.environ)
            except OSError as problem:
                _log.error("the page that stands in cannot be started: %s", problem.strerror)
        return True

    def leave(self) -> None:
        """The board is shown again."""
        if self._process is not None:
            self._process.leave()
            self._process = None
