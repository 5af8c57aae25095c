"""What a simulation found, as lists: counts by promise under both rules, and verdicts that would differ."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from wallboard.domain.clock import ClockState
from wallboard.domain.policy import Promise
from wallboard.domain.simulation import Counts, Difference, PromiseTally, Simulation, Verdict
from wallboard.domain.spread import BreachRate
from wallboard.models.promise_words import promise_word
from wallboard.models.row_list import RowListModel


@dataclass(frozen=True, slots=True)
class TallyRow:
    """One promise: how many incidents stand how now, and under the draft; `rate` in per cent or None."""

    promise: Promise
    real: tuple[int, ...]
    draft: tuple[int, ...]
    real_rate: float | None
    draft_rate: float | None


COLUMNS = ("met", "missed", "running", "paused", "cancelled")
"""What the figures of a `TallyRow` count, in order; `running` is neither broken nor paused."""


def tally_rows(simulation: Simulation) -> tuple[TallyRow, ...]:
    """The promises that either of the two rules makes."""
    return tuple(_tally(one) for one in simulation.tallies if _is_made(one.real) or _is_made(one.draft))


class DifferenceListModel(RowListModel[Difference]):
    """Incident by incident, which promise would stand otherwise."""

    def words(self, row: Difference) -> str:
        return ". ".join(part for part in (title_of(row), why(row), targets_words(row)) if part)


def title_of(row: Difference) -> str:
    """ "48213 resolve: met, would be missed"."""
    words = _tr("{reference}  {promise}: {real}, would be {draft}")
    return words.format(
        reference=row.subject.reference,
        promise=promise_word(row.promise),
        real=state_words(row.real),
        draft=state_words(row.draft),
    )


def why(row: Difference) -> str:
    """What makes the difference: another due time, another target, or none."""
    real, draft = row.real, row.draft
    if draft.state is None:
        return _tr("these rules promise nothing here; now it is {code}").format(code=real.target)
    if real.state is None:
        words = _tr("nothing is promised now; these rules say {code}, due {due}")
        return words.format(code=draft.target, due=_instant(draft.due_at))
    words = _tr("due {draft} instead of {real}")
    return words.format(draft=_instant(draft.due_at), real=_instant(real.due_at))


def targets_words(row: Difference) -> str:
    """By which target it would be judged, where that is another one."""
    real, draft = row.real, row.draft
    if real.state is None or draft.state is None or real.target == draft.target:
        return ""
    return _tr("by {draft} instead of {real}").format(draft=draft.target, real=real.target)


def state_words(verdict: Verdict) -> str:
    """How a verdict reads; one that is paused after its due time is missed all the same."""
    if verdict.state is None:
        return _tr("not promised")
    if verdict.is_breached and verdict.state is ClockState.PAUSED:
        return _tr("paused, missed")
    return {
        ClockState.RUNNING: _tr("running"),
        ClockState.PAUSED: _tr("paused"),
        ClockState.MET: _tr("met"),
        ClockState.MISSED: _tr("missed"),
        ClockState.RUNNING_THOUGH_MISSED: _tr("missed, still open"),
        ClockState.CANCELLED: _tr("cancelled"),
    }[verdict.state]


def _tally(one: PromiseTally) -> TallyRow:
    return TallyRow(
        one.promise,
        _figures(one.real, one.real_rate),
        _figures(one.draft, one.draft_rate),
        _per_cent(one.real_rate),
        _per_cent(one.draft_rate),
    )


def _figures(counts: Counts, rate: BreachRate) -> tuple[int, ...]:
    return (rate.met, rate.broken, rate.open, rate.paused, counts.get(ClockState.CANCELLED, 0))


def _per_cent(rate: BreachRate) -> float | None:
    return None if rate.rate is None else float(rate.rate) * 100


def _is_made(counts: Counts) -> bool:
    return any(count for state, count in counts.items() if state is not None)


def _instant(at: datetime | None) -> str:
    return _tr("unknown (paused)") if at is None else f"{at.astimezone():%d %b %H:%M}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Simulation", text)
