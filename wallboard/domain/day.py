"""What became of the incidents opened since the floor's last midnight, kept up one change at a time."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from operator import itemgetter

from immutables import Map

from wallboard.domain.clockwork import Clockwork
from wallboard.domain.floor_history import PastIncident
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
        return min((at for at in (self.incident.deployed_at, self.put_on_at) if at), default=None)

    @property
    def gone_at(self) -> datetime | None:
        """When it was cancelled or merged."""
        one = self.incident
        return (one.closed_at or one.effective_at) if one.state in _GONE else None

    def answered_at(self, by: Happening) -> datetime | None:
        return self._past().answered_at(by)

    def contact(self, by: Happening) -> Contact:
        """What a service level counts."""
        return Contact(self.incident.opened_at, self.answered_at(by), self.gone_at)

    def to_deploy(self, now: datetime) -> timedelta | None:
        """How long it waited for somebody to be put on it; None while nobody is."""
        at = self.deployed_at
        if at is None or at > now or self.incident.opened_at > now:
            return None
        return max(at - self.incident.opened_at, timedelta())

    def is_ahead(self, by: Happening, now: datetime) -> bool:
        """Whether its row dates anything later than `now`, so that time alone will change what it counts."""
        told = (self.incident.opened_at, self.answered_at(by), self.gone_at, self.deployed_at)
        return any(at is not None and at > now for at in told)

    def _past(self) -> PastIncident:
        one = self.incident
        return PastIncident(
            one.nature_id,
            one.severity,
            one.team_id,
            one.opened_at,
            one.acknowledged_at,
            self.deployed_at,
            one.resolved_at,
            self.gone_at,
        )


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

    def has_opened(self, now: datetime) -> bool:
        """Whether any incident was opened in it up to `now`."""
        ahead = self.tally.ahead
        return len(self.cases) > len(ahead) or any(self.cases[i].incident.opened_at <= now for i in ahead)

    def answers(self, now: datetime) -> Answers:
        """What became of them by the goals in force: the same as counting every one of them."""
        goals, tally = self.span.goals, self.tally
        within, short = timedelta(seconds=goals.within_s), timedelta(seconds=goals.short_abandon_s)
        rest = self.answers_of((self.cases[one].contact(goals.answered_by) for one in tally.ahead), now)
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
        return percentile_of([span for span, _ in self.waits_to_deploy(now)], MEDIAN)


class _Counting:
    """Brings a tally forward, case by case, in lists that are frozen once at the end."""

    def __init__(self, tally: DayTally, by: Happening, at: datetime) -> None:
        self._by = by
        self._at = at
        self._before = tally
        self._answered = list(tally.answered)
        self._left = list(tally.left)
        self._waiting = list(tally.waiting)
        self._deployed = list(tally.deployed)
        self._ahead = set(tally.ahead)

    def all_of(self, cases: Iterable[DayCase]) -> DayTally:
        """The tally of these, counted from nothing."""
        for case in cases:
            self._count(case, put=list.append)
        for keys in (self._answered, self._left, self._deployed):
            keys.sort()
        self._waiting.sort()
        return self._tally()

    def moved(self, cases: Iterable[tuple[DayCase | None, DayCase | None]]) -> DayTally:
        """The tally with each of these counted as it is where it was counted as it was."""
        for old, new in cases:
            if old is not None:
                self._take_out(old)
            if new is not None:
                self._count(new, put=insort)
        return self._tally()

    def _take_out(self, case: DayCase) -> None:
        if case.incident.id in self._before.ahead:
            self._ahead.discard(case.incident.id)
        else:
            self._list(case, put=_remove)

    def _count(self, case: DayCase, put: Callable[..., None]) -> None:
        if case.is_ahead(self._by, self._at):
            self._ahead.add(case.incident.id)
        else:
            self._list(case, put)

    def _list(self, case: DayCase, put: Callable[..., None]) -> None:
        """Puts the incident into the lists where it belongs, or takes it out of them."""
        one, by = case.incident, self._by
        answered_at, gone_at = case.answered_at(by), case.gone_at
        if answered_at is not None and (gone_at is None or answered_at <= gone_at):
            put(self._answered, (answered_at - one.opened_at, one.id))
        elif gone_at is not None:
            put(self._left, (gone_at - one.opened_at, one.id))
        else:
            put(self._waiting, (one.opened_at, one.id))
        if (span := case.to_deploy(self._at)) is not None:
            put(self._deployed, (span, one.id))

    def _tally(self) -> DayTally:
        return DayTally(
            tuple(self._answered),
            tuple(self._left),
            tuple(self._waiting),
            tuple(self._deployed),
            frozenset(self._ahead),
        )


def _remove(keys: list[tuple[timedelta, int]], key: tuple[timedelta, int]) -> None:
    del keys[bisect_left(keys, key)]
