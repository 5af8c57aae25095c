"""Why an incident will be late, in one breath, as the screens say it."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from wallboard.domain.forecast import Forecast, Reason
from wallboard.domain.handling import MIN_SAMPLES
from wallboard.domain.policy import Promise
from wallboard.models.promise_words import promise_word
from wallboard.widgets.times import hours_words

_MINUTE = timedelta(minutes=1)
RiskOf = Callable[[int], Forecast | None]
"""Why an incident will be late; None of one that will not, or of which it is not known."""


def no_risk(_incident_id: int) -> None:
    """Nothing is forecast."""


def reason(forecast: Forecast, shown: Promise | None = None) -> str:
    """“3 ahead, 1 free, 11 min short”; `shown` is the promise beside it, and another one is named."""
    match forecast.reason:
        case Reason.QUEUE:
            words = tr("{ahead} ahead, {free} free, {margin}")
            if forecast.absent_for:
                words = tr("nobody here for {absent}, {ahead} ahead, {free} free, {margin}")
            return words.format(
                ahead=forecast.ahead,
                free=forecast.free,
                margin=_margin(forecast, shown),
                absent=minutes(forecast.absent_for or timedelta()),
            )
        case Reason.WORKED_ON:
            return tr("in work, {margin}").format(margin=_margin(forecast, shown))
        case Reason.NOBODY_PRESENT:
            return tr("nobody here, and nobody planned")
        case Reason.NO_TEAM:
            return tr("no team has it")
        case Reason.TOO_LITTLE_HISTORY:
            return tr("too little history: {count} of {needed} needed").format(
                count=forecast.samples, needed=MIN_SAMPLES
            )
        case Reason.NOTHING_DUE:
            return tr("nothing falls due")
        case Reason.BROKEN:
            return tr("already broken")


def brief_reason(forecast: Forecast, shown: Promise | None = None) -> str:
    """The least that still says something: by how much, or that nobody is there."""
    if forecast.short_by is not None:
        return _margin(forecast, shown)
    return {Reason.NOBODY_PRESENT: tr("nobody here"), Reason.NO_TEAM: tr("no team")}.get(
        forecast.reason, reason(forecast, shown)
    )


def _margin(forecast: Forecast, shown: Promise | None) -> str:
    span = forecast.short_by or timedelta()
    values = {"span": minutes(abs(span)), "promise": ""}
    if shown is None or forecast.promise is None or forecast.promise is shown:
        words = tr("{span} short") if forecast.is_at_risk else tr("{span} to spare")
    else:
        values["promise"] = promise_word(forecast.promise)
        words = tr("{promise} {span} short") if forecast.is_at_risk else tr("{promise} {span} to spare")
    return words.format(**values)


def minutes(span: timedelta) -> str:
    """Whole minutes, rounded up, as the command line says it: who is 10 s short is not 0 min short."""
    count = -(-span // _MINUTE)
    if count < 120:
        return tr("{minutes} min").format(minutes=count)
    return hours_words(count)


def tr(text: str) -> str:
    return QCoreApplication.translate("Risk", text)
