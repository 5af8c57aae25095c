"""What a hand needs on a page that hangs in a room: the drop bar, and the card of what would happen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QTimer, Slot
from PySide6.QtWidgets import QWidget

from wallboard.models.floor import Floor
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.desk.preview_card import PreviewCard
from wallboard.widgets.drop_bar import DropBar
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Phase, Target
from wallboard.widgets.theme import Theme

_EDGE = 12


class CarryBeside(QObject):
    """Both stand where `bar_place` says; the card keeps clear of the target that it is about.

    `bar_place` is where on the page the bar may stand, and its lower end; the card stands above it, or at
    the other side of the page where it would cover the target.
    """

    def __init__(
        self,
        page: QWidget,
        floor: Floor,
        hand: Hand,
        theme: Theme,
        *,
        scale: Callable[[], float],
        bar_place: Callable[[], QRect],
        rect_of: Callable[[Target], QRect],
    ) -> None:
        super().__init__(page)
        self._page, self._hand, self._theme = page, hand, theme
        self._scale, self._bar_place, self._rect_of = scale, bar_place, rect_of
        self._dressed = scale()
        ink = DeskInk(theme, self._dressed)
        self.bar = DropBar(hand, ink, page)
        self.card = PreviewCard(floor.store, hand, ink, floor.ticker.now, page, floor.records)
        hand.changed.connect(self._place)
        floor.ticker.tick.connect(self._tick)
        page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._place)  # after the page has laid itself out
        return False

    @Slot()
    def _place(self) -> None:
        if self._hand.phase is not Phase.CARRYING or not self._page.isVisible():
            return
        self._dress()
        edge = round(_EDGE * self._dressed)
        room = self._bar_place().adjusted(edge, 0, -edge, -edge // 2)
        size = self.bar.sizeHint()
        width = min(size.width(), room.width())
        self.bar.setGeometry(room.right() - width, room.bottom() - size.height(), width, size.height())
        self.bar.raise_()
        if self.card.preview is not None:
            self.card.setGeometry(self._card_place(QRect(room), edge))
            self.card.raise_()

    def _card_place(self, room: QRect, edge: int) -> QRect:
        """Above the bar, or at the left end of the page where a target stands there."""
        size = self.card.sizeHint()
        width = min(size.width(), room.width())
        bottom = min(self.bar.y(), room.bottom()) - edge
        place = QRect(room.right() - width, bottom - size.height(), width, size.height())
        over = self._hand.over
        target = QRect() if over is None else self._rect_of(over)
        if target.intersects(place.adjusted(-edge, -edge, edge, edge)):
            place.moveLeft(edge)
            if target.intersects(place):
                place.moveTop(target.bottom() + edge if target.top() < self._page.height() // 2 else edge)
        return place

    def _dress(self) -> None:
        if self._dressed != self._scale():
            self._dressed = self._scale()
            ink = DeskInk(self._theme, self._dressed)
            self.bar.dress(ink)
            self.card.dress(ink)

    @Slot(object)
    def _tick(self, _now: object) -> None:
        if self.card.isVisible():
            self.card.take()
