"""The rows of an incident's promises: counting down, paused, met, broken; dated where it is not now."""

from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from wallboard.domain.clock import ClockState, SlaClock
from wallboard.models.promise_words import promise_word
from wallboard.widgets.desk.words import clock_time, code_words
from wallboard.widgets.detail.facts import promised_span
from wallboard.widgets.detail.rows import Act, ActKind, Row, RowKind, Tone
from wallboard.widgets.times import left
from wallboard.widgets.wall.promise_ink import NEAR_DUE


def promise_row(clock: SlaClock, now: datetime, *, is_now: bool) -> Row:
    """One promise of one cycle; a click proves it."""
    name = promise_word(clock.promise)
    if clock.cycle > 1:
        name = _tr("{promise}, {cycle}. time").format(promise=name, cycle=clock.cycle)
    row = Row(
        RowKind.PROMISE,
        ("promise", str(clock.promise), clock.cycle),
        text=name,
        note=_due(clock, now),
        part=_used(clock, now),
        act=Act(ActKind.PROVE, (clock.promise, clock.cycle)),
    )
    if clock.ended_at is not None:
        told = _ended(clock, clock.ended_at, now)
        tone = Tone.STRONG if clock.is_missed(now) else Tone.QUIET
        return replace(row, right=told, spoken=told, tone=tone)
    if clock.due_at is None:
        told = _paused(clock)
        return replace(row, right=told, spoken=told, tone=Tone.WAITING)
    if not is_now:
        return replace(row, right=_tr("not known now"), spoken=row.note, part=None)
    return _running(row, clock, clock.due_at, now)


def _running(row: Row, clock: SlaClock, due_at: datetime, now: datetime) -> Row:
    span = due_at - now
    spoken = _tr("due {time}").format(time=clock_time(due_at, now))
    tone = Tone.PLAIN
    if span < timedelta(0):
        spoken = _tr("overdue since {time}").format(time=clock_time(due_at, now))
        tone = Tone.OVER
    elif span <= NEAR_DUE:
        tone = Tone.SOON
    if clock.paused is not None:
        spoken = f"{spoken}, {_paused(clock)}"
    return replace(row, right=left(span), spoken=spoken, tone=tone)


def _used(clock: SlaClock, now: datetime) -> float:
    return min(1.0, max(0.0, clock.used(now) / clock.target.within))


def _due(clock: SlaClock, now: datetime) -> str:
    span = promised_span(clock)
    if clock.due_at is None:
        used = left(timedelta(seconds=int(clock.used(now).total_seconds())))
        return _tr("within {span}, {used} used").format(span=span, used=used)
    is_over = clock.ended_at is None and clock.due_at < now
    words = _tr("within {span}, overdue since {time}") if is_over else _tr("within {span}, due {time}")
    told = words.format(span=span, time=clock_time(clock.due_at, now, seconds=not is_over))
    return f"{told} · {_paused(clock)}" if clock.paused is not None and clock.ended_at is None else told


def _paused(clock: SlaClock) -> str:
    pause = clock.paused
    if pause is None:
        return _tr("the hours never come")
    reason = code_words(pause.reason)
    return _tr("paused: {reason}").format(reason=reason) if reason else _tr("paused")


def _ended(clock: SlaClock, ended_at: datetime, now: datetime) -> str:
    words = {
        ClockState.MET: _tr("met {time}"),
        ClockState.MISSED: _tr("missed, done {time}"),
    }.get(clock.state(now), _tr("cancelled {time}"))
    return words.format(time=clock_time(ended_at, now))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Detail", text)
