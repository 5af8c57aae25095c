"""Keeps the marks of every open incident in view: which are reached, and when the next one will be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from heapq import heappop, heappush

from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.clock import SlaClock
from wallboard.domain.clockwork import Clockwork
from wallboard.domain.marks import Mark, MarkKey, marks_due, marks_of_clocks

AT_ONCE = 100
"""So many incidents are worked out before the work is handed over, that nobody behind it waits long."""

_Entry = tuple[datetime, int]
"""When an incident reaches its next mark, and which incident."""


@dataclass(frozen=True, slots=True)
class MarkWork:
    """Marks that are reached and not known to be written, of all incidents of a board or a part of them.

    `until_at` is the floor's time up to which nothing is left out; None while more is to come. `since_at` is
    the one before it, if there was one: whoever hands out the work has followed the floor from then on.
    `clocks` are those of the incidents that were worked out anew, by `clockwork`; `gone` are incidents that
    have left the board, of which the log alone knows what they reached last. The last part has them all.
    """

    marks: tuple[Mark, ...]
    since_at: datetime | None
    until_at: datetime | None
    clocks: Mapping[int, tuple[SlaClock, ...]]
    gone: tuple[int, ...]
    clockwork: Clockwork


@dataclass(frozen=True, slots=True)
class MarkAnswer:
    """What became of the marks: all are settled but those that the database's clock has not reached."""

    early: frozenset[MarkKey] = frozenset()


class MarkBook:
    """Follows boards; each change costs what changed, and looking for what is due costs next to nothing.

    For one thread at a time. A mark that was settled is never handed out again, whatever clocks do.
    """

    def __init__(self) -> None:
        self._board: Board | None = None
        self._clockwork = Clockwork(())
        self._done_until: datetime | None = None
        self._dirty: dict[int, None] = {}
        self._gone: dict[int, None] = {}
        self._pending: dict[int, list[Mark]] = {}
        self._settled: dict[int, set[MarkKey]] = {}
        self._plan: list[_Entry] = []
        self._planned: set[_Entry] = set()

    @property
    def is_complete(self) -> bool:
        """Whether every incident that changed has been worked out."""
        return not self._dirty

    @property
    def next_at(self) -> datetime | None:
        """When, by the floor's time, the next mark is reached that is not settled."""
        while self._plan and not self._stands(self._plan[0]):
            self._take()
        return self._plan[0][0] if self._plan else None

    def follow(self, board: Board, changes: Iterable[Change]) -> None:
        """The board is another one; `changes` are all since the one before, in their order."""
        before, self._board = self._board, board
        if before is None or before.epoch != board.epoch:
            self._forget_all()
        if before is None or before.epoch != board.epoch or _has_other_rules(before, board):
            self._clockwork = board.clockwork
            self._dirty |= dict.fromkeys(board.incidents)
        for change in changes:
            self._dirty |= dict.fromkeys(change.incidents_added | change.incidents_changed)
            for incident_id in change.incidents_removed:
                self._forget(incident_id)
                self._gone[incident_id] = None

    def work(self, now: datetime, most: int | None = AT_ONCE) -> MarkWork:
        """What is to be written at `now`; works out at most so many of the incidents that changed, or all."""
        clocks = {incident_id: self._work_out(incident_id) for incident_id in list(self._dirty)[:most]}
        board = self._board
        until_at = None if self._dirty or board is None else min(board.floor_at, now)
        since_at = self._done_until
        if since_at is not None and since_at > now:
            since_at = None  # the floor's clock was set back
        gone = tuple(self._gone) if until_at is not None else ()
        return MarkWork(tuple(self._due(now)), since_at, until_at, clocks, gone, self._clockwork)

    def settle(self, work: MarkWork, answer: MarkAnswer) -> None:
        """The marks of this work are written, or need not be; those that came too early stay."""
        self._done_until = work.until_at or self._done_until
        for incident_id in work.gone:
            self._gone.pop(incident_id, None)
        done: dict[int, set[MarkKey]] = {}
        for mark in work.marks:
            if mark.key not in answer.early:
                done.setdefault(mark.incident_id, set()).add(mark.key)
        for incident_id, keys in done.items():
            self._settled.setdefault(incident_id, set()).update(keys)
            left = [mark for mark in self._pending.get(incident_id, ()) if mark.key not in keys]
            self._await(incident_id, left)

    def _work_out(self, incident_id: int) -> tuple[SlaClock, ...]:
        del self._dirty[incident_id]
        timeline = None if self._board is None else self._board.timelines.get(incident_id)
        if timeline is None:
            self._forget(incident_id)
            return ()
        clocks = self._clockwork.clocks(timeline)
        settled = self._settled.get(incident_id, ())
        marks = marks_of_clocks(incident_id, self._clockwork, timeline, clocks)
        self._await(incident_id, [mark for mark in marks if mark.key not in settled])
        return clocks

    def _await(self, incident_id: int, marks: list[Mark]) -> None:
        """From now on these are the incident's marks, the earliest first."""
        if marks:
            self._pending[incident_id] = marks
            self._put((marks[0].planned_at, incident_id))
        else:
            self._pending.pop(incident_id, None)

    def _due(self, now: datetime) -> list[Mark]:
        """Taken off the plan and put back, so that what is not due is never looked at."""
        reached: list[_Entry] = []
        while (next_at := self.next_at) is not None and next_at <= now:
            reached.append(self._take())
        for entry in reached:
            self._put(entry)
        pending = (self._pending[incident_id] for _, incident_id in reached)
        return [mark for marks in pending for mark in marks_due(marks, now)]

    def _stands(self, entry: _Entry) -> bool:
        """Whether the incident's next mark is still the one that the plan says."""
        pending = self._pending.get(entry[1])
        return pending is not None and pending[0].planned_at == entry[0]

    def _put(self, entry: _Entry) -> None:
        if entry not in self._planned:
            self._planned.add(entry)
            heappush(self._plan, entry)

    def _take(self) -> _Entry:
        entry = heappop(self._plan)
        self._planned.discard(entry)
        return entry

    def _forget(self, incident_id: int) -> None:
        self._dirty.pop(incident_id, None)
        self._pending.pop(incident_id, None)
        self._settled.pop(incident_id, None)

    def _forget_all(self) -> None:
        for kept in (self._dirty, self._gone, self._pending, self._settled, self._plan, self._planned):
            kept.clear()
        self._done_until = None


def _has_other_rules(before: Board, now: Board) -> bool:
    """Rules, or the codes that they go by; each map is the same object where nothing of it changed."""
    return (
        before.policy_versions != now.policy_versions
        or (before.teams is not now.teams and _codes(before.teams) != _codes(now.teams))
        or (before.natures is not now.natures and _codes(before.natures) != _codes(now.natures))
    )


def _codes(rows: Mapping[int, object]) -> dict[int, object]:
    return {row_id: getattr(row, "code", None) for row_id, row in rows.items()}
