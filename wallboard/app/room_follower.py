"""Lays every page out for the screen that it is on: how large that is, and from where it is read."""

import logging
import math
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QScreen

from wallboard.live.fault import guarded_or
from wallboard.widgets.frame import FramedPage, PageFrame
from wallboard.widgets.room import MM_PER_INCH, Room, pixel_of

RoomOn = Callable[[QScreen], Room]
_DIAGONALS_IN: Final = (8.0, 150.0)
"""What a screen's own word is believed for: projectors say nothing, or something out of these."""
_ASPECT_OFF: Final = 0.15
"""How far the told shape may be off that of its pixels; screens that tell only 16:9 are further off."""
_log = logging.getLogger(__name__)


class RoomOfScreen:
    """The room of a person's settings; a diagonal that they gave stands above what the screen says."""

    def __init__(self, distance_m: float | None, diagonal_in: float | None) -> None:
        self._distance_m = distance_m
        self._diagonal_in = diagonal_in
        self._is_told = False

    def __call__(self, screen: QScreen) -> Room:
        size = screen.size()
        if self._diagonal_in is not None:
            pixel_mm: float | None = pixel_of(self._diagonal_in, size.width(), size.height())
        else:
            mm = screen.physicalSize()
            pixel_mm = believed_pixel_mm(size.width(), size.height(), mm.width(), mm.height())
        if pixel_mm is None and self._distance_m is not None and not self._is_told:
            self._is_told = True
            _log.warning("the screen does not say how large it is; it counts as 55 inch: screen_diagonal_in")
        return Room(self._distance_m, pixel_mm)


def believed_pixel_mm(width: int, height: int, width_mm: float, height_mm: float) -> float | None:
    """How large a pixel is by the screen's own word; None where that cannot be.

    Screens lie: many projectors say 0, some say 16 by 9 centimetres, and some the size of another mode.
    """
    if min(width, height) <= 0 or min(width_mm, height_mm) <= 0:
        return None
    diagonal_in = math.hypot(width_mm, height_mm) / MM_PER_INCH
    off = abs((width_mm / height_mm) / (width / height) - 1)
    if not _DIAGONALS_IN[0] <= diagonal_in <= _DIAGONALS_IN[1] or off > _ASPECT_OFF:
        return None
    return math.hypot(width_mm, height_mm) / math.hypot(width, height)


class RoomFollower(QObject):
    """Follows one page from screen to screen."""

    def __init__(self, frame: PageFrame, room_on: RoomOn) -> None:
        super().__init__(frame)
        self._frame = frame
        self._room_on = room_on
        self._is_bound = False
        frame.installEventFilter(self)

    @guarded_or(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and "_frame" in vars(self):
            self._bind()
            self._follow()
        return False

    def _bind(self) -> None:
        handle = self._frame.window().windowHandle()
        if handle is not None and not self._is_bound:
            self._is_bound = True
            handle.screenChanged.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        page = self._frame.page
        room = self._room_on(self._frame.screen())
        if isinstance(page, FramedPage) and page.room != room:
            page.read_from(room)
