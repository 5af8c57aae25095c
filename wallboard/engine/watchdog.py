"""The watchdog of a wall: a small program without a window that brings the board back, however it ended.

It loads neither Qt nor a database, so that what breaks the board does not break its keeper.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from wallboard.domain.health import Phase, pages_of, phase_of
from wallboard.domain.patience import EndsCounted, Patience
from wallboard.domain.stack_text import without_folders
from wallboard.domain.wall_ends import EndKind, WallEnd, kind_of
from wallboard.domain.wall_folder import WATCH
from wallboard.engine.service_notice import ServiceNotice
from wallboard.engine.stand_in import StandIn
from wallboard.engine.versions import signal_name, versions
from wallboard.engine.watch_folder import WatchFolder
from wallboard.engine.watch_plan import WatchPlan
from wallboard.engine.watch_told import WatchTold
from wallboard.engine.watched_process import WatchedProcess
from wallboard.services.wall_ends import WallEnds
from wallboard.whole_file import read_json, replace_json

TURN_S: Final = 0.2
TRY_AGAIN_AFTER_S: Final = 300.0
WITHOUT_ROOM_S: Final = 5.0
SCREEN_GOES_S: Final = 0.3
"""A display server first lets go of its programs, and of its own door a moment later."""
EXIT_OVER: Final = 0
EXIT_NO_SCREEN: Final = 1
EXIT_REFUSED: Final = 2
_log = logging.getLogger(__name__)

StartBoard = Callable[[Path | None], WatchedProcess]
"""Given the file with the pages to take up, if there are any."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a watchdog has about it."""

    folder: WatchFolder
    ends: WallEnds
    start_board: StartBoard
    stand_in: StandIn
    has_screen: Callable[[], bool]
    plan: WatchPlan
    notice: ServiceNotice
    told: WatchTold
    is_typed: bool = True
    """Whether somebody started it at a terminal, and reads there why a board refuses to start."""


class Watchdog:
    """Runs until it is asked to stop, the board was closed on purpose, or no screen is left."""

    def __init__(self, around: Around, *, awake: Callable[[], float] = time.monotonic) -> None:
        self._around = around
        self._awake = awake
        self._counted = EndsCounted()
        self._is_over = False
        self._has_shown = False
        self._told_why = self._refusal = ""

    def stop(self) -> None:
        """Callable from a signal's handler."""
        self._is_over = True

    def run(self) -> int:
        """The exit code; whatever is still shown is ended with it."""
        self._around.folder.begin()
        self._around.notice.say("READY=1")
        board: WatchedProcess | None = None
        try:
            while True:
                board = self._start()
                code = self._after(self._watch(board))
                if code is not None:
                    return code
        finally:
            self._around.notice.say("STOPPING=1")
            if board is not None:
                board.leave()
            self._around.stand_in.leave()

    def _start(self) -> WatchedProcess:
        around = self._around
        board = self._started(around.folder.resume())
        board.bound(around.plan.health.memory_mb)
        around.told.board_pid = board.pid
        self._tell()
        return board

    def _started(self, resume: Path | None) -> WatchedProcess:
        """A machine that has no room for a process now may have some later."""
        while True:
            try:
                return self._around.start_board(resume)
            except OSError as problem:
                _log.error("the board cannot be started: %s", problem.strerror)
                if self._is_over:
                    raise
                time.sleep(WITHOUT_ROOM_S)

    def _watch(self, board: WatchedProcess) -> WallEnd | None:
        """Until it ends; None when it was asked to, or closed on purpose."""
        around = self._around
        patience = Patience(around.plan.health, self._awake())
        while not self._is_over:
            code = board.code()
            if code is not None:
                return None if code == 0 else self._end(board, *kind_of(code))
            document = read_json(around.folder.health)
            if not patience.look(self._awake(), around.folder.stamp(), phase_of(document)):
                return self._end(board, EndKind.HANG, 0)
            if (board.resident_bytes() or 0) > around.plan.health.memory_mb * 1_000_000:
                return self._end(board, EndKind.MEMORY, 0)
            if patience.phase in (Phase.SHOWING, Phase.WITHOUT_SCREEN):
                self._has_shown = True
                around.stand_in.leave()
            around.told.look(document, patience.silent_s(self._awake()))
            self._tell_changes()
            self._turn()
        return None

    def _turn(self) -> None:
        self._around.notice.say("WATCHDOG=1")
        time.sleep(TURN_S)

    def _end(self, board: WatchedProcess, kind: EndKind, number: int) -> WallEnd:
        """Make sure of it, and take down what it left."""
        around, rss = self._around, board.resident_bytes()
        board.end_after_asking(_grown(around.folder.stack_size))
        end = WallEnd(
            at=datetime.now(UTC),
            kind=kind,
            number=number,
            signal_name=signal_name(number) if kind is EndKind.SIGNAL else "",
            lived_s=time.monotonic() - board.started_s,
            rss_bytes=rss,
            pages=pages_of(read_json(around.folder.health)),
            versions=versions(),
            stack=without_folders(around.folder.stack()),
        )
        self._refusal = around.folder.refusal()
        around.folder.put_away()
        return end

    def _after(self, end: WallEnd | None) -> int | None:
        """What follows from an end: an exit code, or None for another try."""
        if end is None:
            return EXIT_OVER
        is_refused = end.kind is EndKind.EXIT and end.number == EXIT_REFUSED
        if is_refused and self._around.is_typed and not self._has_shown:
            return EXIT_REFUSED  # it has said why, where it was started
        _log.warning("the board ended: %s %d after %.0f s", end.kind.value, end.number, end.lived_s)
        if self._is_without_screen(end):
            return EXIT_NO_SCREEN
        self._around.ends.keep(end)
        self._around.told.note(end)
        self._counted.note(self._awake())
        return self._give_up() if self._counted.are_too_many(self._awake()) else None

    def _is_without_screen(self, end: WallEnd) -> bool:
        """A session that is over takes its programs with it: that is no fault of the board's."""
        if end.kind is EndKind.EXIT:
            time.sleep(SCREEN_GOES_S)
        if self._around.has_screen():
            return False
        _log.warning("there is no screen any more")
        return True

    def _give_up(self) -> int | None:
        """Show who is to be called, until it is time for another try or somebody asks for one."""
        around, until_s = self._around, self._awake() + TRY_AGAIN_AFTER_S
        _log.error("the board does not stay up; the next try is in %.0f s", TRY_AGAIN_AFTER_S)
        around.plan.read()
        self._stand_in_says(TRY_AGAIN_AFTER_S)
        self._tell()
        while not self._is_over and self._awake() < until_s:
            if not around.stand_in.stays_up(self._awake()):
                return EXIT_OVER
            if around.folder.take_wish():
                self._counted.forget()
                break
            around.told.look(None, 0.0)
            self._tell_changes()
            self._turn()
        if self._is_over:
            return EXIT_OVER
        self._stand_in_says(0.0)
        return None

    def _stand_in_says(self, try_again_in_s: float) -> None:
        around = self._around
        around.stand_in.say(around.told.series, around.plan, try_again_in_s=try_again_in_s, why=self._refusal)

    def _tell_changes(self) -> None:
        """The file for whoever looks there; who asks at the port hears of every turn."""
        if self._around.told.why != self._told_why:
            self._tell()

    def _tell(self) -> None:
        self._told_why = self._around.told.why
        try:
            replace_json(self._around.folder.path / WATCH, self._around.told.document())
        except OSError as problem:
            _log.warning("%s cannot be written: %s", WATCH, problem.strerror)


def _grown(size: Callable[[], int]) -> Callable[[], bool]:
    """Whether something has been written, and no more since the last time."""
    before = 0

    def has_settled() -> bool:
        nonlocal before
        now = size()
        is_settled = now > 0 and now == before
        before = now
        return is_settled

    return has_settled
