"""Which screen is which: what the plan calls a screen stays that screen, also while it is unplugged."""

import logging
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen

PRIMARY = ""
"""Stands for whatever screen is the first one, where the plan names none."""
_SETTLES_MS = 200
"""Screens come and go in several steps: an outlet, its place, its size."""
_log = logging.getLogger(__name__)


def screen_words(screen: QScreen) -> str:
    """A screen as a person knows it: its name, what it is, and how large."""
    size = screen.size() * screen.devicePixelRatio()
    made = " ".join(part for part in (screen.manufacturer(), screen.model()) if part)
    words = f"{screen.name()} ({made})" if made else screen.name()
    return f"{words}, {size.width()}×{size.height()}"


class WallScreens(QObject):
    """By what the plan calls it, the screen that is there for it now."""

    changed = Signal()
    """One is another one now, or has another size."""

    def __init__(self, application: QGuiApplication, wanted: Sequence[str] = (PRIMARY,)) -> None:
        super().__init__(application)
        self._application = application
        self._wanted = tuple(wanted)
        self._names: dict[str, list[str]] = {}
        self._known = frozenset[str]()
        self._places: dict[str, QScreen] = {}
        self._settle = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._settle.timeout.connect(self.look)
        application.screenAdded.connect(self._come)
        application.screenRemoved.connect(self._go)
        application.primaryScreenChanged.connect(self._settle_soon)
        for screen in application.screens():
            self._follow(screen)
        self._look()

    @property
    def places(self) -> Mapping[str, QScreen]:
        """What is not there now is not in it."""
        return dict(self._places)

    @property
    def there(self) -> list[QScreen]:
        """Every screen of this machine, by number from 1, whoever wants it."""
        return self._application.screens()

    def want(self, wanted: Sequence[str]) -> None:
        """Look for these screens from now on."""
        self._wanted = tuple(wanted)
        self.look()

    @Slot()
    def look(self) -> None:
        """Look which screens are there."""
        self._look()
        self.changed.emit()

    def _look(self) -> None:
        there = [screen for screen in self._application.screens() if screen.geometry().isValid()]
        places: dict[str, QScreen] = {}
        for finds in (self._by_memory, self._by_name, self._by_number):
            for want in self._wanted:
                free = [screen for screen in there if not _overlaps(screen, places.values())]
                found = None if want in places else finds(want, free)
                if found is not None:
                    places[want] = found
                    self._remember(want, found.name())
        for want in self._wanted:
            if want not in places and want in self._places:
                _log.info("the screen “%s” is gone", want)
            elif want in places and want not in self._places:
                _log.info("the wall is on %s", screen_words(places[want]))
        self._known |= {screen.name() for screen in there}
        self._places = places

    def _remember(self, want: str, name: str) -> None:
        """The first name stays the first: whatever stood in for it gives way when it is back."""
        names = self._names.setdefault(want, [])
        if name not in names:
            names.append(name)

    def _by_memory(self, want: str, free: Sequence[QScreen]) -> QScreen | None:
        if want == PRIMARY:
            primary = self._application.primaryScreen()
            return primary if primary in free else None
        by_name = {one.name(): one for one in free}
        return next((by_name[name] for name in self._names.get(want, ()) if name in by_name), None)

    def _by_name(self, want: str, free: Sequence[QScreen]) -> QScreen | None:
        asked = want.casefold()
        if not asked or asked.isdecimal():
            return None
        exact = (one for one in free if one.name().casefold() == asked)
        part = (one for one in free if asked in f"{screen_words(one)} {one.serialNumber()}".casefold())
        return next(exact, None) or next(part, None)

    def _by_number(self, want: str, free: Sequence[QScreen]) -> QScreen | None:
        """The one of that number when it was first looked for; later only one that is new here."""
        if not want.isdecimal():
            return None
        if want in self._names:
            fresh = [one for one in free if one.name() not in self._known]
            return fresh[0] if fresh else None
        place = int(want) - 1
        screens = self._application.screens()
        found = screens[place] if 0 <= place < len(screens) else None
        return found if found in free else None

    def _follow(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._settle_soon)
        screen.physicalDotsPerInchChanged.connect(self._settle_soon)

    @Slot(QScreen)
    def _come(self, screen: QScreen) -> None:
        self._follow(screen)
        self._settle.start()

    @Slot(QScreen)
    def _go(self, screen: QScreen) -> None:
        """Nobody may look at it any more."""
        gone = [want for want, one in self._places.items() if one is screen]
        for want in gone:
            del self._places[want]
            _log.info("the screen “%s” is gone", want or screen.name())
        if gone:
            self.changed.emit()
        self._settle.start()

    @Slot()
    def _settle_soon(self) -> None:
        self._settle.start()


def _overlaps(screen: QScreen, others: Iterable[QScreen]) -> bool:
    """Whether something of it is seen elsewhere already, as on screens that show the same picture."""
    return any(screen.geometry().intersects(one.geometry()) for one in others)
