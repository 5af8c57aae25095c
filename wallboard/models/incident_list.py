"""Open incidents as a list: the next promise first, by the instant it is due."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Slot

from wallboard.domain.assignment import Assignment
from wallboard.domain.board import Board
from wallboard.domain.bonds import Waiting, Waits, waiting_of
from wallboard.domain.change import Change
from wallboard.domain.commands import Command
from wallboard.domain.event import Entity
from wallboard.domain.incident import Incident
from wallboard.domain.promise import PromiseClock
from wallboard.live.fault import guarded_or
from wallboard.live.hands import OtherHands
from wallboard.live.shown import Shown
from wallboard.models.hand_words import other_hand_words
from wallboard.models.payload import MIME, IncidentPayload, encode
from wallboard.models.sorted_list import Index, Key, SortedListModel
from wallboard.models.spoken_line import spoken_name, spoken_value

_NO_INSTANT = datetime(1970, 1, 1, tzinfo=UTC)
_UNREADABLE, _PROMISED, _UNPROMISED = range(3)


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """One open incident with the names a person reads; `incident` is None when its row makes no sense.

    `agents` are the names of those on it; `team` is the one it waits with, or the one it was given to.
    """

    id: int
    incident: Incident | None
    nature: str
    team: str
    promise: PromiseClock | None
    assignments: tuple[Assignment, ...]
    agents: tuple[str, ...]
    pending: Command | None
    unreadable: str = ""
    waiting: Waiting | None = None


Keep = Callable[[IncidentLine], bool]
"""Which lines a list shows; it must not depend on the time, or rows would have to come and go alone."""


def keep_all(_line: IncidentLine) -> bool:
    return True


def counts(line: IncidentLine) -> bool:
    """Whether it says how long is left to answer."""
    return line.waiting is not None and line.waiting.what is Waits.OFFERED


def incident_line(board: Board, incident_id: int, pending: Command | None) -> IncidentLine | None:
    """The line of an open incident, None when it is not open (any more)."""
    unreadable = board.unreadable.get((Entity.INCIDENT, incident_id))
    if unreadable is not None:
        return IncidentLine(incident_id, None, "", "", None, (), (), pending, unreadable.reason)
    incident = board.incidents.get(incident_id)
    if incident is None:
        return None
    assignments = board.assignments_of_incident.get(incident_id, ())
    on_it = tuple(a.agent_id for a in assignments if a.agent_id is not None and a.is_sent)
    return IncidentLine(
        id=incident_id,
        incident=incident,
        nature=board.nature_name(incident.nature_id),
        team="" if incident.team_id is None else board.team_name(incident.team_id),
        promise=board.promises.get(incident_id),
        assignments=assignments,
        agents=tuple(board.agent_name(agent_id) for agent_id in on_it),
        pending=pending,
        waiting=waiting_of(board, incident_id),
    )


class IncidentListModel(SortedListModel[IncidentLine]):
    """Unreadable rows first, for nobody knows how bad they are; then by due instant; then those paused."""

    def __init__(self, store: Shown, *, keep: Keep = keep_all, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._keep = keep
        self.others = OtherHands()
        """What others carry or have open: who hears the list is told, too."""
        self._followed = store.board
        self.fill(_every_id(store.board))
        store.changed.connect(self._follow)
        store.pending_changed.connect(self._follow_pending)

    def current(self, row_id: int) -> IncidentLine | None:
        pending = self._store.pending.get(row_id)
        line = incident_line(self._store.board, row_id, pending)
        return line if line is not None and self._keep(line) else None

    def key(self, line: IncidentLine) -> Key:
        if line.incident is None:
            return (_UNREADABLE, _NO_INSTANT, line.id)
        if line.promise is None:
            return (_UNPROMISED, line.incident.opened_at, line.id)
        return (_PROMISED, line.promise.due_at, line.id)

    def text(self, line: IncidentLine, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return line.nature if line.incident is not None else line.unreadable
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_name(line)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            other = self.others.of(line.id)
            return ", ".join((*(() if other is None else (other_hand_words(other),)), spoken_value(line)))
        return None

    @guarded_or(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.line(index.row()).incident is not None:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        return [MIME]

    @guarded_or(None)
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        for index in indexes:
            incident = self.line(index.row()).incident
            if incident is not None:
                return encode(IncidentPayload(incident.id, incident.version))
        return QMimeData()

    @Slot(object)
    def _follow(self, change: Change) -> None:
        before, self._followed = self._followed, self._store.board
        if change.policy:
            self.touch({*self._key_of, *_every_id(self._store.board)})
            return
        ids = change.incidents_added | change.incidents_removed | change.incidents_changed
        self.touch(ids | _renamed(before, self._store.board, change))

    @Slot(object)
    def _follow_pending(self, incident_ids: frozenset[int]) -> None:
        self.touch(incident_ids)


def _renamed(before: Board, now: Board, change: Change) -> set[int]:
    """The incidents whose lines carry the name of an agent or a team that is called otherwise now."""
    agents = [i for i in change.agents if before.agent_name(i) != now.agent_name(i)]
    teams = {i for i in change.teams if before.team_name(i) != now.team_name(i)}
    ids = {row.incident_id for agent in agents for row in now.assignments_of_agent.get(agent, ())}
    if teams:
        ids.update(incident.id for incident in now.incidents.values() if incident.team_id in teams)
    return ids


def _every_id(board: Board) -> Iterable[int]:
    unreadable = {id_ for entity, id_ in board.unreadable if entity is Entity.INCIDENT}
    return unreadable.union(board.incidents)
