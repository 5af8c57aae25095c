"""What a hand needs on a page that hangs in a room: the drop bar, and the card of what would happen."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, QRect, QTimer, Slot
from PySide6.QtWidgets import QWidget

from wallboard.live.fault import guarded_or
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

    `bar_place` is where on the page the bar may stand, and its lower end; the card stands above it, or
    elsewhere where it would cover the target, or what has to be read meanwhile: `keep_clear`.
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
        keep_clear: Callable[[], QRect] = QRect,
    ) -> None:
        super().__init__(page)
        self._page, self._hand, self._theme = page, hand, theme
        self._scale, self._bar_place, self._rect_of = scale, bar_place, rect_of
        self._keep_clear = keep_clear
        self._dressed = scale()
        ink = DeskInk(theme, self._dressed)
        self.bar = DropBar(hand, ink, page)
        self.card = PreviewCard(floor.store, hand, ink, floor.ticker.now, page, floor.records)
        hand.changed.connect(self._place)
        floor.ticker.tick.connect(self._tick)
        page.installEventFilter(self)

    @guarded_or(False)
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
        """The first of its places where it covers neither the target nor what has to be read."""
        size = self.card.sizeHint()
        width = min(size.width(), room.width())
        bottom = min(self.bar.y(), room.bottom()) - edge
        foot = QRect(room.right() - width, bottom - size.height(), width, size.height())
        over, clear = self._hand.over, self._keep_clear()
        target = QRect() if over is None else self._rect_of(over)
        places = list(self._places(foot, room.top() + edge, clear, edge, target))
        inside = [place for place in places if self._page.rect().contains(place)]
        free = [place for place in inside if not target.intersects(place.adjusted(-edge, -edge, edge, edge))]
        read = [place for place in free if not clear.intersects(place)]
        return (*read, *free, places[-1])[0]

    def _places(self, foot: QRect, top: int, clear: QRect, edge: int, target: QRect) -> Iterator[QRect]:
        """Above the bar, before what has to be read, at the page's other side, and away from the target."""
        yield foot
        above = foot.translated(0, top - foot.top())
        if not clear.isEmpty():
            yield above
            yield foot.translated(clear.left() - edge - foot.right(), 0)
            yield above.translated(clear.left() - edge - above.right(), 0)
            yield foot.translated(0, self._page.height() - edge - foot.bottom())
        left = foot.translated(edge - foot.left(), 0)
        yield left
        is_high = target.top() < self._page.height() // 2
        yield left.translated(0, (target.bottom() + edge if is_high else edge) - left.top())

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
