"""The panel that answers “Why this time?”, over the page and never over what says how fresh it is."""

from collections.abc import Callable
from datetime import datetime, tzinfo

from PySide6.QtCore import QRect, QRectF, Qt, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from wallboard.live.fault import guarded, guarded_or
from wallboard.live.shown import Shown
from wallboard.widgets.card import Card
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.proof.proof_narrow import NarrowProof
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
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class ProofPanel(Card):
    """Proves the clocks of one incident; Escape and a click beside it close it.

    `place` says where on the page it may stand. It follows the board, and is painted when its words differ.
    """

    def __init__(
        self,
        store: Shown,
        ink: DeskInk,
        now: Callable[[], datetime],
        place: Callable[[], QRect],
        page: QWidget,
        *,
        zone: tzinfo | None = None,
        dock: PageFrame | None = None,
    ) -> None:
        super().__init__(ink, place, page, dock=dock)
        self._store, self._now, self._zone = store, now, zone
        self._paint = self._painted_by(ink)
        self._incident_id: int | None = None
        self._chosen: Chosen | None = None
        self._view: ProofView | None = None
        self._first: int | None = None
        self.setAccessibleName(self.tr("Why this time?"))
        store.changed.connect(self._follow)

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
        self._incident_id, self._chosen, self._first, self._view = incident_id, chosen, None, None
        self.appear()
        self.take()
        self._describe()

    @Slot()
    def dismiss(self) -> None:
        super().dismiss()
        self._incident_id, self._view = None, None

    @Slot()
    def take(self) -> None:
        """Look at the board as of now; painted again only where it says something else."""
        if self._incident_id is None or (self._dock is not None and not self.isVisible()):
            return
        before = self._view
        now = self._now() if self.ink.is_now else self._store.board.floor_at
        view = view_of(
            self._store.board, self._incident_id, self._chosen, now, self._zone, is_now=self.ink.is_now
        )
        self._view = None if view is None else self._paint.fitted(view, self.width())
        if before != self._view or self._view is None:
            self.update()

    def dress(self, ink: DeskInk) -> None:
        self._paint = self._painted_by(ink)
        super().dress(ink)
        self.take()

    def _painted_by(self, ink: DeskInk) -> ProofPaint:
        """Beside a page it has the width of a column."""
        return ProofPaint(ink) if self._dock is None else NarrowProof(ink)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.take()

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.take()

    def choose(self, chosen: Chosen) -> None:
        """Prove another promise of the same incident."""
        self._chosen, self._first = chosen, None
        self.take()
        self._describe()
        self.update()

    # What the hands do

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _SCROLLS:
            self._scroll(_SCROLLS[key])
        elif key in _STEPS:
            self._step(_STEPS[key])
        else:
            super().keyPressEvent(event)

    @guarded_or(False)
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks over the promises: the keys stay with the panel until it is closed."""
        self._step(1 if forward else -1)
        return True

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        tab = None if self._view is None else self._paint.tab_at(self._view, event.position())
        if tab is not None:
            self.choose(tab)
        event.accept()

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._scroll(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()

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

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.ground(painter)
        if self._view is not None:
            self._paint.draw(painter, QRectF(self.rect()), self._view, self.first_row)
            return
        words = self.tr("This incident is no longer open. “wallboard clock” proves its clocks.")
        side, face = self.ink.pot.u(SIDE), self.ink.face(DeskSize.BODY)
        base = self.ink.pot.u(36)
        self.ink.write(painter, face, self.ink.theme.text2, side, base, words, self.width() - 2 * side)

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
