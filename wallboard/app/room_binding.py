"""Joins a page that hangs in a room to the live path: it is told of boards, time, sight and the hand."""

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QTimer, Slot

from wallboard.domain.change import Change
from wallboard.domain.freshness import Freshness, Sight
from wallboard.live.fault import guarded_or
from wallboard.live.shown import Shown
from wallboard.models.floor import Floor
from wallboard.models.incident_list import IncidentLine, incident_line
from wallboard.models.payload import AgentPayload
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Phase, Target
from wallboard.widgets.notice_line import NoticeLine
from wallboard.widgets.notices import Notices
from wallboard.widgets.room_page import RoomPage
from wallboard.widgets.staff_page import StaffPage
from wallboard.widgets.wall_page import WallPage


class RoomBinding(QObject):
    """Keeps one page up to date with the floor."""

    def __init__(self, page: RoomPage, floor: Floor) -> None:
        super().__init__(page)
        self._page, self._floor = page, floor
        self._page_read_at: datetime | None = None
        store = floor.store
        store.changed.connect(self._show_change)
        store.turned.connect(self._turn)
        store.sight_changed.connect(self._show_sight)
        floor.ticker.tick.connect(self._show_tick)
        self._show_change(Change())
        self._show_sight(store.sight)

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
    def _show_tick(self, now: datetime) -> None:
        self._page.show_tick(now)


class TargetsOfHand(QObject):
    """While the hand holds an incident, the page's people and teams say what they would answer to it."""

    def __init__(self, page: WallPage | StaffPage, hand: Hand) -> None:
        super().__init__(page)
        self._page, self._hand = page, hand
        hand.changed.connect(self._show)

    @Slot()
    def _show(self) -> None:
        hand = self._hand
        if hand.held is None and hand.agent is None:
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
        line.resized.connect(self._place)
        page.installEventFilter(self)
        self._place()

    @guarded_or(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._place)  # after the page has laid itself out
        return False

    @Slot()
    def _place(self) -> None:
        self._line.rest_at(max(_LEAST_HEIGHT, self._page.foot_height))
        self._line.resize(self._page.width(), self._line.height())
        height = self._line.height()
        self._line.setGeometry(0, self._page.height() - height, self._page.width(), height)
        asks = self._line.question.is_asking or self._hand.phase is Phase.ASKED
        self._line.setVisible(self._notices.notice is not None or asks)
        self._line.raise_()


def carried_agent(store: Shown, target: Target | None) -> AgentPayload | None:
    """Who is taken up with a target; nobody where it is no person."""
    agent_id = None if target is None else target.agent_id
    agent = None if agent_id is None else store.board.agents.get(agent_id)
    return None if agent is None else AgentPayload(agent.id, agent.version)


def carried_line(store: Shown, incident_id: int | None) -> IncidentLine | None:
    """What a hand takes up with an incident; nothing where there is none."""
    if incident_id is None:
        return None
    return incident_line(store.board, incident_id, store.pending.get(incident_id))
