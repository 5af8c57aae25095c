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
        and not _is_met(promise, incident, has_agent=has_agent)
    ]
    return min(clocks, key=lambda clock: clock.due_at, default=None)


@dataclass(frozen=True, slots=True)
class PromiseFact:
    """One promise of one incident, met or not; `met_at` is None also where nobody wrote down when."""

    clock: PromiseClock
    is_met: bool
    met_at: datetime | None

    @property
    def is_kept(self) -> bool:
        """Met in time, as far as anybody knows."""
        return self.is_met and (self.met_at is None or self.met_at < self.clock.due_at)


def promise_facts(incident: Incident, *, has_agent: bool, targets: Targets) -> tuple[PromiseFact, ...]:
    """Every promise that the incident's priority makes, in the order in which they are due."""
    facts = [
        PromiseFact(
            PromiseClock(promise, incident.opened_at, incident.opened_at + within),
            is_met=_is_met(promise, incident, has_agent=has_agent),
            met_at=_met_at(promise, incident),
        )
        for promise in Promise
        if (within := targets.within.get((incident.priority, promise))) is not None
    ]
    return tuple(sorted(facts, key=lambda fact: fact.clock.due_at))


def _is_met(promise: Promise, incident: Incident, *, has_agent: bool) -> bool:
    """Whoever is on an incident has taken notice of it and was sent, even if nobody wrote down when."""
    return _met_at(promise, incident) is not None or (has_agent and promise is not Promise.RESOLVE)


def _met_at(promise: Promise, incident: Incident) -> datetime | None:
    if promise is Promise.ACKNOWLEDGE:
        return incident.acknowledged_at
    return incident.deployed_at if promise is Promise.DEPLOY else incident.resolved_at
