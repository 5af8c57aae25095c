"""Instants and spans as the desk writes them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from wallboard.domain.policy import Promise
from wallboard.domain.sla import PromiseClock

SOON_PART = 0.9
"""A promise is nearly due when this part of its span is used."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Countdown:
    """Time left as it is written, and whether it asks for somebody now or soon."""

    text: str
    is_over: bool
    is_soon: bool


def countdown(clock: PromiseClock, now: datetime) -> Countdown:
    """Counts down to the instant, then up from it."""
    left = clock.due_at - now
    if left < timedelta(0):
        return Countdown(f"+{minutes_and_seconds(-left)}", is_over=True, is_soon=False)
    used = used_part(clock, now)
    return Countdown(minutes_and_seconds(left), is_over=False, is_soon=used >= SOON_PART)


def used_part(clock: PromiseClock, now: datetime) -> float:
    """How much of a promise's span is used up, 1 where it is due."""
    span_s = max(1.0, (clock.due_at - clock.started_at).total_seconds())
    return (now - clock.started_at).total_seconds() / span_s


def minutes_and_seconds(span: timedelta) -> str:
    """“1:48”; beyond a hundred minutes “3 h 20”, beyond two days “12 d”: nobody counts such seconds."""
    seconds = max(0, int(span.total_seconds()))
    if span >= 2 * DAY:
        return _tr("{days} d").format(days=seconds // 86400)
    if seconds >= 6000:
        return _tr("{hours} h {minutes:02d}").format(hours=seconds // 3600, minutes=seconds // 60 % 60)
    return f"{seconds // 60}:{seconds % 60:02d}"


def short_span(span: timedelta) -> str:
    """“13 m”, “3 h”, “12 d”: how long somebody has been in a state."""
    minutes = max(0, int(span.total_seconds())) // 60
    if minutes >= 2880:
        return _tr("{days} d").format(days=minutes // 1440)
    if minutes >= 100:
        return _tr("{hours} h").format(hours=minutes // 60)
    return _tr("{minutes} m").format(minutes=minutes)


def clock_time(at: datetime, now: datetime, *, seconds: bool = False) -> str:
    """A time of day, with its date where that is not today."""
    local, today = at.astimezone(), now.astimezone().date()
    text = local.strftime("%H:%M:%S" if seconds else "%H:%M")
    return text if local.date() == today else f"{local.day} {local.strftime('%b')} {text}"


def promise_word(promise: Promise) -> str:
    return {
        Promise.ACKNOWLEDGE: _tr("acknowledge"),
        Promise.DEPLOY: _tr("deploy"),
        Promise.RESOLVE: _tr("resolve"),
    }[promise]


def code_words(code: str | None) -> str:
    """A reason's code as a person would say it."""
    return "" if code is None else code.replace("_", " ")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Words", text)
