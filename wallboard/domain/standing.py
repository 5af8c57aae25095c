"""How one team stands: its open incidents counted, weighed and sorted, kept up one incident at a time."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from immutables import Map

from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.severity import SEVERITIES, Severity
from wallboard.domain.sla import PromiseClock

Key = tuple[datetime, int]
"""An instant that does not move, and the incident it belongs to."""

Move = Callable[[tuple[Key, ...], Key], tuple[Key, ...]]


def with_key(keys: tuple[Key, ...], key: Key) -> tuple[Key, ...]:
    """The sorted keys with one more."""
    place = bisect_left(keys, key)
    return (*keys[:place], key, *keys[place:])


def without_key(keys: tuple[Key, ...], key: Key) -> tuple[Key, ...]:
    """The sorted keys with one less; the key must be there."""
    place = bisect_left(keys, key)
    if place == len(keys) or keys[place] != key:
        raise KeyError(key)
    return keys[:place] + keys[place + 1 :]


def keys_before(keys: tuple[Key, ...], at: datetime) -> int:
    """How many keys lie at or before an instant; a promise is broken at its due instant."""
    return bisect_left(keys, (at, 1 << 62))


@dataclass(frozen=True, slots=True)
class Cell:
    """Open incidents of one severity in one team, by opening and by the next promise that falls due."""

    opened: tuple[Key, ...] = ()
    due: tuple[Key, ...] = ()

    @property
    def count(self) -> int:
        return len(self.opened)

    def breached(self, now: datetime) -> int:
        """How many have a broken promise at `now`."""
        return keys_before(self.due, now)


@dataclass(frozen=True, slots=True)
class Stake:
    """What one open incident adds to its team's standing."""

    incident: Incident
    promise: PromiseClock | None
    has_agent: bool
    weight: int


@dataclass(frozen=True, slots=True)
class TeamStanding:
    """One team's open incidents; `promises` and `unassigned` are sorted by due and by opening instants."""

    cells: tuple[Cell, ...] = (Cell(),) * len(SEVERITIES)
    load: int = 0
    unassigned: tuple[Key, ...] = ()
    promises: tuple[Key, ...] = ()
    paused: Map[str, int] = Map()

    @property
    def count(self) -> int:
        return sum(cell.count for cell in self.cells)

    def cell(self, severity: Severity) -> Cell:
        return self.cells[severity - 1]

    def with_stake(self, stake: Stake) -> "TeamStanding":
        """This standing and one more open incident."""
        return self._moved(stake, with_key, 1)

    def without_stake(self, stake: Stake) -> "TeamStanding":
        """This standing less an incident that it counts exactly like this."""
        return self._moved(stake, without_key, -1)

    def _moved(self, stake: Stake, move: Move, sign: int) -> "TeamStanding":
        incident, promise = stake.incident, stake.promise
        opened = (incident.opened_at, incident.id)
        due = None if promise is None else (promise.due_at, incident.id)
        cell = self.cell(incident.severity)
        cell = Cell(move(cell.opened, opened), cell.due if due is None else move(cell.due, due))
        place = incident.severity - 1
        return TeamStanding(
            cells=(*self.cells[:place], cell, *self.cells[place + 1 :]),
            load=self.load + sign * stake.weight,
            unassigned=self.unassigned if stake.has_agent else move(self.unassigned, opened),
            promises=self.promises if due is None else move(self.promises, due),
            paused=self._paused_moved(incident, sign),
        )

    def _paused_moved(self, incident: Incident, sign: int) -> Map[str, int]:
        if incident.state is not IncidentState.PAUSED or incident.pause_reason is None:
            return self.paused
        count = self.paused.get(incident.pause_reason, 0) + sign
        if count == 0:
            return self.paused.delete(incident.pause_reason)
        return self.paused.set(incident.pause_reason, count)
