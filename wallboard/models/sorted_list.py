"""A list sorted by keys that do not move with time, changed row by row and never reset."""

import math
import time
from abc import abstractmethod
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from wallboard.live.fault import guarded_or

Line = TypeVar("Line")
Key = tuple[Any, ...]
"""Sortable, and ending with the row's id, so that no two are equal."""
Index = QModelIndex | QPersistentModelIndex

_AT_ONCE = 1000
_SLICE_S = 0.004
_NOWHERE = QModelIndex()


class SortedListModel(QAbstractListModel, Generic[Line]):
    """Rows are known by id; subclasses say what an id's line is now, and by what it is sorted.

    Up to a thousand touched rows are done at once. Beyond, they are done in slices, so that the hand
    and the clock go on; until its turn comes a row shows its last line at its last place.

    While it sleeps it only notes what is touched, and catches up when it is woken or asked for rows.
    """

    settled = Signal()
    """Every touched row shows what it is now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: list[Key] = []
        self._key_of: dict[int, Key] = {}
        self._lines: dict[int, Line] = {}
        self._waiting: deque[int] = deque()
        self._is_asleep = self._is_held = False
        self._held_back: dict[int, None] = {}
        self._noted: dict[int, None] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._work_a_slice)

    @abstractmethod
    def current(self, row_id: int) -> Line | None:
        """What the row is now, None where it has no place in this list."""

    @abstractmethod
    def key(self, line: Line) -> Key:
        """By what the line is sorted."""

    @property
    def is_settled(self) -> bool:
        return not (self._waiting or self._noted)

    def sleep(self) -> None:
        """Nobody looks: note what is touched, and do nothing until somebody does."""
        self._is_asleep = True

    def wake(self) -> None:
        """Somebody looks: catch up, and follow at once from now on."""
        self._is_asleep = False
        self._catch_up()

    def hold(self) -> None:
        """Rows keep their places: lines change where they stand, and none comes, goes or moves."""
        self._is_held = True

    def release(self) -> None:
        """Come, go and move again, with all that did so meanwhile."""
        self._is_held = False
        waiting, self._held_back = self._held_back, {}
        if waiting:
            self.touch(waiting)

    def _catch_up(self) -> None:
        noted, self._noted = self._noted, {}
        if noted:
            self._take(noted)

    def line(self, row: int) -> Line:
        return self._lines[self._keys[row][-1]]

    def row_of(self, row_id: int) -> int | None:
        """Where the row with this id stands now."""
        self._catch_up()
        key = self._key_of.get(row_id)
        return None if key is None else bisect_left(self._keys, key)

    def fill(self, row_ids: Iterable[int]) -> None:
        """Take the first rows, before any view looks."""
        for row_id in row_ids:
            line = self.current(row_id)
            if line is not None:
                self._remember(row_id, line, self.key(line))
        self._keys = sorted(self._key_of.values())

    def touch(self, row_ids: Iterable[int]) -> None:
        """Look at these rows again, and come, go, move or change with them."""
        if self._is_asleep:
            self._noted.update(dict.fromkeys(row_ids))
        else:
            self._take(row_ids)

    def _take(self, row_ids: Iterable[int]) -> None:
        self._waiting.extend(row_ids)
        if self._timer.isActive():
            return
        if len(self._waiting) > _AT_ONCE:
            self._timer.start(0)  # whoever tells this list tells others too, in the same breath
        else:
            self._work()

    @guarded_or(0)
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        self._catch_up()
        return 0 if parent.isValid() else len(self._keys)

    @guarded_or(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._keys):
            return None
        line = self.line(index.row())
        return line if role == Qt.ItemDataRole.UserRole else self.text(line, role)

    def text(self, line: Line, role: int) -> object:  # noqa: ARG002 - for subclasses
        """What a role other than the line itself says."""
        return None

    @Slot()
    def _work_a_slice(self) -> None:
        self._work(time.monotonic() + _SLICE_S)

    def _work(self, until_s: float = math.inf) -> None:
        while self._waiting:
            self._apply(self._waiting.popleft())
            if self._waiting and time.monotonic() > until_s:
                self._timer.start(0)
                return
        self.settled.emit()

    def _apply(self, row_id: int) -> None:
        line = self.current(row_id)
        known = self._key_of.get(row_id)
        if self._is_held and (line is None or known is None or self.key(line) != known):
            self._keep_place(row_id, line, known)
        elif line is None:
            if known is not None:
                self._remove(row_id, known)
        elif known is None:
            self._insert(row_id, line)
        elif line != self._lines[row_id]:
            self._change(row_id, line, known)

    def _keep_place(self, row_id: int, line: Line | None, known: Key | None) -> None:
        """While rows are held: say what it is now where it stands, and the rest once they are released."""
        self._held_back[row_id] = None
        if line is not None and known is not None and line != self._lines[row_id]:
            self._lines[row_id] = line
            index = self.index(bisect_left(self._keys, known))
            self.dataChanged.emit(index, index)

    def _insert(self, row_id: int, line: Line) -> None:
        key = self.key(line)
        row = bisect_left(self._keys, key)
        self.beginInsertRows(_NOWHERE, row, row)
        self._keys.insert(row, key)
        self._remember(row_id, line, key)
        self.endInsertRows()

    def _remove(self, row_id: int, known: Key) -> None:
        row = bisect_left(self._keys, known)
        self.beginRemoveRows(_NOWHERE, row, row)
        del self._keys[row], self._key_of[row_id], self._lines[row_id]
        self.endRemoveRows()

    def _change(self, row_id: int, line: Line, known: Key) -> None:
        key = self.key(line)
        source = bisect_left(self._keys, known)
        target = bisect_left(self._keys, key)
        stays = target in (source, source + 1)
        if not stays:
            self.beginMoveRows(_NOWHERE, source, source, _NOWHERE, target)
        del self._keys[source]
        row = target if target <= source else target - 1
        self._keys.insert(row, key)
        self._remember(row_id, line, key)
        if not stays:
            self.endMoveRows()
        index = self.index(row)
        self.dataChanged.emit(index, index)

    def _remember(self, row_id: int, line: Line, key: Key) -> None:
        self._key_of[row_id] = key
        self._lines[row_id] = line
