"""Joins the heat page to the live path: it is told of the floor, of the last hours and of the filter."""

from wallboard.app.filter_company import dock_in_headline
from wallboard.app.room_binding import RoomBinding
from wallboard.models.floor import Floor
from wallboard.widgets.filter.wall_filter import PageFilter
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.heat.heat_hand import HeatHand
from wallboard.widgets.heat_page import HeatPage
from wallboard.widgets.theme import Theme


def bind_heat(page: HeatPage, floor: Floor, theme: Theme) -> PageFrame:
    """The page follows the floor; its cells choose what every page shows."""
    frame = PageFrame(page)
    RoomBinding(page, floor)
    floor.history.changed.connect(page.show_history)
    page.show_history(floor.history.history)
    tiles = [tile for column in page.columns for tile in column.tiles]
    hand = HeatHand(page, tiles, floor.choice, lambda: floor.store.board)
    hand.picked.connect(page.tell)
    PageFilter(page, floor.choice, page)
    dock_in_headline(frame, page.headline, floor, theme, page="heat")
    return frame
