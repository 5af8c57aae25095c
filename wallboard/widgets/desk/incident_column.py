"""Both sections of the desk's list in one column: nobody's incidents, and those next to breach."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from wallboard.live.fault import guarded
from wallboard.live.hands import OtherHands
from wallboard.models.incident_list import IncidentLine, IncidentListModel
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.desk.incident_delegate import ROW
from wallboard.widgets.desk.incident_list import IncidentList
from wallboard.widgets.desk.section_head import HEAD, SectionHead
from wallboard.widgets.hand import Hand
from wallboard.widgets.risk_words import RiskOf, no_risk


class IncidentColumn(QWidget):
    """Both sections in one column: nobody's takes what it needs up to a half, the other the rest.

    Shift and arrows, Shift or Ctrl and a click select several, in both sections.
    """

    chosen = Signal(object)
    selection_moved = Signal()
    picked_up = Signal(object)
    asked = Signal(object)

    def __init__(
        self,
        unassigned: IncidentListModel,
        assigned: IncidentListModel,
        hand: Hand,
        ink: DeskInk,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        risk_of: RiskOf = no_risk,
    ) -> None:
        super().__init__(parent)
        self.unassigned = IncidentList(unassigned, hand, ink, now, self, risk_of)
        self.assigned = IncidentList(assigned, hand, ink, now, self, risk_of)
        self.unassigned.setAccessibleName(self.tr("Unassigned incidents"))
        self.assigned.setAccessibleName(self.tr("Assigned incidents, next to breach"))
        self._heads = (
            SectionHead(self.tr("Unassigned"), unassigned, ink, self),
            SectionHead(self.tr("Assigned, next to breach"), assigned, ink, self),
        )
        self._chosen: int | None = None
        self._wire()

    def _wire(self) -> None:
        for section in (self.unassigned, self.assigned):
            section.chosen.connect(self._on_chosen)
            section.picked_up.connect(self.picked_up)
            section.carried_with = self.carried_with
            section.asked.connect(self.asked)
            section.selection_moved.connect(self.selection_moved)
            section.lines.rowsInserted.connect(self._find_chosen)
        self.unassigned.left_by.connect(self._on_left_upper)
        self.assigned.left_by.connect(self._on_left_lower)
        self.unassigned.lines.rowsInserted.connect(self._arrange)
        self.unassigned.lines.rowsRemoved.connect(self._arrange)

    def see_others(self, hands: OtherHands) -> None:
        """Show what others carry or have open."""
        for section in (self.unassigned, self.assigned):
            section.see_others(hands)

    def choose(self, incident_id: int) -> None:
        if not self.unassigned.choose(incident_id):
            self.assigned.choose(incident_id)

    def current_line(self) -> IncidentLine | None:
        """The line of the chosen incident, in whichever section it stands."""
        return self.unassigned.current_line() or self.assigned.current_line()

    def selected_ids(self) -> tuple[int, ...]:
        """The incidents that are selected in either section, from the top."""
        return self.unassigned.selected_ids() + self.assigned.selected_ids()

    def carried_with(self, line: IncidentLine) -> tuple[IncidentLine, ...]:
        """The others that are selected, where the line that is carried away is selected with them."""
        ids = self.selected_ids()
        found = (self._line_of(one) for one in ids if one != line.id and line.id in ids)
        return tuple(one for one in found if one is not None)

    def _line_of(self, incident_id: int) -> IncidentLine | None:
        for section in (self.unassigned, self.assigned):
            row = section.lines.row_of(incident_id)
            if row is not None:
                return section.lines.line(row)
        return None

    def choose_none(self) -> None:
        """Select nothing: something that stands in no list is looked at."""
        self._chosen = None
        for section in (self.unassigned, self.assigned):
            section.selectionModel().clear()

    def choose_first(self) -> None:
        """Stand on the most pressing incident, nobody's first."""
        for section in (self.unassigned, self.assigned):
            if section.lines.rowCount():
                section.stand_on(section.lines.index(0))
                return

    def paint_anew(self) -> None:
        """Something besides the rows is said otherwise now."""
        for section in (self.unassigned, self.assigned):
            section.viewport().update()

    def repaint_times(self) -> None:
        self.unassigned.repaint_times()
        self.assigned.repaint_times()

    @guarded
    def resizeEvent(self, _event: object) -> None:
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        width, room = self.width(), self.height() - 2 * HEAD
        wanted = max(1, self.unassigned.lines.rowCount()) * ROW
        upper = max(ROW, min(wanted, (room // 2) // ROW * ROW))
        self._heads[0].setGeometry(0, 0, width, HEAD)
        self.unassigned.setGeometry(0, HEAD, width, upper)
        self._heads[1].setGeometry(0, HEAD + upper, width, HEAD)
        self.assigned.setGeometry(0, 2 * HEAD + upper, width, max(0, room - upper))

    @Slot(object)
    def _on_chosen(self, incident_id: int) -> None:
        pair = (self.unassigned, self.assigned)
        section, other = pair if self.sender() is self.unassigned else pair[::-1]
        if not section.is_adding:
            other.selectionModel().clear()
        self._chosen = incident_id
        self.chosen.emit(incident_id)

    @Slot()
    def _find_chosen(self) -> None:
        """The chosen incident went to the other section: stand on it there, without taking the keys along."""
        is_lost = self.unassigned.current_line() is None and self.assigned.current_line() is None
        if is_lost and self._chosen is not None:
            bars = [section.verticalScrollBar() for section in (self.unassigned, self.assigned)]
            places = [bar.value() for bar in bars]
            self.choose(self._chosen)
            for bar, place in zip(bars, places, strict=True):
                bar.setValue(place)  # nobody asked to look elsewhere

    @Slot(int)
    def _on_left_upper(self, step: int) -> None:
        if step > 0:
            _enter(self.assigned, 0)

    @Slot(int)
    def _on_left_lower(self, step: int) -> None:
        if step < 0:
            _enter(self.unassigned, self.unassigned.lines.rowCount() - 1)


def _enter(section: IncidentList, row: int) -> None:
    if 0 <= row < section.lines.rowCount():
        section.setFocus(Qt.FocusReason.OtherFocusReason)
        section.stand_on(section.lines.index(row))
