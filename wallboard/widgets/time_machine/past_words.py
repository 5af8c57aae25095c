"""How a past instant is written: the day and time, how long ago it is, and in which zone that is told."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication, QLocale

from wallboard.widgets.times import hours_words

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


@dataclass(frozen=True, slots=True)
class PastSaid:
    """What a page says of the instant that it shows; `is_replay` where that floor's time is no clock's."""

    at: datetime
    instant: str
    short: str
    ago: str
    is_replay: bool = False

    @property
    def rule(self) -> str:
        return QCoreApplication.translate("TimeMachine", "read-only")

    @property
    def word(self) -> str:
        if self.is_replay:
            return QCoreApplication.translate("TimeMachine", "PAST of a REPLAY")
        return QCoreApplication.translate("TimeMachine", "PAST")

    @property
    def title(self) -> str:
        """The word and the instant, for a task bar."""
        return f"{self.word} {self.instant}"

    @property
    def whole(self) -> str:
        """All of it on one line, for whoever listens to it."""
        return " · ".join((self.word, self.instant, self.ago, self.rule))


def past_said(
    at: datetime, now: datetime, zone: tzinfo | None = None, *, is_replay: bool = False
) -> PastSaid:
    """The words for a past instant, seen from the floor's now."""
    local, today = at.astimezone(zone), now.astimezone(zone)
    day = f"{_weekday(local)} {day_words(local)}"
    if local.year != today.year:
        day = f"{day} {local.year}"
    return PastSaid(
        at, f"{day} {local:%H:%M:%S}", f"{day} {local:%H:%M}", ago_words(now - at), is_replay=is_replay
    )


def day_words(local: datetime) -> str:
    """Day and month of an instant that is in its zone already."""
    return f"{local.day} {QLocale().monthName(local.month, QLocale.FormatType.ShortFormat)}"


def ago_words(span: timedelta) -> str:
    """How long ago, in its two largest units."""
    seconds = max(0, int(span.total_seconds()))
    days, hours = seconds // _DAY, seconds % _DAY // _HOUR
    minutes = seconds % _HOUR // _MINUTE
    if days:
        words = QCoreApplication.translate("TimeMachine", "{days} d {hours} h ago")
    elif hours:
        words = QCoreApplication.translate("TimeMachine", "{span} ago")
    elif minutes:
        words = QCoreApplication.translate("TimeMachine", "{minutes} min ago")
    else:
        words = QCoreApplication.translate("TimeMachine", "{seconds} s ago")
    told = hours_words(hours * 60 + minutes)
    return words.format(days=days, hours=hours, minutes=minutes, seconds=seconds, span=told)


def zone_words(at: datetime, zone: tzinfo | None = None) -> str:
    """The zone in which an instant is told, with what it is ahead of UTC, which a clock change moves."""
    local = at.astimezone(zone)
    offset = local.utcoffset() or timedelta(0)
    minutes = round(offset.total_seconds() / _MINUTE)
    sign = "+" if minutes >= 0 else "−"
    told = f"UTC{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}" if minutes else "UTC"
    name = local.tzname() or ""
    return told if name in ("", "UTC") or not name.isalpha() else f"{name}, {told}"


def _weekday(local: datetime) -> str:
    return QLocale().dayName(local.isoweekday(), QLocale.FormatType.ShortFormat)
