"""A whole wall for the bench: the product's own window pages on the product's own live path."""

import time
from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from wallboard.app.live_path import LivePath
from wallboard.app.pages import make_pages
from wallboard.app.source import DatabaseSource, DatabaseWriter
from wallboard.app.window import Page
from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.commands import Command, Outcome
from wallboard.domain.groundwork import Groundwork, groundwork
from wallboard.live.clock import steady_s
from wallboard.live.garbage import GarbageKeeper
from wallboard.live.source import FloorSource
from wallboard.live.step import Step
from wallboard.services.database import Database
from wallboard.services.reading import BoardReader, Cursor
from wallboard.widgets.theme import load_theme

SIZES = {"1080p": (1920, 1080), "4K": (3840, 2160)}
RESTED_S = 0.15
"""Longer than the page waits between two looks in a storm."""


class HandWall:
    """A wall whose polls the bench makes itself, one after another, on one thread.

    Garbage is collected as the running program does it: at every full second, and never in between.
    """

    def __init__(self, database: Database, page: Page = Page.WALL) -> None:
        self.reader = BoardReader(database)
        self._groundwork: Groundwork | None = None
        self.live = LivePath(DatabaseSource(database.url), write=_nobody, settle=_nobody)
        board = self.reader.whole()
        self._take(*self._reckoned(board, Change()))
        self.pages = make_pages(self.live, load_theme("dark"))
        self.page: QWidget = self.pages[page]
        self.page.resize(*SIZES["1080p"])
        self.page.show()
        settle()
        self._garbage = GarbageKeeper()
        self._garbage.start()
        self._garbage.spare_what_is_there()

    def poll(self) -> int:
        """One poll as the product makes it, with what paint is due; returns how many events it took."""
        events, step = self._read()
        self._take(*step)
        settle()
        return events

    def show_ms(self) -> tuple[float, float]:
        """What a poll costs the UI thread alone: taking the new board, models, and what paint is due.

        What the thread worked, which leaves out what other programs take of the machine meanwhile, and by the
        clock on the wall. The page is first let rest, so that it looks at the board at once, as a quiet one
        does.
        """
        until(lambda: False, RESTED_S, fails=False)
        _, step = self._read()
        worked_s, begin_s = time.thread_time(), time.perf_counter()
        self._take(*step)
        settle()
        return (time.thread_time() - worked_s) * 1000, (time.perf_counter() - begin_s) * 1000

    def _read(self) -> tuple[int, tuple[Board, Change, Groundwork]]:
        board = self.live.store.board
        tail = self.reader.tail(Cursor(board.epoch, board.seq))
        after = board.after(
            tail.events,
            read_at=tail.read_at,
            agent_names=tail.agent_names,
            operator_names=tail.operator_names,
        )
        return len(tail.events), self._reckoned(*after)

    def _reckoned(self, board: Board, change: Change) -> tuple[Board, Change, Groundwork]:
        """With what the poller's thread reckons of it."""
        ground = self._groundwork = groundwork(board, board.floor_at, self._groundwork)
        return board, change, ground

    def close(self) -> None:
        for page in self.pages.made.values():
            page.close()
        self.live.store.stop()
        self.live.ticker.stop()
        self._garbage.stop()

    def _take(self, board: Board, change: Change, ground: Groundwork) -> None:
        step = Step(board, change, steady_s(), steady_s(), ground)
        self.live.ticker.follow(step)
        self.live.store.take(step)


def live_wall(url: str, source: FloorSource | None = None) -> LivePath:
    """A wall that follows by itself, not yet started."""
    writer = DatabaseWriter(url)
    return LivePath(
        source or DatabaseSource(url),
        write=writer.write,
        settle=writer.settle,
        poll_every=timedelta(seconds=1),
    )


def settle() -> None:
    """Let Qt do all that waits to be done, painting included."""
    for _ in range(4):
        QCoreApplication.sendPostedEvents()
        QApplication.processEvents()


def until(done: Callable[[], bool], within_s: float = 20.0, *, fails: bool = True) -> None:
    """Let Qt run until something is so.

    Raises:
        TimeoutError: it never was, and that `fails`.
    """
    end_s = time.monotonic() + within_s
    while not done():
        if time.monotonic() > end_s:
            if fails:
                raise TimeoutError("the wall did not get there")
            return
        QApplication.processEvents()
        time.sleep(0.0005)


def worked_ms(act: Callable[[], object], times: int) -> float:
    """The median of what this thread works for an act, in milliseconds; it waits for nobody in it."""
    return median_ms(act, times, clock_s=time.thread_time)


def median_ms(
    act: Callable[[], object], times: int, *, clock_s: Callable[[], float] = time.perf_counter
) -> float:
    """The median time of an act, in milliseconds."""
    spans = []
    for _ in range(times):
        begin_s = clock_s()
        act()
        spans.append(clock_s() - begin_s)
    return sorted(spans)[len(spans) // 2] * 1000


def _nobody(command: Command) -> Outcome:
    raise AssertionError(f"nobody deploys in the bench: {command}")
