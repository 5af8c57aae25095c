"""The last night of a floor: when it was, what came in, what became of it, and how full teams were."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from datetime import time as clock_time
from fractions import Fraction
from itertools import accumulate

from wallboard.domain.board import Board
from wallboard.domain.figures import definition_of, open_count
from wallboard.domain.floor_history import FloorHistory
from wallboard.domain.history import LoadHistory, Strip
from wallboard.domain.hours_of_day import HoursOfDay, floor_zone
from wallboard.domain.sla_policy import Goals

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NightSpan:
    """One night, from its beginning to its end."""

    since: datetime
    until: datetime

    @property
    def hours(self) -> int:
        """Its length in whole hours, at least one."""
        return max(1, round((self.until - self.since) / timedelta(hours=1)))


def last_night(board: Board, now: datetime, hours: HoursOfDay) -> NightSpan:
    """The latest night that is over, by the clock on the floor's wall, which may have been changed in it."""
    zone = floor_zone(board, now)
    today = now.astimezone(zone).date()
    for day in (today, today - _DAY):
        until = _instant(day, hours.until, zone)
        if until <= now:
            begins = day if hours.since < hours.until else day - _DAY
            return NightSpan(_instant(begins, hours.since, zone), until)
    begins = today - _DAY if hours.since < hours.until else today - 2 * _DAY
    return NightSpan(_instant(begins, hours.since, zone), _instant(today - _DAY, hours.until, zone))


def _instant(day: date, minutes: int, zone: tzinfo | None) -> datetime:
    """A time of that day in UTC; without a zone it is this machine's."""
    at = datetime.combine(
        day + timedelta(days=minutes // 1440), clock_time(minutes % 1440 // 60, minutes % 60)
    )
    return (at.astimezone() if zone is None else at.replace(tzinfo=zone)).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class NightRecord:
    """What was read of a night: the board at its end, its hours, and the incidents opened in it."""

    span: NightSpan
    board: Board
    history: LoadHistory
    opened: FloorHistory


@dataclass(frozen=True, slots=True)
class NightTold:
    """The night in figures. `left_open` is what was open at its end; `most_open` the most at any look.

    What was opened in the night and came and went between two looks counts among the most open.
    `in_time` is the service level of what was opened in it, None where it cannot be computed.
    """

    opened: int
    resolved: int
    left_open: int
    most_open: int | None
    most_breached: int | None
    in_time: Fraction | None
    median_deploy: timedelta | None
    trends: Mapping[str, Strip]


def told_of(record: NightRecord) -> NightTold:
    """The figures of a night that was read."""
    opened, trends = record.opened, record.history.trends
    resolved = sum(1 for one in opened.incidents if one.resolved_at and one.resolved_at <= record.span.until)
    goals = _goals(record)
    definition = definition_of(goals)
    share = definition.of(opened.answers(goals)).share if definition and opened.incidents else None
    return NightTold(
        opened=len(opened.incidents),
        resolved=resolved,
        left_open=open_count(record.board),
        most_open=_most((*_known(trends.get("open", ())), *_at_once(record))),
        most_breached=_most(trends.get("breached", ())),
        in_time=share,
        median_deploy=opened.spread("deployed_at").median,
        trends=trends,
    )


def _goals(record: NightRecord) -> Goals:
    version = record.board.clockwork.in_force(record.span.until)
    return Goals() if version is None else version.rules.goals


def _known(strip: Strip) -> tuple[float, ...]:
    return tuple(value for value in strip if value is not None)


def _at_once(record: NightRecord) -> tuple[int, ...]:
    """How many of the night's own incidents were open after each turn; one that ends makes room first."""
    turns = [(one.opened_at, 1) for one in record.opened.incidents]
    turns += [(at, -1) for one in record.opened.incidents if (at := one.resolved_at or one.gone_at)]
    return tuple(accumulate(change for at, change in sorted(turns) if at < record.span.until))


def _most(strip: Strip) -> int | None:
    known = _known(strip)
    return round(max(known)) if known else None
