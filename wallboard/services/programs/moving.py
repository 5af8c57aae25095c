"""Lets agents work for another team, and sends them back, for other programs."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

from wallboard.domain.board import Board
from wallboard.domain.commands import SingleCommand
from wallboard.domain.staff_commands import EndMove, MoveAgent
from wallboard.services.database import Database
from wallboard.services.programs.answer import Answer, Came, answer_to, refused
from wallboard.services.programs.asking import USED, NotAsked
from wallboard.services.programs.carrying import carried_out, done_before
from wallboard.services.programs.naming import agent_named, team_named
from wallboard.services.reading import BoardReader


def move(
    database: Database,
    agent: str,
    team: str,
    *,
    until_at: datetime | None = None,
    reason_code: str | None = None,
    reason: str | None = None,
    command_id: UUID | None = None,
) -> Answer:
    """Lets an agent work for another team, until an instant or until somebody ends it.

    Who is busy moves when their work ends; who moves for a time returns by themselves. Where a rule warns
    of it, it takes a reason: a `reason_code` of the short list, or words of one's own.

    Raises:
        Refusal: there is no such agent or team.
        DatabaseUnavailable: the database cannot answer now.
    """

    def make(board: Board, key: UUID) -> SingleCommand:
        who, where = agent_named(board, agent), team_named(board, team)
        return MoveAgent(key, who.id, who.version, where.id, until_at, reason, reason_code)

    return _ask(database, "move_agent", make, command_id)


def end_move(
    database: Database,
    agent: str,
    *,
    reason_code: str | None = None,
    reason: str | None = None,
    command_id: UUID | None = None,
) -> Answer:
    """Sends an agent back to their own team, or calls off a move that has not begun.

    Raises:
        Refusal: there is no such agent.
        DatabaseUnavailable: the database cannot answer now.
    """

    def make(board: Board, key: UUID) -> SingleCommand:
        who = agent_named(board, agent)
        under_way = next(iter(board.moves_of_agent.get(who.id, ())), None)
        if under_way is None:
            raise NotAsked(f"{board.agent_name(who.id)} is in their own team. There is nothing to do.")
        return EndMove(key, under_way.id, under_way.version, reason, reason_code)

    return _ask(database, "end_move", make, command_id)


def _ask(
    database: Database, kind: str, make: Callable[[Board, UUID], SingleCommand], command_id: UUID | None
) -> Answer:
    key = command_id or uuid4()
    before = done_before(database, key)
    if before is not None:
        if before.kind != kind:
            return refused(key, USED)
        return Answer(key, Came.DONE, agent_id=before.body.get("agent_id"))
    board = BoardReader(database).whole()
    try:
        command = make(board, key)
    except NotAsked as why:
        return refused(key, why.said)
    return answer_to(database, board, carried_out(database, command), command)
