"""Teams as a list: the hottest first, in an order that does not flap, each with its people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QMetaMethod, QModelIndex, QObject, Qt, QTimer, Slot

from wallboard.domain.heat import HeatRow
from wallboard.domain.lanes import Lane
from wallboard.domain.outlook import Outlook, outlook
from wallboard.live.fault import guarded_or
from wallboard.live.shown import Shown, ShownTime
from wallboard.models.sorted_list import Index

_AT_MOST_EVERY_MS = 100
_WITH_TIME_EVERY = 5
"""Promises break and shifts end without any change: every so many ticks the board is looked at again."""
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team's heat and the people who are here; `heat.team_id` is None for what no team has."""

    heat: HeatRow
    lane: Lane

    @property
    def team_id(self) -> int | None:
        return self.heat.team_id


class TeamListModel(QAbstractListModel):
    """Rows come, go and move one by one; a row that looks the same says nothing.

    While nobody listens it costs nothing: it looks at the board when it is read.
    """

    def __init__(self, store: Shown, ticker: ShownTime, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._ticker = ticker
        self._is_behind = self._is_unread = False
        self._ticks = 0
        self._outlook: Outlook | None = None
        self._tells = QMetaMethod.fromSignal(self.dataChanged)
        self._lines: list[TeamLine] = []
        self._lines.extend(self._current())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_AT_MOST_EVERY_MS)
        self._rest.timeout.connect(self._catch_up)
        store.changed.connect(self._follow)
        store.turned.connect(self._turn)
        ticker.tick.connect(self._follow_time)

    def line(self, row: int) -> TeamLine:
        self._wake()
        return self._lines[row]

    def row_of(self, team_id: int | None) -> int | None:
        """Where the team stands now."""
        self._wake()
        return next((row for row, line in enumerate(self._lines) if line.team_id == team_id), None)

    @guarded_or(0)
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        self._wake()
        return 0 if parent.isValid() else len(self._lines)

    @guarded_or(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        return line.heat.name if role == Qt.ItemDataRole.DisplayRole else None

    @Slot()
    def refresh(self) -> None:
        """Look at the board as of now, and show what differs."""
        if not self._is_heard:
            self._is_unread = True
            return
        self._look()

    @property
    def _is_heard(self) -> bool:
        """Whether somebody is told of what differs."""
        return self.isSignalConnected(self._tells)

    def _wake(self) -> None:
        """Whoever reads sees the board as it is, told of it or not."""
        if self._is_unread:
            self._look()

    def _look(self) -> None:
        self._is_unread = False
        lines = self._current()
        self._remove_all_but({line.team_id for line in lines})
        for row, line in enumerate(lines):
            self._put(row, line)

    @Slot(object)
    def _follow(self, _change: object) -> None:
        """At once when it was quiet, and at most ten times a second in a storm; unheard when it is read."""
        if not self._is_heard:
            self._is_unread = True
        elif self._rest.isActive():
            self._is_behind = True
        else:
            self.refresh()
            self._rest.start()

    @Slot(object)
    def _turn(self, _past_at: datetime | None) -> None:
        """Another instant is looked at: no order is held on to."""
        self._outlook = None
        self.refresh()

    @Slot()
    def _catch_up(self) -> None:
        if self._is_behind:
            self._is_behind = False
            self.refresh()
            self._rest.start()

    @Slot(object)
    def _follow_time(self, _now: datetime) -> None:
        self._ticks += 1
        if self._ticks % _WITH_TIME_EVERY == 0:
            self.refresh()

    def _current(self) -> Sequence[TeamLine]:
        self._outlook = outlook(self._store.board, self._ticker.now(), self._outlook)
        lanes = self._outlook.lanes
        return [TeamLine(row, lanes[row.team_id]) for row in self._outlook.rows]

    def _remove_all_but(self, team_ids: set[int | None]) -> None:
        for row in reversed(range(len(self._lines))):
            if self._lines[row].team_id not in team_ids:
                self.beginRemoveRows(_NOWHERE, row, row)
                del self._lines[row]
                self.endRemoveRows()

    def _put(self, row: int, line: TeamLine) -> None:
        """Bring the line to its row; everything above stands already."""
        source = next(
            (at for at in range(row, len(self._lines)) if self._lines[at].team_id == line.team_id), None
        )
        if source is None:
            self.beginInsertRows(_NOWHERE, row, row)
            self._lines.insert(row, line)
            self.endInsertRows()
            return
        if source != row:
            self.beginMoveRows(_NOWHERE, source, source, _NOWHERE, row)
            self._lines.insert(row, self._lines.pop(source))
            self.endMoveRows()
        if self._lines[row] != line:
            self._lines[row] = line
            index = self.index(row)
            self.dataChanged.emit(index, index)
