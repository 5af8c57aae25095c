"""Until when, or for when: a few spans from now, or a time of day that somebody types."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from wallboard.domain.board import Board
from wallboard.models.pick import Pick, PickRow
from wallboard.widgets.desk.words import clock_time

_TYPED = re.compile(r"(\d{1,2})[:.]?(\d{2})")
SPANS = (15, 30, 60, 120, 240)
"""Minutes from now that are offered."""


def _nothing(_at: datetime) -> str:
    return ""


def times_from(
    title: str,
    now: datetime,
    *,
    without: str,
    more: Sequence[tuple[str, datetime]] = (),
    refuses: Callable[[datetime], str] = _nothing,
) -> Pick:
    """`without` is what no time at all is called; `more` are instants that mean something here.

    `refuses` says of an instant why it cannot be chosen.

    Its rows have no numbers: a digit begins a time.
    """
    rows = [PickRow(None, without)]
    named = [*more, *((span_words(minutes), now + timedelta(minutes=minutes)) for minutes in SPANS)]
    rows += [PickRow(at, words, figure=clock_time(at, now), why_not=refuses(at)) for words, at in named]

    def own(typed: str) -> PickRow | None:
        at = typed_time(typed, now)
        return None if at is None else PickRow(at, clock_time(at, now), why_not=refuses(at))

    return Pick(title, tuple(rows), _tr("Type a time, such as 16:30"), own=own)


def typed_time(typed: str, now: datetime) -> datetime | None:
    """The next instant at which clocks here say this; None where it is no time of day."""
    match = _TYPED.fullmatch(typed.strip())
    if match is None or not is_time(typed):
        return None
    local = now.astimezone()
    at = local.replace(hour=int(match[1]), minute=int(match[2]), second=0, microsecond=0)
    return (at if at > local else at + timedelta(days=1)).astimezone(now.tzinfo)


def is_time(typed: str) -> bool:
    """Whether somebody typed a time of day."""
    match = _TYPED.fullmatch(typed.strip())
    return match is not None and int(match[1]) <= 23 and int(match[2]) <= 59


def next_shift(board: Board, agent_id: int | None, now: datetime) -> datetime | None:
    """When the next shift of an agent begins who has none now; None where none does, or nobody knows."""
    shifts = () if agent_id is None else board.shifts_of_agent.get(agent_id, ())
    if any(one.starts_at <= now < one.ends_at for one in shifts):
        return None
    return min((one.starts_at for one in shifts if one.starts_at > now), default=None)


def span_words(minutes: int) -> str:
    """“In 30 min”, “In 2 h”."""
    if minutes < 60:
        return _tr("In {minutes} min").format(minutes=minutes)
    return _tr("In {hours} h").format(hours=minutes // 60)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Choosing", text)
