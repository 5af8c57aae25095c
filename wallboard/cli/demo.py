"""`wallboard demo`: a made-up floor that lives, in a process of its own, and a window to watch it."""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wallboard.cli.target import chosen_database
from wallboard.settings import DATABASE_VARIABLE

HELP = "open a made-up floor that lives, to look at and to drag on"
SEED = 10
TOP_SPEED = 1000.0
PICTURE = Path("wallboard.png")
FLOOR_ENDS_WITHIN_S = 5.0
READY = "the floor lives in"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--seed", type=int, default=SEED, help="the same seed makes the same floor (default: %(default)s)"
    )
    parser.add_argument(
        "--database",
        metavar="URL",
        help="a training database; a missing SQLite file is made (default: one that goes again)",
    )
    parser.add_argument(
        "--speed", type=_speed, default=1.0, help="how fast the floor's time passes (default: 1)"
    )
    parser.add_argument(
        "--mood",
        choices=("calm", "usual", "storm"),
        default="usual",
        help="what kind of a day the floor has (default: usual)",
    )
    parser.add_argument("--floor-only", action="store_true", help="let the floor live without a window")
    parser.add_argument("--for", dest="for_s", type=_seconds, metavar="SECONDS", help="end after so long")
    parser.add_argument("--snapshot", type=Path, metavar="OUT.png", help="write the wall to a file and end")
    # For our own child, which finds the database in the environment: no list of processes shows a password.
    parser.add_argument("--for-parent", action="store_true", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """The window with the floor as its child; or the floor alone."""
    if args.for_parent:
        return _live(os.environ[DATABASE_VARIABLE], args, over=_parent_is_gone())
    with _place(args) as url:
        if args.floor_only:
            return _live(url, args, over=threading.Event())
        return _show(url, args)


def _live(url: str, args: argparse.Namespace, *, over: threading.Event) -> int:
    """The floor, until it is told to end, its time is up, or its parent is gone."""
    from wallboard.engine.demo_floor import open_floor
    from wallboard.services.database import open_database
    from wallboard.services.demo.arrivals import Mood

    database = open_database(url, program="floor")
    try:
        floor = open_floor(database, seed=args.seed, speed=args.speed, mood=Mood(args.mood))
        print(f"wallboard: {READY} {database.place}", flush=True)
        with _marks_kept(url):
            floor.run(_waiting(over, args.for_s))
    finally:
        database.dispose()
    return 0


@contextmanager
def _marks_kept(url: str) -> Iterator[None]:
    """Warning marks, the clock table and what falls due by itself are kept meanwhile, as on any floor."""
    from wallboard.engine.due_keeper import DueKeeper
    from wallboard.engine.mark_keeper import MarkKeeper
    from wallboard.services.database import open_database

    over = threading.Event()
    database = open_database(url, program="wallboard marks")
    keeper = MarkKeeper(database, due=DueKeeper(database))
    thread = threading.Thread(target=keeper.run, args=(over.is_set, over.wait), name="marks", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(FLOOR_ENDS_WITHIN_S)
        database.dispose()


def _waiting(over: threading.Event, for_s: float | None) -> Callable[[float], bool]:
    ends_at = None if for_s is None else time.monotonic() + for_s

    def wait(seconds: float) -> bool:
        left = seconds if ends_at is None else min(seconds, ends_at - time.monotonic())
        return over.wait(max(0.0, left)) or (ends_at is not None and time.monotonic() >= ends_at)

    return wait


def _show(url: str, args: argparse.Namespace) -> int:
    from wallboard.app.display import has_display

    out: Path | None = args.snapshot
    if out is None and not has_display():
        place = PICTURE.resolve()
        print(f"wallboard: there is no display here, so the wall is written to {place}.", file=sys.stderr)
        out = PICTURE
    with _floor_child(url, args) as ended_early:
        if ended_early is not None:
            return ended_early
        if out is not None:
            return _draw(url, out)
        return _open_window(url, args.for_s)


def _draw(url: str, out: Path) -> int:
    from wallboard.cli.snapshot import write_picture

    write_picture(url, out, page="wall")
    return 0


def _open_window(url: str, for_s: float | None) -> int:
    from wallboard.app import run as run_window

    closing = threading.Timer(for_s or 0.0, _close_window)
    closing.daemon = True
    if for_s is not None:
        closing.start()
    try:
        return run_window(url)
    finally:
        closing.cancel()


def _close_window() -> None:
    """From a timer's thread: what is asked of Qt there waits in its queue."""
    from PySide6.QtCore import QCoreApplication, QMetaObject, Qt

    application = QCoreApplication.instance()
    if application is not None:
        QMetaObject.invokeMethod(application, "quit", Qt.ConnectionType.QueuedConnection)


@contextmanager
def _floor_child(url: str, args: argparse.Namespace) -> Iterator[int | None]:
    """The floor in a process of its own, until the block ends; yields its exit code where it could not begin.

    The child lives while the pipe to it is open, so that it ends with us however we end.
    """
    words = ["demo", "--floor-only", "--for-parent", "--seed", str(args.seed), "--speed", str(args.speed)]
    words += ["--mood", args.mood]
    child = subprocess.Popen(
        [sys.executable, "-m", "wallboard", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, DATABASE_VARIABLE: url},
        text=True,
    )
    try:
        assert child.stdout is not None
        first = child.stdout.readline()
        yield None if READY in first else child.wait()
    finally:
        _end(child)


def _end(child: "subprocess.Popen[str]") -> None:
    with suppress(OSError):
        if child.stdin is not None:
            child.stdin.close()
    try:
        child.wait(FLOOR_ENDS_WITHIN_S)
    except subprocess.TimeoutExpired:
        child.terminate()
        child.wait()
    if child.stdout is not None:
        child.stdout.close()


def _parent_is_gone() -> threading.Event:
    """Set when the pipe from our parent ends, which the system sees to even where the parent was killed."""
    gone = threading.Event()

    def watch() -> None:
        with suppress(OSError, ValueError):
            sys.stdin.read()
        gone.set()

    threading.Thread(target=watch, name="parent", daemon=True).start()
    return gone


@contextmanager
def _place(args: argparse.Namespace) -> Iterator[str]:
    """The database that was named, or one in a folder that goes when we go."""
    from wallboard.services.upgrade import Kind, init

    if args.database is not None:
        url = chosen_database(args)
        if "://" not in url and not Path(url).expanduser().exists():
            init(url, Kind.TRAINING)
        yield url
        return
    with tempfile.TemporaryDirectory(prefix="wallboard-demo-", ignore_cleanup_errors=True) as folder:
        url = str(Path(folder) / "demo.sqlite")
        init(url, Kind.TRAINING)
        yield url


def _speed(text: str) -> float:
    speed = _number(text)
    if not 0.1 <= speed <= TOP_SPEED:
        raise argparse.ArgumentTypeError(f"{text} is not between 0.1 and {TOP_SPEED:g}")
    return speed


def _seconds(text: str) -> float:
    seconds = _number(text)
    if not 0 < seconds < 10**7:
        raise argparse.ArgumentTypeError(f"{text} is no number of seconds above 0")
    return seconds


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no number") from None
