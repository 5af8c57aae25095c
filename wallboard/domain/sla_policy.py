"""The rules by which SLA clocks run: calendars, policies and their targets, and the versions they come in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property

from wallboard.domain.calendar import WorkingCalendar
from wallboard.domain.policy import Promise

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MARKS = (50, 75, 90, 100)
"""Warning marks in per cent of a target's span, where a policy names no others."""

Period = tuple[str, str]
"""Opening and closing on the wall clock of the calendar's zone: ("09:00", "17:30")."""


class Happening(StrEnum):
    """What can happen in the life of an incident that a clock may answer to."""

    OPENED = "opened"
    ACKNOWLEDGED = "acknowledged"
    DEPLOYED = "deployed"
    UPDATED = "updated"
    PAUSED = "paused"
    RESUMED = "resumed"
    RESOLVED = "resolved"
    CLOSED = "closed"
    REOPENED = "reopened"
    CANCELLED = "cancelled"
    MERGED = "merged"


class Reopening(StrEnum):
    """What the reopening of an incident does to a clock that had stopped.

    *resume*: it runs on, and the time between is not counted. *restart*: it runs from nothing, as
    the next cycle, and the first verdict is forgotten. *new_cycle*: the first verdict stands and another
    clock starts beside it.
    """

    RESUME = "resume"
    RESTART = "restart"
    NEW_CYCLE = "new_cycle"


class CountsFrom(StrEnum):
    """Whether a regraded incident is held to its new target since it was created or since it was graded."""

    CREATED = "created"
    GRADED = "graded"


@dataclass(frozen=True)
class NamedCalendar:
    """A working calendar with its name and the names of its holidays; `switched_off` ones are worked."""

    code: str
    name: str
    tz: str
    weekly: Mapping[str, tuple[Period, ...]]
    date_hours: Mapping[date, tuple[Period, ...]] = field(default_factory=dict)
    breaks: Mapping[date, tuple[Period, ...]] = field(default_factory=dict)
    region: str | None = None
    holidays: Mapping[str, str] = field(default_factory=dict)
    switched_off: frozenset[str] = frozenset()

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """What computes; the same object at every call.

        Raises:
            ValueError: the hours, the dates or the zone make no sense; the words name them.
        """
        worked = [day for day in self.holidays if day not in self.switched_off]
        hours: dict[str | date, tuple[Period, ...]] = dict(list(self.date_hours.items()))
        breaks: dict[str | date, tuple[Period, ...]] = dict(list(self.breaks.items()))
        return WorkingCalendar(self.tz, self.weekly, worked, hours, breaks)

    def holiday_on(self, day: date) -> str | None:
        """The name of the holiday that closes this date, if one does."""
        for spelled in (day.isoformat(), f"--{day:%m-%d}"):
            if spelled in self.holidays and spelled not in self.switched_off:
                return self.holidays[spelled] or spelled
        return None


@dataclass(frozen=True, slots=True)
class Match:
    """Which incidents a policy is for; an empty set means any. Teams and natures go by their codes."""

    severities: frozenset[int] = frozenset()
    priorities: frozenset[int] = frozenset()
    teams: frozenset[str] = frozenset()
    natures: frozenset[str] = frozenset()
    customer_classes: frozenset[str] = frozenset()

    def takes(self, grade: "Grade") -> bool:
        """Whether an incident graded like this is meant."""
        return (
            (not self.severities or grade.severity in self.severities)
            and (not self.priorities or grade.priority in self.priorities)
            and (not self.teams or grade.team in self.teams)
            and (not self.natures or grade.nature in self.natures)
            and (not self.customer_classes or grade.customer_class in self.customer_classes)
        )


@dataclass(frozen=True, slots=True)
class Grade:
    """What decides which policy an incident is under; team and nature are codes."""

    severity: int
    priority: int
    team: str | None
    nature: str | None
    customer_class: str | None


_ENDS = frozenset({Happening.RESOLVED, Happening.CLOSED})
_CANCELS = frozenset({Happening.CANCELLED, Happening.MERGED})


@dataclass(frozen=True, slots=True)
class Target:
    """One promise of a policy: its span in working time, and what its clock answers to.

    `pause_reasons` None means that every pause counts as one. `calendar` overrides the policy's.
    A clock of the promise *update* stops and starts again with every update.
    """

    promise: Promise
    within: timedelta
    calendar: str | None = None
    starts_on: frozenset[Happening] = frozenset({Happening.OPENED})
    pause_reasons: frozenset[str] | None = None
    resumes_on: frozenset[Happening] = frozenset({Happening.RESUMED})
    stops_on: frozenset[Happening] = _ENDS
    cancels_on: frozenset[Happening] = _CANCELS
    reopening: Reopening = Reopening.NEW_CYCLE
    marks: tuple[int, ...] = MARKS

    def is_paused_by(self, reason: str | None) -> bool:
        """Whether an incident paused for this reason stops this clock meanwhile."""
        return reason is not None and (self.pause_reasons is None or reason in self.pause_reasons)


def usual_target(promise: Promise, within: timedelta) -> Target:
    """A target that stops as its promise suggests; every pause holds it, save the clock to acknowledge."""
    own = {
        Promise.ACKNOWLEDGE: frozenset({Happening.ACKNOWLEDGED, Happening.DEPLOYED}) | _ENDS,
        Promise.DEPLOY: frozenset({Happening.DEPLOYED}) | _ENDS,
        Promise.UPDATE: frozenset({Happening.UPDATED}) | _ENDS,
        Promise.RESOLVE: _ENDS,
    }
    reopening = Reopening.RESUME if promise is Promise.RESOLVE else Reopening.NEW_CYCLE
    pause_reasons = frozenset[str]() if promise is Promise.ACKNOWLEDGE else None
    return Target(promise, within, pause_reasons=pause_reasons, stops_on=own[promise], reopening=reopening)


@dataclass(frozen=True, slots=True)
class Policy:
    """Which incidents, by which calendar, are promised what; at most one target for each promise."""

    code: str
    name: str
    match: Match
    calendar: str
    targets: tuple[Target, ...]

    def target(self, promise: Promise) -> Target | None:
        """What this policy promises of that kind."""
        return next((target for target in self.targets if target.promise is promise), None)

    def code_of(self, promise: Promise) -> str:
        """How marks and reports call a target of this policy."""
        return f"{self.code}/{promise}"


@dataclass(frozen=True, slots=True)
class Goals:
    """What the floor as a whole aims at, for its service level and its need of staff.

    `definition` is the code of a service level formula; `answered_by` says what answers an incident.
    `patience_s` None plans as if nobody ever gave up.
    """

    within_s: int = 900
    service_level: float = 0.8
    definition: str = "in_t_of_offered"
    answered_by: Happening = Happening.DEPLOYED
    short_abandon_s: int = 60
    max_occupancy: float = 0.85
    shrinkage: float = 0.0
    patience_s: int | None = None


@dataclass(frozen=True)
class PolicyRules:
    """All that clocks need, in one value: calendars by code, and policies of which the first match rules."""

    name: str
    calendars: Mapping[str, NamedCalendar]
    policies: tuple[Policy, ...]
    is_example: bool = False
    counts_from: CountsFrom = CountsFrom.CREATED
    goals: Goals = Goals()

    def policy_for(self, grade: Grade) -> Policy | None:
        """The first policy that takes this grade; None when nothing is promised."""
        return next((policy for policy in self.policies if policy.match.takes(grade)), None)

    def calendar_of(self, policy: Policy, target: Target) -> NamedCalendar:
        """By which calendar a target of this policy counts."""
        return self.calendars[target.calendar or policy.calendar]

    def reasons(self) -> Iterator[str]:
        """Every reason of a pause that some target names, each once."""
        named = (target.pause_reasons or () for policy in self.policies for target in policy.targets)
        yield from dict.fromkeys(reason for reasons in named for reason in sorted(reasons))


@dataclass(frozen=True)
class PolicyVersion:
    """Rules as they came into force at `in_force_at`, for good; later rules are another version."""

    id: int
    number: int
    in_force_at: datetime
    rules: PolicyRules


def forestalled_by(version: PolicyVersion, versions: Iterable[PolicyVersion]) -> PolicyVersion | None:
    """The newer version that is in force no later, so that this one never rules anything; None if it does."""
    newer = (one for one in versions if one.number > version.number)
    earlier = (one for one in newer if one.in_force_at <= version.in_force_at)
    return min(earlier, key=lambda one: one.number, default=None)


ALWAYS = NamedCalendar("always", "Round the clock", "UTC", dict.fromkeys(WEEKDAYS, (("00:00", "24:00"),)))


def simple_rules(
    spans: Mapping[tuple[int, Promise], timedelta], name: str = "By priority, round the clock"
) -> PolicyRules:
    """Rules that hold each priority to its spans, round the clock."""
    priorities = sorted({priority for priority, _ in spans})
    return PolicyRules(
        name=name,
        calendars={ALWAYS.code: ALWAYS},
        policies=tuple(
            Policy(
                code=f"p{priority}",
                name=f"Priority {priority}",
                match=Match(priorities=frozenset({priority})),
                calendar=ALWAYS.code,
                targets=tuple(
                    usual_target(promise, spans[priority, promise])
                    for promise in Promise
                    if (priority, promise) in spans
                ),
            )
            for priority in priorities
        ),
        is_example=True,
    )
