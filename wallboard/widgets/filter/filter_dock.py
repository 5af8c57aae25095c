"""The filter's line at the head of a page: there while something is filtered or typed, and gone otherwise."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent

from wallboard.domain.freshness import Sight
from wallboard.live.fault import guarded_or
from wallboard.models.floor import Floor
from wallboard.models.views import NamedView
from wallboard.widgets.actions.act import Act
from wallboard.widgets.actions.catalogue import SEARCH
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.filter.filter_bar import FilterBar
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.theme import Theme, tokens


def loud_scale(page_scale: float) -> float:
    """How large the line's type is set, so that its sentence is of the room's size at a page's scale."""
    sizes = tokens()["type"]
    return page_scale * float(sizes["wall"]["room"]) / float(sizes["desk"][DeskSize.CLOCK.value])


class FilterDock(QObject):
    """`/` opens the line, Esc clears the filter when nothing else wants it."""

    def __init__(
        self,
        frame: PageFrame,
        floor: Floor,
        theme: Theme,
        scale: Callable[[], float],
        *,
        page: str,
        has_field: bool = True,
        place: Callable[[], QRect] = QRect,
    ) -> None:
        """`place` is a rectangle of the page in whose stead the line may stand, empty where there is none."""
        super().__init__(frame)
        self._frame, self._floor, self._theme, self._scale = frame, floor, theme, scale
        self._page = page
        self._drawn_at = 0.0
        self._is_open = False
        self._has_field, self._place, self._over = has_field, place, QRect()
        ink = self._ink(floor.store.sight)
        self.bar = FilterBar(floor.choice, floor.views, floor.store, ink, frame, has_field=has_field)
        self.bar.hide()
        self._wire()
        self._arrange()

    def _wire(self) -> None:
        floor, frame = self._floor, self._frame
        self.bar.left.connect(self.leave)
        floor.choice.asked_changed.connect(self._arrange)
        floor.choice.changed.connect(self._arrange)
        floor.store.sight_changed.connect(self._take_sight)
        floor.ticker.tick.connect(self._follow_place)
        frame.installEventFilter(self)
        if self._has_field:
            Act(SEARCH, self.open, frame)

    @guarded_or(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._arrange)  # after the page has laid itself out
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_ours = event.key() == Qt.Key.Key_Escape and self._frame.beside is None
            if is_ours and not self._floor.choice.asked.is_empty:
                self._floor.choice.clear()
                return True
            if is_ours and self._is_open:
                self.leave()
                return True
        return False

    @Slot()
    def open(self) -> None:
        """Type a filter."""
        self._is_open = True
        self._arrange()
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()

    @Slot(object)
    def ask_name(self, view: NamedView | None) -> None:
        """Type the name of a view."""
        self._is_open = True
        self._arrange()
        self.bar.ask_name(view)

    @Slot()
    def leave(self) -> None:
        """Back to the page; the line stays as long as it has something to say."""
        self._is_open = False
        self._arrange()
        self._frame.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _arrange(self) -> None:
        """In the place of the headline where that has room, so that no row moves; else above all."""
        history = self._floor.history.history
        span = history.bucket * len(history.starts) if history else timedelta(hours=8)
        self.bar.here = (self._page, max(1, min(72, round(span / timedelta(hours=1)))))
        if self._drawn_at != self._scale():
            self.bar.dress(self._ink(self._floor.store.sight))
        choice = self._floor.choice
        shown = choice.asked if self._has_field else choice.kept  # what is typed elsewhere moves nothing yet
        is_wanted = self._is_open or not shown.is_empty
        self._over = self._instead()
        self.bar.take_shape(height=self._over.height(), has_field=self._has_field and self._is_open)
        is_over = is_wanted and not self._over.isEmpty() and self.bar.fits_in(self._over)
        if is_wanted and not is_over:
            self.bar.take_shape(height=0, has_field=self._has_field)
        self._frame.dock_head(self.bar if is_wanted and not is_over else None)
        if not is_wanted:
            self.bar.hide()
        if is_over:
            self._frame.arrange()  # the page may have moved up, and the place with it
            self._over = self._instead()
            self.bar.setParent(self._frame)
            self.bar.setGeometry(self._over)
            self.bar.show()
            self.bar.raise_()
        self._frame.arrange()

    @Slot()
    def _follow_place(self) -> None:
        if not self.bar.isHidden() and self._instead() != self._over:
            self._arrange()

    def _instead(self) -> QRect:
        place = self._place()
        return place.translated(self._frame.page.pos()) if not place.isEmpty() else QRect()

    @Slot(object)
    def _take_sight(self, sight: Sight) -> None:
        self.bar.dress(self._ink(sight))

    def _ink(self, sight: Sight) -> DeskInk:
        self._drawn_at = self._scale()
        ink = DeskInk(self._theme, loud_scale(self._drawn_at))
        is_now = sight.freshness.takes_drops
        ink.turn(self._theme if is_now else self._theme.stale(), is_now=is_now)
        return ink


class LeftAlone(QObject):
    """Clears the filter of a wall that nobody has touched for a while, so that nobody trusts half a floor."""

    def __init__(self, floor: Floor, after: timedelta, walls: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._floor, self._walls = floor, walls
        self._timer = QTimer(self, singleShot=True, interval=round(after / timedelta(milliseconds=1)))
        self._timer.timeout.connect(self._clear)
        floor.choice.asked_changed.connect(self._timer.start)

    @guarded_or(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Installed on the application: any key or move of a hand starts the time anew."""
        if event.type() in _TOUCHES and self._timer.isActive():
            self._timer.start()
        return False

    @Slot()
    def _clear(self) -> None:
        if self._floor.choice.asked.is_empty:
            return
        if self._walls():
            self._floor.choice.clear()
        else:
            self._timer.start()


_TOUCHES = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}
)
