"""A small floor written by plain SQL, and what a database answers to a bad write."""

import sqlite3
from typing import Any

import psycopg
import pytest

from tests.conftest import plain_sql, plain_transaction


def lay_floor(url: str, agents_at: object = None) -> None:
    """Two teams, two natures, a skill, two agents (ids 1 and 2 each) and incident 1, all by plain SQL.

    The agents are there since `agents_at`, in the spelling of the database, or only from now on.
    """
    work: list[tuple[str, tuple[Any, ...]]] = []
    for n in (1, 2):
        work += [
            ("INSERT INTO team (code, name) VALUES (?, ?)", (f"t{n}", f"Team {n}")),
            ("INSERT INTO nature (code, name) VALUES (?, ?)", (f"n{n}", f"Nature {n}")),
            ("INSERT INTO agent (code, team_id, effective_at) VALUES (?, ?, ?)", (f"a{n}", n, agents_at)),
        ]
    work += [
        ("INSERT INTO skill (code, name) VALUES ('s1', 'Skill 1')", ()),
        ("INSERT INTO incident (source, reference, nature_id, severity) VALUES ('crm', '1', 1, 2)", ()),
    ]
    plain_transaction(url, work)


def refusal_of(url: str, statement: str, params: tuple[Any, ...] = ()) -> str:
    """What the database says to a write that it must refuse; the test fails when it does not."""
    with pytest.raises((sqlite3.Error, psycopg.Error)) as caught:
        plain_sql(url, statement, params)
    error = caught.value
    if isinstance(error, psycopg.Error):
        return f"{error.diag.message_primary} {error.diag.constraint_name or ''}"
    return str(error)


def row_of(url: str, columns: str, table: str, key: int = 1) -> tuple[Any, ...]:
    """Some columns of one row."""
    return plain_sql(url, f"SELECT {columns} FROM {table} WHERE id = ?", (key,))[0]


def last_event(url: str, columns: str) -> tuple[Any, ...]:
    """Some columns of the newest row of the log."""
    return plain_sql(url, f"SELECT {columns} FROM event ORDER BY seq DESC LIMIT 1")[0]


def count_events(url: str) -> int:
    """How long the log is."""
    return int(plain_sql(url, "SELECT count(*) FROM event")[0][0])
