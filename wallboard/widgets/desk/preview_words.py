"""What would happen, in words: when somebody could begin, what that leaves, and whom it endangers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from wallboard.domain.board import Board
from wallboard.domain.consequences import Consequences, NeedLeft
from wallboard.models.promise_words import promise_word
from wallboard.widgets.desk.words import clock_time
from wallboard.widgets.times import left

_A_LINE = 2
_NAMED = 2
"""So many incidents are named, of more it is said how many."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the card; a bad one asks to be read before the hand opens."""

    label: str
    text: str
    is_bad: bool = False


def facts_of(board: Board, told: Consequences, now: datetime) -> Iterator[Fact]:
    """Start, promises, others at risk, need."""
    yield _start(told, now)
    yield from _promises(told)
    yield _endangered(board, told)
    yield from _need(told, now)


def _start(told: Consequences, now: datetime) -> Fact:
    wait = told.starts_at - now
    if wait <= timedelta(0):
        return Fact(_tr("Starts"), _tr("now"))
    minutes = -(-int(wait.total_seconds()) // 60)
    words = _tr("{time}, in {minutes} min, after what goes before")
    return Fact(
        _tr("Starts"), words.format(time=clock_time(told.starts_at, now), minutes=minutes), is_bad=True
    )


def _promises(told: Consequences) -> Iterator[Fact]:
    """What is left of each promise when the work could begin, one a line."""
    for place, one in enumerate(told.promises):
        words = _tr("{promise} {time} left") if one.left >= timedelta(0) else _tr("{promise} {time} late")
        text = words.format(promise=promise_word(one.promise), time=left(one.left).lstrip("+"))
        yield Fact("" if place else _tr("Then"), text, is_bad=one.left < timedelta(0))


def _endangered(board: Board, told: Consequences) -> Fact:
    ids = told.endangered
    if not ids:
        return Fact(_tr("At risk"), _tr("no other incident"))
    named = [board.incidents[one].reference for one in ids[:_NAMED] if one in board.incidents]
    more = len(ids) - len(named)
    words = ", ".join(named) + (_tr(" and {count} more").format(count=more) if more else "")
    return Fact(_tr("At risk"), words, is_bad=True)


def _need(told: Consequences, now: datetime) -> Iterator[Fact]:
    """How many people the next half hours would have left, of how many they take; two a line."""
    for place in range(0, len(told.need), _A_LINE):
        pair = told.need[place : place + _A_LINE]
        is_short = any(one.need is not None and one.left < one.need for one in pair)
        text = " · ".join(_half_hour(one, now) for one in pair)
        yield Fact("" if place else _tr("Need"), text, is_bad=is_short)


def _half_hour(one: NeedLeft, now: datetime) -> str:
    at = clock_time(one.starts_at, now)
    if one.need is None:
        return _tr("{time} {left} here").format(time=at, left=one.left)
    return _tr("{time} {left} of {need}").format(time=at, left=one.left, need=one.need)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Preview", text)
