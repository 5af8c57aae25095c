"""Warning marks: when so many per cent of a promise's time are used up, read off its clocks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from wallboard.domain.clock import SlaClock, due_at
from wallboard.domain.clockwork import Clockwork
from wallboard.domain.policy import Promise
from wallboard.domain.timeline import Timeline

MarkKey = tuple[int, int, str, int, int]
"""Incident, policy version, target, cycle and per cent: what a mark fires once for."""

MOST_REGRADES = 50
"""So many times, at most, is looked at one by one what an incident was held to before it was regraded."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One warning mark of one clock, which was or will be reached at `planned_at`.

    `due_at` is when the promise fell due as the clock stood at `planned_at`: a pause that began later moved
    it. `ended_at` is when the clock ended or was regraded to another target; None while it runs.
    """

    incident_id: int
    policy_version_id: int
    target: str
    promise: Promise
    cycle: int
    percent: int
    planned_at: datetime
    due_at: datetime
    ended_at: datetime | None = None

    @property
    def key(self) -> MarkKey:
        return self.incident_id, self.policy_version_id, self.target, self.cycle, self.percent

    def ran_after(self, at: datetime | None) -> bool:
        """Whether its clock still ran after this instant, or runs; None asks for those that run."""
        return self.ended_at is None or (at is not None and self.ended_at > at)


@dataclass(frozen=True, slots=True)
class FiredMark:
    """A mark that was written down, and when by the floor's time of the database."""

    mark: Mark
    fired_at: datetime


def marks_of(incident_id: int, clocks: Iterable[SlaClock]) -> tuple[Mark, ...]:
    """Every mark that these clocks of one incident reached or will reach, the earliest first.

    A mark counts only while its clock runs: one that is planned for the very instant at which the clock
    ends is not reached, as a promise kept at the instant at which it falls due is kept. One that is planned
    for the instant at which a pause begins is. Where a calendar never opens again there is nothing to be due,
    and no mark.
    """
    found = (mark for clock in clocks for mark in _marks(incident_id, clock))
    return tuple(sorted(found, key=_by_plan))


def marks_told(incident_id: int, clockwork: Clockwork, timeline: Timeline) -> tuple[Mark, ...]:
    """Every mark of an incident, those included that were reached under a target it no longer has.

    What an incident was held to before it was regraded is worked out as it was known until then, so that a
    mark that was reached in those days is the same whether somebody looked in time or much later.
    """
    return marks_of_clocks(incident_id, clockwork, timeline, clockwork.clocks(timeline))


def marks_of_clocks(
    incident_id: int, clockwork: Clockwork, timeline: Timeline, clocks: tuple[SlaClock, ...]
) -> tuple[Mark, ...]:
    """The same, where the timeline's clocks are at hand already."""
    found = {mark.key: mark for mark in marks_of(incident_id, clocks)}
    for regraded_at in _regrades(clocks):
        known = replace(timeline, moments=tuple(one for one in timeline.moments if one.at < regraded_at))
        for mark in marks_of(incident_id, clockwork.clocks(known)):
            if mark.planned_at < regraded_at and mark.key not in found:
                found[mark.key] = replace(mark, ended_at=mark.ended_at or regraded_at)
    return tuple(sorted(found.values(), key=_by_plan))


def marks_due(marks: Iterable[Mark], now: datetime) -> tuple[Mark, ...]:
    """Those that are reached at `now`."""
    return tuple(mark for mark in marks if mark.planned_at <= now)


def _marks(incident_id: int, clock: SlaClock) -> Iterator[Mark]:
    for percent in clock.target.marks:
        planned_at = clock.mark_at(percent)
        if planned_at is None or (clock.ended_at is not None and planned_at >= clock.ended_at):
            continue
        due = _due_as_known_at(clock, planned_at)
        if due is not None:
            yield Mark(
                incident_id,
                clock.version.id,
                clock.code,
                clock.promise,
                clock.cycle,
                percent,
                planned_at,
                due,
                clock.ended_at,
            )


def _due_as_known_at(clock: SlaClock, at: datetime) -> datetime | None:
    known = tuple(pause for pause in clock.pauses if pause.since_at < at)
    if len(known) == len(clock.pauses):
        return clock.due_at
    return due_at(clock.calendar, clock.counted_from, clock.target.within, known)


def _regrades(clocks: tuple[SlaClock, ...]) -> tuple[datetime, ...]:
    """When it came under another policy or version; not all, of an incident that swings to and fro.

    Each costs a look at the whole timeline. Of those before the latest, the last time that a policy was left
    tells what was reached under it in all the times before, but for what other cycles took with them.
    """
    grades = clocks[0].grades if clocks else ()
    left = [
        (a, b.since_at) for a, b in pairwise(grades) if a.policy is not b.policy or a.version is not b.version
    ]
    older, latest = left[:-MOST_REGRADES], left[-MOST_REGRADES:]
    last_left = {(id(grade.version), id(grade.policy)): at for grade, at in older}
    return (*sorted(last_left.values()), *(at for _, at in latest))


def _by_plan(mark: Mark) -> tuple[datetime, MarkKey]:
    return mark.planned_at, mark.key
