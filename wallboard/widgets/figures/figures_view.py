"""What the figures’ card shows, read off a record and a prospect; equal where nothing differs."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from wallboard.domain.floor_record import DayFigures, FloorRecord
from wallboard.domain.handling import MIN_SAMPLES
from wallboard.domain.prospect import Prospect
from wallboard.domain.service_level import LevelDefinition
from wallboard.domain.spread import BreachRate, Spread
from wallboard.domain.staff_need import HalfHour
from wallboard.models.counted import counted
from wallboard.widgets.figures.level_words import (
    NOTHING,
    answer_word,
    formula_words,
    level_name,
    level_value,
    missing_words,
    tr,
)
from wallboard.widgets.need_words import clock, inputs, lack, percent
from wallboard.widgets.risk_words import minutes

Fact = tuple[str, str]
_RANK = "1 + (n − 1) × 0.9".replace(" ", "\N{NO-BREAK SPACE}")


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One definition with its figure; `sum` is the formula with the counts put into it."""

    definition: LevelDefinition
    name: str
    formula: str
    sum: str
    value: str


@dataclass(frozen=True, slots=True)
class SpanRow:
    """How long something took: median and 90th percentile of `count` incidents."""

    name: str
    count: str
    median: str
    ninetieth: str


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One half hour ahead."""

    time: str
    expected: str
    need: str
    have: str
    short: str


@dataclass(frozen=True, slots=True)
class FiguresView:
    """The whole card. `is_below` says that the chosen service level misses the goal."""

    span: str
    aim: str
    levels: tuple[LevelRow, ...]
    chosen: LevelDefinition
    is_below: bool
    counts: tuple[Fact, ...]
    spans: tuple[SpanRow, ...]
    spans_note: str
    breach: str
    breach_facts: tuple[Fact, ...]
    risk: str
    needs: tuple[NeedRow, ...]
    needs_note: tuple[str, ...]


def view_of(
    record: FloorRecord,
    prospect: Prospect | None,
    definition: LevelDefinition,
    now: datetime,
    zone: tzinfo | None,
) -> FiguresView:
    """`now` tells which instants need their day told."""
    day = record.day
    share = definition.of(day.answers).share
    need = prospect.need if prospect else None
    return FiguresView(
        span=tr("Incidents opened from {since} to {until}").format(
            since=_instant(day.since, now, zone), until=_instant(day.until, now, zone)
        ),
        aim=_aim(day),
        levels=tuple(_level_row(one, day) for one in LevelDefinition),
        chosen=definition,
        is_below=share is not None and share < day.goals.service_level,
        counts=_counts(day),
        spans=(
            _span_row(tr("To acknowledge"), day.to_acknowledge),
            _span_row(tr("To deploy"), day.to_deploy),
            _span_row(tr("To resolve"), day.to_resolve),
        ),
        spans_note=tr(
            "Of those that got so far. 90th percentile: linear between the two closest ranks, {rank}."
        ).format(rank=_RANK),
        breach=_share(day.breaches),
        breach_facts=_breach_facts(day.breaches),
        risk=_risk(prospect),
        needs=() if need is None else tuple(_need_row(one, zone) for one in need.half_hours),
        needs_note=(tr("not worked out yet"),) if need is None else inputs(need, day.goals),
    )


def _aim(day: DayFigures) -> str:
    words = tr("T is {within}; answered means {answered}; the goal is {goal} %")
    return words.format(
        within=minutes(timedelta(seconds=day.goals.within_s)),
        answered=answer_word(day.goals.answered_by),
        goal=percent(day.goals.service_level),
    )


def _level_row(definition: LevelDefinition, day: DayFigures) -> LevelRow:
    level = definition.of(day.answers)
    numbers = definition.with_numbers(day.answers).replace(" - ", " − ")
    return LevelRow(
        definition,
        level_name(definition),
        formula_words(definition),
        missing_words(level.missing) or numbers,
        level_value(level),
    )


def _counts(day: DayFigures) -> tuple[Fact, ...]:
    answers = day.answers
    offered = tr("{offered} = {answered} answered ({in_t} in T) + {abandoned} abandoned").format(
        offered=f"{answers.offered:,}",
        answered=f"{answers.answered:,}",
        in_t=f"{answers.answered_in_t:,}",
        abandoned=f"{answers.abandoned:,}",
    )
    left = tr("{early} before T; short (within {span}): {short}").format(
        early=f"{answers.abandoned_before_t:,}",
        short=f"{answers.short_abandons:,}",
        span=tr("{seconds} s").format(seconds=day.goals.short_abandon_s),
    )
    waiting = tr("{waiting} who still wait, {past} of them past T").format(
        waiting=f"{answers.waiting:,}", past=f"{answers.waiting_past_t:,}"
    )
    return ((tr("Offered"), offered), (tr("Abandoned"), left), (tr("Left out"), waiting))


def _span_row(name: str, spread: Spread) -> SpanRow:
    return SpanRow(name, f"{spread.count:,}", _span(spread.median), _span(spread.ninetieth))


def _span(span: timedelta | None) -> str:
    """“3:40” minutes and seconds, “2:05 h” from an hour on."""
    if span is None:
        return NOTHING
    seconds = round(span.total_seconds())
    if seconds < 3600:
        return f"{seconds // 60}:{seconds % 60:02d}"
    return tr("{hours}:{minutes} h").format(hours=seconds // 3600, minutes=f"{seconds % 3600 // 60:02d}")


def _share(breaches: BreachRate) -> str:
    rate = breaches.rate
    return NOTHING if rate is None else tr("{percent} %").format(percent=f"{float(rate) * 100:.1f}")


def _breach_facts(breaches: BreachRate) -> tuple[Fact, ...]:
    late, decided = breaches.running_though_missed, breaches.met + breaches.broken
    broken = tr("{broken} / {decided}: {missed} ended late, {late} still run late, {met} kept").format(
        broken=f"{breaches.broken:,}",
        decided=f"{decided:,}",
        missed=f"{breaches.missed:,}",
        late=f"{late:,}",
        met=f"{breaches.met:,}",
    )
    beside = tr("{paused} paused and {open} running, which can still go either way").format(
        paused=f"{breaches.paused:,}", open=f"{breaches.open:,}"
    )
    return ((tr("Promises"), broken), (tr("Beside it"), beside))


def _risk(prospect: Prospect | None) -> str:
    if prospect is None:
        return tr("not worked out yet")
    if prospect.has_history:
        return counted(
            "Figures",
            "%n open incident is expected to be late",
            "%n open incidents are expected to be late",
            prospect.at_risk.count,
        )
    return tr(
        "too little history: {count} of {needed} handled incidents; {untold} cannot be forecast"
    ).format(count=prospect.need.samples, needed=MIN_SAMPLES, untold=prospect.at_risk.untold)


def _need_row(one: HalfHour, zone: tzinfo | None) -> NeedRow:
    need = NOTHING if one.need is None else str(one.need)
    arrivals = f"{one.expected_arrivals:.2f}"
    return NeedRow(clock(one.starts_at, zone), arrivals, need, str(one.have), lack(one) or "0")


def _instant(at: datetime, now: datetime, zone: tzinfo | None) -> str:
    local = at.astimezone(zone)
    text = f"{local:%H:%M}"
    return text if local.date() == now.astimezone(zone).date() else f"{local.day} {local:%b} {text}"
