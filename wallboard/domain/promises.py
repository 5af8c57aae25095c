"""What breaks next: broken promises first, then the next to fall due, and how many more there are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import merge
from itertools import islice

from wallboard.domain.board import Board
from wallboard.domain.forecast import Forecast
from wallboard.domain.policy import Promise
from wallboard.domain.severity import SEVERITIES, Severity
from wallboard.domain.standing import Key, keys_before

SOON = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One incident's next promise; nobody owns it when `people` is empty.

    `forecast` is set on what will be late, as far as a forecast says so.
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


@dataclass(frozen=True, slots=True)
class PromisePage:
    """Broken promises, the next ones, and what is not listed.

    Of the broken ones the worst severity stands first; within it those that nobody is on, since they
    are what a person can do something about, and then the longest overdue.

    `paused` counts incidents by the reason of their pause, most first; `unreadable` counts incident
    rows that cannot be read.
    """

    breached: tuple[PromiseLine, ...]
    breached_count: int
    next: tuple[PromiseLine, ...]
    more_within_30: int
    paused: tuple[tuple[str, int], ...]
    unreadable: int = 0


def promise_page(
    board: Board, now: datetime, *, breached_limit: int = 3, next_limit: int = 10
) -> PromisePage:
    """What the wall lists; costs teams and lines, not incidents."""
    shown = tuple(_lines(board, islice(_next_keys(board, now), next_limit)))
    within = due_between(board, now, now + SOON)
    listed = sum(line.due_at < now + SOON for line in shown)
    return PromisePage(
        breached=tuple(_lines(board, islice(_broken_keys(board, now), breached_limit))),
        breached_count=breached_count(board, now),
        next=shown,
        more_within_30=within - listed,
        paused=_paused(board),
        unreadable=len(board.unreadable_incidents()),
    )


def breached_count(board: Board, now: datetime) -> int:
    """Incidents whose next promise is broken at `now`."""
    return sum(keys_before(standing.promises, now) for standing in board.standings.values())


def due_between(board: Board, start: datetime, end: datetime) -> int:
    """Incidents whose next promise falls due at or after `start` and before `end`."""
    return sum(
        keys_before(standing.promises, end) - keys_before(standing.promises, start)
        for standing in board.standings.values()
    )


def next_due_at(board: Board, now: datetime) -> datetime | None:
    """When the next promise breaks; until then the counts of this board stay as they are."""
    return next((due_at for due_at, _ in _next_keys(board, now)), None)


def _broken_keys(board: Board, now: datetime) -> Iterator[Key]:
    for severity in SEVERITIES:
        cells = [standing.cell(severity) for standing in board.standings.values()]
        yield from merge(*(cell.adrift[: keys_before(cell.adrift, now)] for cell in cells))
        broken = merge(*(cell.due[: keys_before(cell.due, now)] for cell in cells))
        yield from (key for key in broken if board.has_agent(key[1]))


def _next_keys(board: Board, now: datetime) -> Iterator[Key]:
    queues = [standing.promises for standing in board.standings.values()]
    return merge(*(islice(queue, keys_before(queue, now), None) for queue in queues))


def _lines(board: Board, keys: Iterable[Key]) -> Iterator[PromiseLine]:
    for _, incident_id in keys:
        incident = board.incidents[incident_id]
        clock = board.promises.get(incident_id)
        if clock is None:
            continue
        held = board.assignments_of_incident.get(incident_id, ())
        yield PromiseLine(
            incident_id=incident_id,
            reference=incident.reference,
            severity=incident.severity,
            nature=board.nature_name(incident.nature_id),
            team=board.team_name(incident.team_id),
            people=tuple(board.agent_name(one.agent_id) for one in held if one.agent_id is not None),
            promise=clock.promise,
            started_at=clock.started_at,
            due_at=clock.due_at,
        )


def _paused(board: Board) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for standing in board.standings.values():
        for reason, count in standing.paused.items():
            counts[reason] = counts.get(reason, 0) + count
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
