"""Keeps the clock table: derives again what changed, and what time alone has changed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from heapq import heappop, heappush

from wallboard.domain.board import Board
from wallboard.domain.clock import SlaClock
from wallboard.domain.clockwork import Clockwork
from wallboard.domain.timeline import NOTHING
from wallboard.services.clock_table import DerivedClocks, write_clocks
from wallboard.services.database import Database
from wallboard.services.mark_keeping import EndedClocks

_AFTER = timedelta(milliseconds=1)
"""A promise is kept at the instant at which it falls due, and missed from the next that a database knows."""


class ClockKeeper:
    """Knows which incidents have other clocks than the table says, and when the next one falls due."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._unwritten: set[int] = set()
        self._ended: dict[int, EndedClocks] = {}
        self._ended_written: dict[int, int] = {}
        self._turns: list[tuple[datetime, int]] = []
        self._turn_of: dict[int, datetime] = {}

    @property
    def next_at(self) -> datetime | None:
        """When, by the floor's time, a clock that runs will be missed."""
        while self._turns and self._turn_of.get(self._turns[0][1]) != self._turns[0][0]:
            heappop(self._turns)
        return self._turns[0][0] if self._turns else None

    def note_changed(self, incident_ids: Iterable[int]) -> None:
        """The clocks of these, which are open, may be others than the table says."""
        self._unwritten.update(incident_ids)

    def note_ended(self, ended: Sequence[EndedClocks]) -> None:
        """All that have ended since marks were last kept; those that are written already stay so."""
        versions = {one.incident_id: one.version for one in ended}
        self._ended_written = {i: known for i, known in self._ended_written.items() if i in versions}
        fresh = (one for one in ended if self._ended_written.get(one.incident_id) != one.version)
        self._ended |= {one.incident_id: one for one in fresh}

    def write(self, board: Board, clockwork: Clockwork) -> None:
        """Brings the table up to the board.

        Raises:
            DatabaseUnavailable: the database cannot answer now; the next call writes what this one owes.
            DatabaseRefused: this login may not write the table.
        """
        now = board.floor_at
        while (next_at := self.next_at) is not None and next_at <= now:
            self._unwritten.add(heappop(self._turns)[1])
        clocks = {i: clockwork.clocks(board.timelines.get(i, NOTHING)) for i in self._unwritten}
        derived = [
            *(DerivedClocks(i, one.version, one.clocks, now) for i, one in self._ended.items()),
            *_derived(board, clocks, now),
        ]
        if derived:
            write_clocks(self._database, derived)
        self._ended_written |= {i: one.version for i, one in self._ended.items()}
        self._ended.clear()
        self._unwritten.clear()
        for incident_id, own in clocks.items():
            self._plan(incident_id, own, now)

    def _plan(self, incident_id: int, clocks: Iterable[SlaClock], now: datetime) -> None:
        dues = (clock.due_at for clock in clocks if clock.is_running and clock.paused is None)
        turns = (due + _AFTER for due in dues if due is not None)
        turn = min((at for at in turns if at > now), default=None)
        self._turn_of.pop(incident_id, None)
        if turn is not None:
            self._turn_of[incident_id] = turn
            heappush(self._turns, (turn, incident_id))


def _derived(
    board: Board, clocks: Mapping[int, tuple[SlaClock, ...]], now: datetime
) -> Iterable[DerivedClocks]:
    """Of those that are open; the others have left the board, and come as ended."""
    for incident_id, own in clocks.items():
        incident = board.incidents.get(incident_id)
        if incident is not None:
            yield DerivedClocks(incident_id, incident.version, own, now)
