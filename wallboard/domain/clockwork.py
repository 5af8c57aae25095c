"""From an incident's timeline to its clocks: which version and policy it is under, and what they promise."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from wallboard.domain.clock import GradeSegment, SlaClock, due_at
from wallboard.domain.clock_run import Regrade, Run, runs_of
from wallboard.domain.life import Happened, life_of
from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import CountsFrom, Grade, Policy, PolicyVersion
from wallboard.domain.staff import Nature, Team
from wallboard.domain.timeline import Facts, Timeline

_Graded = tuple[int, int, int | None, int, str | None]


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

    def under(self, version: PolicyVersion) -> "Clockwork":
        """The same teams and natures under one version alone, wherever incidents were moved to."""
        return Clockwork([version], self._teams, self._natures)

    def in_force(self, at: datetime) -> PolicyVersion | None:
        """The version that rules what begins at this instant: the newest of those in force."""
        return next((version for version in self._versions if version.in_force_at <= at), None)

    def version_of(self, timeline: Timeline) -> PolicyVersion | None:
        """The version that an incident is under now: where somebody moved it, or what it started under."""
        return self._version(timeline.moments[-1].facts) if timeline.moments else None

    def clocks(self, timeline: Timeline) -> tuple[SlaClock, ...]:
        """Every clock of an incident, ended ones too: in the order of promises, and of cycles within one."""
        if not timeline.moments:
            return ()
        life = life_of(timeline)
        grades = self._grades(timeline)
        return tuple(clock for promise in Promise for clock in _clocks(promise, life, grades))

    def _grades(self, timeline: Timeline) -> tuple[GradeSegment, ...]:
        opened_at = timeline.moments[-1].facts.opened_at
        found: list[tuple[datetime, Facts, PolicyVersion | None, Policy | None]] = []
        for moment in timeline.moments:
            facts = moment.facts
            version = self._version(facts._replace(opened_at=opened_at))
            policy = None if version is None else self._policy(version, facts)
            graded = (facts.severity, facts.priority, version, policy)
            if not found or graded != (found[-1][1].severity, found[-1][1].priority, *found[-1][2:]):
                found.append((max(moment.at, opened_at) if found else opened_at, facts, version, policy))
        ends = [*(one[0] for one in found[1:]), None]
        return tuple(
            GradeSegment(at, end, int(facts.severity), facts.priority, version, policy)
            for (at, facts, version, policy), end in zip(found, ends, strict=True)
        )

    def _version(self, facts: Facts) -> PolicyVersion | None:
        moved_to = facts.policy_version_id
        if moved_to is not None and moved_to in self._by_id:
            return self._by_id[moved_to]
        return self.in_force(facts.opened_at)

    def _policy(self, version: PolicyVersion, facts: Facts) -> Policy | None:
        graded = (facts.severity, facts.priority, facts.team_id, facts.nature_id, facts.customer_class)
        key = (version.id, graded)
        if key not in self._policies:
            self._policies[key] = version.rules.policy_for(self.grade(facts))
        return self._policies[key]

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


def _clocks(
    promise: Promise, life: tuple[Happened, ...], grades: tuple[GradeSegment, ...]
) -> Iterator[SlaClock]:
    regrades = tuple(
        Regrade(grade.since_at, None if grade.policy is None else grade.policy.target(promise))
        for grade in grades
    )
    if all(regrade.target is None for regrade in regrades):
        return
    for run in runs_of(life, regrades):
        clock = _clock(promise, run, grades)
        if clock is not None:
            yield clock


def _clock(promise: Promise, run: Run, grades: tuple[GradeSegment, ...]) -> SlaClock | None:
    started, ended = run.started, run.ended
    is_judging = _judges(promise, run, None if ended is None else ended.at)
    grade = next(filter(is_judging, reversed(grades)), None)
    if started is None or grade is None or grade.version is None or grade.policy is None:
        return None
    pauses = (*run.pauses, *([run.holds] if run.holds is not None else []))
    pauses = tuple(one for one in pauses if one.until_at is None or one.until_at > started.at)
    calendar = grade.version.rules.calendar_of(grade.policy, run.target)
    clock = SlaClock(
        promise=promise,
        cycle=run.cycle,
        version=grade.version,
        policy=grade.policy,
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
    if grade.version.rules.counts_from is CountsFrom.GRADED and clock.graded_at != started.at:
        return _held_since_graded(clock)
    return clock


def _judges(promise: Promise, run: Run, ended_at: datetime | None) -> Callable[[GradeSegment], bool]:
    def is_judging(grade: GradeSegment) -> bool:
        in_time = ended_at is None or grade.since_at <= ended_at
        return in_time and grade.policy is not None and grade.policy.target(promise) == run.target

    return is_judging


def _held_since_graded(clock: SlaClock) -> SlaClock:
    return replace(clock, counted_from=clock.graded_at, due_at=clock.due_since(clock.graded_at))
