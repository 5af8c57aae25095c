"""The windows of a wall: one for each screen of the plan, each with its own turns, all on one floor."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QScreen

from wallboard.app.plan_frames import PlanFrames
from wallboard.app.wall_screens import PRIMARY, WallScreens
from wallboard.app.wall_window import WallWindow
from wallboard.domain.wall_plan import PlanPage, WallPlan
from wallboard.live.turns import Interrupts, PageTurner
from wallboard.live.wall_status import WallStatus

MakeWindow = Callable[[], WallWindow]
MakeFrames = Callable[[], PlanFrames]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asked for: one screen only, one page only, and the pages to take up again."""

    screen: str | None = None
    page: str | None = None
    resumed: Mapping[str, str] | None = None


class _Place(QObject):
    """One screen of the plan: its window, and once there is a board its pages and their turns."""

    def __init__(self, want: str, window: WallWindow) -> None:
        super().__init__(window)
        self.want, self.window = want, window
        self.screen: QScreen | None = None
        self.frames: PlanFrames | None = None
        self.turner: PageTurner | None = None

    @Slot(object)
    def show_turn(self, plan: PlanPage) -> None:
        if self.frames is None or self.turner is None or self.screen is None:
            return
        self.window.show_turn(self.turner.state)
        self.window.show_frame(self.frames.of(plan))


class WallWindows(QObject):
    """Opens and hides windows as screens come and go; takes another plan over while it hangs."""

    made = Signal(object)
    """A `WallWindow` that is new."""
    closing = Signal()
    """Somebody closed a window: the wall ends."""
    arranged = Signal()
    """There is a window on every screen of the wall that is there now; `missing` names the others."""

    def __init__(
        self, screens: WallScreens, plan: WallPlan, make_window: MakeWindow, status: WallStatus, asked: Asked
    ) -> None:
        super().__init__()
        self._screens, self._plan, self._make_window = screens, plan, make_window
        self._status, self._asked = status, asked
        self._make_frames: MakeFrames | None = None
        self._alarms: Interrupts | None = None
        self._places: dict[str, _Place] = {}
        screens.changed.connect(self.arrange)
        screens.want(self._wanted())

    @property
    def windows(self) -> Mapping[str, WallWindow]:
        """By what the plan calls their screens."""
        return {want: place.window for want, place in self._places.items()}

    @property
    def missing(self) -> tuple[str, ...]:
        """The screens on which the wall is to hang and that are not there, as they are called."""
        return tuple(want for want in self._wanted() if want not in self._screens.places)

    @property
    def is_seen(self) -> bool:
        """Whether it hangs on any screen at all."""
        return any(place.screen is not None for place in self._places.values())

    def turner(self, want: str) -> PageTurner | None:
        """Who turns the pages of that screen; None before the first board."""
        return self._places[want].turner

    @Slot()
    def arrange(self) -> None:
        """A window on every screen that is there, and none for those that are not."""
        there = self._screens.places
        for want in self._wanted():
            screen = there.get(want)
            if screen is None:
                self._hide(want)
            else:
                self._show(want, screen)
        for want in set(self._places) - set(self._wanted()):
            self._drop(want)
        self.arranged.emit()

    def begin(self, make_frames: MakeFrames, alarms: Interrupts | None) -> None:
        """The first board is there: show pages from now on."""
        self._make_frames, self._alarms = make_frames, alarms
        for place in self._places.values():
            self._turn(place)

    def take_plan(self, plan: WallPlan) -> None:
        """Go on by another plan; every screen stays on its page where there is still one of that name."""
        self._plan = plan
        self._screens.want(self._wanted())
        for place in self._places.values():
            if place.turner is not None and place.frames is not None:
                place.turner.take_plan(self._pages(place.want), _holding(plan))
                place.frames.keep_only(plan)
                place.frames.make_ahead((*self._pages(place.want), _holding(plan)))

    def say(self, sentence: str) -> None:
        """What is told as long as there are no pages."""
        for place in self._places.values():
            place.window.say(sentence)

    def close(self) -> None:
        """The wall ends."""
        for want in list(self._places):
            self._drop(want)

    def _wanted(self) -> tuple[str, ...]:
        if self._asked.screen is not None:
            return (self._asked.screen,)
        return tuple(one.screen for one in self._plan.screens) or (PRIMARY,)

    def _pages(self, want: str) -> Sequence[PlanPage]:
        """The pages of a screen: those of the plan, or the one that was asked for, which stays."""
        only = None if self._asked.page is None else self._plan.page(self._asked.page)
        if only is not None:
            return (only,)
        own = self._plan.screen(want, self._name_of(want))
        return self._plan.pages if own is None else self._plan.named(own.pages)

    def _name_of(self, want: str) -> str:
        screen = self._screens.places.get(want)
        return "" if screen is None else screen.name()

    def _show(self, want: str, screen: QScreen) -> None:
        if want not in self._places:
            window = self._make_window()
            self._places[want] = _Place(want, window)
            window.closed.connect(self.closing)
            self.made.emit(window)
        place = self._places[want]
        was, place.screen = place.screen, screen
        place.window.fill(screen)
        if was is not None and was is not screen:
            self._status.hide(was.name())
        if place.turner is None:
            self._turn(place)
        else:
            place.show_turn(place.turner.shown)
            self._status.show(screen.name(), place.turner.shown.name)

    def _turn(self, place: _Place) -> None:
        """Begin with the page that was shown before the last end, where there was one."""
        if self._make_frames is None or place.screen is None:
            return
        name = place.screen.name()
        first = (self._asked.resumed or {}).get(name, "")
        place.frames = self._make_frames()
        place.frames.setParent(place)
        turner = PageTurner(self._pages(place.want), _holding(self._plan), first=first, parent=place)
        place.turner = turner
        turner.turned.connect(place.show_turn)
        turner.turned.connect(lambda plan: self._tell(place, plan))
        if self._alarms is not None:
            turner.heed(self._alarms)
        place.show_turn(turner.shown)
        place.frames.make_ahead((*self._pages(place.want), _holding(self._plan)))
        self._tell(place, turner.shown)

    def _tell(self, place: _Place, plan: PlanPage) -> None:
        if place.screen is not None:
            self._status.show(place.screen.name(), plan.name)

    def _hide(self, want: str) -> None:
        place = self._places.get(want)
        if place is None or place.screen is None:
            return
        place.window.sleep()
        self._status.hide(place.screen.name() or "")
        place.screen = None

    def _drop(self, want: str) -> None:
        place = self._places.pop(want)
        if place.turner is not None:
            place.turner.stop()
        if place.screen is not None:
            self._status.hide(place.screen.name())
        place.window.let_go()
        place.window.hide()
        place.window.deleteLater()


def _holding(plan: WallPlan) -> PlanPage:
    """The page that an alarm brings up: the one that says so, or else the first."""
    return next((page for page in plan.pages if page.interrupts), plan.pages[0])
