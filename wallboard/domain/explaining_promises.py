"""Explains the figures that count promises: what is broken, and what falls due next."""

from collections import Counter
from datetime import datetime
from itertools import takewhile

from wallboard.domain.board import Board
from wallboard.domain.explanation import Explanation, Omission, Rows, explained
from wallboard.domain.figures import promise_figure
from wallboard.domain.incident import IncidentState
from wallboard.domain.promise import SOON
from wallboard.domain.promises import breached_count, broken_keys, due_between, next_keys, running_count


def explain_at_risk(board: Board, now: datetime, limit: int | None) -> Explanation:
    """Promises that are not broken and fall due within half an hour."""
    count, broken, running = (
        due_between(board, now, now + SOON),
        breached_count(board, now),
        running_count(board),
    )
    keys = takewhile(lambda key: key[0] < now + SOON, next_keys(board, now))
    minutes = int(SOON.total_seconds() // 60)
    return explained(
        promise_figure(board, "at_risk", count),
        formula=f"open incidents whose next promise is not broken and falls due within {minutes} minutes",
        sum_=f"{count:,} of {running:,} with a promise to keep",
        numerator=count,
        denominator=running,
        rows=Rows.of(((one, at - now) for at, one in keys), count, limit),
        left_out=[
            (Omission.BROKEN, broken),
            (Omission.LATER, running - broken - count),
            *_without_promise(board),
        ],
        since=now,
        until=now + SOON,
    )


def explain_breached(board: Board, now: datetime, limit: int | None) -> Explanation:
    """Promises that are broken and not kept yet."""
    count, running = breached_count(board, now), running_count(board)
    return explained(
        promise_figure(board, "breached", count),
        formula="open incidents whose next promise is broken and still to be kept",
        sum_=f"{count:,} of {running:,} with a promise to keep",
        numerator=count,
        denominator=running,
        rows=Rows.of(((one, now - at) for at, one in broken_keys(board, now, limit)), count, limit),
        left_out=[(Omission.IN_TIME, running - count), *_without_promise(board)],
        until=now,
    )


def _without_promise(board: Board) -> list[tuple[Omission, int]]:
    """Open incidents of which no promise runs, by why."""
    why = Counter(_why(board, one) for one in board.incidents if one not in board.promises)
    told = [(words, why[words]) for words in (Omission.PAUSED, Omission.KEPT, Omission.NO_PROMISE)]
    return [*told, (Omission.UNREADABLE, len(board.unreadable_incidents()))]


def _why(board: Board, incident_id: int) -> Omission:
    if board.incidents[incident_id].state is IncidentState.PAUSED:
        return Omission.PAUSED
    return Omission.KEPT if board.clocks(incident_id) else Omission.NO_PROMISE
