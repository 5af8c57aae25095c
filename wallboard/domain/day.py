"""What became of the incidents opened since the floor's last midnight, kept up one change at a time."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from operator import itemgetter
from typing import Any

from immutables import Map

from wallboard.domain.clockwork import Clockwork
from wallboard.domain.floor_history import earlier, first_answer
from wallboard.domain.floor_record import zone_of
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.service_level import Answers, Contact, count_answers
from wallboard.domain.sla_policy import Goals, Happening, PolicyVersion
from wallboard.domain.spread import MEDIAN, percentile_of
from wallboard.domain.standing import Key, keys_before

Wait = tuple[timedelta, int]
"""How long an incident waited, and its id."""
_GONE = frozenset({IncidentState.CANCELLED, IncidentState.MERGED})
_SPAN = itemgetter(0)


@dataclass(frozen=True, slots=True)
class DaySpan:
    """One day of a floor, from midnight to midnight in its zone, and the goals in force in it."""

    since_at: datetime
    until_at: datetime
    goals: Goals


def day_span(versions: Iterable[PolicyVersion], at: datetime) -> DaySpan:
    """The day that holds an instant of the floor, by the rules in force then."""
    version = Clockwork(versions).in_force(at)
    rules = None if version is None else version.rules
    zone = zone_of(rules)
    today = at.astimezone(zone).date()
    goals = Goals() if rules is None else rules.goals
    return DaySpan(_midnight(today, zone), _midnight(today + timedelta(days=1), zone), goals)


def span_after(
    span: DaySpan,
    versions: Mapping[int, PolicyVersion],
    before: Mapping[int, PolicyVersion],
    was_at: datetime,
    at: datetime,
) -> DaySpan:
    """The day that holds `at`, where `span` held `was_at`; looked for only where it may be another."""
    is_same = versions is before and span.since_at <= was_at <= at < span.until_at
    if is_same and not any(was_at < one.in_force_at <= at for one in versions.values()):
        return span
    return day_span(versions.values(), at)


def _midnight(day: date, zone: tzinfo) -> datetime:
    """Where the clocks change at midnight, the first instant that the day has."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class DayCase:
    """One incident of the day as its row says, ended or not, and when an agent was first put on it."""

    incident: Incident
    put_on_at: datetime | None = None

    @property
    def deployed_at(self) -> datetime | None:
        """The earlier of what the row and the assignments say, as clocks take it."""
        return earlier(self.incident.deployed_at, self.put_on_at)

    @property
    def gone_at(self) -> datetime | None:
        """When it was cancelled or merged."""
        one = self.incident
        return (one.closed_at or one.effective_at) if one.state in _GONE else None

    def answered_at(self, by: Happening) -> datetime | None:
        one = self.incident
        return first_answer(by, one.acknowledged_at, self.deployed_at, one.resolved_at)

    def contact(self, by: Happening) -> Contact:
        """What a service level counts."""
        return Contact(self.incident.opened_at, self.answered_at(by), self.gone_at)

    def to_deploy(self, now: datetime) -> timedelta | None:
        """How long it waited for somebody to be put on it; None while nobody is."""
        at = self.deployed_at
        if at is None or at > now or self.incident.opened_at > now:
            return None
        return max(at - self.incident.opened_at, timedelta())


@dataclass(frozen=True, slots=True)
class DayTally:
    """The day's incidents by what became of them, each sorted by how long it took.

    `waiting` are sorted by opening; `ahead` are those that time alone will count otherwise, in no other list.
    """

    answered: tuple[Wait, ...] = ()
    left: tuple[Wait, ...] = ()
    waiting: tuple[Key, ...] = ()
    deployed: tuple[Wait, ...] = ()
    ahead: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Day:
    """The incidents opened since a midnight, and their tally; `cases` are by incident."""

    span: DaySpan
    cases: Map[int, DayCase] = Map()
    tally: DayTally = DayTally()

    @classmethod
    def of(cls, cases: Iterable[DayCase], span: DaySpan, at: datetime) -> "Day":
        """The day of these incidents as of an instant; those opened before it are left out."""
        own = {one.incident.id: one for one in cases if one.incident.opened_at >= span.since_at}
        count = _Counting(DayTally(), span.goals.answered_by, at)
        return cls(span, Map(own), count.all_of(own.values()))

    def moved(
        self, touched: Mapping[int, DayCase | None], span: DaySpan, *, was_at: datetime, at: datetime
    ) -> "Day | None":
        """This day with some incidents as they are now, or the next; `was_at` is when it was as it is.

        None where the day now begins earlier than this one: what was opened before is not known here.
        """
        if span.since_at < self.span.since_at:
            return None
        is_other = span.since_at != self.span.since_at or at < was_at
        if is_other or span.goals.answered_by is not self.span.goals.answered_by:
            return Day.of(self._updated(touched).values(), span, at)
        if not touched and not self.tally.ahead:
            return self if span == self.span else Day(span, self.cases, self.tally)
        cases = self._updated(touched)
        count = _Counting(self.tally, span.goals.answered_by, at)
        moved = {one: (self.cases.get(one), cases.get(one)) for one in {*touched, *self.tally.ahead}}
        return Day(span, cases, count.moved(moved.values()))

    def _updated(self, touched: Mapping[int, DayCase | None]) -> Map[int, DayCase]:
        cases = self.cases.mutate()
        for incident_id, case in touched.items():
            if case is not None and case.incident.opened_at >= self.span.since_at:
                cases[incident_id] = case
            elif incident_id in cases:
                del cases[incident_id]
        return cases.finish()

    def only(self, keep: Callable[[Incident], bool], at: datetime) -> "Day":
        """The same day of those incidents alone that `keep` takes."""
        return Day.of((case for case in self.cases.values() if keep(case.incident)), self.span, at)

    def as_of(self, now: datetime) -> "Day":
        """The day that holds `now`: after this one's end the next, of which little is known yet."""
        if now < self.span.until_at:
            return self
        span = DaySpan(self.span.until_at, self.span.until_at + timedelta(days=1), self.span.goals)
        return Day.of(self.cases.values(), span, now)

    @property
    def turns_at(self) -> datetime | None:
        """Up to when time alone changes no share and no middle of it; None where it may at any time."""
        return None if self.tally.ahead else self.span.until_at

    def has_opened(self, now: datetime) -> bool:
        """Whether any incident was opened in it up to `now`."""
        ahead = self.tally.ahead
        return len(self.cases) > len(ahead) or any(self.cases[i].incident.opened_at <= now for i in ahead)

    def answers(self, now: datetime) -> Answers:
        """What became of them by the goals in force: the same as counting every one of them."""
        goals, tally = self.span.goals, self.tally
        within, short = timedelta(seconds=goals.within_s), timedelta(seconds=goals.short_abandon_s)
        ahead = [self.cases[one].contact(goals.answered_by) for one in tally.ahead]
        rest = self.answers_of(ahead, now) if ahead else _NOBODY
        return Answers(
            offered=len(tally.answered) + len(tally.left) + rest.offered,
            answered=len(tally.answered) + rest.answered,
            answered_in_t=bisect_right(tally.answered, within, key=_SPAN) + rest.answered_in_t,
            abandoned=len(tally.left) + rest.abandoned,
            abandoned_before_t=bisect_left(tally.left, within, key=_SPAN) + rest.abandoned_before_t,
            short_abandons=bisect_left(tally.left, short, key=_SPAN) + rest.short_abandons,
            waiting=len(tally.waiting) + rest.waiting,
            waiting_past_t=keys_before(tally.waiting, now - within) + rest.waiting_past_t,
        )

    def answers_of(self, contacts: Iterable[Contact], now: datetime) -> Answers:
        """What became of some of them, counted one by one."""
        goals = self.span.goals
        within, short = timedelta(seconds=goals.within_s), timedelta(seconds=goals.short_abandon_s)
        return count_answers(contacts, within=within, short_under=short, now=now)

    def waits_to_deploy(self, now: datetime) -> tuple[Wait, ...]:
        """How long each waited until somebody was put on it, shortest first."""
        if not self.tally.ahead:
            return self.tally.deployed
        told = ((self.cases[one].to_deploy(now), one) for one in self.tally.ahead)
        since = [(span, one) for span, one in told if span is not None]
        return tuple(sorted([*self.tally.deployed, *since]))

    def median_to_deploy(self, now: datetime) -> timedelta | None:
        """The middle of those waits; None where there is none."""
        waits = self.waits_to_deploy(now)
        middle = (len(waits) - 1) // 2, len(waits) // 2  # the same one twice where their number is odd
        return percentile_of([waits[place][0] for place in middle] if waits else [], MEDIAN)


_NOBODY = Answers(offered=0, answered=0, answered_in_t=0, abandoned=0, abandoned_before_t=0, short_abandons=0)
"""What became of none."""


class _Counting:
    """Brings a tally forward, case by case, in lists that are frozen once at the end."""

    def __init__(self, tally: DayTally, by: Happening, at: datetime) -> None:
        self._by = by
        self._at = at
        self._before = tally
        self._lists: dict[str, list[Any]] = {}
        self._ahead = set(tally.ahead)

    def all_of(self, cases: Iterable[DayCase]) -> DayTally:
        """The tally of these, counted from nothing."""
        for case in cases:
            self._count(case, put=list.append)
        for keys in self._lists.values():
            keys.sort()
        return self._tally()

    def moved(self, cases: Iterable[tuple[DayCase | None, DayCase | None]]) -> DayTally:
        """The tally with each of these counted as it is where it was counted as it was."""
        for old, new in cases:
            if old is not None:
                self._count(old, put=_remove)
            if new is not None:
                self._count(new, put=insort)
        return self._tally()

    def _count(self, case: DayCase, put: Callable[[list[Any], Any], None]) -> None:
        """Puts the incident into the lists where it belongs, or takes it out of them."""
        one, now = case.incident, self._at
        if put is _remove and one.id in self._before.ahead:
            self._ahead.discard(one.id)
            return
        answered_at, gone_at, deployed_at = case.answered_at(self._by), case.gone_at, case.deployed_at
        told = (one.opened_at, answered_at, gone_at, deployed_at)
        if put is not _remove and any(at is not None and at > now for at in told):
            self._ahead.add(one.id)
            return
        if answered_at is not None and (gone_at is None or answered_at <= gone_at):
            put(self._list("answered"), (answered_at - one.opened_at, one.id))
        elif gone_at is not None:
            put(self._list("left"), (gone_at - one.opened_at, one.id))
        else:
            put(self._list("waiting"), (one.opened_at, one.id))
        if (span := case.to_deploy(now)) is not None:
            put(self._list("deployed"), (span, one.id))

    def _list(self, name: str) -> list[Any]:
        if name not in self._lists:
            self._lists[name] = list(getattr(self._before, name))
        return self._lists[name]

    def _tally(self) -> DayTally:
        lists = {name: tuple(keys) for name, keys in self._lists.items()}
        return replace(self._before, **lists, ahead=frozenset(self._ahead))


def _remove(keys: list[Any], key: object) -> None:
    del keys[bisect_left(keys, key)]
