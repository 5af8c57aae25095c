"""What breaks next: broken promises first, then the next to fall due; what waits; what was kept last."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import merge
from itertools import islice

from wallboard.domain.board import Board
from wallboard.domain.bonds import Waiting, Waits, waiting_of
from wallboard.domain.clock import SlaClock
from wallboard.domain.clockwork import Clockwork
from wallboard.domain.forecast import Forecast
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.policy import Promise
from wallboard.domain.promise import SOON, PromiseClock
from wallboard.domain.same_incidents import SameIncidents
from wallboard.domain.severity import SEVERITIES, Severity
from wallboard.domain.standing import Cell, Key, keys_before
from wallboard.domain.tally import Harm, Limits, Tally, Urgent, tallied
from wallboard.domain.timeline import NOTHING

BREACHED_LISTED = 10
"""So many broken promises are listed where there is room; all are counted."""


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One incident's next promise; nobody owns it when `people` is empty.

    `forecast` is set on what will be late; `pause_reason` where work rests and the promise runs on, or was
    broken before; `waiting` where somebody was chosen and nobody goes, or an offer came back.
    """

    incident_id: int
    reference: str
    severity: Severity
    nature: str
    team: str
    people: tuple[str, ...]
    promise: Promise
    started_at: datetime
    due_at: datetime
    forecast: Forecast | None = None
    pause_reason: str | None = None
    waiting: Waiting | None = None

    @property
    def is_nobodys(self) -> bool:
        """Whether nobody has taken it on, chosen or not."""
        return not self.people or (self.waiting is not None and not self.waiting.is_staffed)

    @property
    def came_back(self) -> bool:
        return self.waiting is not None and self.waiting.what is Waits.CAME_BACK

    @property
    def is_marked(self) -> bool:
        """Whether a word stands before whose it is: that it is nobody's, or that it came back."""
        return self.is_nobodys or self.came_back


@dataclass(frozen=True, slots=True)
class PausedLine:
    """An incident that waits, for `reason`, since `since_at`.

    `promise` is the one that falls due first once it goes on, and `left` what is left of it then, in
    working time; None where none of its promises is paused. One that was broken before the pause goes on
    being broken: of it, `left` is the time since it fell due, on the clock on the wall as among the broken.
    """

    incident_id: int
    reference: str
    severity: Severity
    nature: str
    team: str
    people: tuple[str, ...]
    reason: str
    since_at: datetime
    promise: Promise | None
    left: timedelta | None


@dataclass(frozen=True, slots=True)
class MetLine:
    """A promise of an open incident that was kept at `met_at`, with `spare` left on the clock on the wall."""

    incident_id: int
    reference: str
    severity: Severity
    nature: str
    team: str
    people: tuple[str, ...]
    promise: Promise
    met_at: datetime
    spare: timedelta | None


@dataclass(frozen=True, slots=True)
class PromisePage:
    """Broken promises, the next ones, and what is not listed.

    Of the broken ones the worst severity stands first; within it those that nobody is on, since they
    are what a person can do something about, and then the longest overdue.

    `paused` counts incidents by the reason of their pause, most first, and `waiting` are the worst of
    them. `met` are the promises that open incidents had kept last, newest first, and `met_within_30` counts
    the incidents whose last was kept within the last 30 minutes. `unreadable` counts incident rows that
    cannot be read.
    """

    breached: tuple[PromiseLine, ...]
    breached_count: int
    next: tuple[PromiseLine, ...]
    more_within_30: int
    paused: tuple[tuple[str, int], ...]
    unreadable: int = 0
    waiting: tuple[PausedLine, ...] = ()
    met: tuple[MetLine, ...] = ()
    met_within_30: int = 0


def promise_page(
    board: Board, now: datetime, *, breached_limit: int = 3, next_limit: int = 10, side_limit: int = 4
) -> PromisePage:
    """What the wall lists; costs teams and lines, not incidents."""
    return page_of(board, now, tallied(board, now, limits=Limits(breached_limit, next_limit, side_limit)))


def page_of(
    board: Board, now: datetime, tally: Tally, before: tuple[Board, PromisePage] | None = None
) -> PromisePage:
    """The same, of a tally of the board at that instant; costs lines only.

    `before` is a board that this one followed, and its page: a line of it that nothing changed is the very
    same again.
    """
    counts, lists = tally.counts, tally.lists
    lines = _same(*before, board) if before is not None else {}
    shown = tuple(_lines(board, lists.next, lines))
    listed = sum(line.due_at < now + SOON for line in shown)
    return PromisePage(
        breached=tuple(_lines(board, lists.breached, lines)),
        breached_count=counts.breached,
        next=shown,
        more_within_30=counts.soon - listed,
        paused=tally.paused,
        unreadable=len(board.unreadable_incidents()),
        waiting=tuple(waiting_lines(board, now, lists.waiting)),
        met=tuple(_met(board, lists.met)),
        met_within_30=counts.met,
    )


def breached_count(board: Board, now: datetime) -> int:
    """Incidents whose next promise is broken at `now`."""
    return sum(keys_before(standing.promises, now) for standing in board.standings.values())


def running_count(board: Board) -> int:
    """Open incidents with a promise to keep, broken ones among them."""
    return sum(len(standing.promises) for standing in board.standings.values())


def due_between(board: Board, start: datetime, end: datetime) -> int:
    """Incidents whose next promise falls due at or after `start` and before `end`."""
    return sum(
        keys_before(standing.promises, end) - keys_before(standing.promises, start)
        for standing in board.standings.values()
    )


def broken_keys(board: Board, now: datetime, limit: int | None = None) -> Iterator[Key]:
    """Broken promises in the order of the page: the worst first, then nobody's, then the longest overdue.

    With a `limit` at most so many, at the cost of teams and of these, not of all that are broken.
    """
    left = limit if limit is not None else sys.maxsize
    for severity in SEVERITIES:
        cells = [standing.cell(severity) for standing in board.standings.values()]
        adrift = _first((cell.adrift[: min(left, keys_before(cell.adrift, now))] for cell in cells), left)
        yield from adrift
        left -= len(adrift)
        if left > 0:
            # Fewer than the limit are nobody's, so that somebody's are soon found between them.
            owned = _first((_owned(board, cell, now, left) for cell in cells), left)
            yield from owned
            left -= len(owned)
        if left <= 0:
            return


def _owned(board: Board, cell: Cell, now: datetime, limit: int) -> Iterator[Key]:
    keys = islice(cell.due, keys_before(cell.due, now))
    return islice((key for key in keys if board.has_agent(key[1])), limit)


def next_keys(board: Board, now: datetime, limit: int | None = None) -> Iterator[Key]:
    """Promises that are not broken, by when they fall due; with a `limit` at most so many."""
    most = limit if limit is not None else sys.maxsize
    queues = [
        (standing.promises, keys_before(standing.promises, now)) for standing in board.standings.values()
    ]
    yield from _first((queue[start : start + most] for queue, start in queues), most)


def _first(queues: Iterable[Iterable[Key]], limit: int) -> list[Key]:
    """The first of several sorted queues; of each no more is looked at than is taken, and one."""
    return list(islice(merge(*queues), limit))


def _same(old: Board, page: PromisePage, board: Board) -> Mapping[int, PromiseLine]:
    """The lines of another board's page that read the same on this one."""
    lines = {line.incident_id: line for line in (*page.breached, *page.next)}
    same = SameIncidents(old, board).those(lines)
    return {incident_id: lines[incident_id] for incident_id in same}


def _lines(
    board: Board, keys: Iterable[Key | Urgent], known: Mapping[int, PromiseLine]
) -> Iterator[PromiseLine]:
    for *_, incident_id in keys:
        if (line := known.get(incident_id)) is not None:
            yield line
        elif (clock := board.promises.get(incident_id)) is not None:
            yield _line(board, board.incidents[incident_id], clock)


def _line(board: Board, incident: Incident, clock: PromiseClock) -> PromiseLine:
    is_paused = incident.state is IncidentState.PAUSED
    return PromiseLine(
        incident_id=incident.id,
        reference=incident.reference,
        severity=incident.severity,
        nature=board.nature_name(incident.nature_id),
        team=board.team_name(incident.team_id),
        people=_people(board, incident.id),
        promise=clock.promise,
        started_at=clock.started_at,
        due_at=clock.due_at,
        pause_reason=incident.pause_reason if is_paused else None,
        waiting=waiting_of(board, incident.id),
    )


def _people(board: Board, incident_id: int) -> tuple[str, ...]:
    held = board.assignments_of_incident.get(incident_id, ())
    return tuple(board.agent_name(one.agent_id) for one in held if one.agent_id is not None and one.is_sent)


def waiting_lines(board: Board, now: datetime, keys: Iterable[Harm]) -> Iterator[PausedLine]:
    """Those that wait; their clocks are asked for one by one."""
    clockwork = board.clockwork
    for *_, incident_id in keys:
        yield _waiting_line(board, clockwork, board.incidents[incident_id], now)


def _waiting_line(board: Board, clockwork: Clockwork, incident: Incident, now: datetime) -> PausedLine:
    clocks = clockwork.clocks(board.timelines.get(incident.id, NOTHING))
    resting = [(one, one.paused) for one in clocks if one.is_running]
    paused = [(clock, pause) for clock, pause in resting if pause is not None]
    first = _first_once_on([clock for clock, _ in paused], now)
    since_at = max((pause.since_at for _, pause in paused), default=incident.effective_at)
    return PausedLine(
        incident_id=incident.id,
        reference=incident.reference,
        severity=incident.severity,
        nature=board.nature_name(incident.nature_id),
        team=board.team_name(incident.team_id),
        people=_people(board, incident.id),
        reason=incident.pause_reason or "",
        since_at=since_at,
        promise=first.promise if first else None,
        left=(first.wall_left(now) or first.left(now)) if first else None,
    )


def _first_once_on(paused: list[SlaClock], now: datetime) -> SlaClock | None:
    """Of clocks that rest the one broken longest, as only those have a due instant, or with least left."""
    broken = [(clock.due_at, place) for place, clock in enumerate(paused) if clock.due_at is not None]
    if broken:
        return paused[min(broken)[1]]
    return min(paused, key=lambda clock: clock.left(now), default=None)


def _met(board: Board, keys: Iterable[Key]) -> Iterator[MetLine]:
    for _, incident_id in keys:
        incident, kept = board.incidents[incident_id], board.kept[incident_id]
        yield MetLine(
            incident_id=incident_id,
            reference=incident.reference,
            severity=incident.severity,
            nature=board.nature_name(incident.nature_id),
            team=board.team_name(incident.team_id),
            people=_people(board, incident_id),
            promise=kept.promise,
            met_at=kept.met_at,
            spare=kept.due_at - kept.met_at if kept.due_at is not None else None,
        )
