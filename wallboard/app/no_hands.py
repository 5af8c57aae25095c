"""A wall has no hands: whatever a mouse, a touch or a key does to it, it goes on showing."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent

from wallboard.app.wall_window import WallWindow
from wallboard.live.fault import guarded_or
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
    """Keeps one window of a wall from what hands do; the key that quits is the one way out.

    It listens where everything a hand does comes in, at the window itself: a filter on the whole application
    would be asked in Python about every event of every widget.
    """

    def __init__(self, window: WallWindow) -> None:
        super().__init__(window)
        self._window = window
        window.create()
        window.windowHandle().installEventFilter(self)

    @guarded_or(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _HANDS:
            return False
        if isinstance(event, QKeyEvent) and kind == _KIND.KeyPress and QUIT.matches(event):
            self._window.close()
        return True
