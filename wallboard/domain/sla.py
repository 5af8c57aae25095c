"""Which promise on an incident falls due next, by the simple round-the-clock policy per priority."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.policy import Promise, SlaTarget


@dataclass(frozen=True, slots=True)
class PromiseClock:
    """One promise of one incident: it runs from `started_at` and is broken at `due_at` (exclusive)."""

    promise: Promise
    started_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Targets:
    """The spans promised, by priority and promise."""

    within: dict[tuple[int, Promise], timedelta]

    @classmethod
    def of(cls, targets: Iterable[SlaTarget]) -> "Targets":
        return cls({(target.priority, target.promise): target.within for target in targets})


def next_promise(incident: Incident, *, has_agent: bool, targets: Targets) -> PromiseClock | None:
    """The unkept promise that falls due first; None when paused, ended, or nothing is promised."""
    if not incident.is_open or incident.state is IncidentState.PAUSED:
        return None
    clocks = [
        PromiseClock(promise, incident.opened_at, incident.opened_at + within)
        for promise in Promise
        if (within := targets.within.get((incident.priority, promise))) is not None
        and not _is_kept(promise, incident, has_agent=has_agent)
    ]
    return min(clocks, key=lambda clock: clock.due_at, default=None)


def _is_kept(promise: Promise, incident: Incident, *, has_agent: bool) -> bool:
    if promise is Promise.ACKNOWLEDGE:
        return incident.acknowledged_at is not None or has_agent
    if promise is Promise.DEPLOY:
        return incident.deployed_at is not None or has_agent
    return incident.resolved_at is not None
