"""The two things that move, each once: a changed number's ground fades, rows slide to where they stand."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from wallboard.live.fault import guarded, guarded_or
from wallboard.widgets.access.part import Parted, PartKind
from wallboard.widgets.theme import Theme, tokens

FRAME_MS: Final = 33
MOST_FADES: Final = 24
"""When more changes at once nothing fades: a storm is seen without, and must not cost more."""
_BRIGHT: Final = 0.24
_TELLS: Final = frozenset({PartKind.FIGURE, PartKind.CELL, PartKind.COUNT})

Seen = dict[Hashable, tuple[str, QRect]]


class Motion(QObject):
    """What moves on one page; off until it is allowed, and never while `may_move` says no.

    Nothing here runs while nothing changes. What a tile shows is taken from its parts, so that tiles know
    nothing of it.
    """

    def __init__(
        self,
        page: QWidget,
        numbers: Sequence[QWidget],
        rows: QWidget,
        body: Sequence[QWidget],
        theme: Callable[[], Theme],
        may_move: Callable[[], bool],
    ) -> None:
        super().__init__(page)
        spans = tokens()["motion"]
        self._page, self._theme, self._may_move = page, theme, may_move
        self._rows, self._body = rows, body
        self._fade_ms, self._slide_ms = int(spans["change_ms"]), int(spans["reorder_ms"])
        self._is_allowed = False
        self._seen: dict[QWidget, Seen] = {}
        self._order: Seen = {}
        self._dirty: set[QWidget] = set()
        self._tile_of: dict[QObject, QWidget] = {}
        self._window: QWidget | None = None
        self.slide: RowSlide | None = None
        self.fades: list[Fade] = []
        self._watch(numbers)

    def _watch(self, numbers: Sequence[QWidget]) -> None:
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._compare)
        for tile in numbers:
            painted = tile.viewport() if isinstance(tile, QAbstractScrollArea) else tile
            self._tile_of[painted] = tile
            painted.installEventFilter(self)
        self._page.installEventFilter(self)

    def allow(self, is_allowed: bool) -> None:
        """Whether the person, and their system, want anything to move."""
        self._is_allowed = is_allowed
        self._bind()

    @property
    def _moves(self) -> bool:
        return self._is_allowed and self._page.isVisible() and self._may_move()

    @guarded_or(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if "_dirty" not in vars(self):
            return False  # taken apart by Python's collector; Qt asks once more on the page's way out
        kind = event.type()
        if kind is QEvent.Type.UpdateRequest and watched is self._window:
            self._see_rows()
        elif kind is QEvent.Type.Paint and watched in self._tile_of and self._is_allowed:
            self._dirty.add(self._tile_of[watched])
            if not self._soon.isActive():
                self._soon.start()
        elif watched is self._page and kind in (QEvent.Type.Show, QEvent.Type.Resize, QEvent.Type.Hide):
            self._forget()
        return False

    def _forget(self) -> None:
        """Another size or page is no change of a number."""
        self._seen, self._order = {}, {}
        self._bind()

    def _bind(self) -> None:
        """Just before its window is painted, rows that stand elsewhere are noticed."""
        window = self._page.window()
        if self._is_allowed and window is not self._window:
            if self._window is not None:
                self._window.removeEventFilter(self)
            self._window = window
            window.installEventFilter(self)

    @Slot()
    def _compare(self) -> None:
        tiles, self._dirty = self._dirty, set()
        changed: list[QRect] = []
        for tile in tiles:
            before, now = self._seen.get(tile), _seen(tile)
            self._seen[tile] = now
            if before is not None:
                origin = tile.mapTo(self._page, QPoint())
                changed += [rect.translated(origin) for rect in _changed(before, now)]
        sliding = self.slide is not None and not self.slide.isHidden()
        if changed and len(changed) <= MOST_FADES and self._moves and not sliding:
            for rect in changed:
                self._fade(rect)

    def _fade(self, rect: QRect) -> None:
        fade = next((one for one in self.fades if one.isHidden()), None)
        if fade is None:
            fade = Fade(self._page, self._fade_ms)
            self.fades.append(fade)
        fade.begin(rect, self._theme().text1)

    def _see_rows(self) -> None:
        before, self._order = self._order, _seen(self._rows, frozenset(PartKind))
        moved = [
            key for key, (_, rect) in self._order.items() if key in before and before[key][1].y() != rect.y()
        ]
        same_size = all(before[key][1].size() == self._order[key][1].size() for key in moved)
        if moved and same_size and self._moves and not self._is_being_laid_out():
            self._slide_rows(before)

    def _is_being_laid_out(self) -> bool:
        """Rows that stand elsewhere on a page that is being laid out anew did not change their order.

        Nor may a picture be taken of it: Qt would first size its tiles, in the middle of this event, and
        walls ended there.
        """
        return any(tile.testAttribute(Qt.WidgetAttribute.WA_PendingResizeEvent) for tile in self._body)

    def _slide_rows(self, before: Seen) -> None:
        """The rows as they look now, from where they stood to where they stand."""
        shown = [tile.geometry() for tile in self._body if tile.isVisibleTo(self._page)]
        left, right = min(rect.left() for rect in shown), max(rect.right() for rect in shown)
        top = self._rows.y()
        ways = {
            (rect.top() + top, rect.height()): (before[key][1].top() + top if key in before else None)
            for key, (_, rect) in self._order.items()
        }
        first = min(y for y, _ in ways)
        last = max(y + height for y, height in ways)
        area = QRect(left, first, right - left + 1, last - first)
        if self.slide is None:
            self.slide = RowSlide(self._page, self._slide_ms)
        self.slide.begin(area, self._page.grab(area), ways, self._theme().ground)


class _Overlay(QWidget):
    """Lies over a part of the page for a moment and lets every click through."""

    def __init__(self, page: QWidget, span_ms: int) -> None:
        super().__init__(page)
        self._span_ms = span_ms
        self._clock = QElapsedTimer()
        self._frames = QTimer(self, interval=FRAME_MS)
        self._frames.timeout.connect(self._advance)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def _play(self, area: QRect) -> None:
        self._clock.start()
        self.setGeometry(area)
        self.show()
        self.raise_()
        self._frames.start()

    @property
    def _part(self) -> float:
        """How much of its moment is over."""
        return min(1.0, self._clock.elapsed() / max(1, self._span_ms))

    @Slot()
    def _advance(self) -> None:
        if self._clock.elapsed() >= self._span_ms:
            self._frames.stop()
            self.hide()
        else:
            self.update()


class Fade(_Overlay):
    """A number's ground, brighter for a moment; nothing but its own rectangle is painted."""

    def __init__(self, page: QWidget, span_ms: int) -> None:
        super().__init__(page, span_ms)
        self._colour = QColor()

    def begin(self, rect: QRect, colour: QColor) -> None:
        self._colour = QColor(colour)
        self._play(rect)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        self._colour.setAlphaF(_BRIGHT * (1 - self._part))
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._colour)
        painter.end()


class RowSlide(_Overlay):
    """Pictures of the rows on their way; it hides what is below, which therefore is not painted."""

    def __init__(self, page: QWidget, span_ms: int) -> None:
        super().__init__(page, span_ms)
        self._picture = QPixmap()
        self._ground = QColor()
        self._ways: dict[tuple[int, int], int | None] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def begin(
        self, area: QRect, picture: QPixmap, ways: dict[tuple[int, int], int | None], ground: QColor
    ) -> None:
        """`ways` says of each row, by its new top and height on the page, where it came from."""
        self._picture, self._ground = picture, ground
        self._ways = {
            (y - area.top(), height): None if was is None else was - area.top()
            for (y, height), was in ways.items()
        }
        self._play(area)

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not self._frames.isActive():
            self._picture = QPixmap()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        eased = 1 - (1 - self._part) ** 3
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ground)
        ratio = self._picture.devicePixelRatio()
        for (y, height), was in self._ways.items():
            if was is not None:
                at = round(was + (y - was) * eased)
                source = QRect(0, round(y * ratio), self._picture.width(), round(height * ratio))
                painter.drawPixmap(QRect(0, at, self.width(), height), self._picture, source)
        painter.end()


def _seen(tile: QWidget, kinds: Iterable[PartKind] = _TELLS) -> Seen:
    if not isinstance(tile, Parted):
        return {}
    return {
        part.key: (part.value if part.number is None else str(part.number), part.rect)
        for part in tile.parts()
        if part.kind in kinds
    }


def _changed(before: Seen, now: Seen) -> list[QRect]:
    """Where the same thing stands at the same place and says something else."""
    return [
        rect
        for key, (said, rect) in now.items()
        if key in before and before[key][1] == rect and before[key][0] != said
    ]
