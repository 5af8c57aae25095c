"""Carries a command out to its end: where the answer was lost, it is found out what became of it."""

from uuid import UUID

from wallboard.domain.commands import Command, Outcome, OutcomeKind
from wallboard.services.database import Database
from wallboard.services.deploying.claim import Claim, Claimed, find
from wallboard.services.writing import execute, settle


def carried_out(database: Database, command: Command) -> Outcome:
    """Carries it out; where the answer was lost, it is asked once what became of it."""
    outcome = execute(database, command)
    return settle(database, command) if outcome.kind is OutcomeKind.UNKNOWN else outcome


def done_before(database: Database, command_id: UUID) -> Claimed | None:
    """The record of a command of this id that was carried out before: it is not asked for anew."""
    with database.reading() as connection:
        found = find(connection, command_id)
    return found if found is not None and found.outcome is Claim.DONE else None
