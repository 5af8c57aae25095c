"""The figures of a span as text, each with the formula and the counts that make it."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from wallboard.cli.clock_text import aligned, span_text
from wallboard.domain.floor_record import DayFigures
from wallboard.domain.service_level import LevelDefinition
from wallboard.domain.sla_policy import Happening
from wallboard.domain.spread import PERCENTILE_DEFINITION, BreachRate, Spread

NOTHING = "-"


def as_text(found: DayFigures, definitions: Sequence[LevelDefinition]) -> str:
    """Service level, times and breach rate, one below the other."""
    return "\n".join(
        [
            f"incidents opened from {instant(found.since)} to before {instant(found.until)}, as of then",
            "",
            *_levels(found, definitions),
            "",
            *_times(found),
            "",
            *_breaches(found.breaches),
        ]
    )


def instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S}Z"


def _levels(found: DayFigures, definitions: Sequence[LevelDefinition]) -> Iterator[str]:
    answers, goals = found.answers, found.goals
    by = "acknowledged or deployed" if goals.answered_by is Happening.ACKNOWLEDGED else "deployed"
    yield (
        f"service level   T = {span_text(timedelta(seconds=goals.within_s))}   answered = {by}"
        f"   goal {goals.service_level * 100:g} % by {goals.definition}"
    )
    rows = []
    for one in definitions:
        level = one.of(answers)
        share = NOTHING if level.share is None else f"{float(level.share) * 100:.1f} %"
        numbers = one.with_numbers(answers) if level.missing is None else str(level.missing)
        rows.append((f"  {share}", one.formula, f"= {numbers}", str(one), one.label))
    yield from aligned(rows, right=(0,))
    yield (
        f"  offered {answers.offered:,} = answered {answers.answered:,} (in T {answers.answered_in_t:,})"
        f" + abandoned {answers.abandoned:,} (before T {answers.abandoned_before_t:,}"
        f", short, that is under {goals.short_abandon_s} s, {answers.short_abandons:,})"
    )
    yield f"  left out: {answers.waiting:,} who still wait, {answers.waiting_past_t:,} of them past T"


def _times(found: DayFigures) -> Iterator[str]:
    rows = [
        ("times", "median", "90th percentile", "incidents"),
        _time("  to acknowledge", found.to_acknowledge),
        _time("  to deploy", found.to_deploy),
        _time("  to resolve", found.to_resolve),
    ]
    yield from aligned(rows, right=(1, 2, 3))
    yield f"  percentile: {PERCENTILE_DEFINITION}"
    yield "  left out: incidents that have not got so far"


def _time(name: str, spread: Spread) -> tuple[str, ...]:
    spans = (spread.median, spread.ninetieth)
    return (
        name,
        *(NOTHING if span is None else span_text(_whole(span)) for span in spans),
        f"{spread.count:,}",
    )


def _whole(span: timedelta) -> timedelta:
    return timedelta(seconds=round(span.total_seconds()))


def _breaches(breaches: BreachRate) -> Iterator[str]:
    rate, decided = breaches.rate, breaches.met + breaches.broken
    share = NOTHING if rate is None else f"{float(rate) * 100:.1f} %"
    yield (
        f"breach rate   {share} = {breaches.broken:,} broken / {decided:,} promises with a verdict"
        f" ({breaches.met:,} met, {breaches.missed:,} missed, "
        f"{breaches.running_though_missed:,} running though missed)"
    )
    yield f"  beside it: {breaches.paused:,} paused and {breaches.open:,} open, which can still go either way"
