"""For when somebody is kept: what a hand asks that was opened to reserve, and what an answer means."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from wallboard.domain.board import Board
from wallboard.models.question import Given, Question, Reason
from wallboard.widgets.choosing.times import SPANS, is_time, next_shift, span_words, typed_time
from wallboard.widgets.desk.words import clock_time
from wallboard.widgets.hand_state import Target

_SOME_DAY, _SHIFT = "some_day", "shift"


def when_question(board: Board, target: Target, now: datetime, *, who: str) -> Question:
    """A few spans from now, the next shift of who is not here, no time at all, or one that is typed."""
    choices = [Reason(str(minutes), span_words(minutes)) for minutes in SPANS]
    starts_at = next_shift(board, target.agent_id, now)
    if starts_at is not None:
        words = _tr("When the shift begins, {time}").format(time=clock_time(starts_at, now))
        choices.insert(0, Reason(_SHIFT, words))
    choices.append(Reason(_SOME_DAY, _tr("Until it is sent")))
    return Question(
        _tr("Reserve {who} for when?").format(who=who),
        tuple(choices),
        act=_tr("Reserve"),
        hint=_tr("or a time, such as 16:30, Enter"),
        reads=is_time,
        is_numbered=False,
    )


def when_of(given: Given, board: Board, target: Target, now: datetime) -> datetime | None:
    """The instant that an answer means; None for no time at all."""
    if given.words and (typed := typed_time(given.words, now)) is not None:
        return typed
    if given.code == _SHIFT:
        return next_shift(board, target.agent_id, now)
    code = given.code or ""
    return now + timedelta(minutes=int(code)) if code.isdecimal() else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("Hand", text)
