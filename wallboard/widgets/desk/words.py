"""Instants and spans as the desk writes them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from wallboard.domain.promise import PromiseClock
from wallboard.widgets.times import left
from wallboard.widgets.wall.promise_ink import NEAR_DUE


@dataclass(frozen=True, slots=True)
class Countdown:
    """Time left as it is written, and whether it asks for somebody now or soon."""

    text: str
    is_over: bool
    is_soon: bool


def countdown(clock: PromiseClock, now: datetime) -> Countdown:
    """Counts down to the instant, then up from it."""
    span = clock.due_at - now
    return Countdown(left(span), is_over=span < timedelta(0), is_soon=timedelta(0) <= span <= NEAR_DUE)


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


def code_words(code: str | None) -> str:
    """A code as a person would say it: states are the program's own words, reasons are the house's."""
    if code is None:
        return ""
    return _known_words().get(code) or code.replace("_", " ")


def _known_words() -> dict[str, str]:
    """Codes that no house can change, in the reader's language."""
    return {
        "new": _tr("new"),
        "acknowledged": _tr("acknowledged"),
        "assigned": _tr("assigned"),
        "in_progress": _tr("in progress"),
        "paused": _tr("paused"),
        "resolved": _tr("resolved"),
        "closed": _tr("closed"),
        "reopened": _tr("reopened"),
        "merged": _tr("merged"),
        "cancelled": _tr("cancelled"),
        "reserved": _tr("reserved"),
        "offered": _tr("offered"),
        "accepted": _tr("accepted"),
        "working": _tr("working"),
        "released": _tr("released"),
        "lead": _tr("lead"),
        "support": _tr("support"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("Words", text)
