"""The desk's two lists of incidents, nobody's and somebody's, both narrowed by the filter."""

from PySide6.QtCore import QObject

from wallboard.models.floor import Floor
from wallboard.models.incident_list import IncidentLine, IncidentListModel


def is_unassigned(line: IncidentLine) -> bool:
    """No agent is on it; rows that cannot be read count as nobody's."""
    return not line.agents


def narrowed_lists(floor: Floor, parent: QObject) -> tuple[IncidentListModel, IncidentListModel]:
    """Nobody's first; the choice hears of every change before they do, so that both show the same board."""
    choice = floor.choice

    def nobodys(line: IncidentLine) -> bool:
        return is_unassigned(line) and choice.selection.holds(line.id)

    def somebodys(line: IncidentLine) -> bool:
        return not is_unassigned(line) and choice.selection.holds(line.id)

    return (
        IncidentListModel(floor.store, keep=nobodys, parent=parent),
        IncidentListModel(floor.store, keep=somebodys, parent=parent),
    )
