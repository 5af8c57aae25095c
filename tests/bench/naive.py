"""The naive way that the product is measured against: read everything by ORM, then reset the model."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView
from sqlalchemy import select
from sqlalchemy.orm import Session, registry, relationship, selectinload

from wallboard.domain.incident import OPEN_STATES
from wallboard.services.database import Database
from wallboard.services.schema import tables

_COLUMNS = ("reference", "severity", "priority", "state", "team_id", "opened_at")


class IncidentRecord:
    """An incident as an ORM object."""

    id: Any
    state: Any
    opened_at: Any
    assignments: Any


class AssignmentRecord:
    """An assignment as an ORM object."""


def map_records() -> registry:
    """Maps the two classes to the product's own tables; `dispose` the registry to undo it."""
    records = registry()
    records.map_imperatively(AssignmentRecord, tables.assignment)
    records.map_imperatively(
        IncidentRecord,
        tables.incident,
        properties={
            "assignments": relationship(
                AssignmentRecord, primaryjoin=tables.assignment.c.incident_id == tables.incident.c.id
            )
        },
    )
    return records


def read_all(database: Database) -> list[Any]:
    """Every open incident with its assignments, sorted."""
    open_ones = select(IncidentRecord).where(tables.incident.c.state.in_([str(s) for s in OPEN_STATES]))
    with Session(database.engine) as session:
        found = session.scalars(open_ones.options(selectinload(IncidentRecord.assignments))).all()
        return sorted(found, key=lambda one: one.opened_at)


class ResetModel(QAbstractTableModel):
    """A table model that is filled anew each time."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Any] = []

    def fill(self, rows: list[Any]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return len(_COLUMNS)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return str(getattr(self._rows[index.row()], _COLUMNS[index.column()]))


def table_of(model: ResetModel) -> QTableView:
    """A plain table on the model, shown."""
    view = QTableView()
    view.setModel(model)
    view.resize(1920, 1080)
    view.show()
    return view
