"""How one team stands: its open incidents counted, weighed and sorted, kept up one incident at a time."""

import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import final

from immutables import Map

from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.promise import KeptPromise, PromiseClock
from wallboard.domain.severity import SEVERITIES, Severity

Key = tuple[datetime, int]
"""An instant that does not move, and the incident it belongs to."""


def with_key(keys: tuple[Key, ...], key: Key) -> tuple[Key, ...]:
    """The sorted keys with one more."""
    place = bisect_left(keys, key)
    return keys[:place] + (key,) + keys[place:]  # noqa: RUF005 - unpacking builds a list first; twice the time


def without_key(keys: tuple[Key, ...], key: Key) -> tuple[Key, ...]:
    """The sorted keys with one less; the key must be there."""
    place = bisect_left(keys, key)
    if place == len(keys) or keys[place] != key:
        raise KeyError(key)
    return keys[:place] + keys[place + 1 :]


def swapped(keys: tuple[Key, ...], old: Key | None, new: Key | None) -> tuple[Key, ...]:
    """The sorted keys with `new` in the place of `old`, where there is either."""
    if old == new:
        return keys
    if old is not None:
        keys = without_key(keys, old)
    return keys if new is None else with_key(keys, new)


def keys_before(keys: tuple[Key, ...], at: datetime) -> int:
    """How many keys lie before an instant; a promise is kept up to its due instant, and broken after it."""
    return bisect_left(keys, (at, -1))


def keys_until(keys: tuple[Key, ...], at: datetime) -> int:
    """How many keys do not lie after an instant."""
    return bisect_left(keys, (at, sys.maxsize))


@final
@dataclass(frozen=True, slots=True)
class Stake:
    """What one open incident adds to its team's standing."""

    incident: Incident
    promise: PromiseClock | None
    has_agent: bool
    weight: int
    kept: KeptPromise | None = None

    @property
    def opened(self) -> Key:
        return self.incident.opened_at, self.incident.id

    @property
    def due(self) -> Key | None:
        return None if self.promise is None else (self.promise.due_at, self.incident.id)

    @property
    def unassigned(self) -> Key | None:
        return None if self.has_agent else self.opened

    @property
    def adrift(self) -> Key | None:
        return None if self.has_agent else self.due

    @property
    def pause(self) -> str | None:
        return self.incident.pause_reason if self.incident.state is IncidentState.PAUSED else None

    @property
    def waiting(self) -> Key | None:
        return self.opened if self.incident.state is IncidentState.PAUSED else None

    @property
    def met(self) -> Key | None:
        return None if self.kept is None else (self.kept.met_at, self.incident.id)


@dataclass(frozen=True, slots=True)
class Cell:
    """Open incidents of one severity in one team, by opening and by the next promise that falls due.

    `adrift` are those of `due` that no agent is on, `waiting` those of `opened` that are paused.
    """

    opened: tuple[Key, ...] = ()
    due: tuple[Key, ...] = ()
    adrift: tuple[Key, ...] = ()
    waiting: tuple[Key, ...] = ()

    @property
    def count(self) -> int:
        return len(self.opened)

    def breached(self, now: datetime) -> int:
        """How many have a broken promise at `now`."""
        return keys_before(self.due, now)

    @classmethod
    def of(cls, stakes: Sequence[Stake]) -> "Cell":
        """The cell of exactly these incidents."""
        return cls(
            _sorted(stake.opened for stake in stakes),
            _sorted(stake.due for stake in stakes),
            _sorted(stake.adrift for stake in stakes),
            _sorted(stake.waiting for stake in stakes),
        )

    def moved(self, old: Stake | None, new: Stake | None) -> "Cell":
        """This cell with one incident counted as `new` where it was counted as `old`."""
        return Cell(
            swapped(self.opened, old and old.opened, new and new.opened),
            swapped(self.due, old and old.due, new and new.due),
            swapped(self.adrift, old and old.adrift, new and new.adrift),
            swapped(self.waiting, old and old.waiting, new and new.waiting),
        )


@dataclass(frozen=True, slots=True)
class TeamStanding:
    """One team's open incidents.

    `promises` go by when they fall due, `unassigned` by opening, `met` by when a promise was last kept.
    """

    cells: tuple[Cell, ...] = (Cell(),) * len(SEVERITIES)
    load: int = 0
    unassigned: tuple[Key, ...] = ()
    promises: tuple[Key, ...] = ()
    paused: Map[str, int] = Map()
    met: tuple[Key, ...] = ()

    @property
    def count(self) -> int:
        return sum([len(cell.opened) for cell in self.cells])

    def cell(self, severity: Severity) -> Cell:
        return self.cells[severity - 1]

    @classmethod
    def of(cls, stakes: Iterable[Stake]) -> "TeamStanding":
        """The standing of a team with exactly these open incidents."""
        every = tuple(stakes)
        return cls(
            cells=tuple(Cell.of([s for s in every if s.incident.severity is sev]) for sev in SEVERITIES),
            load=sum(stake.weight for stake in every),
            unassigned=_sorted(stake.unassigned for stake in every),
            promises=_sorted(stake.due for stake in every),
            paused=Map(Counter(stake.pause for stake in every if stake.pause is not None)),
            met=_sorted(stake.met for stake in every),
        )

    def moved(self, old: Stake | None, new: Stake | None) -> "TeamStanding":
        """This standing with one incident counted as `new` where it was counted as `old`."""
        cells = list(self.cells)
        for severity in {stake.incident.severity for stake in (old, new) if stake is not None}:
            were = old if old is not None and old.incident.severity is severity else None
            are = new if new is not None and new.incident.severity is severity else None
            cells[severity - 1] = self.cell(severity).moved(were, are)
        return TeamStanding(
            cells=tuple(cells),
            load=self.load - (old.weight if old else 0) + (new.weight if new else 0),
            unassigned=swapped(self.unassigned, old and old.unassigned, new and new.unassigned),
            promises=swapped(self.promises, old and old.due, new and new.due),
            paused=_counted(_counted(self.paused, old and old.pause, -1), new and new.pause, 1),
            met=swapped(self.met, old and old.met, new and new.met),
        )


def _sorted(keys: Iterable[Key | None]) -> tuple[Key, ...]:
    return tuple(sorted(key for key in keys if key is not None))


def _counted(counts: Map[str, int], reason: str | None, sign: int) -> Map[str, int]:
    if reason is None:
        return counts
    count = counts.get(reason, 0) + sign
    return counts.set(reason, count) if count else counts.delete(reason)
