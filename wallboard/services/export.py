"""Every SLA clock of a database as rows for a spreadsheet, incident by incident; never personal data."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from sqlalchemy import Connection, select

from wallboard.domain.clock import SlaClock
from wallboard.domain.clockwork import Clockwork
from wallboard.domain.incident import OPEN_STATES
from wallboard.domain.proof_told import spelled
from wallboard.domain.sla_policy import Grade
from wallboard.domain.timeline import Facts
from wallboard.domain.whole_seconds import left_s, used_s
from wallboard.services.clocking import IncidentClocks, clocks_of_incidents, clockwork_of
from wallboard.services.database import Database
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.schema import tables
from wallboard.services.spelling import Spelling
from wallboard.services.timelines import EVERY, OPEN_NOW

COLUMNS = (
    "incident",
    "source",
    "reference",
    "nature",
    "team",
    "severity",
    "priority",
    "customer_class",
    "incident_state",
    "promise",
    "cycle",
    "state",
    "target",
    "policy_version",
    "calendar",
    "time_zone",
    "started_at",
    "due_at",
    "stopped_at",
    "cancelled_at",
    "paused_reason",
    "paused_since_at",
    "within_s",
    "used_s",
    "left_s",
    "wall_used_s",
    "wall_left_s",
    "as_of",
)
Cell = str | int | None
_AT_ONCE = 500
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Scope:
    """Which clocks: `at` None is the floor's now, `since` leaves out incidents that were opened earlier."""

    at: datetime | None = None
    since: datetime | None = None
    is_ended_too: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """The rows of one incident's clocks in the order of `COLUMNS`; `is_unreadable` is why there is none."""

    rows: tuple[tuple[Cell, ...], ...]
    is_unreadable: bool = False


def exported(database: Database, scope: Scope) -> Iterator[Exported]:
    """The clocks of one incident after another, read as they are asked for, in one snapshot.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
    """
    spelling = Spelling(database.dialect)
    with database.reading() as connection:
        now = scope.at or floor_now(connection).astimezone(UTC)
        works = clockwork_of(connection, spelling)
        found = clocks_of_incidents(connection, spelling, _among(scope), clockwork=works, until=scope.at)
        while some := tuple(islice(found, _AT_ONCE)):
            names = _names(connection, [one.incident_id for one in some])
            yield from (_exported(one, names[one.incident_id], works, now, scope) for one in some)


def guarded(text: str | None) -> str | None:
    """A text that no spreadsheet takes for a formula: before one that looks like it stands an apostrophe."""
    return "'" + text if text is not None and text.startswith(_FORMULA) else text


def _among(scope: Scope) -> str:
    """Which incidents may be meant; of another instant only their log says which were open."""
    query = EVERY if scope.is_ended_too or scope.at is not None else OPEN_NOW
    if scope.since is None:
        return query
    return f"{query} {'AND' if query is OPEN_NOW else 'WHERE'} opened_at >= '{spelled(scope.since)}'"


def _names(connection: Connection, ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    incident = tables.incident
    query = select(incident.c.id, incident.c.source, incident.c.reference).where(incident.c.id.in_(ids))
    return {row[0]: (row[1], row[2]) for row in connection.execute(query)}


def _exported(
    one: IncidentClocks, name: tuple[str, str], works: Clockwork, now: datetime, scope: Scope
) -> Exported:
    if not one.timeline.moments:
        return Exported((), is_unreadable=True)
    facts = one.timeline.moments[-1].facts
    if not scope.is_ended_too and facts.state not in OPEN_STATES:
        return Exported(())
    head = _head(one.incident_id, name, facts, works.grade(facts))
    return Exported(tuple((*head, *_clock(clock, now)) for clock in one.clocks))


def _head(incident_id: int, name: tuple[str, str], facts: Facts, grade: Grade) -> tuple[Cell, ...]:
    return (
        incident_id,
        guarded(name[0]),
        guarded(name[1]),
        guarded(grade.nature),
        guarded(grade.team),
        grade.severity,
        grade.priority,
        guarded(grade.customer_class),
        str(facts.state),
    )


def _clock(clock: SlaClock, now: datetime) -> tuple[Cell, ...]:
    paused, wall_left = clock.paused, clock.wall_left(now)
    return (
        str(clock.promise),
        clock.cycle,
        str(clock.state(now)),
        guarded(clock.code),
        clock.version.number,
        guarded(clock.named_calendar.code),
        clock.named_calendar.tz,
        spelled(clock.started_at),
        _at(clock.due_at),
        _at(clock.stopped_at),
        _at(None if clock.cancelled is None else clock.cancelled.at),
        None if paused is None else guarded(paused.reason),
        _at(None if paused is None else paused.since_at),
        used_s(clock.target.within),
        used_s(clock.used(now)),
        left_s(clock.left(now)),
        used_s(clock.wall_used(now)),
        None if wall_left is None else left_s(wall_left),
        spelled(now),
    )


def _at(at: datetime | None) -> str | None:
    return None if at is None else spelled(at)
