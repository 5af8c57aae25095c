"""A wall with its filter on an example floor, without a thread: what is chosen is shown at once."""

from PySide6.QtCore import QPoint, QSettings, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.floors import sketch_board
from tests.live.hands import HandClock
from tests.widgets.wall_floors import LIVE, NOW, history_of
from wallboard.app.filter_company import filter_wall
from wallboard.app.wall_binding import bind_wall
from wallboard.domain.board import Board, change_between
from wallboard.domain.commands import Command
from wallboard.domain.severity import Severity
from wallboard.live.history import HistoryKeeper
from wallboard.live.records import RecordKeeper
from wallboard.live.step import Step
from wallboard.live.store import Store
from wallboard.live.ticker import Ticker
from wallboard.models.choice import FilterChoice
from wallboard.models.floor import Floor
from wallboard.models.team_list import TeamListModel
from wallboard.models.views import NamedViews
from wallboard.widgets.filter.filter_dock import FilterDock
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.hand import Hand
from wallboard.widgets.notices import Notices
from wallboard.widgets.theme import Theme, load_theme
from wallboard.widgets.wall_page import WallPage


class FilteredWall:
    """The wall in its frame as the window has it."""

    def __init__(
        self,
        board: Board | None = None,
        *,
        memory: QSettings | None = None,
        theme: str = "dark",
        size: QSize | None = None,
    ) -> None:
        sent: list[Command] = []
        self.clock = HandClock()
        self.store, self.ticker = Store(sent.append, steady=self.clock), Ticker(steady=self.clock)
        self.read(board or sketch_board(NOW))
        self.choice, self.views = FilterChoice(self.store, "me"), NamedViews(memory)
        self.views.picked.connect(self.choice.show_view)
        self.floor = self._floor()
        colours = load_theme(theme)
        self.page = self._page(colours)
        self.frame = PageFrame(self.page)
        filter_wall(self.frame, self.page, self.floor, colours)
        self.frame.resize(size or QSize(1280, 720))
        self.bar = self.frame.findChildren(FilterDock)[0].bar

    def _floor(self) -> Floor:
        keeper = HistoryKeeper(self.store, self.ticker)
        keeper.take(history_of(self.store.board))
        teams, records = (
            TeamListModel(self.store, self.ticker),
            RecordKeeper(self.store, self.ticker, None),
        )
        return Floor(self.store, self.ticker, teams, keeper, records, self.choice, views=self.views)

    def _page(self, theme: Theme) -> WallPage:
        page, hand = WallPage(theme), Hand(self.store, self.ticker.now)
        bind_wall(page, self.floor, hand, Notices(self.store, hand), theme)
        page.show_sight(LIVE)
        return page

    def read(self, board: Board) -> None:
        old = self.store.board if self.store.has_board else None
        step = Step(board, change_between(old, board), self.clock(), self.clock())
        self.ticker.follow(step)
        self.store.take(step)

    def shown_in(self, qtbot: QtBot) -> "FilteredWall":
        qtbot.addWidget(self.frame)
        self.frame.show()
        qtbot.waitExposed(self.frame)
        self.frame.activateWindow()
        return self

    def settle(self, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: self.choice.is_settled)

    def cell(self, row: int, severity: Severity) -> QPoint:
        """The middle of a cell, on the page."""
        place: QPoint = self.page.heat.pos()
        return self.page.heat.cell(row, severity).center().toPoint() + place

    def click(self, at: QPoint, *, ctrl: bool = False) -> None:
        """A whole click of the left button on the page, where Qt's own routing would bring it."""
        keys = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        under = self.page.childAt(at) or self.page
        QTest.mouseClick(under, Qt.MouseButton.LeftButton, keys, under.mapFrom(self.page, at))
