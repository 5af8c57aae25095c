"""What other rules would have made of the incidents of a span, beside what the real ones made of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from wallboard.domain.clock import ClockState, SlaClock
from wallboard.domain.clockwork import Clockwork
from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import PolicyRules, PolicyVersion
from wallboard.domain.spread import BreachRate
from wallboard.domain.timeline import Timeline

MOST_LISTED = 200
"""So many differences are listed, and the rest counted."""
DRAFT = 0
"""The id and the number of a version that nobody has published."""

Counts = Mapping[ClockState | None, int]
"""Incidents by how the clock of one promise stands; None where nothing is promised."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one promise on one incident stands under one set of rules; `state` None promises nothing.

    `is_breached` is also true of a clock that is paused after its due instant. `target` is its code.
    """

    state: ClockState | None = None
    due_at: datetime | None = None
    is_breached: bool = False
    target: str | None = None

    def differs_from(self, other: "Verdict") -> bool:
        """Whether the two stand otherwise; by when each falls due is no matter."""
        return (self.state, self.is_breached) != (other.state, other.is_breached)


@dataclass(frozen=True, slots=True)
class Subject:
    """An incident as a list of differences names it."""

    incident_id: int
    reference: str
    severity: int
    priority: int
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class Difference:
    """A promise that stands otherwise under the draft than under the real rules."""

    subject: Subject
    promise: Promise
    real: Verdict
    draft: Verdict


@dataclass(frozen=True, slots=True)
class PromiseTally:
    """How many incidents stand how on one promise, under the real rules and under the draft."""

    promise: Promise
    real: Counts
    draft: Counts
    real_rate: BreachRate
    draft_rate: BreachRate


@dataclass(frozen=True, slots=True)
class Simulation:
    """The incidents opened from `since` until before `until`, as they stood at `at`.

    `incidents` says how many were looked at: all of them, unless it was given up (`is_whole` is false).
    `differences` lists the promises that break under the draft alone first, then those that it mends,
    then the others; `more` counts those that are not listed, `changed` the incidents that have any.
    """

    since: datetime
    until: datetime
    at: datetime
    incidents: int
    tallies: tuple[PromiseTally, ...]
    differences: tuple[Difference, ...]
    more: int
    changed: int
    is_whole: bool


class Simulator:
    """Takes incident after incident and remembers counts and a bounded list, however many there are."""

    def __init__(
        self, real: Clockwork, rules: PolicyRules, *, at: datetime, limit: int = MOST_LISTED
    ) -> None:
        self._real, self._draft = real, real.under(draft_version(rules))
        self._at, self._limit = at, limit
        self._tallies = {promise: (_Tally(), _Tally()) for promise in Promise}
        self._listed: tuple[list[Difference], ...] = ([], [], [])
        self._incidents = self._differences = self._changed = 0

    def take(self, incident_id: int, reference: str, timeline: Timeline) -> None:
        """One incident, which is left out when its timeline tells nothing."""
        if not timeline.moments:
            return
        facts = timeline.moments[-1].facts
        subject = Subject(incident_id, reference, int(facts.severity), facts.priority, facts.opened_at)
        real = verdicts(self._real.clocks(timeline), self._at)
        draft = verdicts(self._draft.clocks(timeline), self._at)
        self._incidents += 1
        before = self._differences
        for promise, (real_tally, draft_tally) in self._tallies.items():
            real_tally.count(real[promise])
            draft_tally.count(draft[promise])
            if real[promise].differs_from(draft[promise]):
                self._remember(Difference(subject, promise, real[promise], draft[promise]))
        self._changed += self._differences > before

    def result(self, since: datetime, until: datetime, *, is_whole: bool) -> Simulation:
        """What all that was taken comes to."""
        listed = tuple(one for kind in self._listed for one in kind)[: self._limit]
        return Simulation(
            since=since,
            until=until,
            at=self._at,
            incidents=self._incidents,
            tallies=tuple(
                PromiseTally(promise, dict(real.counts), dict(draft.counts), real.rate(), draft.rate())
                for promise, (real, draft) in self._tallies.items()
            ),
            differences=listed,
            more=self._differences - len(listed),
            changed=self._changed,
            is_whole=is_whole,
        )

    def _remember(self, one: Difference) -> None:
        self._differences += 1
        if one.draft.is_breached and not one.real.is_breached:
            kind = self._listed[0]
        else:
            kind = self._listed[1] if one.real.is_breached and not one.draft.is_breached else self._listed[2]
        if len(kind) < self._limit:
            kind.append(one)


def draft_version(rules: PolicyRules) -> PolicyVersion:
    """Rules that nobody has published, as if they had been in force since ever."""
    return PolicyVersion(DRAFT, DRAFT, datetime.min.replace(tzinfo=UTC), rules)


def verdicts(clocks: Iterable[SlaClock], at: datetime) -> dict[Promise, Verdict]:
    """One verdict for each promise: of several cycles the worst speaks for the incident."""
    found: dict[Promise, list[SlaClock]] = {promise: [] for promise in Promise}
    for clock in clocks:
        found[clock.promise].append(clock)
    return {promise: _worst(own, at) for promise, own in found.items()}


_WORST_FIRST = (
    ClockState.RUNNING_THOUGH_MISSED,
    ClockState.MISSED,
    ClockState.PAUSED,
    ClockState.RUNNING,
    ClockState.MET,
    ClockState.CANCELLED,
)


def _worst(clocks: Iterable[SlaClock], at: datetime) -> Verdict:
    told: Iterator[Verdict] = (
        Verdict(clock.state(at), clock.due_at, clock.is_missed(at), clock.code) for clock in clocks
    )
    return min(told, key=_place, default=Verdict())


def _place(verdict: Verdict) -> int:
    return _WORST_FIRST.index(verdict.state or ClockState.CANCELLED)


class _Tally:
    """Counts incidents by verdict."""

    def __init__(self) -> None:
        self.counts: Counter[ClockState | None] = Counter()
        self._paused_late = 0

    def count(self, verdict: Verdict) -> None:
        self.counts[verdict.state] += 1
        self._paused_late += verdict.is_breached and verdict.state is ClockState.PAUSED

    def rate(self) -> BreachRate:
        return BreachRate(
            met=self.counts[ClockState.MET],
            missed=self.counts[ClockState.MISSED],
            running_though_missed=self.counts[ClockState.RUNNING_THOUGH_MISSED] + self._paused_late,
            paused=self.counts[ClockState.PAUSED] - self._paused_late,
            open=self.counts[ClockState.RUNNING],
        )
