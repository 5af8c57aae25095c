"""Claims a command's id: whoever inserts it first decides for good whether it was done or never will be."""

import re
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from wallboard.domain.alarm_commands import AlarmSeen
from wallboard.domain.commands import (
    Command,
    Deploy,
    MovePolicy,
    PublishDeployRules,
    PublishRules,
    Release,
    TakeBack,
    Together,
)
from wallboard.domain.life_commands import ChangeLife
from wallboard.domain.staff_commands import EndMove, MoveAgent, Respond
from wallboard.services.connections import application_name
from wallboard.services.database import system_login
from wallboard.services.deploying.clocks import database_now
from wallboard.services.schema import tables

WithReason = Deploy | Release | TakeBack | MovePolicy | ChangeLife | Respond
"""Commands about an incident with which a person may say why, in words of their own."""
LONGEST_REASON = 400
"""Characters of a reason that a command's record keeps."""


class Claim(StrEnum):
    """What became of a command's id."""

    DONE = "done"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Claimed:
    """A command as its record says: in ids and codes, and why rules were published, which concerns nobody."""

    id: str
    kind: str
    operator_id: int | None
    program: str | None
    issued_at: datetime
    outcome: Claim
    body: dict[str, Any]


def claim(connection: Connection, command: Command, outcome: Claim, *, program: str) -> Claim | None:
    """Takes the command's id for `outcome`; what it was taken for before, or None when it is ours now.

    Another transaction that has taken it and is not at its end yet is waited for.
    """
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    values = {
        "id": str(command.command_id),
        "kind": _kind(command),
        "operator_id": own_operator_id(connection),
        "program": application_name(program),
        "issued_at": database_now(connection),
        "outcome": str(outcome),
        "body": _body(command),
        "of_command_id": _known(connection, getattr(command, "of_command_id", None)),
    }
    statement = dialect.insert(tables.command).values(values).on_conflict_do_nothing()
    if connection.scalar(statement.returning(tables.command.c.id)) is not None:
        return None
    known = find(connection, command.command_id)
    return known.outcome if known else outcome


def find(connection: Connection, command_id: UUID) -> Claimed | None:
    """The record of a command, if there is one."""
    row = connection.execute(
        select(tables.command).where(tables.command.c.id == str(command_id))
    ).one_or_none()
    if row is None:
        return None
    return Claimed(
        row.id, row.kind, row.operator_id, row.program, row.issued_at, Claim(row.outcome), dict(row.body)
    )


def own_operator_id(connection: Connection) -> int | None:
    """Who we are to this database: its login, or the system user where it has no logins."""
    login = own_login(connection)
    return connection.scalar(select(tables.operator.c.id).where(tables.operator.c.login == login))


def own_login(connection: Connection) -> str:
    """The database's login, or the system user where it has no logins."""
    if connection.dialect.name == "sqlite":
        return system_login()
    return str(connection.scalar(select(func.session_user())))


def write_reason(connection: Connection, command: WithReason, incident_id: int) -> None:
    """The person's own words, where nothing of the log can see them."""
    if command.reason and command.reason.strip():
        connection.execute(
            insert(tables.incident_text).values(
                incident_id=incident_id,
                kind="reason",
                body=command.reason.strip(),
                command_id=str(command.command_id),
            )
        )


def write_agent_reason(
    connection: Connection, command: MoveAgent | EndMove | TakeBack, agent_id: int
) -> None:
    """The same of a command that concerns an agent and no incident."""
    if command.reason and command.reason.strip():
        connection.execute(
            insert(tables.agent_text).values(
                agent_id=agent_id,
                kind="reason",
                body=command.reason.strip(),
                command_id=str(command.command_id),
            )
        )


def _known(connection: Connection, command_id: UUID | None) -> str | None:
    if command_id is None:
        return None
    return connection.scalar(select(tables.command.c.id).where(tables.command.c.id == str(command_id)))


_KEPT_APART = frozenset({"command_id", "reason", "document"})
"""What a record leaves out: its own key, a person's own words, and a text that has a table of its own."""


def _kind(command: Command) -> str:
    """The class's name in the spelling of codes: `TakeBack` is `take_back`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(command).__name__).lower()


def _body(command: Command) -> dict[str, Any]:
    if isinstance(command, Together):
        return {"parts": [str(part.command_id) for part in command.parts]}
    body = {
        field.name: _plain(getattr(command, field.name))
        for field in fields(command)
        if field.name not in _KEPT_APART
    }
    if isinstance(command, PublishRules | PublishDeployRules):
        body["reason"] = (command.reason or "").strip()[:LONGEST_REASON] or None
    return body


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, AlarmSeen):
        return {"incident_id": value.incident_id, "severity": int(value.severity)}
    return str(value) if isinstance(value, UUID | StrEnum) else value
