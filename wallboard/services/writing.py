"""The way back: a command becomes one checked transaction, exactly once, or one sentence that says no."""

import re

from sqlalchemy import Connection

from wallboard.domain.alarm_commands import AcknowledgeAlarm, SnoozeAlarm
from wallboard.domain.commands import (
    Command,
    Deploy,
    GiveUpdate,
    MovePolicy,
    Outcome,
    OutcomeKind,
    PublishDeployRules,
    PublishRules,
    Release,
    SingleCommand,
    TakeBack,
    Together,
)
from wallboard.services.database import Database, DatabaseRefused, DatabaseUnavailable
from wallboard.services.deploying.acts import carry_out_act
from wallboard.services.deploying.alarm_answering import answer_alarms
from wallboard.services.deploying.claim import Claim, claim
from wallboard.services.deploying.deploy import deploy, release_people
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.deploying.takeback import take_back
from wallboard.services.deploying.together import PartRefused, as_seen_by_all, check_parts, lock_for
from wallboard.services.rules_writing import give_update, move_policy, publish_rules
from wallboard.services.schema import tables

NEVER_DONE = "The answer of the database was lost, and the command was not carried out. Do it again."
WITHDRAWN = "This command was withdrawn before it was carried out. Do it again."
ASKING = "The answer of the database was lost. It is being found out whether the command was carried out."

_COLUMN = re.compile(rf"^(?:{'|'.join(tables.metadata.tables)})(?:\.[a-z_]+)?: ")


def execute(database: Database, command: Command) -> Outcome:
    """Carries the command out in one transaction.

    A command that was carried out before is done, and nothing happens. REFUSED means that nothing was
    changed; UNKNOWN that the connection was lost while committing: ask `settle`, never try again.
    """
    is_committing = False
    try:
        with database.writing(command_id=command.command_id) as connection:
            before = claim(connection, command, Claim.DONE, program=database.program)
            if before is Claim.VOID:
                return Outcome(command, OutcomeKind.REFUSED, WITHDRAWN)
            if before is None:
                _carry_out(database, connection, command)
            is_committing = True
    except (CommandRefused, DatabaseRefused) as refusal:
        part = refusal.part if isinstance(refusal, PartRefused) else None
        return Outcome(command, OutcomeKind.REFUSED, _sentence(refusal.sentence), part)
    except DatabaseUnavailable as trouble:
        if is_committing:
            return Outcome(command, OutcomeKind.UNKNOWN, ASKING)
        return Outcome(command, OutcomeKind.REFUSED, f"Nothing was changed. {_sentence(trouble.sentence)}")
    return Outcome(command, OutcomeKind.DONE)


def settle(database: Database, command: Command) -> Outcome:
    """Finds out what became of a command whose answer was lost, and makes sure that it stays so.

    The command's id is claimed once more, as void: if it is taken, the command was done; if not, it is
    ours now and the command can never be done any more, however late its own transaction may arrive.
    UNKNOWN while the database cannot answer.
    """
    try:
        with database.writing() as connection:
            before = claim(connection, command, Claim.VOID, program=database.program)
    except DatabaseUnavailable:
        return Outcome(command, OutcomeKind.UNKNOWN, ASKING)
    except DatabaseRefused as refusal:
        return Outcome(command, OutcomeKind.REFUSED, _sentence(refusal.sentence))
    if before is Claim.DONE:
        return Outcome(command, OutcomeKind.DONE)
    return Outcome(command, OutcomeKind.REFUSED, NEVER_DONE)


def _carry_out(database: Database, connection: Connection, command: Command) -> None:
    if isinstance(command, Together):
        _carry_out_all(database, connection, command)
    else:
        _carry_out_one(connection, command)


def _carry_out_all(database: Database, connection: Connection, command: Together) -> None:
    """Every part under its own id and with a record of its own; one that is refused undoes all."""
    check_parts(command)
    lock_for(connection, command)
    for part in command.parts:
        database.write_as(connection, part.command_id)
        if claim(connection, part, Claim.DONE, program=database.program) is not None:
            raise PartRefused(part, "One of these was done or withdrawn before. Look again and decide.")
        try:
            _carry_out_one(connection, as_seen_by_all(connection, command, part))
        except CommandRefused as refusal:
            raise PartRefused(part, f"None was done. {refusal.sentence}") from None
    database.write_as(connection, command.command_id)


def _carry_out_one(connection: Connection, command: SingleCommand) -> None:
    if isinstance(command, Deploy):
        deploy(connection, command)
    elif isinstance(command, Release):
        release_people(connection, command)
    elif isinstance(command, GiveUpdate):
        give_update(connection, command)
    elif isinstance(command, MovePolicy):
        move_policy(connection, command)
    elif isinstance(command, PublishRules | PublishDeployRules):
        publish_rules(connection, command)
    elif isinstance(command, TakeBack):
        take_back(connection, command)
    elif isinstance(command, AcknowledgeAlarm | SnoozeAlarm):
        answer_alarms(connection, command)
    else:
        carry_out_act(connection, command)


def _sentence(words: str) -> str:
    """The database's words as a sentence among ours; its tables and columns are for other programs."""
    text = _COLUMN.sub("", words.strip())
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."
