"""A wall has no hands: whatever a mouse, a touch or a key does to it, it goes on showing."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wallboard.app.wall_window import WallWindow
from wallboard.widgets.actions.catalogue import QUIT

_KIND: Final = QEvent.Type
_HANDS: Final = frozenset(
    {
        _KIND.MouseButtonPress,
        _KIND.MouseButtonRelease,
        _KIND.MouseButtonDblClick,
        _KIND.MouseMove,
        _KIND.Wheel,
        _KIND.ContextMenu,
        _KIND.TouchBegin,
        _KIND.TouchUpdate,
        _KIND.TouchEnd,
        _KIND.TabletPress,
        _KIND.DragEnter,
        _KIND.Drop,
        _KIND.ToolTip,
        _KIND.WhatsThis,
        _KIND.KeyPress,
        _KIND.KeyRelease,
    }
)


class NoHands(QObject):
    """Keeps the windows of a wall from what hands do; the key that quits is the one way out."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _HANDS or not isinstance(watched, QWidget):
            return False
        window = watched.window()
        if not isinstance(window, WallWindow):
            return False
        if isinstance(event, QKeyEvent) and kind == _KIND.KeyPress and QUIT.matches(event):
            window.close()
        return True
