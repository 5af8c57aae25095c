"""The life of a wall: a window on every screen of the plan, nobody at it, and nothing that asks."""

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from wallboard.app.awake import KeptAwake
from wallboard.app.chosen import Chosen, floor_of
from wallboard.app.desktop import (
    LEAVE_AFTER_S,
    application,
    closed_by_signals,
    errors_handed_to,
    leave_the_hanging_thread,
)
from wallboard.app.heartbeats import DatabaseHeartbeats
from wallboard.app.history_span import HistorySpan
from wallboard.app.live_path import LivePath
from wallboard.app.motion_wish import MotionWish
from wallboard.app.no_hands import NoHands
from wallboard.app.nowhere import Nowhere
from wallboard.app.past_source import DatabaseNights
from wallboard.app.plan_frames import PlanFrames
from wallboard.app.room_follower import RoomOfScreen
from wallboard.app.source import DatabaseRecords, DatabaseSource
from wallboard.app.translations import speak
from wallboard.app.wall_alarm import WallAlarms
from wallboard.app.wall_screens import WallScreens
from wallboard.app.wall_teller import WallTeller
from wallboard.app.wall_window import WallWindow
from wallboard.app.wall_windows import Asked, WallWindows
from wallboard.app.watched import WatchedBoard
from wallboard.domain.plan_areas import tiles_of
from wallboard.domain.plan_table import nearest
from wallboard.domain.wall_plan import TileKind, WallPlan
from wallboard.live.beside import Beside
from wallboard.live.failure import Failure
from wallboard.live.lacks import Lacks
from wallboard.live.nights import NightKeeper, NightReader
from wallboard.live.plan_watch import PlanWatch
from wallboard.live.step import Step
from wallboard.live.thread import OwnThread
from wallboard.live.wall_status import WallStatus
from wallboard.refusal import Refusal
from wallboard.services.profiles import load_profile
from wallboard.services.wall_file import PlanRefused, load_plan, place_of_fault, plan_stamp, shipped_plan
from wallboard.settings import Settings, load_settings, settings_file
from wallboard.widgets.theme import load_theme

PLAN, HEARTBEAT, KEYRING = "plan", "heartbeat", "keyring"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WallChoice:
    """What the command line said; `resume` is the health file, of which each screen's page is taken up.

    `keyring_lack` is why the system's password store could not be asked, empty where it could.
    """

    database: str
    plan: Path | None = None
    screen: str | None = None
    page: str | None = None
    resume: Path | None = None
    keyring_lack: str = ""


class Wall(QObject):
    """Everything that hangs: the live path, the plan that is in force, and the windows on the screens."""

    def __init__(self, application: QApplication, choice: WallChoice, plan: WallPlan) -> None:
        """Refuses settings that are wrong before anything is opened."""
        super().__init__()
        self.settings = load_settings()
        self._wish = MotionWish(self.settings.reduced_motion)
        self._profile = load_profile(self.settings.profile, chosen_in=settings_file())
        self.theme = load_theme(self.settings.theme)
        self.plan = plan
        self._room_on = RoomOfScreen(self.settings.viewing_distance_m, self.settings.screen_diagonal_in)
        self.lacks, self.status = Lacks(self), WallStatus(self)
        self.live = live_path_of(choice.database, self.settings)
        self._plan_watch = PlanWatch(partial(plan_stamp, choice.plan), partial(load_plan, choice.plan))
        self._night_reader = NightReader(DatabaseNights(choice.database))
        self.nights = NightKeeper(self.live.store, self.live.ticker, self._night_reader)
        self._threads = (
            OwnThread(self._plan_watch, name="plan"),
            OwnThread(self._night_reader, name="nights"),
        )
        asked = Asked(choice.screen, choice.page, pages_shown(choice.resume))
        self.screens = WallScreens(application)
        self.windows = WallWindows(self.screens, plan, self._window, self.status, asked)
        self.alarms: WallAlarms | None = None
        self._nowhere = Nowhere(self.windows, self.screens, self.lacks, self.theme)
        self._join()

    def _join(self) -> None:
        self._plan_watch.read.connect(self._take_plan)
        self._plan_watch.refused.connect(self.refuse_plan)
        self.live.poller.lost.connect(self.windows.say)
        self.live.poller.board_ready.connect(self._begin)
        self.live.roll.changed.connect(self._tell_of_the_heart)

    def tell_failures(self, tell: Callable[[Failure], None]) -> None:
        """Have an error of ours told, on whatever thread it comes up; `tell` is a slot of a QObject."""
        self.live.tell_failures(tell)
        self._night_reader.failed.connect(tell)

    def start(self) -> None:
        self.windows.arrange()
        self.live.start()
        for thread in self._threads:
            thread.start()

    def stop(self) -> bool:
        """False where a thread still hangs in the database."""
        self._nowhere.close()
        self.windows.close()
        if self.alarms is not None:
            self.alarms.stop()
        for thread in self._threads:
            thread.stop()
        ended = [self.live.stop(LEAVE_AFTER_S), *(thread.ended_within(2.0) for thread in self._threads)]
        return all(ended)

    def _window(self) -> WallWindow:
        window = WallWindow(self.theme, self.lacks)
        window.wait_in(self._room_on, self.plan.shift)
        NoHands(window)
        return window

    @Slot(object)
    def _begin(self, _step: Step) -> None:
        """The store has this step already: it was connected before."""
        self.live.poller.board_ready.disconnect(self._begin)
        self.lacks.clear(KEYRING)  # the database asked for no password: nobody needs to hear of it any more
        floor = floor_of(self.live, Chosen(profile=self._profile))
        moves = self._wish.may_move()
        make = partial(
            PlanFrames, self.live, floor, self.theme, self._room_on, moves=moves, nights=self.nights
        )
        self.windows.begin(make, self.live.alarms)
        self._ask_for_nights()
        self._hang_alarms()
        self.live.spare_the_collector()

    def _ask_for_nights(self) -> None:
        """Have nights read before the page that tells of them has its turn."""
        for page in self.plan.pages:
            if page.areas is not None and TileKind.NIGHT in tiles_of(page.areas):
                self.nights.night(page.night)

    def _hang_alarms(self) -> None:
        """Every window shows them, those too that come later with their screens."""
        self.alarms = WallAlarms(self.live, self.plan, self.lacks, self.theme, self)
        self.windows.made.connect(self.alarms.hang)
        for window in self.windows.windows.values():
            self.alarms.hang(window)

    @Slot()
    def _tell_of_the_heart(self) -> None:
        """Whoever may not write its heartbeat hears of the others all the same, and they not of it."""
        told = self.live.roll.roll_call
        if told is None or told.own_id is not None:
            self.lacks.clear(HEARTBEAT)
        else:
            sentence = QCoreApplication.translate(
                "Wall", "Nobody hears of this wall elsewhere: it may not write its heartbeat"
            )
            self.lacks.say(HEARTBEAT, sentence)

    @Slot(object)
    def _take_plan(self, plan: WallPlan) -> None:
        _log.info("the wall's plan was read anew: %s", ", ".join(page.name for page in plan.pages))
        self.plan = plan
        self.lacks.clear(PLAN)
        self.windows.take_plan(plan)
        for window in self.windows.windows.values():
            window.wait_in(self._room_on, plan.shift)
        if self.alarms is not None:
            self.alarms.take_plan(plan)

    def miss_keyring(self, why: str) -> None:
        """The system's password store could not be asked; who is let in without a password needs none."""
        words = QCoreApplication.translate("Wall", "No password was found: {why}")
        self.lacks.say(KEYRING, words.format(why=why))

    @Slot(str)
    def refuse_plan(self, sentence: str) -> None:
        """The plan's file is wrong: the one in force stays, and the status line says so."""
        words = QCoreApplication.translate("Plan", "The plan is not taken over: {why}")
        self.lacks.say(PLAN, words.format(why=sentence), logged=place_of_fault(sentence))


def live_path_of(database: str, settings: Settings) -> LivePath:
    """What a wall follows: it reads, and writes nothing but that it is there."""
    return LivePath(
        DatabaseSource(database, HistorySpan(settings.history_hours)),
        beside=Beside(records=DatabaseRecords(database), heartbeats=DatabaseHeartbeats(database)),
        poll_every=timedelta(milliseconds=settings.poll_every_ms),
    )


def pages_shown(file: Path | None) -> Mapping[str, str]:
    """By screen, the page that a health file says was shown; nothing where it says none."""
    if file is None:
        return {}
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    pages = found.get("pages") if isinstance(found, dict) else None
    told = pages.items() if isinstance(pages, dict) else ()
    return {screen: page for screen, page in told if isinstance(page, str)}


def run_wall(choice: WallChoice) -> int:
    """Hang until the program is ended; the exit code.

    A plan that is wrong is said, and the shipped one hangs in its place until it is mended.

    Raises:
        Refusal: the plan has no page of that name, or a setting is wrong.
    """
    plan, trouble = plan_to_begin_with(choice)
    app = application()
    app.setQuitOnLastWindowClosed(False)  # a screen that is unplugged closes nothing
    speak(app, load_settings().language)
    wall = Wall(app, choice, plan)
    teller = WallTeller(wall.lacks)
    wall.tell_failures(teller.tell)
    with errors_handed_to(teller.hand_on), _no_cursor(app):  # from here on the log is kept
        if trouble:
            wall.refuse_plan(trouble)
        if choice.keyring_lack:
            wall.miss_keyring(choice.keyring_lack)
        return _hang(app, wall, teller)


def plan_to_begin_with(choice: WallChoice) -> tuple[WallPlan, str]:
    """The plan, and what is wrong with it where the shipped one has to do.

    Raises:
        Refusal: it has no page of the name that was asked for.
    """
    try:
        plan = load_plan(choice.plan)
    except PlanRefused as refused:
        return load_plan(shipped_plan()), refused.sentence
    if choice.page is not None and plan.page(choice.page) is None:
        known = [page.name for page in plan.pages]
        raise Refusal(
            f"the plan has no page “{choice.page}”.{nearest(choice.page, known)} It has {', '.join(known)}."
        )
    return plan, ""


def _hang(app: QApplication, wall: Wall, teller: WallTeller) -> int:
    watched = WatchedBoard()
    watched.start()
    watched.follow(wall.live.store)
    wall.status.changed.connect(lambda: watched.show_pages(wall.status.pages))
    teller.told.connect(watched.end_if_exhausted)
    wall.windows.arranged.connect(lambda: watched.hang(is_seen=wall.windows.is_seen))
    for asks_to_end in (watched.close_asked, wall.windows.closing):
        asks_to_end.connect(app.quit)
    wall.start()
    awake = KeptAwake(wall.lacks)
    with closed_by_signals(app.quit):
        code = app.exec()
    watched.leave()
    has_ended = wall.stop() and awake.release()
    watched.stop()
    if not has_ended:
        leave_the_hanging_thread(code)
    return code


@contextmanager
def _no_cursor(app: QApplication) -> Iterator[None]:
    """Nobody points at a wall."""
    app.setOverrideCursor(Qt.CursorShape.BlankCursor)
    try:
        yield
    finally:
        app.restoreOverrideCursor()
