"""How instants and spans are written for people: clock times, ages, and what is left of a promise."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication, QLocale

from wallboard.domain.lanes import NO_LIMITS, AgentStatus, StateLimits, is_over

_HOUR = 3600
_DAY = 24 * _HOUR


@dataclass(frozen=True, slots=True)
class Moment:
    """The instant that a page shows; when it is not live, spans that would run on are not written."""

    now: datetime
    live: bool = True
    zone: tzinfo | None = None
    """None is the zone of this machine."""
    limits: StateLimits = NO_LIMITS
    """How long people may be in a state; of what is not live nobody is told to be too long in one."""
    past: bool = False
    """Whether the page was put to a past instant, which counts as live but is not now."""

    @property
    def is_now(self) -> bool:
        return self.live and not self.past

    @property
    def name(self) -> str:
        """What the line between what was and what comes is called: now, or else the time that it was."""
        return QCoreApplication.translate("Wall", "now") if self.is_now else self.clock(self.now)

    def is_too_long(self, person: AgentStatus) -> bool:
        return self.live and is_over(person, self.now, self.limits)

    def clock(self, instant: datetime) -> str:
        """Hours and minutes; a day that is not today is named first."""
        local = instant.astimezone(self.zone)
        today = self.now.astimezone(self.zone).date()
        text = f"{local:%H:%M}"
        return text if local.date() == today else f"{self.day(instant)} {text}"

    def clock_s(self, instant: datetime) -> str:
        return f"{instant.astimezone(self.zone):%H:%M:%S}"

    def day(self, instant: datetime) -> str:
        """Day and month, and the year where it is not this one."""
        local = instant.astimezone(self.zone)
        month = QLocale().monthName(local.month, QLocale.FormatType.ShortFormat)
        return f"{local.day} {month}"

    def date(self, instant: datetime) -> str:
        return f"{self.day(instant)} {instant.astimezone(self.zone).year}"


def left(span: timedelta) -> str:
    """What is left of a promise: 1:48, then 2:05 h, then 3 d; overdue counts up with a plus."""
    seconds = span.total_seconds()
    if seconds < 0:
        return "+" + _count(math.floor(-seconds))
    return _count(math.ceil(seconds))


def hours_words(minutes: int, seconds: int = 0) -> str:
    """The one way in which a span of hours is written: 3:05 h, and 3:05:07 h where seconds are told."""
    part = f":{seconds:02d}" if seconds else ""
    words = QCoreApplication.translate("Times", "{hours}:{minutes} h")
    return words.format(hours=minutes // 60, minutes=f"{minutes % 60:02d}{part}")


def age(span: timedelta) -> str:
    """An age for a small place: minutes to 99, then hours, then days."""
    minutes = max(0, int(span.total_seconds() // 60))
    if minutes < 100:
        return str(minutes)
    hours = round(minutes / 60)
    if hours < 48:
        return QCoreApplication.translate("Times", "{hours}h").format(hours=hours)
    return QCoreApplication.translate("Times", "{days}d").format(days=hours // 24)


def _count(seconds: int) -> str:
    if seconds < _HOUR:
        return f"{seconds // 60}:{seconds % 60:02d}"
    if seconds < _DAY * 2:
        return hours_words(seconds // 60)
    return QCoreApplication.translate("Times", "{days} d").format(days=seconds // _DAY)
