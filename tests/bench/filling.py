"""Fills a database for the bench: many open incidents through the tables, and a long history behind them."""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection, text

from wallboard.services.database import Database
from wallboard.services.schema.columns import instant_text
from wallboard.services.sealing import seal_tail

TEAMS = 80
AGENTS = 250
NATURES = 40
BUSY_WITH = 2
AT_ONCE = 400
"""Changes per transaction, as any polite bulk writer."""

_HISTORY = """
INSERT INTO event (seq, recorded_at, effective_at, operator_id, program, verb, entity, entity_id, version,
                   "row", changed, command_id, schema_version)
SELECT {head} + n, {at}, {at}, NULL, 'bench', 'update', 'incident', 100000000 + n / 8, 1 + n - n / 8 * 8,
       {row}, 'state', NULL, 1
FROM {numbers}
"""
_ROW = (
    '{"id":1,"source":"bench","reference":"H1","nature_id":1,"severity":3,"urgency":3,"priority":3,'
    '"priority_set_by":"matrix","state":"closed","pause_reason":null,"team_id":1,"site":null,"channel":null,'
    '"opened_at":"2026-01-01T00:00:00.000Z","acknowledged_at":null,"deployed_at":null,"resolved_at":null,'
    '"closed_at":null,"reopenings":0,"merged_into_id":null,"version":1,'
    '"effective_at":"2026-01-01T00:00:00.000Z"}'
)

_PAST_THE_GUARD = {
    "sqlite": ("UPDATE trigger_guard SET is_busy = 1", "UPDATE trigger_guard SET is_busy = 0"),
    "postgresql": (
        "SET LOCAL session_replication_role = replica",
        "UPDATE event_head SET seq = seq + {events}",
    ),
}


def fill_history(database: Database, events: int) -> None:
    """Rows of a log of incidents long closed, a year of them up to yesterday.

    Straight into the log, since a million changes through the tables would take longer than the bench;
    the board never looks at them, which is what is to be shown.
    """
    step_s = 364 * 86_400 / max(1, events)
    year_ago = datetime.now(UTC) - timedelta(days=365)
    with database.writing(seals=False) as connection:
        head = connection.scalar(text("SELECT max(seq) FROM event"))
        if database.dialect == "sqlite":
            since = f"julianday('{instant_text(year_ago)}')"
            at = f"strftime('%Y-%m-%dT%H:%M:%fZ', {since} + n * {step_s} / 86400)"
            numbers = (
                "(WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count "
                f"WHERE n < {events}) SELECT n FROM count)"
            )
            row = f"'{_ROW}'"
        else:
            at = f"timestamptz '{instant_text(year_ago)}' + n * interval '{step_s} s'"
            numbers = f"generate_series(1, {events}) AS n"
            row = f"'{_ROW}'::jsonb"
        before, after = _PAST_THE_GUARD[database.dialect]
        connection.exec_driver_sql(before)
        connection.exec_driver_sql(_HISTORY.format(head=head, at=at, row=row, numbers=numbers))
        connection.exec_driver_sql(after.format(events=events))
    seal_tail(database)


def fill_floor(database: Database, incidents: int, seed: int = 1) -> None:
    """Teams, agents and `incidents` open incidents, opened within the last eight hours."""
    chance = random.Random(seed)
    _insert(database, "team (code, name)", [{"a": f"t{n}", "b": f"Team {n}"} for n in range(TEAMS)])
    _insert(database, "nature (code, name)", [{"a": f"n{n}", "b": f"Nature {n}"} for n in range(NATURES)])
    _insert(
        database,
        "agent (code, team_id, capacity)",
        [{"a": f"a{n}", "b": 1 + n % TEAMS, "c": 10} for n in range(AGENTS)],
    )
    _insert(database, "agent_name (agent_id, name)", [{"a": n + 1, "b": f"Agent {n}"} for n in range(AGENTS)])
    _insert(
        database,
        "incident (source, reference, nature_id, severity, urgency, state, team_id, opened_at)",
        [_incident(n, chance, database.dialect) for n in range(incidents)],
    )
    held = min(AGENTS * BUSY_WITH, incidents)
    _insert(
        database,
        "assignment (incident_id, agent_id, state)",
        [{"a": n + 1, "b": 1 + n % AGENTS, "c": "working"} for n in range(held)],
    )


def _incident(number: int, chance: random.Random, dialect: str) -> dict[str, Any]:
    opened_at = datetime.now(UTC) - timedelta(seconds=chance.uniform(0, 8 * 3600))
    return {
        "a": "bench",
        "b": f"B{number}",
        "c": 1 + chance.randrange(NATURES),
        "d": chance.choices((1, 2, 3, 4), (2, 15, 60, 23))[0],
        "e": chance.randint(1, 4),
        "f": "in_progress" if number < AGENTS * BUSY_WITH else chance.choice(("new", "acknowledged")),
        "g": 1 + chance.randrange(TEAMS),
        "h": instant_text(opened_at) if dialect == "sqlite" else opened_at,
    }


def _insert(database: Database, into: str, rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    marks = ", ".join(f":{name}" for name in rows[0])
    for batch in _batches(rows):
        with database.writing(seals=False) as connection:
            connection.execute(text(f"INSERT INTO {into} VALUES ({marks})"), batch)


def _batches(rows: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    left = iter(rows)
    while batch := list(islice(left, AT_ONCE)):
        yield batch


def change_some(connection: Connection, first_id: int, count: int, most: int, turn: int) -> None:
    """Change `count` of the open incidents with ids from `first_id`, others in each turn."""
    ids = [first_id + (turn * count + place) * 7 % most for place in range(count)]
    severity = 1 + turn % 4
    connection.execute(
        text("UPDATE incident SET severity = :severity WHERE id = :id"),
        [{"severity": severity if n % 3 else 1 + (severity + n) % 4, "id": n} for n in ids],
    )
