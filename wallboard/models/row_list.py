"""A list of frozen rows that is brought up to date by the few rows that differ, never reset."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wallboard.live.fault import guarded_or

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
_NOWHERE = QModelIndex()


class RowListModel(QAbstractListModel, Generic[Row]):
    """Shows `words(row)`; a subclass says what else a row shows."""

    def __init__(self, rows: Sequence[Row] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = list(rows)

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(self._rows)

    def row(self, number: int) -> Row | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def words(self, row: Row) -> str:
        """What a row says in a line."""
        return str(row)

    def become(self, rows: Sequence[Row]) -> None:
        """Show these rows: what is the same at either end stays, what lies between is changed."""
        new, old = list(rows), self._rows
        start = 0
        while start < min(len(new), len(old)) and new[start] == old[start]:
            start += 1
        end = 0
        while end < min(len(new), len(old)) - start and new[-1 - end] == old[-1 - end]:
            end += 1
        both = min(len(new), len(old)) - start - end
        if both:
            self._rows[start : start + both] = new[start : start + both]
            self.dataChanged.emit(self.index(start), self.index(start + both - 1))
        first = start + both
        if len(new) > len(old):
            self.beginInsertRows(_NOWHERE, first, first + len(new) - len(old) - 1)
            self._rows[first:first] = new[first : first + len(new) - len(old)]
            self.endInsertRows()
        elif len(new) < len(old):
            self.beginRemoveRows(_NOWHERE, first, first + len(old) - len(new) - 1)
            del self._rows[first : first + len(old) - len(new)]
            self.endRemoveRows()

    @guarded_or(0)
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @guarded_or(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words(row)
        return row if role == Qt.ItemDataRole.UserRole else None
