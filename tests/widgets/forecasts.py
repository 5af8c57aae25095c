"""Records and prospects for the tests of what forecasts look like."""

from datetime import UTC, datetime, timedelta

from wallboard.domain.board import Board
from wallboard.domain.floor_history import FloorHistory, PastIncident
from wallboard.domain.floor_record import WEEKS, FloorRecord, record_of
from wallboard.domain.prospect import Prospect, prospect_of
from wallboard.domain.severity import Severity
from wallboard.domain.sla_policy import Goals

MINUTE = timedelta(minutes=1)


def record_at(
    now: datetime,
    *,
    handling: float = 45,
    every_minutes: float = 12,
    count: int = 400,
    goals: Goals | None = None,
) -> FloorRecord:
    """So many incidents, each done `handling` minutes after somebody was sent.

    Ten are of the last day, the others of the weeks before at this time of the week.
    """
    opened = [
        now - week * timedelta(weeks=1) + place * every_minutes * MINUTE
        for week in range(1, 5)
        for place in range(count // 4)
    ]
    opened = opened[: max(0, count - 10)] + [
        now - (12 + place) * 60 * MINUTE for place in range(min(10, count))
    ]
    past = []
    for at in opened:
        sent_at = at + 5 * MINUTE
        past.append(
            PastIncident(1, Severity.MEDIUM, 1, at, at + MINUTE, sent_at, sent_at + handling * MINUTE)
        )
    return record_of(FloorHistory(now - WEEKS, now, tuple(past)), (), goals or Goals(), UTC)


def prospect_at(board: Board, now: datetime, record: FloorRecord | None = None) -> Prospect:
    return prospect_of(board, record or record_at(now), now)
