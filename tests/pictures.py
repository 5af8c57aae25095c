"""Makes the pictures in resources/screenshots: the product's own pages on living floors, at four sizes.

`python -m tests.pictures OUT_DIR [--only WORD]`; `--pages ""` makes only what hangs on a wall, and
the ServiceNow floor needs the public log in the
folder that WALLBOARD_DATA names.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LOGNAME"] = "wallboard"  # who writes the marks and the replayed log, in whatever shows it

from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtTest import QTest

from tests.bench.wall import settle, until
from tests.pictures_hung import take_hung, take_still
from wallboard.app.chosen import Chosen
from wallboard.app.desktop import application
from wallboard.app.heartbeats import DatabaseHeartbeats
from wallboard.app.history_span import HistorySpan
from wallboard.app.live_path import LivePath
from wallboard.app.pages import Pages, make_pages
from wallboard.app.past_source import DatabasePast
from wallboard.app.rules_desk import DatabaseRules
from wallboard.app.source import DatabaseRecords, DatabaseSource, DatabaseWriter
from wallboard.app.story_source import DatabaseStories
from wallboard.app.window import Page
from wallboard.live.beside import Beside
from wallboard.services.profiles import load_profile
from wallboard.widgets.picture import render
from wallboard.widgets.theme import load_theme

SIZES = [QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160), QSize(1080, 1920)]
DESK = QSize(1440, 900)
SERVICENOW = "uci_servicenow_events.csv.gz"
OPENED = [
    ("incident", Qt.Key.Key_I, Qt.KeyboardModifier.NoModifier),
    ("proof", Qt.Key.Key_W, Qt.KeyboardModifier.NoModifier),
    ("figure", Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier),
    ("past", Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier),
]
"""What is opened beside the wall, and by which key."""
_PAGES = ",".join(page.value for page in Page if page is not Page.RULES)
_READY = "the floor lives in"
_SETTLES_S = 4.0
"""Trends, forecasts and the first second come after the first board."""


class Moment(NamedTuple):
    """One floor to take pictures of: its name, and the words of the command that lets it live."""

    name: str
    words: tuple[str, ...]
    ready: str


def moments() -> Iterator[Moment]:
    for mood in ("calm", "storm"):
        yield Moment(mood, ("demo", "--floor-only", "--seed", "10", "--mood", mood), _READY)
    log = Path(os.environ.get("WALLBOARD_DATA", "../shared/data")) / SERVICENOW
    if log.is_file():
        words = ("replay", str(log), "--mapping", "servicenow", "--from", "2016-03-17T14:00", "--speed", "1")
        yield Moment("servicenow", words, "The floor ")


@contextmanager
def living(moment: Moment, url: str) -> Iterator[None]:
    """The floor in a process of its own, while the block lasts."""
    words = [sys.executable, "-m", "wallboard", *moment.words, "--database", url]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        while (line := child.stdout.readline()) and moment.ready not in line:
            pass
        try:
            yield
        finally:
            child.terminate()


@contextmanager
def followed(url: str) -> Iterator[Pages]:
    """Every page of a window that follows this database."""
    writer = DatabaseWriter(url)
    span = HistorySpan(8)
    live = LivePath(
        DatabaseSource(url, span),
        beside=Beside(
            records=DatabaseRecords(url),
            rules=DatabaseRules(url),
            stories=DatabaseStories(url),
            heartbeats=DatabaseHeartbeats(url),
            past=DatabasePast(url, span),
        ),
        write=writer.write,
        settle=writer.settle,
        write_marks=writer.write_marks,
    )
    live.start()
    until(lambda: live.store.has_board, 60.0)
    with tempfile.TemporaryDirectory() as folder:
        memory = QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat)
        pages = make_pages(
            live, load_theme("dark"), chosen=Chosen(memory=memory, profile=load_profile("default"))
        )
        try:
            yield pages
        finally:
            for page in pages.made.values():
                page.close()
            live.stop(10.0)
            writer.close()


def take(pages: Pages, page: Page, sizes: list[QSize], name: str, out: Path) -> None:
    """One page at each size, after it has settled there."""
    frame = pages[page]
    for size in sizes:
        frame.resize(size)
        frame.show()
        _wait(_SETTLES_S if size == sizes[0] else 0.6)
        file = out / f"{page.value}-{name}-{size.width()}x{size.height()}.png"
        render(frame, size).save(str(file))
        print(file, flush=True)  # noqa: T201 - a command that says what it made
    frame.hide()


def take_opened(pages: Pages, name: str, out: Path) -> None:
    """The wall with each thing that a key opens beside it or at its foot."""
    frame = pages[Page.WALL]
    frame.resize(SIZES[1])
    frame.show()
    frame.activateWindow()  # keys that are shortcuts are heard in the active window only
    _wait(1.0)
    for opened, key, modifier in OPENED:
        QTest.keyClick(frame.page, key, modifier)
        _wait(2.5)
        file = out / f"wall-{name}-{opened}.png"
        render(frame, SIZES[1]).save(str(file))
        print(file, flush=True)  # noqa: T201 - a command that says what it made
        frame.dock_right(None)
        frame.page.setFocus()
        _wait(0.3)
    frame.hide()


def _wait(seconds: float) -> None:
    end_s = time.monotonic() + seconds
    while time.monotonic() < end_s:
        settle()
        time.sleep(0.01)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="a floor: calm, storm or servicenow")
    parser.add_argument("--pages", default=_PAGES, help="empty: only what hangs on a wall")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    app = application()
    take_still(args.out)
    for moment in moments():
        if args.only not in ("", moment.name):
            continue
        with tempfile.TemporaryDirectory() as folder:
            url = str(Path(folder) / "floor.sqlite")
            _init(url)
            with living(moment, url), followed(url) as pages:
                for page in map(Page, filter(None, args.pages.split(","))):
                    sizes = [DESK] if page is Page.DESK else SIZES
                    take(pages, page, sizes, moment.name, args.out)
                if args.pages:
                    take_opened(pages, moment.name, args.out)
                take_hung(url, moment.name, args.out)
    del app


def _init(url: str) -> None:
    words = ["db", "init", "--kind", "training", "--database", url]
    subprocess.run([sys.executable, "-m", "wallboard", *words], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
