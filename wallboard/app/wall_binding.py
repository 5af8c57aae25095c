"""Joins the wall page to the live path: it is told of boards, time, sight and the hand."""

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Slot

from wallboard.domain.change import Change
from wallboard.domain.freshness import Freshness, Sight
from wallboard.domain.history import LoadHistory
from wallboard.domain.prospect import Prospect
from wallboard.live.shown import Shown
from wallboard.models.floor import Floor
from wallboard.models.incident_list import IncidentLine, incident_line
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.figures.wall_figures import WallFigures
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_drag import DragStart
from wallboard.widgets.hand_drop import DropZone
from wallboard.widgets.hand_state import Phase
from wallboard.widgets.hand_wall_keys import WallKeys
from wallboard.widgets.notice_line import NoticeLine
from wallboard.widgets.notices import Notices
from wallboard.widgets.staff_page import StaffPage
from wallboard.widgets.theme import Theme
from wallboard.widgets.wall_page import WallPage


class WallBinding(QObject):
    """Keeps one wall page up to date."""

    def __init__(self, page: WallPage, floor: Floor, hand: Hand) -> None:
        super().__init__(page)
        self._page = page
        self._floor = floor
        self._hand = hand
        self._page_read_at: datetime | None = None
        store, ticker = floor.store, floor.ticker
        store.changed.connect(self._show_change)
        store.turned.connect(self._turn)
        store.pending_changed.connect(self._show_pending)
        store.sight_changed.connect(self._show_sight)
        ticker.tick.connect(self._show_tick)
        floor.history.changed.connect(self._show_history)
        floor.records.prospect_changed.connect(self._show_prospect)
        hand.changed.connect(self._show_hand)
        page.strip.profile = floor.profile
        self._show_change(Change())
        self._show_sight(store.sight)
        if floor.history.history is not None:
            page.show_history(floor.history.history)
        if floor.records.prospect is not None:
            page.show_prospect(floor.records.prospect)

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
    def _show_pending(self, _incident_ids: frozenset[int]) -> None:
        self._page.show_pending(self._floor.store.pending)

    @Slot(object)
    def _show_sight(self, sight: Sight) -> None:
        """The page dates itself by its board, and polls that found nothing did not bring it a newer one."""
        if sight.freshness is not Freshness.LIVE and self._page_read_at != self._floor.store.board.read_at:
            self._show_change(Change())
        self._page.show_sight(sight)
        self._page.headline.show_trouble(self._floor.store.trouble)

    @Slot(object)
    def _show_tick(self, now: datetime) -> None:
        self._page.show_tick(now)

    @Slot(object)
    def _show_history(self, history: LoadHistory) -> None:
        self._page.show_history(history)

    @Slot(object)
    def _show_prospect(self, prospect: Prospect | None) -> None:
        self._page.show_prospect(prospect)

    @Slot()
    def _show_hand(self) -> None:
        hand = self._hand
        if hand.held is None:
            self._page.show_targets(None, None)
        else:
            self._page.show_targets(hand.answers.by_target, hand.over)


_LEAST_HEIGHT = 34
"""A line of the desk's type with room for its buttons."""


class FloatingNotice(QObject):
    """The notice line in the legend's place at a page's foot: there only while it says something."""

    def __init__(self, page: WallPage | StaffPage, line: NoticeLine, notices: Notices, hand: Hand) -> None:
        super().__init__(page)
        self._page = page
        self._line = line
        self._notices = notices
        self._hand = hand
        notices.changed.connect(self._place)
        hand.changed.connect(self._place)
        page.installEventFilter(self)
        self._place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._place)  # after the page has laid itself out
        return False

    @Slot()
    def _place(self) -> None:
        self._line.setFixedHeight(max(_LEAST_HEIGHT, self._page.foot_height))
        height = self._line.height()
        self._line.setGeometry(0, self._page.height() - height, self._page.width(), height)
        self._line.setVisible(self._notices.notice is not None or self._hand.phase is Phase.ASKED)
        self._line.raise_()


def bind_wall(page: WallPage, floor: Floor, hand: Hand, notices: Notices, theme: Theme) -> None:
    """The page follows the floor; its promises are dragged onto people and teams, by mouse and by keys."""
    WallBinding(page, floor, hand)
    ink = DeskInk(theme)
    DropZone(page, hand, page.target_at)
    store = floor.store

    def line_at(at: QPoint) -> IncidentLine | None:
        return _line_at(store, page.promise_at(at))

    DragStart(page, hand, ink, line_at, floor.ticker.now)
    WallKeys(page, hand, notices, store, ink)
    WallFigures(page, floor, hand, theme)
    FloatingNotice(page, NoticeLine(notices, hand, ink, page), notices, hand)


def _line_at(store: Shown, incident_id: int | None) -> IncidentLine | None:
    if incident_id is None:
        return None
    return incident_line(store.board, incident_id, store.pending.get(incident_id))
