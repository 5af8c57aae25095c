"""Asks for one thing about one incident or several: all or none, or as many as pass."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID, uuid4, uuid5

from wallboard.domain.board import Board
from wallboard.domain.commands import Deploy, Outcome, OutcomeKind, SingleCommand, Together
from wallboard.domain.deploy import board_with
from wallboard.services.database import Database
from wallboard.services.deploying.claim import Claimed
from wallboard.services.programs.answer import (
    Answer,
    Came,
    answer_to,
    deployed,
    of_several,
    refused,
)
from wallboard.services.programs.carrying import carried_out, done_before
from wallboard.services.programs.naming import Named, incidents_named
from wallboard.services.reading import BoardReader

Make = Callable[[Board, Named, UUID], SingleCommand]
"""The command about one incident as it is on a board; may raise `NotAsked`."""
USED = "This command id was used for something else before. Take a new one."


class NotAsked(Exception):
    """What is asked for cannot become a command at all; the sentence says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.said = sentence


def ask(
    database: Database,
    called: str | Sequence[str],
    make: Make,
    *,
    command_id: UUID | None = None,
    is_all_or_none: bool = True,
) -> Answer:
    """Asks it of each incident that is called; of several, none is done unless all can be.

    With `is_all_or_none` False each is done that can be. The same `command_id` again changes nothing and
    tells what became of it: the ids of the parts follow from it.

    Raises:
        Refusal: something of that name is not there.
        DatabaseUnavailable: the database cannot answer now.
    """
    key = command_id or uuid4()
    with database.reading() as connection:
        named = incidents_named(connection, [called] if isinstance(called, str) else called)
    if len(named) == 1:
        return _one(database, BoardReader(database).whole, named[0], make, key)
    if is_all_or_none:
        return _together(database, named, make, key)
    return _one_by_one(database, named, make, key)


def part_id(command_id: UUID, incident_id: int) -> UUID:
    """The id of the part of several that is about one incident."""
    return uuid5(command_id, f"incident {incident_id}")


def _one(database: Database, read: Callable[[], Board], named: Named, make: Make, command_id: UUID) -> Answer:
    before = done_before(database, command_id)
    if before is not None:
        return _as_before(database, before, named)
    board = read()
    try:
        command = make(board, named, command_id)
    except NotAsked as why:
        return refused(command_id, why.said, named.name)
    return answer_to(database, board, carried_out(database, command), command, named.name)


def _as_before(database: Database, before: Claimed, named: Named) -> Answer:
    command_id = UUID(before.id)
    if before.body.get("incident_id") != named.id:
        return refused(command_id, USED, named.name)
    if before.kind == "deploy":
        return deployed(database, command_id, named.name)
    return Answer(command_id, Came.DONE, incident=named.name, agent_id=before.body.get("agent_id"))


def _one_by_one(database: Database, named: Sequence[Named], make: Make, command_id: UUID) -> Answer:
    """Each for itself, and each sees what those before it have done."""
    parts = [
        _one(database, BoardReader(database).whole, one, make, part_id(command_id, one.id)) for one in named
    ]
    return of_several(command_id, tuple(parts))


def _together(database: Database, named: Sequence[Named], make: Make, command_id: UUID) -> Answer:
    before = done_before(database, command_id)
    if before is not None:
        asked = {str(part_id(command_id, one.id)) for one in named}
        if set(before.body.get("parts", ())) != asked:
            return refused(command_id, USED)
        return _all_done(database, named, command_id)
    board = BoardReader(database).whole()
    commands = list[SingleCommand]()
    seen = board
    for one in named:
        try:
            command = make(seen, one, part_id(command_id, one.id))
        except NotAsked as why:
            return _none_done(command_id, named, one, f"None was done. {one.name}: {why.said}")
        commands.append(command)
        if isinstance(command, Deploy):
            seen = board_with(seen, command, seen.floor_at)
    outcome = carried_out(database, Together(command_id, tuple(commands)))
    if outcome.kind is OutcomeKind.DONE:
        return _all_done(database, named, command_id)
    return _not_together(database, board, outcome, named, commands)


def _all_done(database: Database, named: Sequence[Named], command_id: UUID) -> Answer:
    parts = list[Answer]()
    for one in named:
        before = done_before(database, part_id(command_id, one.id))
        if before is not None:
            parts.append(_as_before(database, before, one))
    return of_several(command_id, tuple(parts))


def _none_done(command_id: UUID, named: Sequence[Named], why: Named, sentence: str) -> Answer:
    parts = tuple(
        refused(part_id(command_id, one.id), sentence if one is why else "", one.name) for one in named
    )
    return of_several(command_id, parts, sentence)


def _not_together(
    database: Database,
    board: Board,
    outcome: Outcome,
    named: Sequence[Named],
    commands: Sequence[SingleCommand],
) -> Answer:
    """Which of them it was because of which none was done."""
    parts = tuple(
        answer_to(
            database,
            board,
            replace(outcome, sentence=outcome.sentence if outcome.part is command else ""),
            command,
            one.name,
        )
        for one, command in zip(named, commands, strict=True)
    )
    return of_several(outcome.command.command_id, parts, outcome.sentence)
