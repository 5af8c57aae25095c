"""Joins the page of people to the live path: it is told of the floor, of the filter and of the hand."""

from PySide6.QtCore import QPoint, Slot

from wallboard.app.room_binding import (
    FloatingNotice,
    RoomBinding,
    TargetsOfHand,
    carried_agent,
    carried_line,
)
from wallboard.models.floor import Floor
from wallboard.widgets.carry_beside import CarryBeside
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.detail.beside import DetailBeside
from wallboard.widgets.filter.filter_dock import FilterDock
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_drag import DragStart, Grabbed
from wallboard.widgets.hand_drop import DropZone
from wallboard.widgets.notice_line import NoticeLine
from wallboard.widgets.notices import Notices
from wallboard.widgets.staff.staff_keys import StaffKeys
from wallboard.widgets.staff_page import StaffPage
from wallboard.widgets.theme import Theme
from wallboard.widgets.wall.card_place import FLOOR_PX


class StaffBinding(RoomBinding):
    """Keeps one page of people up to date, and says which of its teams a filter asks for."""

    def __init__(self, page: StaffPage, floor: Floor) -> None:
        page.limits = floor.profile.people
        super().__init__(page, floor)
        self._people = page
        floor.choice.changed.connect(self._narrow)
        self._narrow(frozenset())

    @Slot(object)
    def _narrow(self, _moved: frozenset[int]) -> None:
        """People are always the whole floor's; only the teams that a filter asks for are bright."""
        self._people.narrow(self._floor.choice.selection.keeps)


def bind_staff(page: StaffPage, floor: Floor, hand: Hand, notices: Notices, theme: Theme) -> PageFrame:
    """The page follows the floor; what its people hold opens beside it, and is dragged onto others."""
    frame = PageFrame(page)
    StaffBinding(page, floor)
    TargetsOfHand(page, hand)
    ink, store = DeskInk(theme), floor.store

    def grab_at(at: QPoint) -> Grabbed | None:
        """The lower half of somebody is what they hold, the rest is they themselves."""
        target = page.target_at(at)
        is_lower = target is not None and at.y() > page.rect_of(target).center().y()
        line = carried_line(store, page.incident_at(at)) if is_lower else None
        return line or carried_agent(store, target)

    DropZone(page, hand, page.target_at)
    DragStart(page, hand, ink, grab_at, floor.ticker.now)
    CarryBeside(
        page,
        floor,
        hand,
        theme,
        scale=lambda: page.people.pot.scale * FLOOR_PX,
        bar_place=page.foot.geometry,
        rect_of=page.rect_of,
    )
    keys = StaffKeys(page, hand, notices, store)
    FloatingNotice(page, NoticeLine(notices, hand, ink, page), notices, hand)
    details = DetailBeside(frame, floor, hand, notices, theme, lambda: page.people.pot.scale * FLOOR_PX)
    details.carried.connect(keys.carry)
    details.column.people.in_focus = page.people.agent_in_focus
    page.incident_asked.connect(details.open)
    FilterDock(frame, floor, theme, lambda: page.people.pot.scale, page="staff")
    return frame
