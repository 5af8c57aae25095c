"""Imports a log as history: every happening with the time at which it took place, none of them twice."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from wallboard.services.database import Database
from wallboard.services.intake.batches import MOST_CHANGES, Batches
from wallboard.services.intake.happenings import Happening
from wallboard.services.intake.pace import pace_for
from wallboard.services.intake.planning import Planner
from wallboard.services.intake.telling import StoppedAtRow, Told, read_log
from wallboard.services.intake.trouble import UnreadRow
from wallboard.services.mapping import Mapping

_SEAL_EVERY = 1_000
"""Changes between two seals, as many as one seal covers."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is; `rate` is happenings a second."""

    phase: str
    done: int
    total: int | None
    elapsed_s: float

    @property
    def rate(self) -> float:
        return self.done / self.elapsed_s if self.elapsed_s > 0 else 0.0

    @property
    def remaining_s(self) -> float | None:
        if self.total is None or self.rate == 0:
            return None
        return (self.total - self.done) / self.rate


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did; `known` happenings were in the database before, `left` were not reached."""

    rows: int
    new: int
    known: int
    left: int
    changes: int
    unread: tuple[UnreadRow, ...]
    elapsed_s: float


def import_log(
    database: Database,
    path: Path,
    mapping: Mapping,
    *,
    strict: bool = False,
    on_progress: Callable[[Progress], None] = lambda _: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> ImportSummary:
    """Reads a log and writes what it tells, in the order in which it happened.

    Rows that cannot be read are reported in the summary and stop nothing, unless `strict`. To be stopped
    or killed leaves whole transactions behind, and the same call again goes on after them.

    Raises:
        LogFileRefused, MappingRefused: nothing was read, so nothing was written.
        StoppedAtRow: `strict`, and a row could not be read.
        DatabaseUnavailable, DatabaseRefused: the database went away or takes no writes.
    """
    began_at = time.monotonic()

    def reading(rows: int) -> None:
        on_progress(Progress("read", rows, None, time.monotonic() - began_at))

    told = read_log(path, mapping, strict=strict, on_rows=reading)
    history = HistoryWriter(database, mapping, told, strict=strict)
    history.write(told.happenings, is_stopped=is_stopped, on_progress=on_progress)
    return ImportSummary(
        rows=told.rows,
        new=history.new,
        known=history.known,
        left=len(told.happenings) - history.done,
        changes=history.changes,
        unread=(*told.unread, *history.unread),
        elapsed_s=time.monotonic() - began_at,
    )


class HistoryWriter:
    """Writes happenings as fast as others who use the database can bear."""

    def __init__(self, database: Database, mapping: Mapping, told: Told, *, strict: bool = False) -> None:
        self._batches = Batches(database, mapping.source, Planner(mapping, told.team_of_agent))
        self._strict = strict
        self._pace = pace_for(database.dialect, MOST_CHANGES)
        self.done = self.new = self.known = self.changes = 0
        self.unread: list[UnreadRow] = []

    def pending(self, happenings: Sequence[Happening]) -> list[Happening]:
        """Those that are not in the database yet."""
        known = self._batches.known([each.digest for each in happenings])
        return [each for each in happenings if each.digest not in known]

    def write(
        self,
        happenings: Sequence[Happening],
        *,
        is_stopped: Callable[[], bool] = lambda: False,
        on_progress: Callable[[Progress], None] = lambda _: None,
    ) -> None:
        """Writes all that is not there yet, batch by batch, until done or stopped."""
        began_at, before = time.monotonic(), self.done
        pending = self.pending(happenings)
        self.known += len(happenings) - len(pending)
        self.done += len(happenings) - len(pending)
        position = 0
        while position < len(pending) and not is_stopped():
            position += self._batch(pending, position)
            elapsed_s = time.monotonic() - began_at
            on_progress(Progress("write", self.done - before, len(happenings), elapsed_s))
        if pending:
            self._batches.seal()

    def _batch(self, pending: Sequence[Happening], position: int) -> int:
        self._pace.begin()
        written = self._batches.write(pending[position : position + MOST_CHANGES], self._pace.changes)
        self._pace.end()
        self.done += written.taken
        self.new += written.new
        self.known += written.taken - written.new - len(written.unread)
        if (self.changes + written.changes) // _SEAL_EVERY > self.changes // _SEAL_EVERY:
            self._batches.seal()
        self.changes += written.changes
        self.unread += written.unread
        if written.unread and self._strict:
            raise StoppedAtRow(
                f"{written.unread[0]}. What came before it in time is written and whole; "
                "nothing after it was (--strict)."
            )
        return written.taken
