"""The process behind the page that stands in: it reads one text, knows no database, and takes any key.

`python -m wallboard.app.static_page TEXT [SCREEN]`, started by the watchdog and by nobody else.
"""

import logging
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QCoreApplication, QDateTime, QEvent, QLocale, QObject, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QScreen
from PySide6.QtWidgets import QApplication

from wallboard.app.room_follower import RoomOfScreen, RoomOn
from wallboard.domain.burn_in import MOST_PX, Shift
from wallboard.domain.wall_folder import TRY_NOW
from wallboard.live.fault import guarded_or
from wallboard.live.leash import Leash
from wallboard.refusal import Refusal
from wallboard.settings import load_settings
from wallboard.whole_file import read_json
from wallboard.widgets.actions.catalogue import QUIT
from wallboard.widgets.stand_in_page import StandInPage, StandInSaid
from wallboard.widgets.theme import Theme, load_theme

_READ_EVERY_MS = 500
_LEAVE_WITHIN_S = 3.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Look:
    """What a person chose, as far as it could be read."""

    theme: Theme
    room_on: RoomOn


class StaticPages(QObject):
    """One page on each screen, all saying what stands in the text."""

    def __init__(self, app: QApplication, text: Path, look: Look, screen: str = "") -> None:
        super().__init__()
        theme, self._room_on = look.theme, look.room_on
        self._app, self._text, self._theme, self._chosen = app, text, theme, screen
        self.pages: dict[QScreen, StandInPage] = {}
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.read)
        self._timer.start(_READ_EVERY_MS)
        app.screenAdded.connect(self._show)
        app.screenRemoved.connect(self._hide)

    def show(self) -> None:
        screens = self._app.screens()
        for screen in [one for one in screens if self._is_chosen(one, screens)] or screens:
            self._show(screen)

    def close(self) -> None:
        self._timer.stop()
        for screen in list(self.pages):
            self._hide(screen)

    @Slot()
    def read(self) -> None:
        """The text anew; while it cannot be read the page says what it said."""
        document = read_json(self._text)
        if isinstance(document, Mapping):
            said, shift = said_by(document), shift_by(document)
            for page in self.pages.values():
                page.say(said)
                page.shifting.go_by(shift)

    @guarded_or(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Any key asks for another try; a click does, too, for a wall may have a mouse and no keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if QUIT.matches(event):
                self._app.exit(0)
            elif event.text():  # a key that types something, and not the first half of a shortcut
                self._wish()
            return True
        if event.type() == QEvent.Type.MouseButtonPress:
            self._wish()
            return True
        return False

    def _wish(self) -> None:
        try:
            self._text.with_name(TRY_NOW).touch()
        except OSError as problem:
            _log.warning("nobody hears that key: %s", problem.strerror)

    @Slot(QScreen)
    def _show(self, screen: QScreen) -> None:
        page = StandInPage(self._theme)
        page.read_from(self._room_on(screen))
        page.installEventFilter(self)
        self.pages[screen] = page
        self.read()
        page.setScreen(screen)
        page.setGeometry(screen.geometry())
        page.showFullScreen()

    @Slot(QScreen)
    def _hide(self, screen: QScreen) -> None:
        page = self.pages.pop(screen, None)
        if page is not None:
            page.hide()
            page.deleteLater()

    def _is_chosen(self, screen: QScreen, screens: Sequence[QScreen]) -> bool:
        number = screens.index(screen) + 1
        return self._chosen in ("", str(number)) or self._chosen.lower() in screen.name().lower()


def said_by(document: Mapping[str, object]) -> StandInSaid:
    """The watchdog's facts as words."""
    times, call = document.get("times"), document.get("call")
    names = {key: str(value) for key, value in call.items()} if isinstance(call, Mapping) else {}
    sentence = QCoreApplication.translate(
        "StandIn",
        "It stopped {times} times since {since} and does not stay up, so it shows no figures.",
    )
    again_at = _clock(document.get("again_at"))
    again = QCoreApplication.translate("StandIn", "It is tried again at {time}; any key tries now.")
    is_named = bool(names.get("who") or names.get("how"))
    return StandInSaid(
        title=QCoreApplication.translate("StandIn", "The board has stopped"),
        sentence=sentence.format(times=times or "?", since=_clock(document.get("since"))),
        why=_why(document.get("why")),
        call_label=QCoreApplication.translate("StandIn", "Please call"),
        who=names.get("who", "")
        if is_named
        else QCoreApplication.translate("StandIn", "whoever looks after this wall"),
        how=names.get("how", ""),
        note=names.get("note", ""),
        again=again.format(time=again_at)
        if again_at
        else QCoreApplication.translate("StandIn", "It is tried again just now."),
    )


def shift_by(document: Mapping[str, object]) -> Shift:
    """As the wall's plan moves its pages; the shipped way where that makes no sense."""
    told = document.get("shift")
    if not isinstance(told, Mapping):
        return Shift()
    try:
        px, every_s = int(told["px"]), float(told["every_s"])
        return Shift(min(max(0, px), MOST_PX), timedelta(seconds=max(1.0, every_s)))
    except (KeyError, TypeError, ValueError, OverflowError):
        return Shift()


def _why(value: object) -> str:
    """The board's own words, which name file, line and key; empty where it ended otherwise."""
    words = value.strip() if isinstance(value, str) else ""
    return QCoreApplication.translate("StandIn", "It says: {why}").format(why=words) if words else ""


def _clock(value: object) -> str:
    """The time of day here, with the day where it is not today; empty where there is none."""
    try:
        at = datetime.fromisoformat(str(value)).astimezone()
    except ValueError:
        return ""
    if at.date() == datetime.now().astimezone().date():
        return f"{at:%H:%M}"
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(round(at.timestamp())), "ddd d MMM HH:mm")


def _look(app: QApplication) -> Look:
    """What the person chose, but a page that tells of a fault must not fail by one of the settings."""
    from wallboard.app.translations import speak

    try:
        settings = load_settings()
        speak(app, settings.language)
        room_on = RoomOfScreen(settings.viewing_distance_m, settings.screen_diagonal_in)
        return Look(load_theme(settings.theme), room_on)
    except (Refusal, OSError):
        return Look(load_theme(), RoomOfScreen(None, None))


def main(arguments: Sequence[str]) -> int:
    """Until the watchdog ends it or is gone."""
    app = QApplication(["wallboard"])
    app.setApplicationName("wallboard")
    pages = StaticPages(app, Path(arguments[0]), _look(app), "".join(arguments[1:2]))

    def leave(_number: int, _frame: FrameType | None) -> None:
        app.exit(1)

    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, leave)
    if sys.__stdin__ is not None:
        leash = Leash(sys.__stdin__.fileno(), end_after_s=_LEAVE_WITHIN_S)
        leash.let_go.connect(app.quit)
        leash.start()
    pages.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
