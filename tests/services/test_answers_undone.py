"""An answer that is taken back leaves the offer as it was, unless somebody has gone on since."""

import pytest
from sqlalchemy import update

from tests.services.acts_made import answer, assignment, offer
from tests.services.small_floor import (
    SmallFloor,
    active,
    incident,
    rows,
    take_back_of,
)
from wallboard.domain.commands import OutcomeKind
from wallboard.domain.staff_commands import Response
from wallboard.services.database import Database
from wallboard.services.schema import tables
from wallboard.services.writing import execute

pytestmark = pytest.mark.usefixtures("maria", "by_hand")
DONE, REFUSED = OutcomeKind.DONE, OutcomeKind.REFUSED
ACCEPT, DECLINE, START, END = Response.ACCEPT, Response.DECLINE, Response.START, Response.DONE


@pytest.mark.parametrize(
    ("response", "code"), [(ACCEPT, None), (DECLINE, "busy"), (START, None), (END, None), (END, "fixed")]
)
def test_that_an_answer_is_undone_to_what_was(
    database: Database, floor: SmallFloor, response: Response, code: str | None
) -> None:
    key = offer(database, floor.first, agent_id=floor.ana)
    if response is END:
        answer(database, key, START)
    names = ("state", "deployed_at", "acknowledged_at", "outcome", "returned_at", "return_reason")
    held = ("agent_id", "state", "accepted_at", "working_at", "accepted_by")
    was, (before,) = incident(database, floor.first), active(database, floor.first)
    command, _ = answer(database, key, response, code=code)

    outcome = execute(database, take_back_of(command.command_id))

    assert (outcome.kind, outcome.sentence) == (DONE, "")
    after, (again,) = incident(database, floor.first), active(database, floor.first)
    assert [getattr(after, name) for name in names] == [getattr(was, name) for name in names]
    assert [getattr(again, name) for name in held] == [getattr(before, name) for name in held]


def test_that_an_offer_to_a_team_is_there_again_when_its_acceptance_is_undone(
    database: Database, floor: SmallFloor
) -> None:
    key = offer(database, floor.first, team_id=floor.network)
    command, _ = answer(database, key, ACCEPT, agent_id=floor.ana)

    assert execute(database, take_back_of(command.command_id)).kind is DONE

    (again,) = active(database, floor.first)
    assert (again.team_id, again.state) == (floor.network, "offered")
    assert incident(database, floor.first).deployed_at is None
    (former,) = rows(database, tables.assignment, agent_id=floor.ana)
    assert former.release_reason == "taken_back"


def test_that_who_has_gone_on_since_does_not_fall_back(
    database: Database, other_board: Database, floor: SmallFloor
) -> None:
    key = offer(database, floor.first, agent_id=floor.ana)
    command, _ = answer(database, key, ACCEPT)
    with other_board.writing() as c:
        c.execute(update(tables.assignment).where(tables.assignment.c.id == key).values(state="working"))

    outcome = execute(database, take_back_of(command.command_id))

    assert outcome.kind is REFUSED
    assert outcome.sentence == "48213 was just begun for Ana K by Maria K. Look at it again and decide."
    assert assignment(database, key).state == "working"
