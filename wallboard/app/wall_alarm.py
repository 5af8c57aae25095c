"""What a window of the wall does about alarms, and for its screen: bar, shift, rest and dimming."""

from datetime import datetime

from PySide6.QtCore import QEvent, QMargins, QObject, QTimer, Signal, Slot

from wallboard.app.live_path import LivePath
from wallboard.app.sound import AlarmSound
from wallboard.app.wall_window import WallWindow
from wallboard.domain.freshness import Freshness
from wallboard.domain.hours_of_day import time_of_day
from wallboard.domain.wall_plan import WallPlan
from wallboard.live.fault import guarded_or
from wallboard.live.lacks import Lacks
from wallboard.widgets.alarm.wall_bar import WallAlarmBar
from wallboard.widgets.alarm.words import AlarmSaid, alarms_said
from wallboard.widgets.care.dimmer import Dimmer
from wallboard.widgets.care.rest_page import RestPage, inverse
from wallboard.widgets.frame import FramedPage
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.room import Room
from wallboard.widgets.theme import Theme
from wallboard.widgets.times import Moment


class AlarmOnWall(QObject):
    """One window's bar, shift, rest and dimming; an alarm of severity 1 ends the rest, and none is dimmed."""

    def __init__(self, window: WallWindow, live: LivePath, plan: WallPlan, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._live, self._plan, self._theme = window, live, plan, theme
        self._pot = Inkpot(theme, 1.0)
        self.bar = WallAlarmBar(self._pot)
        self.rest = RestPage(inverse(theme), window)
        self.dimmer = Dimmer(theme, window)
        self.rest.hide()
        self._is_docked = self._rests = False
        live.alarms.changed.connect(self.look)
        live.ticker.tick.connect(self._tick)
        live.store.sight_changed.connect(self.look)
        window.page_taken.connect(self._follow)
        window.installEventFilter(self)
        self.look()

    @Slot(object)
    def take_plan(self, plan: WallPlan) -> None:
        """Go by another plan from now on."""
        self._plan = plan
        self.look()

    @guarded_or(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and "dimmer" in vars(self):
            QTimer.singleShot(0, self, self._follow)
        return False

    @Slot()
    def look(self) -> None:
        """Show what stands now."""
        if self._live.store.has_board:
            self._tick(self._live.ticker.now())

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        if self._window.isVisible():
            moment = self._moment(now)
            self._show_alarms(moment)
            self._shift(now)
            self._rest_or_not(moment)
            self._dim(moment)

    def _show_alarms(self, moment: Moment) -> None:
        said = self._said(moment)
        self.bar.show_said(said, moment)
        if (said is not None) is not self._is_docked:
            self._is_docked = said is not None
            self._dress()
            self._window.dock_bar(self.bar if said is not None else None)
        elif said is not None and self._pot.theme != self._colours():
            self._dress()  # colours go and come with how far the wall may be trusted

    def _said(self, moment: Moment) -> AlarmSaid | None:
        alarms = self._live.alarms
        return alarms_said(self._live.store.board, alarms.alarms, moment, alarms.hush(moment.now))

    def _shift(self, now: datetime) -> None:
        shift = self._plan.shift
        (right, down), room = shift.offset(now), shift.room
        self._window.inset(QMargins(right, down, room - right, room - down))

    def _rest_or_not(self, moment: Moment) -> None:
        """By the clock on the floor's wall, as long as nothing of severity 1 waits for an answer."""
        at = time_of_day(self._live.store.board, moment.now)
        rests = self._plan.rest.hold(at) and not self._live.alarms.interrupts
        if rests:
            self.rest.dress(self._scale())
            self.rest.show_alarms(self._said(moment), moment)
            until = moment.now + self._plan.rest.left(at)
            self.rest.show_moment(moment, self._live.store.sight, until)
        if rests is not self._rests:
            self._rests = rests
            self._window.show_over(self.rest if rests else None)
            self._follow()

    def _dim(self, moment: Moment) -> None:
        is_alarmed = bool(self._live.alarms.ringing)
        at = time_of_day(self._live.store.board, moment.now)
        self.dimmer.show_light(1.0 if is_alarmed else self._plan.dimming.light(at))
        if self.dimmer.isVisible():
            self._place_dimmer()

    def _place_dimmer(self) -> None:
        """Over everything but an alarm."""
        place = self._window.rect()
        bar = self.rest.bar if self._rests else self.bar
        if bar.isVisible():
            place.setTop(bar.mapTo(self._window, bar.rect().bottomLeft()).y() + 1)
        self.dimmer.setGeometry(place)

    @Slot()
    def _follow(self) -> None:
        """Another page is shown, or the window has another size."""
        self._dress()
        self._place_dimmer()
        self.dimmer.raise_()

    def _dress(self) -> None:
        theme, scale = self._colours(), self._scale()
        if (self._pot.theme, self._pot.scale) != (theme, scale):
            self._pot = Inkpot(theme, scale)
        self.bar.dress(self._pot, self._window.size())

    def _colours(self) -> Theme:
        is_live = self._live.store.sight.freshness is Freshness.LIVE
        return self._theme if is_live else self._theme.stale()

    def _scale(self) -> float:
        """How large a length of the 1080 line design is on the page that is shown."""
        page, size = self._window.page, self._window.size()
        room = page.room if isinstance(page, FramedPage) else Room()
        return room.scale(size)

    def _moment(self, now: datetime) -> Moment:
        return Moment(now, live=self._live.store.sight.freshness is Freshness.LIVE)


class WallAlarms(QObject):
    """The alarms of a whole wall: one sound for all of its windows, and a bar on each."""

    _plan_taken = Signal(object)

    def __init__(self, live: LivePath, plan: WallPlan, lacks: Lacks, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._live, self._plan, self._theme = live, plan, theme
        self.sound = AlarmSound(lacks, self)
        live.alarms.take_rules(plan.alarm)
        live.alarms.sounded.connect(self.sound.play)
        live.alarms.hushed.connect(self.sound.hush)
        self.sound.start()

    @Slot(object)
    def hang(self, window: WallWindow) -> None:
        """Have this window show the alarms, too, for as long as there is one."""
        self._plan_taken.connect(AlarmOnWall(window, self._live, self._plan, self._theme).take_plan)

    def take_plan(self, plan: WallPlan) -> None:
        """Go by another plan from now on."""
        self._plan = plan
        self._live.alarms.take_rules(plan.alarm)
        self._plan_taken.emit(plan)

    def stop(self) -> None:
        """No sound any more."""
        self.sound.stop()
