"""Hours of the day, such as 22:00-06:00, on the clock that hangs on the floor's wall."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from wallboard.domain.board import Board
from wallboard.domain.plan_table import PlanFault, PlanTable

_SPAN: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)\s*[-–]\s*([01]\d|2[0-3]|24):([0-5]\d)")
_DAY: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class HoursOfDay:
    """From one minute of the day until before another; where that is not later, over midnight."""

    since: int
    until: int

    @property
    def length(self) -> timedelta:
        return timedelta(minutes=(self.until - self.since - 1) % _DAY + 1)

    def into(self, at: time) -> timedelta:
        """How long they have lasted at a time of day, counted from their last beginning."""
        of_day = timedelta(minutes=at.hour * 60 + at.minute, seconds=at.second, microseconds=at.microsecond)
        return (of_day - timedelta(minutes=self.since)) % timedelta(days=1)

    def hold(self, at: time) -> bool:
        return self.into(at) < self.length

    def left(self, at: time) -> timedelta:
        """How long they still last."""
        return self.length - self.into(at)


def hours_from(table: PlanTable, key: str) -> tuple[HoursOfDay, ...]:
    """The spans of a list such as ["22:00-06:00"]; empty where there is none.

    Raises:
        PlanFault: one of them is none.
    """
    return tuple(_span(table, key, place, text) for place, text in enumerate(table.texts(key)))


def _span(table: PlanTable, key: str, place: int, text: str) -> HoursOfDay:
    match = _SPAN.fullmatch(text.strip())
    hours = [int(part) for part in match.groups()] if match else []
    if not hours or (hours[2] == 24 and hours[3]) or hours[:2] == hours[2:]:
        raise PlanFault((*table.way, key, place), f"must be hours such as 22:00-06:00, not {text!r}.")
    return HoursOfDay(hours[0] * 60 + hours[1], hours[2] * 60 + hours[3])


def any_hold(hours: tuple[HoursOfDay, ...], at: time) -> bool:
    return any(one.hold(at) for one in hours)


def floor_zone(board: Board, now: datetime) -> tzinfo | None:
    """Where the floor is, by the first calendar of its rules that closes; None where none tells."""
    version = board.clockwork.in_force(now)
    if version is None:
        return None
    for policy in version.rules.policies:
        calendar = version.rules.calendars[policy.calendar]
        if not calendar.calendar.is_round_the_clock:
            return ZoneInfo(calendar.tz)
    return None


def time_of_day(board: Board, now: datetime) -> time:
    """What the clock on the floor's wall says; this machine's where nothing tells where the floor is."""
    return now.astimezone(floor_zone(board, now)).time()
