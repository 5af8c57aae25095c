"""The window of one agent: who they are, what is theirs, what was done, and how they are."""

from datetime import datetime

from PySide6.QtCore import QRect, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from wallboard.domain.freshness import Freshness, Sight
from wallboard.domain.objection import Level
from wallboard.domain.own_work import OwnItem
from wallboard.live.fault import guarded
from wallboard.live.shown import Shown, ShownTime
from wallboard.models.own_desk import OwnDesk
from wallboard.widgets.agent.head import AgentHead
from wallboard.widgets.agent.own_acts import OwnActs
from wallboard.widgets.agent.state_bar import StateBar
from wallboard.widgets.agent.told_line import ToldLine
from wallboard.widgets.agent.words import nothing_words
from wallboard.widgets.agent.work_list import WorkList
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.hand import Hand
from wallboard.widgets.notices import Notices
from wallboard.widgets.picker.picker import Picker
from wallboard.widgets.reason_prompt import ReasonPrompt
from wallboard.widgets.rules.style import rules_style
from wallboard.widgets.theme import Theme

_PICK_SIDE = 8


class AgentPage(QWidget):
    """Joins its parts from top to bottom; every part draws with one ink."""

    def __init__(
        self, desk: OwnDesk, store: Shown, ticker: ShownTime, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._store, self._ticker, self._theme = desk, store, ticker, theme
        self._ink = DeskInk(theme)
        self.setPalette(self._ink.palette())
        self.setStyleSheet(rules_style(theme))
        self.notices = Notices(store, Hand(store, ticker.now, parent=self), self)
        self.head = AgentHead(self._ink, self)
        self.list = WorkList(self._ink, self)
        self.prompt = ReasonPrompt(self._ink, self)
        self.told = ToldLine(self.notices, self._ink, self)
        self.picker = Picker(self._ink, self, self._pick_place)
        self.acts = OwnActs(
            desk, store, self.notices, ticker.now, self.prompt, self.picker, self._focused, self
        )
        self.bar = StateBar(self.acts, self._ink, self)
        self._wire()
        self.take_sight(store.sight)

    def _wire(self) -> None:
        store, desk = self._store, self._desk
        desk.changed.connect(self.take)
        desk.told.connect(self.notices.say)
        desk.arrived.connect(self._take_new)
        store.changed.connect(self._take_board)
        store.pending_changed.connect(self._take_pending)
        store.sight_changed.connect(self.take_sight)
        self._ticker.tick.connect(self._tick)
        self.list.asked.connect(self.acts.answer)
        self.prompt.resized.connect(self._lay_out)
        self.told.resized.connect(self._lay_out)

    @Slot()
    def take(self) -> None:
        """Show what is the agent's now; a question about something that is gone is asked no more."""
        if not self._store.has_board:
            return
        now, state = self._ticker.now(), self._desk.state
        self.head.show_state(state, now)
        nothing = "" if state is None else nothing_words(state)
        pending = frozenset(self._store.pending)
        may_send = self._store.sight.level is not Level.BLOCK
        self.list.take(
            self._store.board, self._desk.work, now, pending=pending, nothing=nothing, may_send=may_send
        )
        is_pending = state is not None and state.agent.id in self._store.pending_agents
        self.bar.show_state(state, may_send=may_send and not is_pending)
        if not self.prompt.is_asking and self.list.in_focus is None and self.isVisible():
            self.list.enter()
        self._lay_out()

    @Slot(object)
    def _take_board(self, _change: object) -> None:
        """Promises and names may differ where nothing of the agent's own does."""
        self.list.tick(self._ticker.now())

    @Slot(object)
    def _take_new(self, _item: object) -> None:
        self.list.show_newest()

    @Slot(object)
    def _take_pending(self, _incident_ids: object) -> None:
        self.take()

    @Slot(object)
    def take_sight(self, sight: Sight) -> None:
        """Say how far it may be trusted; what is not live is grey, with clock times for spans."""
        is_live = sight.freshness is Freshness.LIVE
        theme = self._theme if is_live else self._theme.stale()
        if theme != self._ink.theme:
            self._ink.turn(theme, is_now=is_live)
            self.setPalette(self._ink.palette())
            self.setStyleSheet(rules_style(theme))
            self.list.dress()
            self.bar.dress()
            self.told.dress()
            self.prompt.dress(self._ink)
            self.picker.dress(self._ink)
        self.take()
        now = self._ticker.now() if self._store.has_board else None
        self.head.show_sight(sight, self._store.trouble, now)
        self._lay_out()

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        self.head.tick(now)
        self.list.tick(now)

    def _focused(self) -> OwnItem | None:
        card = self.list.in_focus
        return None if card is None else card.item

    def _pick_place(self) -> QRect:
        """Where a choice is made: over the list, never over who and when."""
        top = self.head.high + _PICK_SIDE
        return QRect(_PICK_SIDE, top, self.width() - 2 * _PICK_SIDE, self.height() - top - _PICK_SIDE)

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        """The page itself takes no keys: its first card does."""
        super().focusInEvent(event)
        self.list.enter()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._ink.theme.ground)

    @Slot()
    def _lay_out(self) -> None:
        """From top to bottom; the list has what the others leave."""
        width, high = self.width(), self.height()
        self.head.resize(width, self.head.high)
        self.head.setGeometry(0, 0, width, self.head.high)
        foot = high - self.bar.high
        self.bar.setGeometry(0, foot, width, self.bar.high)
        asked = self.prompt.high(width) if self.prompt.is_asking else 0
        told = 0 if asked else self.told.high
        self.told.setVisible(bool(told))
        self.told.setGeometry(0, foot - told, width, told)
        self.prompt.setGeometry(0, foot - asked, width, asked)
        self.list.setGeometry(0, self.head.high, width, max(0, foot - asked - told - self.head.high))
