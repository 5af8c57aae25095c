"""PostgreSQL's logins, tried for real: who may write may act; a wall may not, and is told so in words."""

from uuid import uuid4

import pytest
from sqlalchemy import insert, update

from tests.services.acts_made import offer
from tests.services.conftest import ServerPlace
from tests.services.small_floor import SmallFloor, lay_small_floor, new_id, rows, take_back_of
from tests.services.test_roles import login
from wallboard.domain.commands import OutcomeKind
from wallboard.domain.life_commands import ChangeLife, LifeAct
from wallboard.domain.staff import PresenceState
from wallboard.domain.staff_commands import EndMove, MoveAgent, Respond, Response, SetPresence
from wallboard.services.database import Access, Database, open_database
from wallboard.services.schema import tables
from wallboard.services.writing import execute

DONE, REFUSED = OutcomeKind.DONE, OutcomeKind.REFUSED


@pytest.fixture
def floor(owner: Database) -> SmallFloor:
    laid = lay_small_floor(owner)
    with owner.writing() as c:
        c.execute(update(tables.agent).values(accepts="by_hand"))
    return laid


def test_that_who_may_write_may_act_and_take_it_back(
    place: ServerPlace, owner: Database, floor: SmallFloor
) -> None:
    key = offer(owner, floor.third, agent_id=floor.ben)
    commands = (
        ChangeLife(uuid4(), floor.first, 1, LifeAct.ACKNOWLEDGE, reason="rang twice"),
        MoveAgent(uuid4(), floor.ana, 2, floor.hosting, reason="asked for"),
        SetPresence(uuid4(), floor.cara, 1, PresenceState.ON_BREAK, "lunch"),
        Respond(uuid4(), key, 1, Response.ACCEPT),
    )
    with login(place, "IN ROLE wallboard_writer") as url:
        user = url.split("//")[1].split(":")[0]
        with owner.writing() as c:
            operator_id = new_id(c, tables.operator, login=user, role="handler")
            c.execute(
                update(tables.agent).where(tables.agent.c.id == floor.ben).values(operator_id=operator_id)
            )
            c.execute(insert(tables.operator_name).values(operator_id=operator_id, name="Ben T"))
        board = open_database(url, program="board")
        outcomes = [execute(board, command) for command in commands]
        assert rows(owner, tables.assignment, id=key)[0].accepted_by == "agent"
        (move,) = rows(owner, tables.team_move)
        outcomes.append(execute(board, EndMove(uuid4(), move.id, move.version)))
        undone = [execute(board, take_back_of(one.command_id)) for one in (commands[0], *commands[2:])]
        board.dispose()
    assert [(one.kind, one.sentence) for one in (*outcomes, *undone)] == [(DONE, "")] * 8


def test_that_a_wall_may_not_act_and_is_told_so(place: ServerPlace, floor: SmallFloor) -> None:
    with login(place, "IN ROLE wallboard_reader") as url:
        wall = open_database(url, program="wall", needs=Access.READ)
        outcome = execute(wall, ChangeLife(uuid4(), floor.first, 1, LifeAct.ACKNOWLEDGE))
        wall.dispose()
    assert outcome.kind is REFUSED
    assert outcome.sentence.startswith("This database user has no right to do that")
