"""The panel that answers “Why this time?”, over the page and never over what says how fresh it is."""

from collections.abc import Callable
from datetime import datetime, tzinfo

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from wallboard.live.store import Store
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.proof.proof_paint import SIDE, ProofPaint
from wallboard.widgets.proof.proof_view import Chosen, ProofView, view_of

_SCROLLS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_Home: -100_000,
    Qt.Key.Key_End: 100_000,
}
_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class ProofPanel(QWidget):
    """Proves the clocks of one incident; Escape and a click beside it close it.

    `place` says where on the page it may stand. It follows the board, and is painted when its words differ.
    """

    def __init__(
        self,
        store: Store,
        ink: DeskInk,
        now: Callable[[], datetime],
        place: Callable[[], QRect],
        page: QWidget,
        *,
        zone: tzinfo | None = None,
    ) -> None:
        super().__init__(page)
        self._store, self._ink, self._now, self._place, self._zone = store, ink, now, place, zone
        self._paint = ProofPaint(ink)
        self._incident_id: int | None = None
        self._chosen: Chosen | None = None
        self._view: ProofView | None = None
        self._first: int | None = None
        self._before: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what it covers need not be painted
        self.setAccessibleName(self.tr("Why this time?"))
        store.changed.connect(self._follow)
        self.hide()

    @property
    def view(self) -> ProofView | None:
        """What it shows; None while it is closed, or when there is nothing to prove any more."""
        return self._view

    @property
    def incident_id(self) -> int | None:
        """The incident that it is open for."""
        return self._incident_id

    def open(self, incident_id: int, chosen: Chosen | None = None) -> None:
        """Prove a clock of an incident: the chosen one, else the one that the page counts down."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
            app = QApplication.instance()
            if app is not None:
                app.installEventFilter(self)
        self._incident_id, self._chosen, self._first, self._view = incident_id, chosen, None, None
        self.arrange()
        self.show()
        self.raise_()
        self.take()
        self._describe()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def dismiss(self) -> None:
        """Close it, and give the keys back to where they were."""
        if self.isHidden():
            return
        had_focus = self.hasFocus()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self.hide()
        self._incident_id, self._view = None, None
        if had_focus and self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None

    @Slot()
    def take(self) -> None:
        """Look at the board as of now; painted again only where it says something else."""
        if self._incident_id is None:
            return
        before = self._view
        now = self._now() if self._ink.is_now else self._store.board.floor_at
        self._view = view_of(
            self._store.board, self._incident_id, self._chosen, now, self._zone, is_now=self._ink.is_now
        )
        if before != self._view or self._view is None:
            self.update()

    def dress(self, ink: DeskInk) -> None:
        """Take on another size, or other colours."""
        self._ink, self._paint = ink, ProofPaint(ink)
        self.arrange()
        self.take()
        self.update()

    def arrange(self) -> None:
        """Stand where the page has room for it."""
        self.setGeometry(self._place())

    def choose(self, chosen: Chosen) -> None:
        """Prove another promise of the same incident."""
        self._chosen, self._first = chosen, None
        self.take()
        self._describe()
        self.update()

    # What the hands do

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press anywhere beside the panel closes it, and does what it would have done anyway."""
        if event.type() != QEvent.Type.MouseButtonPress or not isinstance(watched, QWidget):
            return False
        if watched is not self and watched.window() is self.window() and not self.isAncestorOf(watched):
            self.dismiss()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in _SCROLLS:
            self._scroll(_SCROLLS[key])
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)  # the window's own keys; letters stay here and carry nobody

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks over the promises: the keys stay with the panel until it is closed."""
        self._step(1 if forward else -1)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        tab = None if self._view is None else self._paint.tab_at(self._view, event.position())
        if tab is not None:
            self.choose(tab)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the page below must not take it for a click on what the panel covers

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._scroll(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()

    def focusInEvent(self, _event: object) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Where the keys go elsewhere on the page, Escape could not close it any more."""
        if event.reason() not in _COMES_BACK:
            self.dismiss()
        self.update()

    # What it shows

    @property
    def first_row(self) -> int:
        """The row of the table that stands on top; at first so that now is in sight."""
        if self._view is None:
            return 0
        layout, rows = self._paint.layout(self._view, self.height()), self._view.rows
        first = self._first
        if first is None:
            here = next((place for place, row in enumerate(rows) if row.is_here), len(rows) - 1)
            first = 0 if here < layout.shown else here - 2 * layout.shown // 3
        return max(0, min(first, layout.count - layout.shown))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._view is not None:
            self._paint.draw(painter, box, self._view, self.first_row, has_focus=self.hasFocus())
            return
        self._paint.ground(painter, box, has_focus=self.hasFocus())
        words = self.tr("This incident is no longer open. “wallboard clock” proves its clocks.")
        side, face = self._ink.pot.u(SIDE), self._ink.face(DeskSize.BODY)
        base = self._ink.pot.u(36)
        self._ink.write(painter, face, self._ink.theme.text2, side, base, words, self.width() - 2 * side)

    def _scroll(self, rows: int) -> None:
        if self._view is None:
            return
        layout = self._paint.layout(self._view, self.height())
        first = max(0, min(self.first_row + rows, layout.count - layout.shown))
        if first != self._first:
            self._first = first
            self.update()

    def _step(self, step: int) -> None:
        if self._view is None:
            return
        tabs = [chosen for chosen, _, _ in self._view.tabs]
        self.choose(tabs[(tabs.index(self._view.chosen) + step) % len(tabs)])

    @Slot()
    def _follow(self) -> None:
        self.take()
        self._describe()

    def _describe(self) -> None:
        """For whoever reads it without eyes; not every second, which nobody could listen to."""
        view = self._view
        if view is None:
            self.setAccessibleDescription("")
            return
        tab = next(word for chosen, word, _ in view.tabs if chosen == view.chosen)
        self.setAccessibleDescription(f"{view.title}, {tab}: {view.sentence} {view.sum}")
