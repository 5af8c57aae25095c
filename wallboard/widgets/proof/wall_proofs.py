"""“Why this time?” on the wall: a click on a promise, or Enter on the chosen one, opens its proof."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from wallboard.domain.freshness import Freshness, Sight
from wallboard.models.floor import Floor
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Phase
from wallboard.widgets.hand_wall_keys import WallKeys
from wallboard.widgets.proof.proof_panel import ProofPanel
from wallboard.widgets.theme import Theme
from wallboard.widgets.wall.card_place import FLOOR_PX, card_place
from wallboard.widgets.wall_page import WallPage


class WallProofs(QObject):
    """Opens the panel over the team rows, beside the promises that ask for it."""

    def __init__(self, page: WallPage, floor: Floor, hand: Hand, keys: WallKeys, theme: Theme) -> None:
        super().__init__(page)
        self._page, self._floor, self._hand, self._theme = page, floor, hand, theme
        self._pressed: tuple[QPoint, int] | None = None
        store, ticker = floor.store, floor.ticker
        self._scale = page.promises.pot.scale
        self._is_live = store.sight.freshness is Freshness.LIVE
        self.panel = ProofPanel(store, self._ink(store.sight), ticker.now, lambda: card_place(page), page)
        page.installEventFilter(self)
        keys.asked.connect(self.open)
        hand.changed.connect(self._on_hand)
        ticker.tick.connect(self._on_tick)
        store.sight_changed.connect(self._take_sight)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._resized)  # after the page has laid itself out
        elif isinstance(event, QMouseEvent):
            self._take_mouse(event)
        return False

    @Slot(object)
    def open(self, incident_id: int) -> None:
        """Prove the countdown of an incident; not while a hand carries one, whose targets it would cover."""
        if self._hand.phase is Phase.EMPTY:
            self._resized()
            self.panel.open(incident_id)

    def _take_mouse(self, event: QMouseEvent) -> None:
        """A press and a release on the same promise are a click; far apart they were a drag."""
        at = event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress:
            incident_id = self._page.promise_at(at)
            is_left = event.button() == Qt.MouseButton.LeftButton
            self._pressed = (at, incident_id) if is_left and incident_id is not None else None
        elif self._pressed is None:
            return
        elif event.type() == QEvent.Type.MouseMove:
            if (at - self._pressed[0]).manhattanLength() >= QApplication.startDragDistance():
                self._pressed = None
        elif event.type() == QEvent.Type.MouseButtonRelease:
            incident_id, self._pressed = self._pressed[1], None
            if self._page.promise_at(at) == incident_id:
                self.open(incident_id)

    def _ink(self, sight: Sight) -> DeskInk:
        is_now = sight.freshness is Freshness.LIVE  # as the page itself sees it
        ink = DeskInk(self._theme, self._scale * FLOOR_PX)
        ink.turn(self._theme if is_now else self._theme.stale(), is_now=is_now)
        return ink

    @Slot()
    def _resized(self) -> None:
        if self._scale != self._page.promises.pot.scale:
            self._scale = self._page.promises.pot.scale
            self.panel.dress(self._ink(self._floor.store.sight))
        self.panel.arrange()

    @Slot(object)
    def _take_sight(self, sight: Sight) -> None:
        is_live = sight.freshness is Freshness.LIVE
        if is_live is not self._is_live:
            self._is_live = is_live
            self.panel.dress(self._ink(sight))
            self.panel.raise_()  # the veil came up over it, and it has a hatch of its own

    @Slot(object)
    def _on_tick(self, _now: object) -> None:
        if self._page.isVisible():
            self.panel.take()

    @Slot()
    def _on_hand(self) -> None:
        if self._hand.held is not None:
            self.panel.dismiss()
