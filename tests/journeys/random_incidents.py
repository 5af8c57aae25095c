"""Thousands of random incidents with random rules, written by plain SQL as another program would."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from tests.conftest import plain_transaction
from wallboard.domain.policy import Promise
from wallboard.domain.sla_document import text_of
from wallboard.domain.sla_policy import (
    WEEKDAYS,
    CountsFrom,
    Match,
    NamedCalendar,
    Period,
    Policy,
    PolicyRules,
    Reopening,
    Target,
    usual_target,
)
from wallboard.services.database import Database
from wallboard.services.replaying import start_clock

NOW = datetime(2026, 4, 7, 10, 20, 30, 456_000, tzinfo=UTC)
"""After the clock changes of New York, London and Lord Howe of that spring."""
PUBLISHED = (
    datetime(2026, 1, 1, tzinfo=UTC),
    datetime(2026, 2, 20, 6, 30, tzinfo=UTC),
    datetime(2026, 3, 28, 23, tzinfo=UTC),
)
"""From when on each version of the random rules is in force."""
ZONES = (
    "UTC",
    "Europe/London",
    "Australia/Lord_Howe",
    "America/Sao_Paulo",
    "Asia/Tehran",
    "Pacific/Apia",
    "America/New_York",
    "Asia/Kathmandu",
)
HOURS: tuple[tuple[Period, ...], ...] = (
    (("00:00", "24:00"),),
    (("09:00", "17:30"),),
    (("08:00", "12:00"), ("13:00", "18:15")),
    (("22:00", "06:00"),),
    (("06:30", "14:10"), ("15:00", "23:45")),
)
REASONS = ("awaiting_user", "awaiting_vendor", "planned")
CLASSES = (None, "gold", "trial")
_INSERT = (
    "INSERT INTO incident (source, reference, nature_id, severity, urgency, team_id, customer_class, "
    "opened_at, effective_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_AT_ONCE = 400
Step = tuple[str, tuple[Any, ...]]


def lay_rules(database: Database, random: Random) -> None:
    """Three versions of random rules, each in force from its instant on, and the floor's clock at NOW."""
    for at in PUBLISHED:
        start_clock(database, at - timedelta(hours=1), 1.0)
        sql = "INSERT INTO policy_version (in_force_at, document) VALUES (?, ?)"
        plain_transaction(database.url, [(sql, (_spelled(at), text_of(_rules(random))))])
    start_clock(database, NOW, 1.0)


def lay_incidents(url: str, random: Random, *, open_count: int, ended_count: int) -> None:
    """A team for each zone, and that many incidents with all that happened to them until NOW."""
    work: list[Step] = []
    for number, zone in enumerate(ZONES, start=1):
        work.append(("INSERT INTO team (code, name) VALUES (?, ?)", (f"t{number}", zone)))
        work.append(("INSERT INTO nature (code, name) VALUES (?, ?)", (f"n{number}", f"Nature {number}")))
        work.append(("INSERT INTO agent (code, team_id) VALUES (?, ?)", (f"a{number}", number)))
    plain_transaction(url, work)
    work = []
    for number in range(1, open_count + ended_count + 1):
        work += _Life(random, number).steps(is_ended=number > open_count)
        if len(work) >= _AT_ONCE:
            plain_transaction(url, work)
            work = []
    plain_transaction(url, work or [("SELECT 1", ())])


def _rules(random: Random) -> PolicyRules:
    calendars = {f"c{n}": _calendar(random, f"c{n}", zone) for n, zone in enumerate(ZONES, start=1)}
    policies = [_policy(random, f"gold-{code}", code, frozenset({"gold"})) for code in ("c2", "c5")]
    policies += [_policy(random, f"usual-{code}", code, frozenset()) for code in calendars]
    policies.append(_policy(random, "rest", "c1", frozenset(), every_team=True))
    return PolicyRules(
        name="Random",
        calendars=calendars,
        policies=tuple(policies),
        counts_from=random.choice(list(CountsFrom)),
    )


def _calendar(random: Random, code: str, zone: str) -> NamedCalendar:
    days = random.sample(WEEKDAYS, random.randint(4, 7))
    start = PUBLISHED[0].date()
    dates = [start + timedelta(days=random.randrange(120)) for _ in range(12)]
    return NamedCalendar(
        code=code,
        name=zone,
        tz=zone,
        weekly={day: random.choice(HOURS) for day in days},
        date_hours={dates[0]: (("10:00", "13:20"),), dates[1]: ()},
        breaks=dict.fromkeys(dates[2:5], (("11:15", "11:45"),)),
        holidays={day.isoformat(): f"Holiday {n}" for n, day in enumerate(dates[5:])},
        switched_off=frozenset({dates[6].isoformat()}),
    )


def _policy(
    random: Random, name: str, calendar: str, classes: frozenset[str], *, every_team: bool = False
) -> Policy:
    teams = frozenset() if every_team else frozenset({f"t{calendar[1:]}"})
    return Policy(
        code=name,
        name=name,
        match=Match(teams=teams, customer_classes=classes, priorities=_priorities(random, every_team)),
        calendar=calendar,
        targets=tuple(_target(random, promise) for promise in Promise if random.random() < 0.85),
    )


def _priorities(random: Random, every_team: bool) -> frozenset[int]:
    return frozenset() if every_team else frozenset(random.sample(range(1, 5), random.randint(2, 4)))


def _target(random: Random, promise: Promise) -> Target:
    longest_h = {Promise.ACKNOWLEDGE: 4, Promise.DEPLOY: 20, Promise.UPDATE: 30, Promise.RESOLVE: 200}[
        promise
    ]
    within = timedelta(seconds=random.randrange(60, longest_h * 3600))
    reasons = random.choice((None, frozenset(), frozenset(REASONS[:1]), frozenset(REASONS[1:])))
    target = usual_target(promise, within)
    return replace(target, pause_reasons=reasons, reopening=random.choice(list(Reopening)))


@dataclass
class _Life:
    """One incident brought forward from its opening to NOW, as the statements that another program sends."""

    random: Random
    number: int
    state: str = "new"

    def steps(self, *, is_ended: bool) -> Iterator[Step]:
        """Its insert and its updates, each at an instant of its own; some are told too late."""
        random = self.random
        opened = NOW - timedelta(milliseconds=int(random.random() ** 3 * 95 * 86_400_000) + 60_000)
        yield self._insert(opened)
        count = random.choice((0, 1, 1, 2, 3, 4, 5, 7))
        span_ms = (NOW - opened) // timedelta(milliseconds=1)
        instants = sorted(random.sample(range(1, span_ms), count + 3))
        for instant in instants[:count]:
            yield from self._step(opened + timedelta(milliseconds=instant))
        last = opened + timedelta(milliseconds=instants[count])
        if is_ended and self.state != "resolved":
            yield self._update(last, state=random.choice(("resolved", "cancelled")), pause_reason=None)
        elif not is_ended and self.state == "resolved":
            yield self._update(last, state="new")
        if random.random() < 0.08:
            late = opened + timedelta(milliseconds=random.randrange(1, span_ms))
            yield self._update(late, severity=random.randint(1, 4))

    def _insert(self, opened: datetime) -> Step:
        random = self.random
        values = (
            "random",
            f"R{self.number}",
            random.randint(1, len(ZONES)),
            random.randint(1, 4),
            random.randint(1, 4),
            random.choice((None, *range(1, len(ZONES) + 1))),
            random.choice(CLASSES),
            _spelled(opened),
            _spelled(opened),
        )
        return _INSERT, values

    def _step(self, at: datetime) -> Iterator[Step]:
        random = self.random
        if self.state == "resolved":
            self.state = "new"
            yield self._update(at, state="new")
            return
        kind = random.choice(("state", "state", "pause", "pause", "grade", "update", "move", "deploy", "end"))
        if kind == "state":
            yield from self._become(at, random.choice(("acknowledged", "assigned", "in_progress")))
        elif kind == "pause":
            yield from self._become(at, "paused", random.choice(REASONS))
        elif kind == "grade":
            teams, classes = (1, len(ZONES)), random.choice(CLASSES)
            yield self._update(
                at, severity=random.randint(1, 4), team_id=random.randint(*teams), customer_class=classes
            )
        elif kind == "update":
            yield self._update(at, last_update_at=_spelled(at))
        elif kind == "move":
            yield self._update(at, policy_version_id=random.choice((None, 1, 2, 3, 4)))
        elif kind == "deploy":
            yield self._update(at, deployed_at=_spelled(at))
        elif random.random() < 0.5:
            yield from self._become(at, "resolved")

    def _become(self, at: datetime, state: str, reason: str | None = None) -> Iterator[Step]:
        if state != self.state:
            self.state = state
            yield self._update(at, state=state, pause_reason=reason)

    def _update(self, at: datetime, **changes: Any) -> Step:
        values = {**changes, "effective_at": _spelled(at)}
        columns = ", ".join(f"{column} = ?" for column in values)
        return f"UPDATE incident SET {columns} WHERE id = ?", (*values.values(), self.number)


def _spelled(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
