"""Until when, or for when: a few spans from now, or a time of day that somebody types."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from wallboard.models.pick import Pick, PickRow
from wallboard.widgets.desk.words import clock_time

_TYPED = re.compile(r"(\d{1,2})[:.]?(\d{2})")
_SPANS = (15, 30, 60, 120, 240)


def times_from(title: str, now: datetime, *, without: str, more: Sequence[tuple[str, datetime]] = ()) -> Pick:
    """`without` is what no time at all is called; `more` are instants that mean something here.

    Its rows have no numbers: a digit begins a time.
    """
    rows = [PickRow(None, without)]
    named = [*more, *((_span(minutes), now + timedelta(minutes=minutes)) for minutes in _SPANS)]
    rows += [PickRow(at, words, figure=clock_time(at, now)) for words, at in named]

    def own(typed: str) -> PickRow | None:
        at = typed_time(typed, now)
        return None if at is None else PickRow(at, clock_time(at, now))

    return Pick(title, tuple(rows), _tr("Type a time, such as 16:30"), own=own)


def typed_time(typed: str, now: datetime) -> datetime | None:
    """The next instant at which clocks here say this; None where it is no time of day."""
    match = _TYPED.fullmatch(typed.strip())
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        return None
    local = now.astimezone()
    at = local.replace(hour=int(match[1]), minute=int(match[2]), second=0, microsecond=0)
    return (at if at > local else at + timedelta(days=1)).astimezone(now.tzinfo)


def _span(minutes: int) -> str:
    if minutes < 60:
        return _tr("In {minutes} min").format(minutes=minutes)
    return _tr("In {hours} h").format(hours=minutes // 60)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Choosing", text)
