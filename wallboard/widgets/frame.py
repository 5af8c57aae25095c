"""What stands around a page: a line at its head, a pane beside it, a bar at its foot, and never over it."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from wallboard.live.fault import guarded
from wallboard.widgets.room import Room

_PART = 0.29
"""How much of the width a pane beside the board takes."""
_LEAST_PX, _MOST_PART = 380, 0.5
_PORTRAIT_PART = 0.42
"""On a screen higher than wide the pane stands below the board, this high."""


class FramedPage(QWidget):
    """A page that keeps its type's size while something stands beside it: told how large the whole is."""

    room = Room()
    """Where it hangs; as long as nobody says, it fills its screen."""

    def show_whole(self, whole: QSize) -> None:
        """The size of page and panes together, by which type is set; called before every resize."""
        raise NotImplementedError

    def read_from(self, room: Room) -> None:
        """Lay it out for another distance or screen; called before it is shown, and when it moves."""
        self.room = room
        self.lay_out()

    def lay_out(self) -> None:
        """Everything anew, by `room` and the whole's size."""
        raise NotImplementedError


class PageFrame(QWidget):
    """One page and what is docked to it; panes beside it are a stack, of which the last is shown.

    Whoever docks a widget keeps owning it: it is only shown here, and hidden when it gives way.
    """

    beside_changed = Signal(object)
    """The pane shown beside the board from now on; None when the board has all the room."""

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self._head: QWidget | None = None
        self._foot: QWidget | None = None
        self._head_kept = self._foot_kept = 0
        self._panes: list[QWidget] = []
        page.setParent(self)
        self.setFocusProxy(page)
        self.setMinimumSize(page.minimumSize())

    @property
    def beside(self) -> QWidget | None:
        """The pane that is shown beside the board."""
        return self._panes[-1] if self._panes else None

    @property
    def is_portrait(self) -> bool:
        return self.height() > self.width() * 1.1

    def dock_right(self, pane: QWidget | None) -> None:
        """Show a pane beside the board, before those that are open; None closes all of them."""
        if pane is not None and pane is self.beside:
            return
        before = self.beside
        if pane is None:
            self._panes.clear()
        else:
            self._panes = [one for one in self._panes if one is not pane] + [pane]
            pane.setParent(self)
        self._show_beside(before)

    def undock(self, pane: QWidget) -> None:
        """Close one pane; the one before it is there again."""
        if pane in self._panes:
            before = self.beside
            self._panes.remove(pane)
            self._show_beside(before)

    def dock_head(self, line: QWidget | None) -> None:
        """Show a line above the board, as high as it asks to be; None takes it away."""
        before, self._head = self._head, line
        self._head_kept = 0
        self._swap(before, line)

    def dock_foot(self, bar: QWidget | None) -> None:
        """Show a bar below the board, as high as it asks to be; None takes it away."""
        before, self._foot = self._foot, bar
        self._swap(before, bar)

    def keep_foot(self, height: int) -> None:
        """Leave room for a bar that comes and goes, so that the page need not be laid out anew for it."""
        self._foot_kept = height

    def keep_head(self, height: int) -> None:
        """The same for a line that is about to be docked to a page which is made ready before it is shown."""
        self._head_kept = height

    def take_on(self, head: QWidget | None, foot: QWidget) -> None:
        """Show both, and lay the page out once for both."""
        self._head, self._foot, self._head_kept = head, foot, 0
        docked = [one for one in (head, foot) if one is not None]
        for one in docked:
            one.setParent(self)
        self.arrange()
        for one in docked:
            one.show()

    def give_up(self) -> None:
        """Let go of line and bar; the page is about to be hidden, and is not laid out anew without them."""
        for one in (self._head, self._foot):
            if one is not None:
                one.hide()
        self._head = self._foot = None

    def arrange(self) -> None:
        """Lay everything out; called by whoever asks for another height than before."""
        whole = self.rect()
        head = QRect(0, 0, whole.width(), _height(self._head) or self._head_kept)
        foot_height = _height(self._foot) or self._foot_kept
        foot = QRect(0, whole.height() - foot_height, whole.width(), foot_height)
        body = QRect(0, head.height(), whole.width(), max(1, foot.top() - head.height()))
        beside = self._place_beside(body)
        if beside is not None and self.is_portrait:
            body.setBottom(beside.top() - 1)
        elif beside is not None:
            body.setRight(beside.left() - 1)
        if isinstance(self.page, FramedPage):
            self.page.show_whole(whole.size())
        self.page.setGeometry(body)
        for widget, place in ((self._head, head), (self._foot, foot), (self.beside, beside)):
            if widget is not None and place is not None:
                widget.setGeometry(place)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def sizeHint(self) -> QSize:
        return self.page.sizeHint()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that nobody inside wanted closes the pane."""
        if event.key() == Qt.Key.Key_Escape and self.beside is not None:
            self.undock(self.beside)
            return
        super().keyPressEvent(event)

    def _place_beside(self, body: QRect) -> QRect | None:
        if self.beside is None:
            return None
        if self.is_portrait:
            height = round(body.height() * _PORTRAIT_PART)
            return QRect(body.left(), body.bottom() + 1 - height, body.width(), height)
        width = min(max(_LEAST_PX, round(self.width() * _PART)), round(self.width() * _MOST_PART))
        return QRect(body.right() + 1 - width, body.top(), width, body.height())

    def _show_beside(self, before: QWidget | None) -> None:
        if before is not None and before is not self.beside:
            had_focus = before.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
            before.hide()
            if had_focus:
                (self.beside or self.page).setFocus(Qt.FocusReason.OtherFocusReason)
        self.arrange()
        if self.beside is not None:
            self.beside.show()
        if self.beside is not before:
            self.beside_changed.emit(self.beside)

    def _swap(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is new:
            return
        if old is not None:
            old.hide()
        if new is not None:
            new.setParent(self)
        self.arrange()
        if new is not None:
            new.show()


def _height(docked: QWidget | None) -> int:
    return 0 if docked is None else max(1, docked.sizeHint().height())
