"""Joins the heat page to the live path: it is told of boards, time, sight, the last hours and the filter."""

from datetime import datetime

from PySide6.QtCore import QObject, Slot

from wallboard.app.filter_company import dock_in_headline
from wallboard.domain.change import Change
from wallboard.domain.freshness import Freshness, Sight
from wallboard.models.floor import Floor
from wallboard.widgets.filter.wall_filter import PageFilter
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.heat.heat_hand import HeatHand
from wallboard.widgets.heat_page import HeatPage
from wallboard.widgets.theme import Theme


class HeatBinding(QObject):
    """Keeps one heat page up to date."""

    def __init__(self, page: HeatPage, floor: Floor) -> None:
        super().__init__(page)
        self._page, self._floor = page, floor
        self._page_read_at: datetime | None = None
        store = floor.store
        store.changed.connect(self._show_change)
        store.turned.connect(self._turn)
        store.sight_changed.connect(self._show_sight)
        floor.ticker.tick.connect(page.show_tick)
        floor.history.changed.connect(page.show_history)
        self._show_change(Change())
        self._show_sight(store.sight)
        page.show_history(floor.history.history)

    @Slot(object)
    def _show_change(self, change: Change) -> None:
        board = self._floor.store.board
        self._page_read_at = board.read_at
        self._page.show_board(board, change, self._floor.ticker.now())

    @Slot(object)
    def _turn(self, _past_at: datetime | None) -> None:
        """Another instant is looked at: nothing of the one before is held on to."""
        self._page.forget()
        self._show_change(Change())

    @Slot(object)
    def _show_sight(self, sight: Sight) -> None:
        """The page dates itself by its board, and polls that found nothing did not bring it a newer one."""
        if sight.freshness is not Freshness.LIVE and self._page_read_at != self._floor.store.board.read_at:
            self._show_change(Change())
        self._page.show_sight(sight)
        self._page.headline.show_trouble(self._floor.store.trouble)


def bind_heat(page: HeatPage, floor: Floor, theme: Theme) -> PageFrame:
    """The page follows the floor; its cells choose what every page shows."""
    frame = PageFrame(page)
    HeatBinding(page, floor)
    tiles = [tile for column in page.columns for tile in column.tiles]
    hand = HeatHand(page, tiles, floor.choice, lambda: floor.store.board)
    hand.picked.connect(page.tell)
    PageFilter(page, floor.choice, page)
    dock_in_headline(frame, page.headline, floor, theme, page="heat")
    return frame
