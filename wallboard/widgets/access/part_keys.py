"""The keyboard on a tile: Tab comes to it, arrows go from part to part, Enter does what a click does."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from wallboard.live.fault import guarded_or
from wallboard.widgets.access.chosen import Chosen
from wallboard.widgets.access.focus_frame import FocusFrame
from wallboard.widgets.access.nodes import TileNode
from wallboard.widgets.access.part import Part, Parted
from wallboard.widgets.ink.inkpot import Inkpot

_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ACT: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_ADD: Final = _ACT - {Qt.Key.Key_Space}
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
ANNOUNCED_EVERY_MS: Final = 1000
"""What changes within this time is told at once: a storm must not drown who listens to it."""


class PartKeys(QObject):
    """Stands beside one tile: its focus, its frame, and word of its changes to whoever listens.

    A window that opens gives its focus to somebody; that is framed from the first key on. With `walks`
    off the arrows are left to the page, which has an order of its own.
    """

    def __init__(self, tile: QWidget, pot: Callable[[], Inkpot], *, walks: bool = True) -> None:
        super().__init__(tile)
        self._tile, self._pot, self._walks = tile, pot, walks
        self._chosen = Chosen(tile)
        self._frame: FocusFrame | None = None
        self._by_window = False
        self._follow = QTimer(self, singleShot=True, interval=0)
        self._follow.timeout.connect(self._place)
        self._announce = QTimer(self, singleShot=True, interval=ANNOUNCED_EVERY_MS)
        self._announce.timeout.connect(self._tell_changes)
        if not tile.focusPolicy() & Qt.FocusPolicy.TabFocus:
            tile.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tile.installEventFilter(self)
        if isinstance(tile, QAbstractScrollArea):
            tile.viewport().installEventFilter(self)

    @guarded_or(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if "_tile" not in vars(self):
            return False  # taken apart by Python's collector; Qt asks once more on the tile's way out
        kind = event.type()
        if isinstance(event, QFocusEvent) and kind is QEvent.Type.FocusIn:
            self._by_window = not self._is_framed and event.reason() is Qt.FocusReason.ActiveWindowFocusReason
        if kind is QEvent.Type.Paint:
            self._see_painted()
        elif kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Move, QEvent.Type.Resize):
            self._follow.start()
        elif isinstance(event, QKeyEvent) and kind is QEvent.Type.KeyPress:
            self._by_window = False
            return self._took(event)
        return False

    @property
    def _is_framed(self) -> bool:
        return self._frame is not None and not self._frame.isHidden()

    def _see_painted(self) -> None:
        """Something looks different: the frame goes along, and listeners are told in a while."""
        if self._is_framed and not self._follow.isActive():
            self._follow.start()
        if QAccessible.isActive() and not self._announce.isActive():
            self._announce.start()

    def _took(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        adds = _adds(event)
        if not self._walks or (event.modifiers() not in _PLAIN and not adds):
            return False
        part = self._standing()
        if part is None:
            return False
        if adds:
            return _done(part.add)
        if key in _ARROWS:
            self._step(part, *_ARROWS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(self._parts()[0 if key == Qt.Key.Key_Home else -1])
        else:
            return key in _ACT and _done(part.act)
        return True

    def _parts(self) -> tuple[Part, ...]:
        return self._tile.parts() if isinstance(self._tile, Parted) else ()

    def _standing(self) -> Part | None:
        """The chosen part, or the first where that is gone; None in a tile without parts."""
        parts = self._parts()
        first = parts[0] if parts else None
        return next((part for part in parts if part.key == self._chosen.key), first)

    def _step(self, part: Part, across: int, down: int) -> None:
        ahead = [other for other in self._parts() if _is_ahead(part.rect, other.rect, across, down)]
        if ahead:
            self._choose(min(ahead, key=lambda other: _way(part.rect, other.rect, across)))

    def _choose(self, part: Part) -> None:
        self._chosen.choose(part.key)
        self._place()
        self._tell_focus(part)

    def _tell_focus(self, part: Part) -> None:
        if not QAccessible.isActive():
            return
        tile = QAccessible.queryAccessibleInterface(self._tile)
        node = tile.node_of(part.key) if isinstance(tile, TileNode) else None
        if node is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(node, QAccessible.Event.Focus))

    @Slot()
    def _place(self) -> None:
        page = self._tile.parentWidget()
        if not self._tile.hasFocus() or page is None or self._by_window:
            if self._frame is not None:
                self._frame.hide()
            return
        part = self._standing() if self._walks else None
        if part is not None:
            self._chosen.choose(part.key)
        if self._frame is None or self._frame.parentWidget() is not page:
            self._frame = FocusFrame(page)
        seen = self._tile.rect().adjusted(2, 2, -2, -2)
        rect = seen if part is None else part.rect.intersected(self._tile.rect())
        self._frame.put(self._pot(), rect.translated(self._tile.mapTo(page, QPoint())))

    @Slot()
    def _tell_changes(self) -> None:
        node = QAccessible.queryAccessibleInterface(self._tile)
        if isinstance(node, TileNode) and self._tile.isVisible():
            node.announce()


def _adds(event: QKeyEvent) -> bool:
    """Whether a key stands for a click with Ctrl."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held == Qt.KeyboardModifier.ControlModifier and Qt.Key(event.key()) in _ADD


def _done(act: Callable[[], None] | None) -> bool:
    if act is not None:
        act()
    return act is not None


def _is_ahead(of: QRect, other: QRect, across: int, down: int) -> bool:
    """Whether a part's middle lies that way, and the part does not reach back over where one stands."""
    here, there = of.center(), other.center()
    if across:
        return (there.x() - here.x()) * across > 0 and not other.left() <= here.x() <= other.right()
    return (there.y() - here.y()) * down > 0 and not other.top() <= here.y() <= other.bottom()


def _way(of: QRect, other: QRect, across: int) -> tuple[bool, int, int]:
    """Same line first, then the nearest along it; ties go to the least sideways."""
    away = other.center() - of.center()
    if across:
        shares = other.top() <= of.bottom() and of.top() <= other.bottom()
        along, aside = abs(away.x()), abs(away.y())
    else:
        shares = other.left() <= of.right() and of.left() <= other.right()
        along, aside = abs(away.y()), abs(away.x())
    return (not shares, along, aside) if shares else (True, along + 3 * aside, aside)
