"""Joins the page of people to the live path: it is told of boards, time, sight, the filter and the hand."""

from datetime import datetime

from PySide6.QtCore import QObject, QPoint, Slot

from wallboard.app.wall_binding import FloatingNotice
from wallboard.domain.change import Change
from wallboard.domain.freshness import Freshness, Sight
from wallboard.models.floor import Floor
from wallboard.models.incident_list import IncidentLine, incident_line
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.detail.beside import DetailBeside
from wallboard.widgets.filter.filter_dock import FilterDock
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_drag import DragStart
from wallboard.widgets.hand_drop import DropZone
from wallboard.widgets.notice_line import NoticeLine
from wallboard.widgets.notices import Notices
from wallboard.widgets.staff.staff_keys import StaffKeys
from wallboard.widgets.staff_page import StaffPage
from wallboard.widgets.theme import Theme
from wallboard.widgets.wall.card_place import FLOOR_PX


class StaffBinding(QObject):
    """Keeps one page of people up to date."""

    def __init__(self, page: StaffPage, floor: Floor, hand: Hand) -> None:
        super().__init__(page)
        self._page, self._floor, self._hand = page, floor, hand
        self._page_read_at: datetime | None = None
        store = floor.store
        store.changed.connect(self._show_change)
        store.turned.connect(self._turn)
        store.sight_changed.connect(self._show_sight)
        floor.ticker.tick.connect(page.show_tick)
        floor.choice.changed.connect(self._narrow)
        hand.changed.connect(self._show_hand)
        page.limits = floor.profile.people
        self._show_change(Change())
        self._show_sight(store.sight)
        self._narrow(frozenset())

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

    @Slot(object)
    def _narrow(self, _moved: frozenset[int]) -> None:
        """People are always the whole floor's; only the teams that a filter asks for are bright."""
        self._page.narrow(self._floor.choice.selection.keeps)

    @Slot()
    def _show_hand(self) -> None:
        hand = self._hand
        if hand.held is None:
            self._page.show_targets(None, None)
        else:
            self._page.show_targets(hand.answers.by_target, hand.over)


def bind_staff(page: StaffPage, floor: Floor, hand: Hand, notices: Notices, theme: Theme) -> PageFrame:
    """The page follows the floor; what its people hold opens beside it, and is dragged onto others."""
    frame = PageFrame(page)
    StaffBinding(page, floor, hand)
    ink, store = DeskInk(theme), floor.store

    def line_at(at: QPoint) -> IncidentLine | None:
        incident_id = page.incident_at(at)
        return (
            None
            if incident_id is None
            else incident_line(store.board, incident_id, store.pending.get(incident_id))
        )

    DropZone(page, hand, page.target_at)
    DragStart(page, hand, ink, line_at, floor.ticker.now)
    keys = StaffKeys(page, hand, notices, store)
    FloatingNotice(page, NoticeLine(notices, hand, ink, page), notices, hand)
    details = DetailBeside(frame, floor, hand, theme, lambda: page.people.pot.scale * FLOOR_PX)
    details.carried.connect(keys.carry)
    page.incident_asked.connect(details.open)
    FilterDock(frame, floor, theme, lambda: page.people.pot.scale, page="staff")
    return frame
