"""What a simulation found, as text and as JSON."""

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from typing import Any

from wallboard.cli.clock_text import aligned
from wallboard.domain.clock import ClockState
from wallboard.domain.simulation import Counts, Difference, PromiseTally, Simulation, Verdict
from wallboard.domain.spread import BreachRate

NOTHING_PROMISED = "no_promise"
_STATES = (*ClockState, None)


def as_text(told: Simulation, name: str) -> str:
    """Counts in a table, and below it the promises that stand otherwise."""
    lines = [
        f"“{name}” on the {told.incidents:,} incidents opened from {_at(told.since)} until before "
        f"{_at(told.until)}, as they stood at {_at(told.at)}"
    ]
    if not told.is_whole:
        lines.append("It was stopped: these are the first incidents, not all of them.")
    titles = ("promise", "rules", *(_words(state) for state in _STATES), "broken")
    rows = [row for tally in told.tallies for row in _tally_rows(tally)]
    lines += ["", *aligned([titles, *rows], right=range(2, len(titles)))]
    lines += [
        "",
        "broken is of the promises that are decided; running and paused ones may still go either way.",
    ]
    lines += ["", f"{told.changed:,} incidents stand otherwise on a promise."]
    lines += aligned([_difference_row(one) for one in told.differences]) if told.differences else ()
    if told.more:
        lines.append(f"and {told.more:,} more")
    return "\n".join(lines)


def as_data(told: Simulation) -> Mapping[str, Any]:
    """The same for programs; instants in UTC."""
    return {
        "since": _iso(told.since),
        "until": _iso(told.until),
        "at": _iso(told.at),
        "incidents": told.incidents,
        "is_whole": told.is_whole,
        "promises": {
            str(tally.promise): {
                "real": _counts(tally.real, tally.real_rate),
                "draft": _counts(tally.draft, tally.draft_rate),
            }
            for tally in told.tallies
        },
        "changed_incidents": told.changed,
        "differences": [_difference(one) for one in told.differences],
        "more_differences": told.more,
    }


def _tally_rows(tally: PromiseTally) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (
        _row(str(tally.promise), "as they are", tally.real, tally.real_rate),
        _row("", "as tried", tally.draft, tally.draft_rate),
    )


def _row(promise: str, rules: str, counts: Counts, rate: BreachRate) -> tuple[str, ...]:
    numbers = (f"{counts.get(state, 0):,}" if counts.get(state) else "." for state in _STATES)
    return (promise, rules, *numbers, _percent(rate.rate))


def _percent(rate: Fraction | None) -> str:
    return "-" if rate is None else f"{float(rate) * 100:.1f} %"


def _words(state: ClockState | None) -> str:
    return str(state or NOTHING_PROMISED).replace("_", " ")


def _difference_row(one: Difference) -> tuple[str, ...]:
    return (
        one.subject.reference,
        f"P{one.subject.priority}",
        str(one.promise),
        _verdict(one.real),
        "→",
        _verdict(one.draft),
    )


def _verdict(verdict: Verdict) -> str:
    late = " after it was missed" if verdict.is_breached and verdict.state is ClockState.PAUSED else ""
    due = f" (due {_at(verdict.due_at)})" if verdict.due_at is not None else ""
    return f"{_words(verdict.state)}{late}{due}"


def _counts(counts: Counts, rate: BreachRate) -> dict[str, Any]:
    told: dict[str, Any] = {str(state or NOTHING_PROMISED): counts.get(state, 0) for state in _STATES}
    return told | {"broken": rate.broken, "breach_rate": None if rate.rate is None else float(rate.rate)}


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "incident": one.subject.reference,
        "id": one.subject.incident_id,
        "severity": one.subject.severity,
        "priority": one.subject.priority,
        "opened_at": _iso(one.subject.opened_at),
        "promise": str(one.promise),
        "real": _verdict_data(one.real),
        "draft": _verdict_data(one.draft),
    }


def _verdict_data(verdict: Verdict) -> dict[str, Any]:
    return {
        "state": None if verdict.state is None else str(verdict.state),
        "due_at": None if verdict.due_at is None else _iso(verdict.due_at),
        "is_breached": verdict.is_breached,
        "target": verdict.target,
    }


def _at(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S}Z"


def _iso(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
