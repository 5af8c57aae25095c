"""The figures of the last weeks on the wall: F opens them over the team rows."""

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QKeyEvent

from wallboard.domain.freshness import Sight
from wallboard.live.fault import guarded_or
from wallboard.models.floor import Floor
from wallboard.widgets.actions.act import Act
from wallboard.widgets.actions.catalogue import FIGURES
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.figures.figures_card import FiguresCard
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Phase
from wallboard.widgets.theme import Theme
from wallboard.widgets.wall.card_place import FLOOR_PX, card_place
from wallboard.widgets.wall_page import WallPage


class WallFigures(QObject):
    """Opens the card in the wall's own size, and follows the page's size and colours."""

    def __init__(self, page: WallPage, floor: Floor, hand: Hand, theme: Theme) -> None:
        super().__init__(page)
        self._page, self._floor, self._hand, self._theme = page, floor, hand, theme
        self._scale = page.strip.pot.scale
        self.card = FiguresCard(floor, self._ink(floor.store.sight), lambda: card_place(page), page)
        page.installEventFilter(self)
        Act(FIGURES, self.toggle, page, has_keys=False)
        hand.changed.connect(self._on_hand)
        floor.store.sight_changed.connect(self._take_sight)

    @guarded_or(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._resized)  # after the page has laid itself out
            return False
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if FIGURES.matches(event) and self._hand.phase is Phase.EMPTY:
            self.toggle()
            return True
        return False

    @Slot()
    def toggle(self) -> None:
        """Not while a hand carries, whose targets it would cover."""
        if self._hand.phase is Phase.EMPTY:
            self._resized()
            self.card.toggle()

    def _ink(self, sight: Sight) -> DeskInk:
        is_now = sight.freshness.takes_drops
        ink = DeskInk(self._theme, self._scale * FLOOR_PX)
        ink.turn(self._theme if is_now else self._theme.stale(), is_now=is_now)
        return ink

    @Slot()
    def _resized(self) -> None:
        if self._scale != self._page.strip.pot.scale:
            self._scale = self._page.strip.pot.scale
            self.card.dress(self._ink(self._floor.store.sight))
        self.card.arrange()

    @Slot(object)
    def _take_sight(self, sight: Sight) -> None:
        if sight.freshness.takes_drops is not self.card.ink.is_now:
            self.card.dress(self._ink(sight))

    @Slot()
    def _on_hand(self) -> None:
        if self._hand.held is not None:
            self.card.dismiss()
