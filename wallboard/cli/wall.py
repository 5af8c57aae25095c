"""`wallboard --wall`: the watchdog that keeps a board on the screens, without a window of its own."""

import argparse
import logging
import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType

from wallboard.app.display import has_display
from wallboard.domain.wall_folder import WATCH_VARIABLE
from wallboard.engine.service_notice import ServiceNotice
from wallboard.engine.stand_in import StandIn
from wallboard.engine.watch_folder import WatchFolder
from wallboard.engine.watch_plan import WatchPlan
from wallboard.engine.watch_told import WatchTold
from wallboard.engine.watchdog import Around, Watchdog
from wallboard.engine.watched_process import WatchedProcess
from wallboard.refusal import Refusal
from wallboard.services.wall_ends import WallEnds
from wallboard.settings import DATABASE_VARIABLE

HELP = "hang the board on the screens for weeks, and bring it back whatever ends it"
_PROGRAM = (sys.executable, "-m", "wallboard")
_KEPT_SMALL = {
    "MALLOC_ARENA_MAX": "2",
    "MALLOC_MMAP_THRESHOLD_": "131072",
    "MALLOC_TRIM_THRESHOLD_": "131072",
}
"""To glibc: what a long read needs for a moment lies by itself and goes back to the system afterwards, else
every storm leaves more of it torn to pieces. Elsewhere they mean nothing."""
_log = logging.getLogger(__name__)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    from wallboard.cli.target import add_database_argument

    add_database_argument(parser)
    parser.add_argument("--screen", metavar="N|NAME", help="only on this screen, by its number or name")
    parser.add_argument("--page", metavar="NAME", help="only this page of the plan")
    parser.add_argument("--plan", metavar="FILE", type=Path, help="another plan than wall.toml")


def run(args: argparse.Namespace) -> int:
    """Watch until it is over; 0 when it was asked to end or the board was closed, 1 without a screen."""
    if not has_display():
        raise Refusal("there is no screen here to hang a wall on. Start it within a graphical session.")
    with WatchFolder() as folder, _logged():
        told, plan = WatchTold(), WatchPlan(args.plan)
        around = Around(
            folder=folder,
            ends=WallEnds(),
            start_board=_BoardStarter(args, folder.path),
            stand_in=StandIn(folder.path, partial(_stand_in_command, args.screen)),
            has_screen=has_display,
            plan=plan,
            notice=ServiceNotice(),
            told=told,
            is_typed=sys.stderr is not None and sys.stderr.isatty(),
        )
        watchdog = Watchdog(around)
        with _stopped_by_signals(watchdog), _asked_by_monitors(plan.health.port, told):
            return watchdog.run()


class _BoardStarter:
    """The same board as before, with the pages that it showed."""

    def __init__(self, args: argparse.Namespace, folder: Path) -> None:
        self._args, self._folder = args, folder

    def __call__(self, resume: Path | None) -> WatchedProcess:
        args = self._args
        given = {"--plan": args.plan, "--screen": args.screen, "--page": args.page, "--resume": resume}
        words = [word for key, value in given.items() if value is not None for word in (key, str(value))]
        return WatchedProcess((*_PROGRAM, "wall-board", *words), self._environment())

    def _environment(self) -> Mapping[str, str]:
        """The database goes this way, because everybody on a machine can read a command line."""
        chosen = {DATABASE_VARIABLE: self._args.database} if self._args.database else {}
        return {**_KEPT_SMALL, **os.environ, **chosen, WATCH_VARIABLE: str(self._folder)}


def _stand_in_command(screen: str | None, text: Path) -> Sequence[str]:
    return (sys.executable, "-m", "wallboard.app.static_page", str(text), *([screen] if screen else []))


@contextmanager
def _logged() -> Iterator[None]:
    """In a file of its own: two programs that turn over one file lose lines of it."""
    from wallboard.diagnostics import start_diagnostics

    try:
        diagnostics = start_diagnostics(name="watchdog")
    except OSError as problem:
        _log.warning("no log is written: %s", problem.strerror)
        yield
        return
    try:
        yield
    finally:
        diagnostics.stop()


@contextmanager
def _stopped_by_signals(watchdog: Watchdog) -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        watchdog.stop()

    names = ("SIGINT", "SIGTERM", "SIGHUP")  # the last one is a terminal that closes; Windows has none
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.signal(number, stop) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _asked_by_monitors(port: int | None, told: WatchTold) -> Iterator[None]:
    """Only where a port was named: what nobody asks for takes no memory."""
    if port is None:
        yield
        return
    from wallboard.engine.health_server import HealthServer

    try:
        server = HealthServer(port, told.document)
    except OSError as problem:
        _log.error("no health is told on port %d: %s", port, problem.strerror)
        yield
        return
    server.start()
    try:
        yield
    finally:
        server.stop()
