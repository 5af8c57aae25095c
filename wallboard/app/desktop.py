"""The life of the desktop program: window first, then the board, and at the end every thread in order."""

import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Slot
from PySide6.QtGui import QDrag, QFont
from PySide6.QtWidgets import QApplication, QWidget

from wallboard import __version__
from wallboard.app.alarm_binding import AlarmsAtDesk, alarm_rules
from wallboard.app.crash import CrashTeller
from wallboard.app.ends_binding import EndsBinding
from wallboard.app.hands import DatabaseHands
from wallboard.app.heartbeats import DatabaseHeartbeats
from wallboard.app.history_span import HistorySpan, SpanOfViews
from wallboard.app.live_path import LivePath
from wallboard.app.motion_wish import MotionWish
from wallboard.app.past_first import PastFirst
from wallboard.app.past_source import DatabasePast
from wallboard.app.room_follower import RoomOfScreen
from wallboard.app.rules_desk import DatabaseRules
from wallboard.app.source import DatabaseRecords, DatabaseSource, DatabaseWriter
from wallboard.app.story_source import DatabaseStories
from wallboard.app.translations import speak
from wallboard.app.watched import stalls_noted
from wallboard.app.window import MainWindow, Page
from wallboard.diagnostics import Diagnostics, start_diagnostics
from wallboard.domain.freshness import Sight
from wallboard.domain.thresholds import Profile
from wallboard.live.beside import Beside
from wallboard.live.step import Step
from wallboard.services.profiles import load_profile
from wallboard.services.wall_ends import WallEnds
from wallboard.settings import Settings, load_settings, settings_file
from wallboard.widgets.access.nodes import serve_nodes
from wallboard.widgets.theme import Theme, load_theme
from wallboard.widgets.time_machine.past_words import past_said
from wallboard.widgets.type import inter

if TYPE_CHECKING:
    from wallboard.app.chosen import Chosen

MakePages = Callable[[LivePath], Mapping[Page, QWidget]]
TURN_S = 0.0005
"""How long a thread of ours may keep the others from running Python. Qt calls into Python many times for one
picture, and each time a window would wait for a worker's whole turn: by default ten times as long."""
LEAVE_AFTER_S = 12.0
"""Longer than a dead network can hold a connection of ours."""
_log = logging.getLogger(__name__)


class Desktop(QObject):
    """Puts the pages into the window when the first board is there, and says why as long as it is not."""

    def __init__(
        self,
        window: MainWindow,
        live: LivePath,
        make_pages: MakePages,
        *,
        first: Page | None,
        at: datetime | None = None,
    ) -> None:
        """With `at` no page is shown before it can show that instant."""
        super().__init__()
        self._window = window
        self._live = live
        self._make_pages = make_pages
        self._first, self._at = first, at
        live.poller.lost.connect(self._window.say)
        live.store.sight_changed.connect(self._show_sight)
        live.view.turned.connect(self._show_past)
        live.poller.board_ready.connect(self._begin)

    @Slot(object)
    def _show_sight(self, sight: Sight) -> None:
        self._window.show_sight(sight, self._live.store.trouble)

    @Slot(object)
    def _show_past(self, at: datetime | None) -> None:
        now = self._live.ticker.now()
        self._window.show_past("" if at is None else past_said(at, now).title)

    @Slot(object)
    def _begin(self, _step: Step) -> None:
        """The store has this step already: it was connected before."""
        self._live.poller.board_ready.disconnect(self._begin)
        pages = self._make_pages(self._live)
        if self._at is None:
            self._show(pages)
        else:
            PastFirst(self._window, self._live, self._at, lambda: self._show(pages))

    def _show(self, pages: Mapping[Page, QWidget]) -> None:
        self._window.take_pages(pages, self._first)
        self._live.spare_the_collector()


def run_desktop(database: str, *, page: str | None, full_screen: bool, at: datetime | None = None) -> int:
    """See `wallboard.app.run`."""
    settings = load_settings()
    theme = load_theme(settings.theme)
    app = application()
    speak(app, settings.language)
    memory = QSettings(str(settings_file().with_name("window.ini")), QSettings.Format.IniFormat)
    window = MainWindow(theme, memory)
    if full_screen:
        window.fill_screen()
    window.show()
    app.processEvents()  # an empty window now is better than a full one after all imports
    wish = MotionWish(settings.reduced_motion)
    choice = _Choice(database, settings, theme, page, memory, at, _profile(settings), wish)
    with told_of_errors() as teller:
        return _live_in(app, window, teller, choice)


def _profile(settings: Settings) -> Profile:
    return load_profile(settings.profile, chosen_in=settings_file())


@dataclass(frozen=True, slots=True)
class _Choice:
    """What the person chose, by command line and settings."""

    database: str
    settings: Settings
    theme: Theme
    page: str | None
    memory: QSettings
    at: datetime | None
    profile: Profile
    wish: MotionWish

    @property
    def first(self) -> Page | None:
        return None if self.page is None else Page(self.page)


def _live_in(app: QApplication, window: MainWindow, teller: CrashTeller, choice: _Choice) -> int:
    from wallboard.app.pages import make_pages

    writer = DatabaseWriter(choice.database)
    span = HistorySpan(choice.settings.history_hours)
    live = _live_path(choice, writer, span)
    of_views = SpanOfViews(span, live.poller.read_history_anew, live)
    window.closing.connect(teller.close)
    window.page_shown.connect(live.roll.show)
    live.tell_failures(teller.tell)

    def pages(path: LivePath) -> Mapping[Page, QWidget]:
        room_on = RoomOfScreen(choice.settings.viewing_distance_m, choice.settings.screen_diagonal_in)
        made = make_pages(path, choice.theme, chosen=_chosen(choice), room_on=room_on)
        made.floor.views.picked.connect(window.show_view)
        made.floor.views.picked.connect(of_views.show_view)
        alarms.bar.wait_for(made.hand)
        return made

    desktop = Desktop(window, live, pages, first=choice.first, at=choice.at)
    ends = EndsBinding(window, choice.theme, WallEnds())
    alarms = AlarmsAtDesk(window, live, choice.theme, alarm_rules(), sounds=choice.settings.alarm_sound)
    live.start()
    ends.start()
    with closed_by_signals(window.close), stalls_noted():
        code = app.exec()
    window.hide()
    ends.stop()
    alarms.stop()
    if not live.stop(LEAVE_AFTER_S):
        leave_the_hanging_thread(code)
    writer.close()
    del desktop
    return code


def _live_path(choice: _Choice, writer: DatabaseWriter, span: HistorySpan) -> LivePath:
    """Everything that the window follows, on the database that was chosen; nothing is opened yet."""
    beside = Beside(
        records=DatabaseRecords(choice.database),
        rules=DatabaseRules(choice.database),
        stories=DatabaseStories(choice.database),
        heartbeats=DatabaseHeartbeats(choice.database),
        past=DatabasePast(choice.database, span),
        hands=DatabaseHands(choice.database),
    )
    return LivePath(
        DatabaseSource(choice.database, span),
        beside=beside,
        write=writer.write,
        settle=writer.settle,
        write_marks=writer.write_marks,
        poll_every=timedelta(milliseconds=choice.settings.poll_every_ms),
    )


def _chosen(choice: _Choice) -> "Chosen":
    from wallboard.app.chosen import Chosen
    from wallboard.app.own_login import own_login

    return Chosen(
        memory=choice.memory,
        login=own_login(choice.database),
        links=choice.settings.links,
        clears_after=timedelta(minutes=choice.settings.filter_clears_after_min),
        profile=choice.profile,
        moves=choice.wish.may_move(),
    )


def application() -> QApplication:
    """The application with its name and its one font; an existing one is taken as it is."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    sys.setswitchinterval(TURN_S)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("wallboard")
    app.setApplicationVersion(__version__)
    app.setFont(QFont(inter()))
    serve_nodes()
    return app


@contextmanager
def told_of_errors() -> Iterator[CrashTeller]:
    """Errors of ours go to the log and to a dialog, from whatever thread they come."""
    teller = CrashTeller()
    with errors_handed_to(teller.hand_on):
        try:
            yield teller
        finally:
            teller.close()


@contextmanager
def errors_handed_to(hand_on: Callable[[BaseException], None]) -> Iterator[None]:
    """Errors of ours go to the log, and to whoever tells of them, from whatever thread they come."""
    diagnostics = _diagnostics()
    if diagnostics is not None:
        diagnostics.hand_on_to(hand_on)
    try:
        yield
    finally:
        if diagnostics is not None:
            diagnostics.hand_on_to(None)
            diagnostics.stop()


def _diagnostics() -> Diagnostics | None:
    """A wall without a place for its log is still a wall."""
    try:
        return start_diagnostics()
    except OSError as problem:
        _log.warning(
            "no log is written: %s cannot be used (%s)", Path(problem.filename or "?"), problem.strerror
        )
        return None


@contextmanager
def closed_by_signals(end: Callable[[], object]) -> Iterator[None]:
    """Ctrl+C in the terminal and a service manager's stop end it as a person would, by closing a window.

    A drag runs a loop of its own, which no closed window ends: it is let go first.
    """

    def close(_number: int, _frame: FrameType | None) -> None:
        if _is_dragging():
            QDrag.cancel()
        QTimer.singleShot(0, end)

    before = {number: signal.signal(number, close) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _is_dragging() -> bool:
    """Without a drag there is nothing to cancel, and a platform without drags complains."""
    return any(window.findChild(QDrag) is not None for window in QApplication.topLevelWidgets())


def leave_the_hanging_thread(code: int) -> None:
    """Dropping a thread that still runs would abort the process with a crash report; this ends it quietly."""
    logging.shutdown()
    sys.stdout.flush()
    os._exit(code)
