"""Joins the wall page to the live path: it is told of the floor, of what is expected and of the hand."""

from PySide6.QtCore import QPoint, Slot

from wallboard.app.room_binding import (
    FloatingNotice,
    RoomBinding,
    TargetsOfHand,
    carried_agent,
    carried_line,
)
from wallboard.domain.history import LoadHistory
from wallboard.domain.prospect import Prospect
from wallboard.models.floor import Floor
from wallboard.widgets.carry_beside import CarryBeside
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.figures.wall_figures import WallFigures
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_drag import DragStart, Grabbed
from wallboard.widgets.hand_drop import DropZone
from wallboard.widgets.hand_wall_keys import WallKeys
from wallboard.widgets.notice_line import NoticeLine
from wallboard.widgets.notices import Notices
from wallboard.widgets.theme import Theme
from wallboard.widgets.wall.card_place import FLOOR_PX
from wallboard.widgets.wall_page import WallPage


class WallBinding(RoomBinding):
    """Keeps one wall page up to date, also with what is on its way and what is to be expected."""

    def __init__(self, page: WallPage, floor: Floor) -> None:
        page.strip.profile = floor.profile
        page.go_on_from(lambda: floor.store.groundwork)
        super().__init__(page, floor)
        self._wall = page
        floor.store.pending_changed.connect(self._show_pending)
        floor.hands.changed.connect(self._show_others)
        floor.history.changed.connect(self._show_history)
        floor.records.prospect_changed.connect(self._show_prospect)
        if floor.history.history is not None:
            page.show_history(floor.history.history)
        if floor.records.prospect is not None:
            page.show_prospect(floor.records.prospect)

    @Slot(object)
    def _show_pending(self, _incident_ids: frozenset[int]) -> None:
        self._wall.show_pending(self._floor.store.pending)

    @Slot(object)
    def _show_others(self, _incident_ids: frozenset[int]) -> None:
        self._wall.show_others(self._floor.hands.held)

    @Slot(object)
    def _show_history(self, history: LoadHistory | None) -> None:
        self._wall.show_history(history)

    @Slot(object)
    def _show_prospect(self, prospect: Prospect | None) -> None:
        self._wall.show_prospect(prospect)


def bind_wall(page: WallPage, floor: Floor, hand: Hand, notices: Notices, theme: Theme) -> None:
    """The page follows the floor; its promises are dragged onto people and teams, by mouse and by keys."""
    WallBinding(page, floor)
    TargetsOfHand(page, hand)
    ink = DeskInk(theme)
    DropZone(page, hand, page.target_at)
    store = floor.store

    def grab_at(at: QPoint) -> Grabbed | None:
        return carried_line(store, page.promise_at(at)) or carried_agent(store, page.target_at(at))

    DragStart(page, hand, ink, grab_at, floor.ticker.now)
    WallKeys(page, hand, notices, store, ink)
    WallFigures(page, floor, hand, theme)
    CarryBeside(
        page,
        floor,
        hand,
        theme,
        scale=lambda: page.promises.pot.scale * FLOOR_PX,
        bar_place=page.promises.geometry,
        rect_of=page.rect_of,
        keep_clear=page.next_breach_rect,
    )
    FloatingNotice(page, NoticeLine(notices, hand, ink, page), notices, hand)
