"""A board that follows takes back what was taken back: clocks and all it is the board that is read anew."""

import pytest
from sqlalchemy import update

from tests.services.acts_made import answer, offer
from tests.services.small_floor import SmallFloor, new_id, take_back_of
from tests.services.test_fold import content
from wallboard.domain.commands import OutcomeKind
from wallboard.domain.policy import Promise
from wallboard.domain.staff_commands import Response
from wallboard.engine.following import BoardFollower
from wallboard.services.database import Database
from wallboard.services.reading import BoardReader
from wallboard.services.schema import tables
from wallboard.services.writing import execute

pytestmark = pytest.mark.usefixtures("maria", "by_hand")


@pytest.mark.parametrize("response", list(Response))
def test_that_an_answer_that_is_undone_is_undone_on_a_board_that_follows(
    database: Database, floor: SmallFloor, response: Response
) -> None:
    """The promise to send somebody runs on, whether the acceptance was seen before or not."""
    key = offer(database, floor.first, agent_id=floor.ana)
    follower = BoardFollower(database)
    before, _ = follower.step()
    assert before.promises[floor.first].promise is Promise.ACKNOWLEDGE
    code = "busy" if response is Response.DECLINE else None
    if response is Response.DONE:
        answer(database, key, Response.START)
    command, _ = answer(database, key, response, code=code)
    follower.step()
    assert execute(database, take_back_of(command.command_id)).kind is OutcomeKind.DONE
    assert content(follower.step()[0]) == content(BoardReader(database).whole())


def test_that_who_worked_and_is_only_kept_again_was_never_sent_on_a_board_that_follows_either(
    database: Database, floor: SmallFloor
) -> None:
    """As any program may write it."""
    row, follower = tables.assignment, BoardFollower(database)
    follower.step()
    for state in ("working", "reserved"):
        with database.writing() as c:
            if state == "working":
                new_id(c, row, incident_id=floor.first, agent_id=floor.ana, state=state)
            else:
                c.execute(update(row).values(state=state))
        assert content(follower.step()[0]) == content(BoardReader(database).whole())
