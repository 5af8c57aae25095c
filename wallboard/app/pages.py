"""Makes the pages of the window once the first board is there."""

import os
import sys
from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from wallboard.app.live_path import LivePath
from wallboard.app.wall_binding import bind_wall
from wallboard.app.window import Page
from wallboard.models.floor import Floor
from wallboard.models.team_list import TeamListModel
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_places import SWITCH, PlacesTeller, desk_places, wall_places
from wallboard.widgets.notices import Notices
from wallboard.widgets.theme import Theme
from wallboard.widgets.wall_page import WallPage


def make_pages(live: LivePath, theme: Theme, *, distance_m: float) -> Mapping[Page, QWidget]:
    """One hand and one line of notices for both pages: what is carried on one is carried on the other."""
    store, ticker = live.store, live.ticker
    floor = Floor(store, ticker, TeamListModel(store, ticker, live), live.history)
    hand = Hand(store, ticker.now, parent=live)
    notices = Notices(store, hand, parent=live)
    wall = WallPage(theme, distance_m=distance_m)
    bind_wall(wall, floor, hand, notices, theme)
    desk = DeskPage(floor, hand, notices, theme)
    if os.environ.get(SWITCH):
        PlacesTeller(desk, lambda: desk_places(desk), _say)
        PlacesTeller(wall, lambda: wall_places(wall, store.board), _say)
    return {Page.WALL: wall, Page.DESK: desk}


def _say(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()
