"""What a program is told about a command: what became of it, what spoke against it, who was best, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select

from wallboard.domain.board import Board
from wallboard.domain.commands import Deploy, Outcome, OutcomeKind, SingleCommand
from wallboard.domain.deploy import objections
from wallboard.domain.deploy_checks import agent_objections, team_objections
from wallboard.domain.deploy_facts import Inputs
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.objection import Level, Objection
from wallboard.domain.ranking import BEST, Candidate, rank
from wallboard.services.database import Database, DatabaseRefused, DatabaseUnavailable
from wallboard.services.rationales import rationale_of_command
from wallboard.services.schema import tables


class Came(StrEnum):
    """What became of all that was asked for; of several one by one it may be a part of them."""

    DONE = "done"
    PARTLY = "partly"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Made:
    """The assignment that a deployment made, or sent on its way."""

    id: int
    state: str
    respond_by_at: datetime | None
    reserved_for_at: datetime | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one command, or of several: then `parts` tells of each, in the order of asking.

    `sentence` is why it was refused. `raised` is what speaks against the choice, `best` the first three who
    could go, as it was decided where it was done, else as the board is. `rationale_id` is the row of the
    table `rationale` that keeps why.
    """

    command_id: UUID
    came: Came
    sentence: str = ""
    incident: str | None = None
    agent_id: int | None = None
    team_id: int | None = None
    raised: tuple[Objection, ...] = ()
    best: tuple[Candidate, ...] = ()
    made: Made | None = None
    rationale_id: int | None = None
    parts: tuple["Answer", ...] = ()

    @property
    def is_done(self) -> bool:
        return self.came is Came.DONE


def refused(command_id: UUID, sentence: str, incident: str | None = None) -> Answer:
    """What is told of a command that was not even sent."""
    return Answer(command_id, Came.REFUSED, sentence, incident)


def answer_to(
    database: Database, board: Board, outcome: Outcome, command: SingleCommand, incident: str | None = None
) -> Answer:
    """What is told of one command that was sent."""
    if isinstance(command, Deploy):
        if outcome.kind is OutcomeKind.DONE:
            return deployed(database, command.command_id, incident)
        return _not_deployed(board, outcome, command, incident)
    came, agent_id = Came(outcome.kind), getattr(command, "agent_id", None)
    raised = () if came is Came.DONE else objections(board, command, board.floor_at)
    return Answer(command.command_id, came, outcome.sentence, incident, agent_id, raised=raised)


def deployed(database: Database, command_id: UUID, incident: str | None) -> Answer:
    """The same of a deployment that was carried out, now or before: by what is kept of it."""
    try:
        kept = rationale_of_command(database, str(command_id))
        made = None if kept is None else _made(database, kept.assignment_id)
    except (DatabaseRefused, DatabaseUnavailable):  # it is done all the same
        kept = made = None
    if kept is None:
        return Answer(command_id, Came.DONE, incident=incident)
    told = kept.rationale
    return Answer(
        command_id,
        Came.DONE,
        incident=incident,
        agent_id=told.agent_id,
        team_id=told.team_id,
        raised=_raised(told.inputs, told.agent_id, told.team_id),
        best=_best(told.ranking.candidates),
        made=made,
        rationale_id=kept.id,
    )


def of_several(command_id: UUID, parts: tuple[Answer, ...], sentence: str = "") -> Answer:
    """What is told of several: all done, none, a part of them, or not known of one."""
    came = {part.came for part in parts}
    if Came.UNKNOWN in came:
        whole = Came.UNKNOWN
    elif len(came) == 1:
        (whole,) = came
    else:
        whole = Came.PARTLY
    return Answer(command_id, whole, sentence, parts=parts)


def _not_deployed(board: Board, outcome: Outcome, command: Deploy, incident: str | None) -> Answer:
    inputs = inputs_of(board, command.incident_id, board.floor_at, command.role, command.keeping)
    return Answer(
        command.command_id,
        Came(outcome.kind),
        outcome.sentence,
        incident,
        command.agent_id,
        command.team_id,
        raised=objections(board, command, board.floor_at),
        best=() if inputs is None else _best(rank(inputs).candidates),
    )


def _raised(inputs: Inputs, agent_id: int | None, team_id: int | None) -> tuple[Objection, ...]:
    if agent_id is not None:
        return agent_objections(inputs, agent_id)
    return () if team_id is None else team_objections(inputs, team_id)


def _best(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(one for one in candidates if one.level is not Level.BLOCK)[:BEST]


def _made(database: Database, assignment_id: int) -> Made | None:
    made = tables.assignment
    with database.reading() as connection:
        row = connection.execute(select(made).where(made.c.id == assignment_id)).one_or_none()
    if row is None:
        return None
    return Made(row.id, row.state, row.respond_by_at, row.reserved_for_at)
