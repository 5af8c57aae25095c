"""A card from which one thing is picked: typing finds, digits and arrows choose, Enter and a click pick."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QWidget

from wallboard.live.fault import guarded, guarded_or
from wallboard.models.pick import Pick, PickModel, PickRow, found
from wallboard.widgets.actions.numbers import place_of
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.ink import marks
from wallboard.widgets.picker.mode_row import ModeRow
from wallboard.widgets.picker.pick_foot import PickFoot
from wallboard.widgets.picker.pick_paint import SIDE, PickPaint
from wallboard.widgets.rules.style import rules_style
from wallboard.widgets.type import Weight

MOST_WIDE, MOST_HIGH = 640, 620
_HEAD, _FIELD, _MODES = 40, 34, 40
_MOST_PART = 0.76
"""So much of a page's height it takes at most: the line at the foot stays in sight."""
_WALK = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Does = Callable[[Hashable], object]


class Picker(QWidget):
    """Stands over its page for as long as somebody picks, and gives the keys back afterwards.

    A row that cannot be picked says why, and stays.
    """

    moded = Signal(int)
    """Another of the question's lists is wanted."""
    left = Signal()
    """Nothing was picked."""

    def __init__(self, ink: DeskInk, page: QWidget, place: Callable[[], QRect] | None = None) -> None:
        super().__init__(page)
        self._ink, self._page, self._place = ink, page, place
        self._pick = Pick("", ())
        self._does: Does = _nothing
        self._before: QWidget | None = None
        self.rows = PickModel(self)
        self.field = QLineEdit(self)
        self.field.textChanged.connect(self._find)
        self.list = QListView(self)
        self._paint = PickPaint(ink, self.list)
        self._foot = PickFoot(ink, self)
        self.modes = ModeRow(ink, self)
        self.modes.moded.connect(self._turn)
        self._furnish()
        self.dress(ink)
        self.hide()

    def _furnish(self) -> None:
        self.list.setModel(self.rows)
        self.list.setItemDelegate(self._paint)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.clicked.connect(self._take)
        self.list.selectionModel().currentChanged.connect(self._show_row)
        self.field.setMaxLength(200)
        self.field.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    @property
    def pick(self) -> Pick:
        """What is asked for now, or was last."""
        return self._pick

    def open(self, pick: Pick, does: Does) -> None:
        """Ask; `does` is called with the key of the row that is picked, after the keys went back."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
            app = QApplication.instance()
            if app is not None:
                app.installEventFilter(self)
        self._pick, self._does = pick, does
        self._foot.show_pick(pick)
        self.field.clear()
        self.field.setPlaceholderText(pick.hint)
        self.field.setAccessibleName(pick.title)
        self.modes.show_modes(pick.modes, pick.mode)
        self.rows.become(pick.rows)
        self.arrange()
        self.show()
        self.raise_()
        self._stand(self._first())
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.update()

    def renew(self, pick: Pick) -> None:
        """The same question with other rows, as the floor goes on; whoever stands on a row stays on it."""
        if self.isHidden() or pick == self._pick:
            return
        chosen = self._chosen()
        self._pick = pick
        self._foot.show_pick(pick)
        self.modes.show_modes(pick.modes, pick.mode)
        self._offer()
        keys = [row.key for row in self.rows.rows]
        self._stand(keys.index(chosen.key) if chosen is not None and chosen.key in keys else self._first())
        self.arrange()
        self.update()

    @Slot()
    def dismiss(self) -> None:
        """Close it, and give the keys back to where they were."""
        if self.isHidden():
            return
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        had_keys, before = self.isAncestorOf(QApplication.focusWidget() or self._page), self._before
        self._before = None
        self.hide()
        if had_keys and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def dress(self, ink: DeskInk) -> None:
        """Go on in other colours or another size."""
        self._ink = self._paint.ink = self._foot.ink = ink
        self.setStyleSheet(rules_style(ink.theme) + "QListView, QListView:focus { border: none; }")
        self.field.setFont(ink.font(DeskSize.BODY))
        self.modes.dress(ink)
        self.arrange()

    def arrange(self) -> None:
        """In the middle of the page near its top, or where its place is; as high as its rows need."""
        u, page = self._ink.pot.scale, self._page.rect()
        if self._place is not None:
            box = self._place()
            width, top, left = box.width(), box.top(), box.left()
            room = box.height()
        else:
            width = min(round(MOST_WIDE * u), page.width() - round(32 * u))
            left, top = page.left() + (page.width() - width) // 2, page.top() + page.height() // 9
            room = min(round(MOST_HIGH * u), round(page.height() * _MOST_PART))
        high = sum(self.list.sizeHintForRow(row) for row in range(min(60, len(self._pick.rows) + 1)))
        around = self._top() + self._foot.high
        self.setGeometry(left, top, width, max(around + round(60 * u), min(room, around + high + 4)))
        self._lay()

    @guarded_or(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Its keys wherever they are typed in it; a press beside it closes it and does what it does there."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return watched is self.field and self._took(event)
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            is_beside = watched is not self and not self.isAncestorOf(watched)
            if is_beside and watched.window() is self.window():
                self._leave()
        return False

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._took(event) and event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)  # the window's own keys; letters stay here

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, ink, theme = QPainter(self), self._ink, self._ink.theme
        u, box = ink.pot.scale, QRectF(self.rect())
        marks.plate(painter, ink.pot, box, theme.raised, corner="card")
        marks.frame(painter, ink.pot, box, theme.accent, width=2, corner="card")
        title, small = ink.face(DeskSize.BODY, Weight.STRONG), ink.face(DeskSize.REASON)
        base = 8 * u + _HEAD * u / 2 + title.cap / 2 - 4 * u
        end = ink.write_to(painter, small, theme.text3, box.right() - SIDE * u, base, self.tr("Esc leaves"))
        ink.write(painter, title, theme.text1, SIDE * u, base, self._pick.title, end - 2 * SIDE * u)
        if not self.rows.rows:
            none = self.tr("Nothing of that name.")
            ink.write(painter, small, theme.text2, SIDE * u, self._top() + 24 * u, none)
        painter.end()

    def _took(self, event: QKeyEvent) -> bool:
        key, place = Qt.Key(event.key()), place_of(event)
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_empty = not self.field.text()
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif is_plain and key in _WALK:
            self._walk(_WALK[key])
        elif is_plain and key in _ENTER:
            self._take(self.list.currentIndex())
        elif is_plain and is_empty and self._pick.modes and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self._turn((self._pick.mode + step) % len(self._pick.modes))
        elif place is not None and is_empty and any(row.number for row in self.rows.rows):
            self._take_number(place + 1)
        else:
            return False
        return True

    @Slot(int)
    def _turn(self, mode: int) -> None:
        """Another list; its button stays marked as long as that list is not there."""
        self.moded.emit(mode)
        self.modes.show_modes(self._pick.modes, self._pick.mode)

    def _take_number(self, number: int) -> None:
        """A digit that no row has means nothing, and is no part of a name."""
        for at, row in enumerate(self.rows.rows):
            if row.number == number:
                self._take(self.rows.index(at))
                return

    @Slot()
    def _leave(self) -> None:
        self.dismiss()
        self.left.emit()

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        row = self.rows.row(index.row())
        if row is None or not row.is_able:
            return
        does = self._does
        self.dismiss()
        does(row.key)

    @Slot()
    def _find(self) -> None:
        self._offer()
        self._stand(self._first())
        self.update()

    def _offer(self) -> None:
        typed = self.field.text().strip()
        rows = found(self._pick.rows, typed)
        own = self._pick.own(typed) if typed else None
        self.rows.become(rows if own is None else (own, *rows))

    def _first(self) -> int:
        """The first row that can be picked."""
        return next((at for at, row in enumerate(self.rows.rows) if row.is_able), 0)

    def _chosen(self) -> PickRow | None:
        return self.rows.row(self.list.currentIndex().row())

    def _walk(self, step: int) -> None:
        last = self.rows.rowCount() - 1
        if last >= 0:
            self._stand(max(0, min(last, self.list.currentIndex().row() + step)))

    def _stand(self, row: int) -> None:
        if row < self.rows.rowCount():
            self.list.setCurrentIndex(self.rows.index(row))
            self.list.scrollTo(self.rows.index(row))
        self._show_row()

    @Slot()
    def _show_row(self) -> None:
        self._foot.show_row(self._chosen())

    # Layout

    def _top(self) -> int:
        u = self._ink.pot.scale
        return round((_HEAD + _FIELD + 10 + (_MODES if self._pick.modes else 0)) * u)

    def _lay(self) -> None:
        u, side = self._ink.pot.scale, round(SIDE * self._ink.pot.scale)
        y, width = round(_HEAD * u), self.width() - 2 * side
        self.modes.setVisible(bool(self._pick.modes))
        if self._pick.modes:
            self.modes.setGeometry(side, y, width, round(30 * u))
            y += round(_MODES * u)
        self.field.setGeometry(side, y, width, round(_FIELD * u))
        high = self._foot.high
        self.list.setGeometry(2, self._top(), self.width() - 4, self.height() - self._top() - high - 2)
        self._foot.setGeometry(2, self.height() - high - 2, self.width() - 4, high)


def _nothing(_key: Hashable) -> None:
    pass
