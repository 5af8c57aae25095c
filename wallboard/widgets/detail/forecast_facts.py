"""The forecast of one incident as a sum that a person can check by hand; no paint."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from wallboard.domain.forecast import Forecast
from wallboard.domain.handling import Basis, Handling
from wallboard.domain.policy import Promise
from wallboard.models.promise_words import promise_word
from wallboard.widgets.desk.words import clock_time


def forecast_facts(
    forecast: Forecast, turnover: Handling, team: str, now: datetime, *, is_brief: bool = False
) -> tuple[tuple[str, str], ...]:
    """Label and text of each step; `turnover` is what any incident of the floor takes.

    With `is_brief` only the steps that the verdict needs.
    """
    queue = [] if is_brief else _queue_facts(forecast, team)
    ends = [] if is_brief and forecast.promise is not Promise.RESOLVE else _end_facts(forecast, now)
    facts = [*queue, *_start_fact(forecast, turnover, now), *ends]
    if forecast.due_at is not None and forecast.promise is not None:
        due = _tr("{time}, to {promise}").format(
            time=clock_time(forecast.due_at, now, seconds=True), promise=promise_word(forecast.promise)
        )
        facts.append((_tr("Due"), due))
    if forecast.short_by is not None:
        facts.append((_tr("Short by") if forecast.is_at_risk else _tr("To spare"), _verdict(forecast)))
    return tuple(facts)


def _end_facts(forecast: Forecast, now: datetime) -> list[tuple[str, str]]:
    facts, handling = [], forecast.expected_handling
    if handling.median is not None:
        words = {
            Basis.NATURE_AND_SEVERITY: _tr("{span}, median of {count} of its nature and severity"),
            Basis.SEVERITY: _tr("{span}, median of {count} of its severity"),
        }.get(handling.basis, _tr("{span}, median of all {count}"))
        text = words.format(span=_exact(handling.median), count=handling.samples)
        facts.append((_tr("Takes"), text))
    if forecast.expected_end_at is not None:
        facts.append((_tr("Ends"), clock_time(forecast.expected_end_at, now, seconds=True)))
    return facts


def _queue_facts(forecast: Forecast, team: str) -> list[tuple[str, str]]:
    if forecast.ahead is None:
        return []
    words = _tr("{ahead} of {team}; {free} free of {present} to take them")
    if not team:
        words = _tr("{ahead} that no team has")
    text = words.format(ahead=forecast.ahead, team=team, free=forecast.free, present=forecast.present)
    return [(_tr("Ahead"), text)]


def _start_fact(forecast: Forecast, turnover: Handling, now: datetime) -> list[tuple[str, str]]:
    if forecast.expected_start_at is None:
        return []
    time = clock_time(forecast.expected_start_at, now, seconds=True)
    if forecast.ahead is None:
        return [(_tr("Started"), time)]
    must_wait_for = max(0, forecast.ahead - (forecast.free or 0) + 1)
    if must_wait_for and turnover.median is not None and forecast.present:
        words = _tr("{time} = {since} + {count} × {span} ÷ {present}")
        since = _tr("now") if not forecast.absent_for else clock_time(now + forecast.absent_for, now)
        time = words.format(
            time=time,
            since=since,
            count=must_wait_for,
            span=_exact(turnover.median),
            present=forecast.present,
        )
    return [(_tr("Starts"), time)]


def _verdict(forecast: Forecast) -> str:
    """The end, or the start, less the due time: which of them the promise is held against."""
    against = _tr("ends − due") if forecast.promise is Promise.RESOLVE else _tr("starts − due")
    if not forecast.is_at_risk:
        against = _tr("due − ends") if forecast.promise is Promise.RESOLVE else _tr("due − starts")
    return _tr("{span} = {against}").format(
        span=_exact(abs(forecast.short_by or timedelta())), against=against
    )


def _exact(span: timedelta) -> str:
    """To the second, so that the sum comes out: “40:15 min”, “1:40:15 h”."""
    seconds = round(span.total_seconds())
    minutes, rest = divmod(seconds, 60)
    if minutes < 120:
        return _tr("{minutes} min").format(minutes=f"{minutes}:{rest:02d}")
    return _tr("{hours} h").format(hours=f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Risk", text)
