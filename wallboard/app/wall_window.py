"""A window of the wall: it fills one screen, shows one page at a time, and has no hands."""

from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPalette, QResizeEvent, QScreen
from PySide6.QtWidgets import QWidget

from wallboard.app.plan_frames import PlanFrame
from wallboard.app.room_follower import RoomOn
from wallboard.app.sound import LACK as SILENCE
from wallboard.app.waiting_page import WaitingPage
from wallboard.domain.burn_in import Shift
from wallboard.domain.rotation import Rotation
from wallboard.domain.wall_plan import PlanPage
from wallboard.live.fault import guarded, guarded_or
from wallboard.live.lacks import Lacks
from wallboard.widgets.frame import FramedPage
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.plan.area_page import AreaPage
from wallboard.widgets.plan.foot import WallFoot
from wallboard.widgets.theme import Theme

_SETTLED_MS = 1500


class WallWindow(QWidget):
    """The page with a bar at its head and a line at its foot; another is shown once it is ready.

    It has no frame: where no window manager puts it on its screen, it stands there all the same.
    """

    closed = Signal()
    page_taken = Signal()
    """Another page is shown, above everything that lay over the one before."""

    def __init__(self, theme: Theme, lacks: Lacks) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint)
        self._theme, self._lacks = theme, lacks
        self._shown: PlanFrame | None = None
        self._coming: PlanFrame | None = None
        self._bar: QWidget | None = None
        self._over: QWidget | None = None
        self._inset = QMargins()
        # looked at in one turn of the event loop and shown in the next, for both together would be felt
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._take)
        self._screen: QScreen | None = None
        self._room_on: RoomOn | None = None
        self._waiting = WaitingPage(theme)
        self._waiting.setParent(self)
        self._pot = Inkpot(theme, 1.0)
        self._foot = WallFoot(self._pot)
        self.setWindowTitle("Wallboard")
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._fill()
        lacks.changed.connect(self._show_lacks)
        self._show_lacks()

    # On its screen

    def fill(self, screen: QScreen) -> None:
        """Fill this screen, wherever it stood before."""
        self.create()
        handle = self.windowHandle()
        if handle is not None and handle.screen() is not screen:
            handle.setScreen(screen)
        if self.geometry() != screen.geometry():
            self.setWindowState(Qt.WindowState.WindowNoState)
            self.setGeometry(screen.geometry())
        self._screen = screen
        if self._room_on is not None:
            self._waiting.read_from(self._room_on(screen))
        self.showFullScreen()
        QTimer.singleShot(_SETTLED_MS, self, self._stay)

    @Slot()
    def _stay(self) -> None:
        """Some window managers put a window elsewhere once more."""
        screen = self._screen
        is_there = screen is not None and screen in QGuiApplication.screens()
        if screen is not None and is_there and self.isVisible() and self.geometry() != screen.geometry():
            self.setWindowState(Qt.WindowState.WindowNoState)
            self.setGeometry(screen.geometry())
            self.showFullScreen()

    # What it shows

    @Slot(str)
    def say(self, sentence: str) -> None:
        """What it shows as long as it has no page."""
        self._waiting.say(sentence[:1].upper() + sentence[1:])

    def wait_in(self, room_on: RoomOn, shift: Shift) -> None:
        """How large and where its words stand as long as it has no page."""
        self._room_on = room_on
        self._waiting.shifting.go_by(shift)
        self._waiting.read_from(room_on(self.screen()))

    @property
    def waiting_sentence(self) -> str:
        return self._waiting.sentence

    @property
    def plan(self) -> PlanPage | None:
        """The page that is shown, or is about to be."""
        made = self._coming or self._shown
        return None if made is None else made.plan

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return None if self._shown is None else self._shown.frame.page

    def show_frame(self, made: PlanFrame) -> None:
        """Show this page as soon as it is ready; the one before stays until then."""
        if self._coming is not None and self._coming is not made:
            self._forget_coming()
        if self._coming is None and made is not self._shown:
            self._coming = made
            made.binding.ready.connect(self._take_soon)
        made.frame.setParent(self)
        made.frame.keep_foot(self._foot.sizeHint().height())
        if made is self._coming:
            # looked at in the size in which it will be shown: hidden, it is not told of another one
            made.frame.keep_head(0 if self._bar is None else self._bar.sizeHint().height())
        made.frame.setGeometry(self._room())
        made.frame.arrange()
        made.wake()

    def show_turn(self, turns: Rotation) -> None:
        """Say at the foot which page it is."""
        is_held = turns.held_by is not None
        self.setWindowTitle(f"Wallboard · {turns.shown.title}")
        self._foot.show_page(turns.shown.title, turns.place, len(turns.pages), is_held=is_held)

    def sleep(self) -> None:
        """Its screen is gone: nothing that is shown costs anything."""
        self._forget_coming()
        self._screen = None
        if self._shown is not None:
            self._shown.sleep()
        self.hide()

    def let_go(self) -> None:
        """Show no page any more; the sentence of the beginning is there again."""
        self._forget_coming()
        if self._shown is not None:
            self._shown.sleep()
            self._shown.frame.dock_foot(None)
            self._shown.frame.dock_head(None)
            self._shown.frame.hide()
            self._shown = None
        self._foot.setParent(None)
        if self._bar is not None:
            self._bar.setParent(self)

    # What stands around it

    def dock_bar(self, bar: QWidget | None) -> None:
        """A bar at the head of whatever page is shown, as high as it asks to be; None takes it away."""
        before, self._bar = self._bar, bar
        if self._shown is not None:
            self._shown.frame.dock_head(bar)
        if before is not None and before is not bar:
            before.setParent(self)  # a page that another plan ends would take it along

    def show_over(self, widget: QWidget | None) -> None:
        """Cover everything with this; None: nothing."""
        if self._over is not None and self._over is not widget:
            self._over.hide()
        self._over = widget
        if widget is not None:
            widget.setParent(self)
            widget.setGeometry(self.rect())
            widget.show()
            widget.raise_()

    def inset(self, margins: QMargins) -> None:
        """Lay everything out in less than the window: what is left around it is empty ground."""
        if margins != self._inset:
            self._inset = margins
            self.arrange()

    def arrange(self) -> None:
        """Lay everything out anew; called by whoever asks for another height than before."""
        room = self._room()
        self._waiting.setGeometry(room)
        for made in (self._shown, self._coming):
            if made is not None:
                self._dress_foot(made)
                made.frame.setGeometry(room)
                made.frame.arrange()
        if self._over is not None:
            self._over.setGeometry(self.rect())

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @guarded_or(False)
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.arrange()
        return super().event(event)

    @guarded
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _room(self) -> QRect:
        return self.rect().marginsRemoved(self._inset)

    @Slot()
    def _take_soon(self) -> None:
        self._soon.start()

    @Slot()
    def _take(self) -> None:
        """The page is ready: it takes the place of the one before."""
        made, before = self._coming, self._shown
        if made is None:
            return
        self._forget_coming(sleeps=False)
        if before is not None:
            before.frame.give_up()
        self._shown = made
        self._dress_foot(made)
        made.frame.setGeometry(self._room())
        made.frame.take_on(self._bar, self._foot)
        made.frame.show()
        made.frame.raise_()
        self._tell_left_out(made)
        if self._over is not None:
            self._over.raise_()
        if before is not None:
            before.frame.hide()
            before.sleep()
        self._waiting.hide()
        self.page_taken.emit()

    def _forget_coming(self, *, sleeps: bool = True) -> None:
        if self._coming is not None:
            self._coming.binding.ready.disconnect(self._take_soon)
            self._soon.stop()
            if sleeps:
                self._coming.sleep()
            self._coming = None

    def _dress_foot(self, made: PlanFrame) -> None:
        page = made.frame.page
        if isinstance(page, FramedPage):
            scale = page.room.scale(self._room().size())
            if self._pot.scale != scale:
                self._pot = Inkpot(self._theme, scale)
            self._foot.dress(self._pot)

    def _tell_left_out(self, made: PlanFrame) -> None:
        """A tile without room is not there without a word."""
        page, key = made.frame.page, f"room for {made.plan.name}"
        left_out = page.left_out if isinstance(page, AreaPage) else ()
        if left_out:
            words = QCoreApplication.translate("Plan", "{page} has no room for {tiles} on this screen")
            self._lacks.say(key, words.format(page=made.plan.title, tiles=", ".join(left_out)))
        else:
            self._lacks.clear(key)

    @Slot()
    def _show_lacks(self) -> None:
        lacks = self._lacks.current
        # where room is short the last is said in full: that nobody hears an alarm before all else
        last = sorted(lacks, key=lambda key: key == SILENCE)
        self._foot.show_lacks(tuple(lacks[key] for key in last))
        self._waiting.show_lacks(tuple(lacks.values()))

    def _fill(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self._theme.ground)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
