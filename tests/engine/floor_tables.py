"""Questions to the tables of a floor, and to the transaction that a command would be."""

from typing import Any

from sqlalchemy import select

from wallboard.domain.commands import Deploy
from wallboard.services.database import Database
from wallboard.services.deploying.claim import Claim, claim
from wallboard.services.deploying.deploy import deploy
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.schema import tables

_incident = tables.incident
_assignment = tables.assignment


def all_rows(database: Database, statement: Any) -> list[Any]:
    with database.reading() as c:
        return list(c.execute(statement).all())


def count(database: Database, statement: Any) -> int:
    ((number,),) = all_rows(database, statement)
    return int(number)


def unassigned(database: Database) -> list[Any]:
    held = select(_assignment.c.incident_id).where(_assignment.c.state != "released")
    return all_rows(
        database,
        select(_incident).where(_incident.c.state.in_(("new", "acknowledged")), _incident.c.id.not_in(held)),
    )


class _UndoneError(Exception):
    """Undoes a transaction that was only a question."""


def is_taken(database: Database, command: Deploy) -> bool:
    """Whether the command would be done now; it is not."""
    try:
        with database.writing(seals=False) as connection:
            claim(connection, command, Claim.DONE, program=database.program)
            deploy(connection, command)
            raise _UndoneError
    except _UndoneError:
        return True
    except CommandRefused:
        return False
