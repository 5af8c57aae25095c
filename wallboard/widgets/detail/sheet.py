"""The sheet on which an incident's detail is painted: as long as it needs to be, inside what scrolls it."""

from collections.abc import Callable, Hashable, Iterable
from functools import partial
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from wallboard.live.fault import guarded, guarded_hint, guarded_or
from wallboard.widgets.access.chosen import Chosen
from wallboard.widgets.access.part import Part, PartKind
from wallboard.widgets.actions.catalogue import PROVE
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.detail.row_ink import RowInk
from wallboard.widgets.detail.rows import Act, ActKind, Row, RowKind
from wallboard.widgets.ink import marks

TWO_COLUMNS = 620
"""From this width on the timeline stands beside the rest instead of below it."""
_FOOT = 12
_LEAST_FILLED = 0.8
_BUTTONS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_KINDS = {
    RowKind.HEAD: PartKind.INCIDENT,
    RowKind.MORE: PartKind.COUNT,
}

Placed = tuple[QRectF, Row]


class DetailSheet(QWidget):
    """Paints rows; what differs from before is painted again, and nothing else."""

    asked = Signal(object)
    """The `Act` of a row that was clicked, or on which Enter was pressed."""
    reached = Signal(object)
    """The `QRect` of the row that the keys stand on: it should be in sight."""

    def __init__(self, ink: DeskInk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._placed: tuple[Placed, ...] = ()
        self._heights: dict[Row, float] = {}
        self._stands_on = Chosen(self)
        self._least = 1
        self._pressed: Row | None = None
        self._paint = RowInk(ink)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Incident"))

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def dress(self, ink: DeskInk) -> None:
        """Go on in other colours or another size."""
        self._paint = RowInk(ink)
        self._heights.clear()
        self._lay()
        self.update()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Say this from now on."""
        if len(rows) == len(self._rows) and self._says_in_place(rows):
            return
        before = self._placed
        self._rows = rows
        self._lay()
        self.update(_differing(before, self._placed))

    def set_room(self, room: QSize) -> None:
        """As wide as what scrolls it has room for, and at least as high."""
        if room.width() != self.width():
            self._heights.clear()
        self._least = room.height()
        self.resize(room.width(), self.height())
        self._lay()
        self.update()

    def rect_of(self, key: object) -> QRect:
        """Where the row of that key stands; empty when there is none."""
        return next((rect.toAlignedRect() for rect, row in self._placed if row.key == key), QRect())

    def rects_of(self, kind: RowKind) -> tuple[QRectF, ...]:
        """Where the rows of one kind stand, from the top."""
        return tuple(rect for rect, row in self._placed if row.kind is kind)

    def whole_until(self, room: int) -> int:
        """How much of so much room ends with a whole row; all of it where that would leave much empty."""
        if all(rect.bottom() <= room for rect, _ in self._placed):
            return room
        feet = {ceil(rect.bottom()) for rect, row in self._placed if row.kind is not RowKind.SECTION}
        whole = (
            foot
            for foot in feet
            if room * _LEAST_FILLED <= foot <= room
            and not any(rect.top() < foot - 1 and foot < rect.bottom() for rect, _ in self._placed)
        )
        return max(whole, default=room)

    def parts(self) -> tuple[Part, ...]:
        """Each row, for whoever reads without eyes."""
        return tuple(self._part(rect, row) for rect, row in self._placed)

    @guarded_hint
    def sizeHint(self) -> QSize:
        return QSize(396, self.height())

    # What the hands do

    @guarded_or(False)
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks over the rows that do something, and leaves after the last."""
        acting = [row for row in self._rows if row.act is not None]
        keys = [row.key for row in acting]
        place = keys.index(self._chosen) if self._chosen in keys else (-1 if forward else len(keys))
        place += 1 if forward else -1
        if not 0 <= place < len(acting):
            return super().focusNextPrevChild(forward)
        self._choose(acting[place].key)
        return True

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        chosen = self._chosen_row()
        if is_plain and event.key() in _BUTTONS and chosen is not None and chosen.act is not None:
            self.asked.emit(chosen.act)
        elif PROVE.matches(event):
            self._prove(chosen)
        else:
            super().keyPressEvent(event)

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        acting = [row.key for row in self._rows if row.act is not None]
        if acting and event.reason() == Qt.FocusReason.TabFocusReason:
            self._choose(acting[0])
        elif acting and event.reason() == Qt.FocusReason.BacktabFocusReason:
            self._choose(acting[-1])
        self.update()

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._acting_at(event.position())

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row, self._pressed = self._pressed, None
        over = self._acting_at(event.position())
        if row is not None and over is not None and row.key == over.key and over.act is not None:
            self._stands_on.choose(over.key)
            self.asked.emit(over.act)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._acting_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    # What it shows

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, exposed = self._paint.ink, QRectF(event.rect())
        painter.fillRect(exposed, ink.theme.ground)
        chosen = self._chosen if self.hasFocus() else None
        for rect, row in self._placed:
            if not rect.intersects(exposed):
                continue
            self._paint.draw(painter, row, rect)
            if chosen is not None and row.key == chosen:
                inner = rect.adjusted(self._paint.u(4), 0, -self._paint.u(4), 0)
                width = max(2.0, self._paint.u(2))
                marks.frame(painter, ink.pot, inner, ink.theme.accent, width=width, corner="plate")
        painter.end()

    def _says_in_place(self, rows: tuple[Row, ...]) -> bool:
        """Say other words where they need the same room, as every second; else False, and nothing is done."""
        other = [
            place
            for place, (was, row) in enumerate(zip(self._rows, rows, strict=True))
            if was is not row and was != row
        ]
        for place in other:
            rect, was = self._placed[place]
            is_there = (rows[place].key, rows[place].column) == (was.key, was.column)
            if not is_there or self._paint.height(rows[place], rect.width()) != rect.height():
                return False
        placed = list(self._placed)
        for place in other:
            placed[place] = placed[place][0], rows[place]
            self.update(placed[place][0].toAlignedRect())
        self._rows, self._placed = rows, tuple(placed)
        return True

    def _lay(self) -> None:
        whole, u = float(self.width()), self._paint.u
        wide = whole >= u(TWO_COLUMNS)
        column = whole / 2 if wide else whole
        y, placed = [0.0, u(3)], list[Placed]()
        heights: dict[Row, float] = {}
        for row in self._rows:
            side = row.column if wide else 0
            height = self._heights.get(row) or self._paint.height(row, column)
            heights[row] = height
            placed.append((QRectF(column * side, y[side], column, height), row))
            y[side] += height
        self._placed, self._heights = tuple(placed), heights
        needed = max(self._least, round(max(y) + u(_FOOT)))
        if needed != self.height():
            self.resize(self.width(), needed)

    def _acting_at(self, at: QPointF) -> Row | None:
        found = (row for rect, row in self._placed if row.act is not None and rect.contains(at))
        return next(found, None)

    def _chosen_row(self) -> Row | None:
        return next((row for row in self._rows if row.key == self._chosen), None)

    @property
    def _chosen(self) -> Hashable | None:
        """The key of the row that the keys stand on, as assistive programs are told too."""
        return self._stands_on.key

    def _choose(self, key: Hashable) -> None:
        self._stands_on.choose(key)
        self.reached.emit(self.rect_of(key))
        self.update()

    def _prove(self, chosen: Row | None) -> None:
        """“Why this time?” of the promise that the keys stand on, else of the incident."""
        act = None if chosen is None else chosen.act
        is_promise = act is not None and act.kind is ActKind.PROVE
        self.asked.emit(act if is_promise else Act(ActKind.PROVE))

    def _part(self, rect: QRectF, row: Row) -> Part:
        name = row.label or row.text
        said: Iterable[str] = (row.spoken or row.right, row.note, row.quote)
        if row.label:
            said = (row.text, *said)
        does = {
            ActKind.PROVE: self.tr("Say why this time"),
            ActKind.OPEN: self.tr("Open this incident"),
            ActKind.LEAVE: self.tr("Open this address"),
            ActKind.EARLIER: self.tr("Show what was earlier"),
            ActKind.BACK: self.tr("Go back"),
            ActKind.WHY: self.tr("Say why who was sent"),
            ActKind.WHY_NOT: self.tr("Say why not"),
            ActKind.OTHERS: self.tr("List everybody else"),
        }
        act: Callable[[], None] | None = None if row.act is None else partial(self.asked.emit, row.act)
        return Part(
            row.key,
            name,
            "; ".join(words for words in said if words),
            rect.toAlignedRect(),
            _KINDS.get(row.kind, PartKind.TEXT),
            act=act,
            does="" if row.act is None else does[row.act.kind],
        )


def _differing(before: tuple[Placed, ...], now: tuple[Placed, ...]) -> QRegion:
    """Where one layout shows something else than the other."""
    region = QRegion()
    old, new = ({row.key: (rect, row) for rect, row in placed} for placed in (before, now))
    for key in old.keys() | new.keys():
        if old.get(key) != new.get(key):
            for rect, _ in filter(None, (old.get(key), new.get(key))):
                region += rect.toAlignedRect()
    return region
