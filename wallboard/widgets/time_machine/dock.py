"""Docks the time machine to the foot of every page that can show the past, and has each marked as past."""

from datetime import datetime
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from wallboard.live.fault import guarded_or
from wallboard.live.shown import ShownTime
from wallboard.live.time_machine import TimeMachine
from wallboard.live.view import View
from wallboard.widgets.actions import catalogue
from wallboard.widgets.actions.act import Act
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.theme import Theme
from wallboard.widgets.time_machine.bar import TimeBar
from wallboard.widgets.time_machine.past_words import PastSaid, past_said, zone_words

OF_PAGE = (catalogue.EXPLAIN, catalogue.FIGURES, catalogue.FOLLOWERS, catalogue.OPEN, catalogue.PROVE)
"""What explains the page goes on to it from the bar; what would carry something does not."""
_DESIGNED_FOR = (1920, 1080)


@runtime_checkable
class MarksPast(Protocol):
    """A page that says by itself, where its state stands, that it shows the past."""

    def show_past(self, said: PastSaid | None) -> None:
        """None is now."""


class TimeDock(QObject):
    """The bar of one page: open for as long as the docks say, and while the past is shown."""

    def __init__(self, docks: "TimeDocks", frame: PageFrame, theme: Theme) -> None:
        super().__init__(frame)
        self._docks, self._frame, self._theme = docks, frame, theme
        self._bar: TimeBar | None = None
        self._is_passing = False
        Act(catalogue.TIME, self._asked, frame)
        frame.installEventFilter(self)

    @property
    def bar(self) -> TimeBar | None:
        """None before it was opened for the first time."""
        return self._bar

    @guarded_or(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Escape that nobody inside wanted comes back to now, once no pane is open beside the board."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if self._bar is None or not self._docks.is_open:
            return False
        if event.key() == Qt.Key.Key_Escape and self._frame.beside is None:
            self._bar.leave()
            return True
        return self._passed_on(event, self._bar)

    def _passed_on(self, event: QKeyEvent, bar: TimeBar) -> bool:
        """A key of the page that was pressed on the bar is the page's, once: it comes back up from there."""
        if self._is_passing or not _is_of_page(event) or not bar.isAncestorOf(self._frame.focusWidget()):
            return False
        self._is_passing = True
        try:
            again = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
            QApplication.sendEvent(self._frame.page, again)
        finally:
            self._is_passing = False
        return True

    def show_open(self, is_open: bool) -> None:
        if is_open and self._bar is None:
            self._bar = self._made()
        had_focus = self._bar is not None and self._bar.isAncestorOf(self._frame.focusWidget())
        self._frame.dock_foot(self._bar if is_open else None)
        if had_focus and not is_open:
            self._frame.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, said: PastSaid | None, words: str, ago: str) -> None:
        """What is shown: the page marks it, and the bar says it too."""
        if isinstance(self._frame.page, MarksPast):
            self._frame.page.show_past(said)
        if self._bar is not None:
            self._bar.show_past(None if said is None else said.at, words, ago)

    @Slot()
    def _asked(self) -> None:
        bar = self._bar
        if bar is not None and self._docks.is_open and bar.isAncestorOf(self._frame.focusWidget()):
            self._docks.close()
            return
        self._docks.open()
        if self._bar is not None:
            self._bar.take_keys()

    def _made(self) -> TimeBar:
        across, down = _DESIGNED_FOR
        least = min(self._frame.width() / across, self._frame.height() / down)
        bar = TimeBar(self._docks.machine, DeskInk(self._theme, max(1.0, least)), self._frame)
        bar.closed.connect(self._docks.close)
        return bar


class TimeDocks(QObject):
    """The docks of all pages: one opens all, since all show the same instant."""

    def __init__(self, machine: TimeMachine, view: View, live_time: ShownTime, theme: Theme) -> None:
        super().__init__(machine)
        self.machine, self._view, self._live_time, self._theme = machine, view, live_time, theme
        self._docks: list[TimeDock] = []
        self._of_now: list[MarksPast] = []
        self.is_open = False
        view.turned.connect(self._on_turned)
        live_time.tick.connect(self._on_tick)

    def attach(self, frame: PageFrame) -> TimeDock:
        """Give a page its bar, and mark it if the past is looked at already."""
        dock = TimeDock(self, frame, self._theme)
        self._docks.append(dock)
        if self.is_open:
            dock.show_open(True)
            self._say()
        return dock

    def tell(self, page: MarksPast) -> None:
        """Tell a page that never shows the past itself what the others show."""
        self._of_now.append(page)
        self._say()

    @Slot()
    def open(self) -> None:
        self.machine.prepare()
        if not self.is_open:
            self.is_open = True
            for dock in self._docks:
                dock.show_open(True)
        self._say()

    @Slot()
    def close(self) -> None:
        """Away with the bars; what they showed is now again, for a past without its mark would lie."""
        self.machine.return_to_now()
        self.is_open = False
        for dock in self._docks:
            dock.show_open(False)

    @Slot(object)
    def _on_turned(self, at: datetime | None) -> None:
        if at is not None and not self.is_open:
            self.open()
        self._say()

    @Slot(object)
    def _on_tick(self, _now: datetime) -> None:
        if self.is_open:
            self._say()

    def _say(self) -> None:
        at, now = self._view.past_at, self._live_time.now()
        if at is None:
            words = self.tr("Now. Drag back, or press the left arrow for the change before")
            said, ago = None, ""
        else:
            is_replay = self._view.live.board.clock.is_replayed
            said = past_said(at, now, is_replay=is_replay)
            words, ago = said.instant, " · ".join((zone_words(at), said.ago, said.rule))
        for dock in self._docks:
            dock.say(said, words, ago)
        for page in self._of_now:
            page.show_past(said)


def _is_of_page(event: QKeyEvent) -> bool:
    if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        return True
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)  # in the bar's own field it goes there
    return not is_enter and any(action.matches(event) for action in OF_PAGE)
