"""Makes the pages of the window once the first board is there."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from wallboard.app.chosen import Chosen, floor_of
from wallboard.app.filter_company import end_when_left_alone, filter_desk, filter_wall
from wallboard.app.hands_binding import HandsBinding
from wallboard.app.heat_binding import bind_heat
from wallboard.app.live_path import LivePath
from wallboard.app.page_words import page_word
from wallboard.app.room_follower import RoomFollower, RoomOn
from wallboard.app.staff_binding import bind_staff
from wallboard.app.wall_binding import bind_wall
from wallboard.app.wall_motion import wall_motion
from wallboard.app.window import Page
from wallboard.models.floor import Floor
from wallboard.widgets.company.in_room import RoomCompany
from wallboard.widgets.company.on_desk import DeskCompany
from wallboard.widgets.company.on_rules import RulesCompany
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.detail.wall_details import WallDetails
from wallboard.widgets.explain.desk_explain import DeskExplain
from wallboard.widgets.explain.wall_explain import WallExplain
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_places import SWITCH, PlacesTeller, desk_places, staff_places, wall_places
from wallboard.widgets.heat_page import HeatPage
from wallboard.widgets.notices import Notices
from wallboard.widgets.rules_page import RulesPage
from wallboard.widgets.staff_page import StaffPage
from wallboard.widgets.theme import Theme
from wallboard.widgets.time_machine.dock import TimeDocks
from wallboard.widgets.wall_page import WallPage

OF_NOW = frozenset({Page.RULES})
"""Pages that never show the past, and say so: rules are made for the floor as it is."""
NOTHING_CHOSEN = Chosen()
ON_A_WALL = frozenset({Page.WALL, Page.HEAT, Page.STAFF})
"""Pages that hang where nobody sits."""


class Pages(Mapping[Page, PageFrame]):
    """Every page of the window, each made when it is first asked for.

    Each stands in a frame, to which panes and bars are docked. One hand and one line of notices serve all
    of them: what is carried on one is carried on the other.
    """

    def __init__(
        self,
        live: LivePath,
        theme: Theme,
        *,
        chosen: Chosen = NOTHING_CHOSEN,
        room_on: RoomOn | None = None,
    ) -> None:
        store, ticker = live.view, live.view.time
        self._theme, self._live = theme, live
        self._room_on, self._moves = room_on, chosen.moves
        self._floor = floor_of(live, chosen)
        self._hand = Hand(store, ticker.now, parent=live)
        self._notices = Notices(store, self._hand, parent=live)
        HandsBinding(self._hand, live.hands, live)
        self._docks = TimeDocks(live.time_machine, store, live.ticker, theme)
        self._makers: Mapping[Page, Callable[[], PageFrame]] = {
            Page.WALL: self._wall,
            Page.DESK: self._desk,
            Page.RULES: self._rules,
            Page.HEAT: self._heat,
            Page.STAFF: self._staff,
        }
        self.made: dict[Page, PageFrame] = {}
        end_when_left_alone(self._floor, chosen.clears_after, self._walls, live)

    def __getitem__(self, page: Page) -> PageFrame:
        if page not in self.made:
            self.made[page] = self._makers[page]()
            self.made[page].page.setAccessibleName(page_word(page))
            if page not in OF_NOW:
                self._docks.attach(self.made[page])
            if self._room_on is not None:
                RoomFollower(self.made[page], self._room_on)
        return self.made[page]

    def __iter__(self) -> Iterator[Page]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    @property
    def hand(self) -> Hand:
        """The one hand of all pages."""
        return self._hand

    @property
    def floor(self) -> Floor:
        """What all pages look at."""
        return self._floor

    def _walls(self) -> bool:
        """Whether a page is shown that hangs on a wall, where nobody may sit."""
        return any(frame.isVisible() for page, frame in self.made.items() if page in ON_A_WALL)

    def _wall(self) -> PageFrame:
        wall = WallPage(self._theme)
        frame = PageFrame(wall)
        bind_wall(wall, self._floor, self._hand, self._notices, self._theme)
        wall_motion(wall, self._floor, self._theme).allow(self._moves)
        details = WallDetails(frame, wall, self._floor, self._hand, self._notices, self._theme)
        explain = WallExplain(frame, wall, self._floor, self._theme)
        explain.incident_asked.connect(details.open)
        filter_wall(frame, wall, self._floor, self._theme)
        self._company(frame)
        if os.environ.get(SWITCH):
            PlacesTeller(wall, lambda: wall_places(wall, self._floor.store.board), _say)
        return frame

    def _company(self, frame: PageFrame) -> None:
        RoomCompany(frame, self._floor, self._live.sources, self._live.roll, self._theme)

    def _heat(self) -> PageFrame:
        heat = HeatPage(self._theme)
        heat.instant_asked.connect(self.go_to)
        frame = bind_heat(heat, self._floor, self._theme)
        self._company(frame)
        return frame

    def go_to(self, at: datetime) -> None:
        """Take all pages to a past instant, with the slider open."""
        self._docks.open()
        self._live.time_machine.go(at)

    def _staff(self) -> PageFrame:
        page = StaffPage(self._theme)
        frame = bind_staff(page, self._floor, self._hand, self._notices, self._theme)
        self._company(frame)
        if os.environ.get(SWITCH):
            PlacesTeller(page, lambda: staff_places(page, self._floor.store.board), _say)
        return frame

    def _desk(self) -> PageFrame:
        desk = DeskPage(self._floor, self._hand, self._notices, self._theme)
        if os.environ.get(SWITCH):
            PlacesTeller(desk, lambda: desk_places(desk), _say)
        DeskExplain(desk, self._floor, self._hand, self._theme)
        frame = PageFrame(desk)
        filter_desk(frame, desk, self._floor, self._theme)
        DeskCompany(frame, desk, self._floor, self._hand, self._live.sources, self._live.roll, self._theme)
        return frame

    def _rules(self) -> PageFrame:
        """Rules are made for the floor as it is, whatever the other pages look at."""
        floor = replace(self._floor, store=self._live.store, ticker=self._live.ticker)
        rules = RulesPage(floor, self._hand, self._notices, self._live.rules_reader, self._theme)
        rules.now_asked.connect(self._live.time_machine.return_to_now)
        self._docks.tell(rules)
        frame = PageFrame(rules)
        RulesCompany(frame, rules, floor, self._live.sources, self._live.roll, self._theme)
        return frame


def make_pages(
    live: LivePath, theme: Theme, *, chosen: Chosen = NOTHING_CHOSEN, room_on: RoomOn | None = None
) -> Pages:
    """The pages of a wall whose first board is there.

    `room_on` says where a page on a screen hangs; without it pages fill their screen.
    """
    return Pages(live, theme, chosen=chosen, room_on=room_on)


def _say(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()
