"""An incident and its proof beside a page, never over it: opened from wherever the page shows one."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from wallboard.domain.freshness import Freshness, Sight
from wallboard.live.fault import guarded_or
from wallboard.models.floor import Floor
from wallboard.widgets.actions import catalogue
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.detail.column import DetailColumn
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Phase
from wallboard.widgets.notices import Notices
from wallboard.widgets.picker.picker import MOST_HIGH, MOST_WIDE
from wallboard.widgets.proof.proof_panel import ProofPanel
from wallboard.widgets.proof.proof_view import Chosen
from wallboard.widgets.room_page import RoomPage
from wallboard.widgets.theme import Theme

PROOF_PART = 0.84


class DetailBeside(QObject):
    """Docks the detail, and the proof before it; Escape closes the one that is shown and gives the keys back.

    `scale` is how large the type is there, of the size at arm's length. While a hand carries, what is open
    stays open: it covers no target.
    """

    carried = Signal(object)
    """The id of the incident that the keys are to carry."""

    def __init__(
        self,
        frame: PageFrame,
        floor: Floor,
        hand: Hand,
        notices: Notices,
        theme: Theme,
        scale: Callable[[], float],
    ) -> None:
        super().__init__(frame)
        self._frame, self._floor, self._hand, self._theme, self._scale = frame, floor, hand, theme, scale
        self._before: QWidget | None = None
        self._is_now = floor.store.sight.freshness is Freshness.LIVE
        self._dressed = self._look()
        ink = self._ink()
        besides = (
            (catalogue.PROVE.labelled_as(self.tr("Why?")), self.prove_shown),
            (catalogue.CARRY.labelled_as(self.tr("Deploy")), self._carry),
        )
        self.column = DetailColumn(
            floor, hand, ink, frame, besides=besides, notices=notices, place=self._beside
        )
        self.column.hide()
        self.proof = ProofPanel(floor.store, self._proof_ink(), floor.ticker.now, QRect, frame, dock=frame)
        self._wire()

    def _wire(self) -> None:
        pane, store, ticker = self.column.pane, self._floor.store, self._floor.ticker
        pane.asked.connect(self.prove_shown)
        pane.left.connect(self.close)
        self.column.ended.picked.connect(self.open)
        self.column.life.wanted.connect(self._show_chosen)
        self.column.choosing.wanted.connect(self._show_chosen)
        self.column.answering.wanted.connect(self._show_chosen)
        self.column.acts.left.connect(self._focus)
        store.sight_changed.connect(self._take_sight)
        ticker.tick.connect(self._tick)
        self._frame.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        return self._frame.beside is self.column

    @Slot(object)
    def open(self, incident_id: int) -> None:
        """Tell all about an incident, with the keys in it."""
        self._remember()
        self._dress()
        self.column.pane.show_incident(incident_id)
        self._frame.dock_right(self.column)
        self._focus()

    @Slot()
    def _show_chosen(self) -> None:
        """What is asked about an incident is asked beside what is told of it."""
        rows = self.column.chosen_rows()
        if rows and not self.is_open:
            self.open(rows[0].id)

    @Slot(object)
    def prove(self, incident_id: int, chosen: Chosen | None = None) -> None:
        """“Why this time?” of one of its promises; closed, it gives way to what was open before."""
        if self._hand.phase is Phase.EMPTY:
            self._remember()
            self._dress()
            self.proof.open(incident_id, chosen)

    @Slot(object)
    def prove_shown(self, chosen: Chosen | None = None) -> None:
        """The same of the incident that is open."""
        if self.column.pane.incident_id is not None:
            self.prove(self.column.pane.incident_id, chosen or None)

    @Slot()
    def close(self) -> None:
        """Give the board its room, and the keys back to where they were."""
        self._frame.undock(self.column)
        before, self._before = self._before, None
        if self._frame.beside is None:
            target = before if before is not None and before.isVisible() else self._frame.page
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    @guarded_or(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._dress)  # after the page has laid itself out
        return False

    def _beside(self) -> QRect:
        """At the left of the board, which gave way to what is docked beside it; its head stays in sight."""
        board, u = self._frame.page.geometry(), self._look()[0]
        edge = round(16 * u)
        if isinstance(self._frame.page, RoomPage):
            board.setTop(board.top() + self._frame.page.headline.geometry().bottom())
        width = min(round(MOST_WIDE * u), board.width() - 2 * edge)
        height = min(round(MOST_HIGH * u), board.height() - 2 * edge)
        return QRect(board.left() + edge, board.top() + edge, width, height)

    def _remember(self) -> None:
        """Where the keys are, if that is on the page."""
        focus = QApplication.focusWidget()
        if focus is not None and (focus is self._frame.page or self._frame.page.isAncestorOf(focus)):
            self._before = focus

    def _carry(self) -> None:
        if self.column.pane.incident_id is not None:
            self.carried.emit(self.column.pane.incident_id)

    @Slot()
    def _focus(self) -> None:
        self.column.pane.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> tuple[float, bool]:
        return self._scale(), self._is_now

    def _proof_ink(self) -> DeskInk:
        """Of a proof, which is a table, no column may be lost: whoever reads one stands before it."""
        return self._ink(PROOF_PART)

    def _ink(self, part: float = 1.0) -> DeskInk:
        scale, is_now = self._look()
        ink = DeskInk(self._theme, scale * part)
        ink.turn(self._theme if is_now else self._theme.stale(), is_now=is_now)
        return ink

    @Slot(object)
    def _take_sight(self, sight: Sight) -> None:
        self._is_now = sight.freshness is Freshness.LIVE
        self._dress()

    @Slot()
    def _dress(self) -> None:
        look = self._look()
        if look != self._dressed:
            self._dressed = look
            self.column.dress(self._ink())
            self.proof.dress(self._proof_ink())
            self._frame.arrange()

    @Slot(object)
    def _tick(self, _now: object) -> None:
        if self.column.isVisible():
            self.column.pane.take()
        if self.proof.isVisible():
            self.proof.take()
