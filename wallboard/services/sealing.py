"""Chains the log: each seal hashes a stretch of events together with the seal before it.

The databases cannot do it themselves (SQLite has no hash, and a Python function in a trigger would break
every other program's writes), so our programs seal what they find unsealed, right after they wrote.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any, Protocol

from sqlalchemy import Connection, TextClause, func, insert, select, text

from wallboard.services.database_errors import DatabaseRefused, DatabaseUnavailable
from wallboard.services.schema import tables

FIRST_HASH = "0" * 64
MOST_PER_SEAL = 1000


class Writable(Protocol):
    """What can be written in transactions: a `Database`."""

    def writing(self, *, seals: bool) -> AbstractContextManager[Connection]:
        """One transaction."""


_SPELLED = (
    "seq, {recorded_at}, {effective_at}, operator_id, program, verb, entity, entity_id, version, "
    "{row}, changed, command_id, schema_version"
)
_ON_POSTGRESQL = {
    "recorded_at": """to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')""",
    "effective_at": """to_char(effective_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')""",
    "row": '"row"::text',
}
_ON_SQLITE = {"recorded_at": "recorded_at", "effective_at": "effective_at", "row": '"row"'}


def events_to_hash(dialect: str) -> TextClause:
    """The query for the events from `first` to `last` in the spelling that is hashed."""
    spelled = _SPELLED.format(**(_ON_SQLITE if dialect == "sqlite" else _ON_POSTGRESQL))
    return text(f"SELECT {spelled} FROM event WHERE seq BETWEEN :first AND :last ORDER BY seq")


def canonical(event: Sequence[Any]) -> bytes:
    """One event, as `events_to_hash` spells it, as the bytes that are hashed."""
    return json.dumps(list(event), separators=(",", ":"), ensure_ascii=False).encode()


def chained(previous: str, events: Iterable[Sequence[Any]]) -> str:
    """The hash over the previous hash and these events."""
    digest = hashlib.sha256(previous.encode())
    for event in events:
        digest.update(b"\n")
        digest.update(canonical(event))
    return digest.hexdigest()


def seal_tail(database: Writable) -> int:
    """Seals every event that has no seal yet; returns how many events it sealed.

    Another program that seals at the same moment wins, and nothing is lost by it. A user who may not seal,
    such as a wall's, leaves it to the others.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
    """
    sealed = 0
    while True:
        try:
            with database.writing(seals=False) as connection:
                stretch = seal_next(connection)
        except DatabaseRefused:
            return sealed
        sealed += stretch
        if stretch < MOST_PER_SEAL:
            return sealed


def seal_quietly(database: Writable) -> None:
    """Seals after a write that is already committed: a failure here must not look like a failed write."""
    try:
        seal_tail(database)
    except DatabaseUnavailable:
        return


def may_seal(connection: Connection) -> bool:
    """Whether this login has the right to; a wall's has not, and asks rather than being refused each time."""
    if connection.dialect.name == "sqlite":
        return True
    return bool(connection.scalar(select(func.has_table_privilege(tables.seal.name, "INSERT"))))


def seal_next(connection: Connection) -> int:
    """Seals the next stretch without a seal, at most `MOST_PER_SEAL` events; returns how many they were."""
    last = connection.execute(
        select(tables.seal.c.last_seq, tables.seal.c.hash).order_by(tables.seal.c.last_seq.desc()).limit(1)
    ).one_or_none()
    first, previous = (last.last_seq + 1, last.hash) if last else (1, FIRST_HASH)
    events = connection.execute(
        events_to_hash(connection.dialect.name), {"first": first, "last": first + MOST_PER_SEAL - 1}
    ).all()
    if not events:
        return 0
    connection.execute(
        insert(tables.seal).values(
            first_seq=first,
            last_seq=events[-1][0],
            hash=chained(previous, events),
            sealed_at=datetime.now(UTC),
        )
    )
    return len(events)
