"""The desk's list of incidents: nobody's first, then those next to breach; each can be picked up."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from wallboard.live.fault import guarded
from wallboard.live.hands import OtherHands
from wallboard.models.incident_list import IncidentLine, IncidentListModel, counts
from wallboard.widgets.actions.catalogue import CARRY
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.desk.incident_delegate import IncidentDelegate
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_drag import drag_incident
from wallboard.widgets.hand_state import Phase
from wallboard.widgets.risk_words import RiskOf, no_risk

WALK = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up})
TIME_WIDTH = 120
ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
"""Held down, a click or an arrow adds to what is selected."""


class IncidentList(QListView):
    """One section of the list; selection, scroll and a drag survive every poll."""

    chosen = Signal(object)
    """The id of the incident that the person looks at."""
    picked_up = Signal(object)
    """The `IncidentLine` that the keys want to carry."""
    asked = Signal(object)
    """“Why this time?” of the incident whose time was clicked."""
    selection_moved = Signal()
    """Other incidents are selected than before."""
    left_by = Signal(int)
    """The keys want to leave over the first (-1) or the last (1) row."""

    def __init__(
        self,
        model: IncidentListModel,
        hand: Hand,
        ink: DeskInk,
        now: Callable[[], datetime],
        parent: QWidget,
        risk_of: RiskOf = no_risk,
    ) -> None:
        super().__init__(parent)
        self._lines = model
        self._hand = hand
        self._ink = ink
        self._now = now
        self._is_losing = self.is_adding = False
        self.carried_with: Callable[[IncidentLine], Sequence[IncidentLine]] = _alone
        """What else goes with a line that is carried away."""
        self._last_row = 0
        self._pressed: int | None = None
        self.setModel(model)
        self._delegate = IncidentDelegate(ink, hand, now, self, risk_of)
        self.setItemDelegate(self._delegate)
        hand.changed.connect(self._follow_hand)
        self._furnish()

    def _furnish(self) -> None:
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        self._lines.wake()
        super().showEvent(event)

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        """On a page that nobody sees, a list that follows each change would slow down the one they see."""
        super().hideEvent(event)
        self._lines.sleep()

    def see_others(self, hands: OtherHands) -> None:
        """Show what others carry or have open."""
        self._delegate.hands = self._lines.others = hands
        hands.changed.connect(self._repaint)

    @property
    def lines(self) -> IncidentListModel:
        return self._lines

    def current_line(self) -> IncidentLine | None:
        index = self.currentIndex()
        return self._lines.line(index.row()) if index.isValid() else None

    def selected_ids(self) -> tuple[int, ...]:
        """The incidents that are selected, from the top."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return tuple(self._lines.line(row).id for row in rows)

    def choose(self, incident_id: int) -> bool:
        """Stand on an incident; False where this section does not hold it."""
        row = self._lines.row_of(incident_id)
        if row is None:
            return False
        self.stand_on(self._lines.index(row))
        return True

    def stand_on(self, index: QModelIndex) -> None:
        """Choose one row and no other, whatever keys are held down."""
        chooses = self.selectionModel().SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, chooses)

    def rect_of(self, incident_id: int) -> QRect:
        """Where an incident is drawn, in the viewport; empty when it is not shown."""
        row = self._lines.row_of(incident_id)
        return QRect() if row is None else self.visualRect(self._lines.index(row))

    @guarded
    def rowsAboutToBeRemoved(self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int) -> None:
        """An incident that leaves is not exchanged for its neighbour: nobody chose that one."""
        row = self.currentIndex().row()
        others = [one for one in self.selectedIndexes() if not start <= one.row() <= end]
        kept = [QPersistentModelIndex(one) for one in others]
        self._is_losing = True
        super().rowsAboutToBeRemoved(parent, start, end)
        if start <= row <= end:
            self._last_row = start
            self.selectionModel().clear()
            for one in kept:
                self.selectionModel().select(one, self.selectionModel().SelectionFlag.Select)
        self._is_losing = False

    @guarded
    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._is_losing:
            self.chosen.emit(self._lines.line(current.row()).id)

    @guarded
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_moved.emit()

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._time_at(event.position().toPoint())
        is_selected = self.selectionModel().isSelected(self.indexAt(event.position().toPoint()))
        self.is_adding = bool(event.modifiers() & ADDING) or is_selected  # what is selected may be carried
        super().mousePressEvent(event)
        self.is_adding = False

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        line = self.current_line()
        if line is not None and not event.modifiers() & ADDING:
            self.chosen.emit(line.id)  # carried nowhere: it alone is chosen
        pressed, self._pressed = self._pressed, None
        if pressed is not None and pressed == self._time_at(event.position().toPoint()):
            self.asked.emit(pressed)

    def _time_at(self, at: QPoint) -> int | None:
        """The incident whose time is under a point of the viewport."""
        index = self.indexAt(at)
        is_time = at.x() >= self.viewport().width() - TIME_WIDTH
        return self._lines.line(index.row()).id if index.isValid() and is_time else None

    @guarded
    def startDrag(self, _actions: Qt.DropAction) -> None:
        line, self._pressed = self.current_line(), None
        if line is not None:
            others = self.carried_with(line)
            drag_incident(self.viewport(), self._hand, self._ink, line, self._now(), others)
        self.setState(QAbstractItemView.State.NoState)

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        had_row = self.currentIndex().isValid()
        self._is_losing = True  # Qt stands on the first row by itself
        super().focusInEvent(event)
        self._is_losing = False
        if not had_row:
            self.selectionModel().clearCurrentIndex()
        if event.reason() not in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            return  # a click chooses by itself; keys that come back must not choose what nobody chose
        if not self.currentIndex().isValid() and self._lines.rowCount():
            self.stand_on(self._lines.index(0))

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if row < 0 and event.key() in WALK and self._lines.rowCount():
            self.stand_on(self._lines.index(min(self._last_row, self._lines.rowCount() - 1)))
            return
        if CARRY.matches(event):
            line = self.current_line()
            if line is not None:
                self.picked_up.emit(line)
        elif event.key() == Qt.Key.Key_Down and row == self._lines.rowCount() - 1 and not _extends(event):
            self.left_by.emit(1)
        elif event.key() == Qt.Key.Key_Up and row <= 0 and not _extends(event):
            self.left_by.emit(-1)
        elif event.text().isprintable() and event.text():
            event.ignore()  # letters are the page's shortcuts, not a search in the list
        else:
            self.is_adding = _extends(event)
            super().keyPressEvent(event)
            self.is_adding = False

    def repaint_times(self) -> None:
        """A second went by: only the column of times is painted again, and rows with a time to answer."""
        width = self.viewport().width()
        for row in self._shown_rows():
            if counts(self._lines.line(row)):
                self.viewport().update(self.visualRect(self._lines.index(row)))
        self.viewport().update(width - TIME_WIDTH, 0, TIME_WIDTH, self.viewport().height())

    def _shown_rows(self) -> range:
        first = self.indexAt(QPoint(1, 1)).row()
        last = self.indexAt(QPoint(1, self.viewport().height() - 1)).row()
        return range(max(0, first), (self._lines.rowCount() if last < 0 else last + 1) if first >= 0 else 0)

    @Slot()
    def _repaint(self) -> None:
        self.viewport().update()

    @Slot()
    def _follow_hand(self) -> None:
        """Nothing moves under a hand that carries."""
        if self._hand.phase is Phase.EMPTY:
            self._lines.release()
        else:
            self._lines.hold()
        self.viewport().update()


def _alone(_line: IncidentLine) -> Sequence[IncidentLine]:
    return ()


def _extends(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ADDING)
