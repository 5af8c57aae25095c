"""The public service desk log held to the shipped example, and to what its own flag seems to count."""

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from wallboard.domain.clock import ClockState
from wallboard.domain.policy import Promise
from wallboard.domain.simulation import draft_version, verdicts
from wallboard.domain.sla_policy import Happening, Policy, PolicyRules, Target
from wallboard.services.clocking import clocks_of_incidents, clockwork_of
from wallboard.services.database import Database
from wallboard.services.presets import preset
from wallboard.services.schema import tables
from wallboard.services.spelling import Spelling
from wallboard.services.timelines import EVERY, timelines

DESK_LOG = "uci_servicenow_events.csv.gz"
INCIDENTS = 24_918
AFTERWARDS = datetime(2017, 6, 1, tzinfo=UTC)
"""An instant after everything that the log tells."""
LOG_SPANS = {
    1: timedelta(hours=8),
    2: timedelta(hours=16),
    3: timedelta(hours=153, minutes=24),
    4: timedelta(hours=347),
}
"""By priority, the spans from Monday to Friday by which the log's own flag is explained best.

Found by trying, since the log states none.
"""


def example() -> PolicyRules:
    return preset("example-servicenow")


def resolve_only(*, to_closing: bool = False, paused: bool = True, log_spans: bool = False) -> PolicyRules:
    """The example's promise to resolve, or what it would be if it were counted otherwise.

    `to_closing` runs on until the incident is closed, `paused` False lets no pause hold it, `log_spans`
    takes the spans of the log's flag.
    """

    def changed(policy: Policy, target: Target) -> Target:
        if to_closing:
            target = replace(target, stops_on=frozenset({Happening.CLOSED}))
        if not paused:
            target = replace(target, pause_reasons=frozenset())
        if log_spans:
            (priority,) = policy.match.priorities
            target = replace(target, within=LOG_SPANS[priority], calendar="weekdays")
        return target

    def only(policy: Policy) -> Policy:
        target = policy.target(Promise.RESOLVE)
        assert target is not None
        return replace(policy, targets=(changed(policy, target),))

    rules = example()
    return replace(rules, policies=tuple(map(only, rules.policies)))


@dataclass(frozen=True, slots=True)
class Told:
    """One clock as far as two derivations are compared."""

    reference: str
    promise: Promise
    cycle: int
    state: ClockState
    due_at: datetime | None
    used: timedelta
    pauses: int


def told_by(
    database: Database, rules: PolicyRules, at: datetime = AFTERWARDS, *, until: datetime | None = None
) -> Iterator[Told]:
    """Every clock of every incident under these rules, as it stands at `at`; read anew from the log."""
    spelling = Spelling(database.dialect)
    with database.reading() as connection:
        names = {row.id: row.reference for row in connection.execute(tables.incident.select())}
        works = clockwork_of(connection, spelling).under(draft_version(rules))
        for one in clocks_of_incidents(connection, spelling, EVERY, clockwork=works, until=until):
            for clock in one.clocks:
                yield Told(
                    reference=names[one.incident_id],
                    promise=clock.promise,
                    cycle=clock.cycle,
                    state=clock.state(at),
                    due_at=clock.due_at,
                    used=clock.used(at),
                    pauses=len(clock.pauses),
                )


class ReadLog:
    """The timelines of a whole log, read once, to be held to one set of rules after another."""

    def __init__(self, database: Database) -> None:
        spelling = Spelling(database.dialect)
        with database.reading() as connection:
            self._names = {row.id: row.reference for row in connection.execute(tables.incident.select())}
            self._works = clockwork_of(connection, spelling)
            self._timelines = dict(timelines(connection, spelling, EVERY))

    def broken(self, rules: PolicyRules) -> dict[str, bool]:
        """Whether the promise to resolve was broken, by the incident's reference."""
        works = self._works.under(draft_version(rules))
        return {
            self._names[incident_id]: verdicts(works.clocks(timeline), AFTERWARDS)[
                Promise.RESOLVE
            ].is_breached
            for incident_id, timeline in self._timelines.items()
        }


def rows_by_incident(path: Path) -> dict[str, list[dict[str, str]]]:
    """The log's rows that can be read, in its order."""
    found: dict[str, list[dict[str, str]]] = {}
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["incident_state"] != "-100":
                found.setdefault(row["number"], []).append(row)
    return found
