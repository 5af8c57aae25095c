"""What a floor's last weeks and last day say: handling times, arrivals, service level, spans and breaches."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from wallboard.domain.arrivals import ArrivalsProfile
from wallboard.domain.clock import ClockState, SlaClock
from wallboard.domain.floor_history import FloorHistory
from wallboard.domain.handling import HandlingTimes
from wallboard.domain.service_level import Answers
from wallboard.domain.sla_policy import Goals, PolicyRules
from wallboard.domain.spread import BreachRate, Spread

WEEKS = timedelta(weeks=4)
"""How far back handling times and arrivals reach."""
DAY = timedelta(hours=24)
"""How far back service level, spans and breaches reach."""


@dataclass(frozen=True, slots=True)
class DayFigures:
    """The incidents opened from `since` to `until`: who was answered, how long it took, what broke."""

    since: datetime
    until: datetime
    goals: Goals
    answers: Answers
    to_acknowledge: Spread
    to_deploy: Spread
    to_resolve: Spread
    breaches: BreachRate


@dataclass(frozen=True, slots=True)
class FloorRecord:
    """What the floor's own history says, as of `until`; `since` is where the weeks that were read begin."""

    since: datetime
    until: datetime
    handling: HandlingTimes
    arrivals: ArrivalsProfile
    day: DayFigures


def record_of(
    weeks: FloorHistory, clocks: Iterable[tuple[SlaClock, ...]], goals: Goals, zone: tzinfo
) -> FloorRecord:
    """From the last weeks, and the clocks of each incident of the last day."""
    return FloorRecord(
        since=weeks.since,
        until=weeks.until,
        handling=weeks.handling_times(),
        arrivals=weeks.arrivals(zone),
        day=figures_of(weeks.opened_since(weeks.until - DAY), clocks, goals),
    )


def figures_of(history: FloorHistory, clocks: Iterable[tuple[SlaClock, ...]], goals: Goals) -> DayFigures:
    """The figures of a history, and of the clocks of each of its incidents."""
    return DayFigures(
        since=history.since,
        until=history.until,
        goals=goals,
        answers=history.answers(goals),
        to_acknowledge=history.spread("acknowledged_at"),
        to_deploy=history.spread("deployed_at"),
        to_resolve=history.spread("resolved_at"),
        breaches=breach_rate((clock for own in clocks for clock in own), history.until),
    )


def breach_rate(clocks: Iterable[SlaClock], now: datetime) -> BreachRate:
    """How many of these promises were broken as of `now`; cancelled ones are no promises any more."""
    met = missed = late = paused = running = 0
    for clock in clocks:
        state = clock.state(now)
        met += state is ClockState.MET
        missed += state is ClockState.MISSED
        late += clock.is_running and clock.is_missed(now)
        paused += state is ClockState.PAUSED and not clock.is_missed(now)
        running += state is ClockState.RUNNING
    return BreachRate(met=met, missed=missed, running_though_missed=late, paused=paused, open=running)


def zone_of(rules: PolicyRules | None) -> tzinfo:
    """The zone in which a floor's week is told: of the first policy whose calendar does close, else UTC."""
    if rules is not None:
        for policy in rules.policies:
            calendar = rules.calendars[policy.calendar]
            if not calendar.calendar.is_round_the_clock:
                return ZoneInfo(calendar.tz)
    return UTC
