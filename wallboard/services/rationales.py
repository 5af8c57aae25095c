"""Reads back why somebody was sent, and whether what was written then is still what it was."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from wallboard.domain.decision import Decision
from wallboard.domain.rationale import Rationale, difference
from wallboard.services.database import Database
from wallboard.services.deploying.people import writer_words
from wallboard.services.deploying.why import proof_of
from wallboard.services.schema import tables

_rationale = tables.rationale
_assignment = tables.assignment
_command = tables.command
_text = tables.incident_text


def rationales_of(database: Database, incident_id: int) -> tuple[Decision, ...]:
    """Every decision about an incident, the oldest first.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
        DatabaseRefused: this login may not read reasons.
    """
    with database.reading() as connection:
        return tuple(_kept(connection, _rationale.c.incident_id == incident_id))


def rationale_of_command(database: Database, command_id: str) -> Decision | None:
    """The decision that a command carried out; None for a command that sent nobody."""
    with database.reading() as connection:
        return next(_kept(connection, _rationale.c.command_id == command_id), None)


def rationale_from(row: Row[Any]) -> Rationale:
    """The rationale of a row of its table."""
    return Rationale(
        inputs_text=row.inputs,
        inputs_hash=row.inputs_hash,
        candidates_text=row.candidates,
        recommended_id=row.recommended_id,
        agent_id=row.agent_id,
        team_id=row.team_id,
        seen_id=row.seen_id,
        reason_code=row.reason_code,
        rules_number=row.rules_number,
    )


def _kept(connection: Connection, among: Any) -> Iterator[Decision]:
    rows = connection.execute(
        select(_rationale, _command.c.operator_id, _command.c.program, _text.c.body)
        .join(_command, _command.c.id == _rationale.c.command_id)
        .outerjoin(
            _text,
            (_text.c.command_id == _rationale.c.command_id)
            & (_text.c.incident_id == _rationale.c.incident_id)
            & (_text.c.kind == "reason"),
        )
        .where(among)
        .order_by(_rationale.c.id)
    ).all()
    for row in rows:
        rationale = rationale_from(row)
        yield Decision(
            row.id,
            rationale,
            row.command_id,
            row.assignment_id,
            row.made_at,
            writer_words(connection, row),
            row.body,
            is_proved=rationale.is_unspoilt and is_logged(connection, row, proof_of(rationale)),
            differs=difference(rationale),
        )


def is_logged(connection: Connection, row: Row[Any], proof: str) -> bool:
    """Whether the log holds this hash, with the assignment as the command left it."""
    event = tables.event
    logged = connection.scalars(
        select(event.c.row).where(
            event.c.entity == "assignment",
            event.c.entity_id == row.assignment_id,
            event.c.command_id == row.command_id,
        )
    ).all()
    return any(isinstance(one, dict) and one.get("rationale_hash") == proof for one in logged)
