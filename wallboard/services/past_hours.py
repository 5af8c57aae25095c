"""How loaded the teams were and how the figures went before an instant, in one walk over the log."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, text

from wallboard.domain.assignment import Assignment
from wallboard.domain.board import Board
from wallboard.domain.event import Entity, Event
from wallboard.domain.heat import team_loads
from wallboard.domain.history import LoadHistory, TeamLoad, bucket_count, bucket_of
from wallboard.domain.timeline import Timeline
from wallboard.domain.trends import numbers_of
from wallboard.services.database import Database
from wallboard.services.past import board_at
from wallboard.services.past_way import PastWay
from wallboard.services.patience import patient_reading
from wallboard.services.reading import told_anew
from wallboard.services.rows import instant
from wallboard.services.spelling import Spelling
from wallboard.services.timelines import timelines

_LOOK_EVERY = 200
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Overtaken(Exception):
    """The hours were wanted no more before they were read."""


def load_history(
    database: Database,
    until: datetime,
    hours: int = 8,
    bucket: timedelta | None = None,
    is_overtaken: Callable[[], bool] = lambda: False,
) -> LoadHistory:
    """Each team's load ÷ present capacity, and the figures, at each bucket's end; the last holds `until`.

    Buckets start on multiples of `bucket` in UTC; without one they are of a round length for the hours.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
        Overtaken: nobody wants it any more, as `is_overtaken` said in between.
    """
    width = bucket or bucket_of(hours)
    starts = _bucket_starts(until, hours, width)
    board = board_at(database, starts[0])
    with patient_reading(database) as connection:
        walk = _Walk(connection, Spelling(database.dialect), board, until, is_overtaken)
        strips = _Strips(len(starts))
        for place, start in enumerate(starts):
            end = min(start + width, until)
            after = walk.to(end, is_last=place == len(starts) - 1)
            if walk.knows(end):
                strips.take(place, after, end)
    return strips.history(starts, width)


class _Walk:
    """Follows the log from one board to later instants."""

    def __init__(
        self,
        connection: Connection,
        spelling: Spelling,
        board: Board,
        until: datetime,
        is_overtaken: Callable[[], bool],
    ) -> None:
        self._connection, self._spelling, self._board = connection, spelling, board
        self._is_overtaken = is_overtaken
        self._begins_at = _log_begins(connection, spelling)
        self._manned = set(board.assignments_of_incident)
        way = PastWay(connection, spelling, board.floor_at, until)
        self._way = way
        with closing(way.events()) as between:
            self._events = deque(self._wanted(between))

    def knows(self, at: datetime) -> bool:
        """Whether the log had begun."""
        return self._begins_at is not None and self._begins_at < at

    def to(self, end: datetime, *, is_last: bool) -> Board:
        """The board with everything before `end`, in the last step also what is of that instant itself."""
        due = []
        if self._is_overtaken():
            raise Overtaken
        while self._events and (self._events[0].effective_at < end or is_last):
            due.append(self._events.popleft())
        self._board, _ = self._board.after(due, read_at=end, timelines=dict(self._histories(due, end)))
        return self._board

    def _wanted(self, events: Iterator[Event]) -> Iterator[Event]:
        """The events for as long as anybody wants them."""
        for place, event in enumerate(events):
            if place % _LOOK_EVERY == 0 and self._is_overtaken():
                raise Overtaken
            yield event

    def _histories(self, due: list[Event], end: datetime) -> Iterator[tuple[int, Timeline]]:
        """Whole timelines of those that came back or were put right in this step.

        A past board knows only the open ones, and what is recorded late stands within a timeline.
        """
        if ids := told_anew(due) | self._way.put_right(due) | self._manned_before(due):
            among = ", ".join(str(one) for one in sorted(ids))
            yield from timelines(self._connection, self._spelling, among, until=end)

    def _manned_before(self, due: list[Event]) -> set[int]:
        """The incidents that come onto the floor after somebody was put on them, as far as the log says."""
        came, known = set[int](), self._board.incidents
        for event in due:
            if isinstance(event.after, Assignment):
                self._manned.add(event.after.incident_id)
            elif event.entity is Entity.INCIDENT and event.entity_id not in known:
                came.add(event.entity_id)
        return came & self._manned


class _Strips:
    """Collects what each team and figure was, column by column."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._loads: dict[int | None, list[TeamLoad | None]] = {}
        self._trends: dict[str, list[float | None]] = {}

    def take(self, place: int, board: Board, at: datetime) -> None:
        for team_id, load in team_loads(board, at).items():
            self._loads.setdefault(team_id, [None] * self._length)[place] = load
        for key, number in numbers_of(board, at).items():
            self._trends.setdefault(key, [None] * self._length)[place] = number

    def history(self, starts: tuple[datetime, ...], bucket: timedelta) -> LoadHistory:
        loads = {team_id: tuple(strip) for team_id, strip in self._loads.items()}
        ratios = {
            team_id: tuple(None if one is None else one.ratio for one in strip)
            for team_id, strip in loads.items()
        }
        trends = {key: tuple(strip) for key, strip in self._trends.items()}
        return LoadHistory(starts, bucket, ratios, trends, loads)


def _bucket_starts(until: datetime, hours: int, bucket: timedelta) -> tuple[datetime, ...]:
    current = until - (until - _EPOCH) % bucket
    return tuple(current - bucket * back for back in range(bucket_count(hours, bucket) - 1, -1, -1))


def _log_begins(connection: Connection, spelling: Spelling) -> datetime | None:
    sql = (
        # Not the column itself: SQLite would sort every incident's events by its index.
        f"SELECT {spelling.at('effective_at')} FROM event WHERE (entity || '') = 'incident' "
        "ORDER BY effective_at LIMIT 1"
    )
    begins_at = connection.scalar(text(sql))
    return None if begins_at is None else instant(begins_at)
