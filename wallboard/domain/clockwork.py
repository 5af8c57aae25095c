"""From an incident's timeline to its clocks: which version and policy it is under, and what they promise."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from wallboard.domain.clock import GradeSegment, SlaClock, due_at
from wallboard.domain.clock_run import Regrade, Run, runs_of
from wallboard.domain.life import life_of
from wallboard.domain.policy import Promise
from wallboard.domain.severity import Severity
from wallboard.domain.sla_policy import CountsFrom, Grade, Policy, PolicyVersion, Target
from wallboard.domain.staff import Nature, Team
from wallboard.domain.timeline import Facts, Timeline

_Graded = tuple[Severity, int, int | None, int, str | None, int | None]
_Promised = Mapping[Promise, Target]
_PROMISES = tuple(Promise)
_NOTHING: _Promised = MappingProxyType({})


class Clockwork:
    """The policy versions of a database and the codes of its teams and natures: all that clocks depend on.

    Cheap to make; it remembers which policy takes which grade, since floors have few of them.
    """

    def __init__(
        self,
        versions: Iterable[PolicyVersion],
        teams: Mapping[int, Team] | None = None,
        natures: Mapping[int, Nature] | None = None,
    ) -> None:
        self._versions = sorted(versions, key=lambda version: version.number, reverse=True)
        self._by_id = {version.id: version for version in self._versions}
        self._teams: Mapping[int, Team] = teams or {}
        self._natures: Mapping[int, Nature] = natures or {}
        self._policies: dict[tuple[int, _Graded], Policy | None] = {}
        self._promised: dict[int, _Promised] = {}

    def under(self, version: PolicyVersion) -> "Clockwork":
        """The same teams and natures under one version alone, wherever incidents were moved to."""
        return Clockwork([version], self._teams, self._natures)

    def in_force(self, at: datetime) -> PolicyVersion | None:
        """The version that rules what begins at this instant: the newest of those in force."""
        for version in self._versions:
            if version.in_force_at <= at:
                return version
        return None

    def version_of(self, timeline: Timeline) -> PolicyVersion | None:
        """The version that an incident is under now: where somebody moved it, or what it started under."""
        if not timeline.moments:
            return None
        facts = timeline.moments[-1].facts
        return self._by_id.get(facts.policy_version_id or 0, self.in_force(facts.opened_at))

    def clocks(self, timeline: Timeline) -> tuple[SlaClock, ...]:
        """Every clock of an incident, ended ones too: in the order of promises, and of cycles within one."""
        if not timeline.moments:
            return ()
        life = life_of(timeline)
        grades = self._grades(timeline)
        promised = [self._targets_of(grade.policy) for grade in grades]
        clocks: list[SlaClock] = []
        for promise in _PROMISES:
            targets = [own.get(promise) for own in promised]
            if any(targets):
                regrades = [
                    Regrade(grade.since_at, target) for grade, target in zip(grades, targets, strict=True)
                ]
                clocks += [_clock(promise, run, grades, targets) for run in runs_of(life, regrades)]
        return tuple(clocks)

    def _grades(self, timeline: Timeline) -> tuple[GradeSegment, ...]:
        opened_at = timeline.moments[-1].facts.opened_at
        started_under = self.in_force(opened_at)
        before: _Graded | None = None
        found: list[GradeSegment] = []
        for moment in timeline.moments:
            facts = moment.facts
            graded = _graded(facts)
            if graded == before:
                continue
            before = graded
            version = self._by_id.get(facts.policy_version_id or 0, started_under)
            policy = None if version is None else self._policy(version, facts)
            last = found[-1] if found else None
            if last is not None:
                if _is_graded_like(last, facts, version, policy):
                    continue
                found[-1] = replace(last, until_at=max(moment.at, opened_at))
            since_at = opened_at if last is None else max(moment.at, opened_at)
            found.append(GradeSegment(since_at, None, int(facts.severity), facts.priority, version, policy))
        return tuple(found)

    def _policy(self, version: PolicyVersion, facts: Facts) -> Policy | None:
        key = (version.id, _graded(facts))
        if key not in self._policies:
            self._policies[key] = version.rules.policy_for(self.grade(facts))
        return self._policies[key]

    def _targets_of(self, policy: Policy | None) -> _Promised:
        if policy is None:
            return _NOTHING
        known = self._promised.get(id(policy))
        if known is None:
            known = {target.promise: target for target in reversed(policy.targets)}
            self._promised[id(policy)] = known
        return known

    def grade(self, facts: Facts) -> Grade:
        """What decides the policy, with the codes of team and nature."""
        team = None if facts.team_id is None else self._teams.get(facts.team_id)
        nature = self._natures.get(facts.nature_id)
        return Grade(
            severity=int(facts.severity),
            priority=facts.priority,
            team=team.code if team else None,
            nature=nature.code if nature else None,
            customer_class=facts.customer_class,
        )


def _graded(facts: Facts) -> _Graded:
    """All that decides the policy of an incident, but for when it was opened."""
    return facts[2:8]


def _is_graded_like(
    last: GradeSegment, facts: Facts, version: PolicyVersion | None, policy: Policy | None
) -> bool:
    return (
        last.severity == facts.severity
        and last.priority == facts.priority
        and last.policy is policy
        and last.version is version
    )


def _judging(run: Run, grades: tuple[GradeSegment, ...], targets: Sequence[Target | None]) -> int:
    """Where the last grade by its end stands that held it to its target, or the first to judge it later."""
    holding = [place for place, target in enumerate(targets) if target == run.target]
    ended = run.ended
    in_time = [place for place in holding if ended is None or grades[place].since_at <= ended.at]
    return in_time[-1] if in_time else holding[0]


def _clock(
    promise: Promise, run: Run, grades: tuple[GradeSegment, ...], targets: Sequence[Target | None]
) -> SlaClock:
    started = run.started
    place = _judging(run, grades, targets) if len(grades) > 1 else 0
    version, policy = grades[place].version, grades[place].policy
    if started is None or version is None or policy is None:
        raise ValueError(f"a clock that runs under no policy: {run}")
    pauses = tuple(run.pauses) if run.holds is None else (*run.pauses, run.holds)
    if pauses:
        pauses = tuple(one for one in pauses if one.until_at is None or one.until_at > started.at)
    calendar = version.rules.calendar_of(policy, run.target)
    clock = SlaClock(
        promise=promise,
        cycle=run.cycle,
        version=version,
        policy=policy,
        target=run.target,
        named_calendar=calendar,
        started=started,
        stopped=run.stopped,
        cancelled=run.cancelled,
        pauses=pauses,
        grades=grades,
        counted_from=started.at,
        due_at=due_at(calendar.calendar, started.at, run.target.within, pauses),
    )
    is_held = len(grades) > 1 and version.rules.counts_from is CountsFrom.GRADED
    return _held_since_graded(clock) if is_held and clock.graded_at != started.at else clock


def _held_since_graded(clock: SlaClock) -> SlaClock:
    return replace(clock, counted_from=clock.graded_at, due_at=clock.due_since(clock.graded_at))
