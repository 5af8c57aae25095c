"""What happens to incidents, and what a target does about it, in words for the rules page."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import CountsFrom, Happening, Match, Policy, Reopening, Target
from wallboard.models.written import marks_text, span_text
from wallboard.widgets.desk.words import code_words

_LONG_AGO = datetime(1971, 1, 1, tzinfo=UTC)
"""What is in force since before then is so since ever."""


def happening_words(happening: Happening) -> str:
    return {
        Happening.OPENED: _tr("opened"),
        Happening.ACKNOWLEDGED: _tr("acknowledged"),
        Happening.DEPLOYED: _tr("deployed"),
        Happening.UPDATED: _tr("update given"),
        Happening.PAUSED: _tr("paused"),
        Happening.RESUMED: _tr("resumed"),
        Happening.RESOLVED: _tr("resolved"),
        Happening.CLOSED: _tr("closed"),
        Happening.REOPENED: _tr("reopened"),
        Happening.CANCELLED: _tr("cancelled"),
        Happening.MERGED: _tr("merged"),
    }[happening]


def reopening_words(reopening: Reopening) -> str:
    return {
        Reopening.RESUME: _tr("it runs on where it stopped"),
        Reopening.RESTART: _tr("it starts again, and the first verdict is forgotten"),
        Reopening.NEW_CYCLE: _tr("the verdict stands, and another clock starts"),
    }[reopening]


def counts_from_words(counts_from: CountsFrom) -> str:
    return {
        CountsFrom.CREATED: _tr("since it was created"),
        CountsFrom.GRADED: _tr("since it was last graded"),
    }[counts_from]


def promise_title(promise: Promise) -> str:
    return {
        Promise.ACKNOWLEDGE: _tr("Acknowledge"),
        Promise.DEPLOY: _tr("Deploy"),
        Promise.UPDATE: _tr("Update"),
        Promise.RESOLVE: _tr("Resolve"),
    }[promise]


def target_words(target: Target) -> str:
    """In a line, how the clock of a target runs."""
    if target.pause_reasons is None:
        pauses = _tr("every pause holds it")
    elif target.pause_reasons:
        reasons = ", ".join(code_words(reason) for reason in sorted(target.pause_reasons))
        pauses = _tr("held by {reasons}").format(reasons=reasons)
    else:
        pauses = _tr("no pause holds it")
    words = _tr("from {starts} to {stops}; {pauses}; warns at {marks} %")
    return words.format(
        starts=_list(target.starts_on),
        stops=_list(target.stops_on),
        pauses=pauses,
        marks=marks_text(target.marks) or "–",
    )


def match_words(match: Match) -> str:
    """Which incidents a policy is for, in a line."""
    parts = []
    if match.severities:
        parts.append(_tr("severity {list}").format(list=_numbers(match.severities)))
    if match.priorities:
        parts.append(_tr("P{list}").format(list=_numbers(match.priorities)))
    parts += [", ".join(sorted(one)) for one in (match.teams, match.natures, match.customer_classes) if one]
    return " · ".join(parts) or _tr("every incident")


def spans_words(policy: Policy) -> str:
    """What a policy promises, in a line: "acknowledge 5 min, resolve 4 h"."""
    told = (f"{promise_title(one.promise).lower()} {_span(one.within)}" for one in policy.targets)
    return ", ".join(told) or _tr("promises nothing")


def _span(span: timedelta) -> str:
    """As it is written in a field, in the reader's units."""
    units = {
        "d": _tr("{count} d"),
        "h": _tr("{count} h"),
        "min": _tr("{count} min"),
        "s": _tr("{count} s"),
    }
    words = span_text(span).split()
    return " ".join(
        units[unit].format(count=count) for count, unit in zip(words[::2], words[1::2], strict=True)
    )


def since_words(at: datetime) -> str:
    """Since when rules are in force; the first version reaches back to the beginning."""
    if at <= _LONG_AGO:
        return _tr("since the beginning")
    return _tr("since {time}").format(time=f"{at.astimezone():%d %b %Y %H:%M}")


def _numbers(numbers: Iterable[int]) -> str:
    return ", ".join(str(number) for number in sorted(numbers))


def _list(happenings: Iterable[Happening]) -> str:
    chosen = frozenset(happenings)
    words = [happening_words(one) for one in Happening if one in chosen]
    if len(words) < 2:
        return "".join(words) or "–"
    return _tr("{list} or {last}").format(list=", ".join(words[:-1]), last=words[-1])


def _tr(text: str) -> str:
    return QCoreApplication.translate("RulesWords", text)
