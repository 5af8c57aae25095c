"""The one main window: its pages, the keys that change them, and where it was when it was closed."""

from collections.abc import Mapping
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QContextMenuEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from wallboard.app.waiting_page import WaitingPage
from wallboard.domain.freshness import Freshness, Sight
from wallboard.live.fault import guarded
from wallboard.models.views import NamedView
from wallboard.widgets.actions import catalogue
from wallboard.widgets.actions.act import Act
from wallboard.widgets.palette import Palette
from wallboard.widgets.theme import Theme

_GEOMETRY, _PAGE = "geometry", "page"
_FIRST_SIZE = (1280, 720)
_SMALLEST = (960, 540)


class Page(StrEnum):
    """What the window can show, by the name a person gives on the command line."""

    WALL = "wall"
    DESK = "desk"
    RULES = "rules"
    HEAT = "heat"
    STAFF = "staff"


_PAGE_OF = (
    (catalogue.WALL, Page.WALL),
    (catalogue.DESK, Page.DESK),
    (catalogue.RULES, Page.RULES),
    (catalogue.HEAT, Page.HEAT),
    (catalogue.STAFF, Page.STAFF),
)


class MainWindow(QMainWindow):
    """Shows a sentence until the pages are there, then one page at a time."""

    closing = Signal()
    page_shown = Signal(object)
    """The `Page` that is shown from now on."""

    def __init__(self, theme: Theme, memory: QSettings) -> None:
        super().__init__()
        self._memory, self._theme = memory, theme
        self._waiting = WaitingPage(theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._waiting)
        self._source: Mapping[Page, QWidget] = {}
        self._pages: dict[Page, QWidget] = {}
        self._sight: Sight | None = None
        self._trouble = ""
        self._past = ""
        self._bars = self._column()
        self.setMinimumSize(*_SMALLEST)
        self._entitle()
        self._bind_keys()
        self._recall()

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        centre = QWidget()
        centre.setLayout(column)
        self.setCentralWidget(centre)
        return column

    def add_bar(self, bar: QWidget) -> None:
        """Put it above the pages, in a place of its own; whoever adds it shows and hides it."""
        self._bars.insertWidget(self._bars.count() - 1, bar)

    @property
    def page(self) -> Page | None:
        """The page shown, None before the first board."""
        shown = self._stack.currentWidget()
        return next((page for page, widget in self._pages.items() if widget is shown), None)

    def _shown_page(self) -> QWidget | None:
        return None if self.page is None else self._pages[self.page]

    @guarded
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The other button of the mouse opens what can be done."""
        event.accept()
        if self.page is not None and not self.palette_of_acts.picker.is_open:
            self.palette_of_acts.toggle()

    @property
    def waiting_sentence(self) -> str:
        """What it shows, or showed last, while there were no pages."""
        return self._waiting.sentence

    @Slot(str)
    def say(self, sentence: str) -> None:
        """What the window shows as long as there are no pages."""
        self._waiting.say(sentence[:1].upper() + sentence[1:])

    def take_pages(self, pages: Mapping[Page, QWidget], first: Page | None) -> None:
        """Take the pages, and show the one asked for, or the one shown last time; each is made when shown."""
        self._source = pages
        self.show_page(first or self._last_page())

    @Slot(object)
    def show_page(self, page: Page) -> None:
        if page in self._source:
            if page not in self._pages:
                self._pages[page] = self._source[page]
                self._stack.addWidget(self._pages[page])
            self._stack.setCurrentWidget(self._pages[page])
            self._pages[page].setFocus(Qt.FocusReason.OtherFocusReason)
            self._entitle()
            self.page_shown.emit(page)

    @Slot(object)
    def show_view(self, view: NamedView) -> None:
        """Show the page that a named view was saved on; one that is not known changes nothing."""
        page = next((one for one in Page if one.value == view.page), None)
        if page is not None and page is not self.page:
            self.show_page(page)

    def show_sight(self, sight: Sight, trouble: str = "") -> None:
        """The pages say it in large; the title says it to whoever sees only a task bar, and why."""
        self._sight = sight
        self._trouble = trouble
        self._entitle()

    def show_past(self, words: str) -> None:
        """The title says that the pages show the past, and of when; empty: they show now."""
        self._past = words
        self._entitle()

    def fill_screen(self) -> None:
        """Full screen, however the window was left the last time."""
        self.setWindowState(self.windowState() | Qt.WindowState.WindowFullScreen)

    @Slot()
    def toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @guarded
    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.setValue(_GEOMETRY, self.saveGeometry())
        if self.page is not None:
            self._memory.setValue(_PAGE, self.page.value)
        self._memory.sync()
        super().closeEvent(event)
        self.closing.emit()

    def _bind_keys(self) -> None:
        for action, page in _PAGE_OF:
            Act(action, partial(self.show_page, page), self, in_window=True)
        self.palette_of_acts = Palette(self, self._theme, self._shown_page)
        Act(catalogue.FULL_SCREEN, self.toggle_full_screen, self, in_window=True)
        Act(catalogue.QUIT, self.close, self, in_window=True)

    def _recall(self) -> None:
        """Qt keeps a remembered window on a screen that is there."""
        self.resize(*_FIRST_SIZE)
        geometry = self._memory.value(_GEOMETRY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def _last_page(self) -> Page:
        try:
            return Page(str(self._memory.value(_PAGE, Page.WALL.value)))
        except ValueError:
            return Page.WALL

    def _entitle(self) -> None:
        names = {
            Page.WALL: self.tr("Wall"),
            Page.DESK: self.tr("Desk"),
            Page.RULES: self.tr("Rules"),
            Page.HEAT: self.tr("Heat"),
            Page.STAFF: self.tr("People"),
            None: "",
        }
        words = ["Wallboard", names[self.page], self._past or self._freshness_word(), self._trouble]
        self.setWindowTitle(" · ".join(word for word in words if word))

    def _freshness_word(self) -> str:
        if self._sight is None:
            return ""
        words = {
            Freshness.LIVE: self.tr("live"),
            Freshness.LATE: self.tr("late"),
            Freshness.STALE: self.tr("stale"),
            Freshness.BLIND: self.tr("blind"),
        }
        return words[self._sight.freshness]
