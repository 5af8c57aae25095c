"""A floor that nobody polls, and every page on it: a test hands over what a poll would bring."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.widgets.wall_floors import history_of
from wallboard.app.live_path import LivePath
from wallboard.app.pages import Pages
from wallboard.domain.board import Board, change_between
from wallboard.domain.commands import Command, Outcome, OutcomeKind
from wallboard.live.clock import steady_s
from wallboard.live.source import SourceUnavailable
from wallboard.live.step import Step
from wallboard.widgets.theme import load_theme


class NoSource:
    """Nobody reads here."""

    def __getattr__(self, name: str) -> object:
        return self._never

    def _never(self, *_: object) -> None:
        raise SourceUnavailable("nobody reads here")


def refused(command: Command) -> Outcome:
    return Outcome(command, OutcomeKind.REFUSED, "no")


@contextmanager
def still_path(board: Board) -> Iterator[LivePath]:
    """It has its board and its last hours; nobody polls, and neither store nor ticker notices."""
    live = LivePath(NoSource(), write=refused, settle=refused)  # type: ignore[arg-type]  # it is never asked
    step = Step(board, change_between(None, board), steady_s(), steady_s())
    live.ticker.follow(step)
    live.ticker.stop()  # whatever a page shows, it shows before the next second begins
    live.store.take(step)
    live.store.stop()
    live.history.take(history_of(board))
    yield live
    live.stop(1.0)


@contextmanager
def pages_on(live: LivePath) -> Iterator[Pages]:
    """Its pages, taken apart at the end so that none hears of the next test's floor."""
    made = Pages(live, load_theme())
    yield made
    for frame in made.made.values():
        frame.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
