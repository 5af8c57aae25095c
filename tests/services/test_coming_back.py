"""An offer that comes back, declined or unanswered, says so whoever else is on the incident."""

import pytest
from sqlalchemy import update

from tests.services.acts_made import act_on, answer, offer, run_out
from tests.services.small_floor import SmallFloor, incident, new_id, take_back_of
from wallboard.domain.came_back import came_back
from wallboard.domain.commands import OutcomeKind
from wallboard.domain.life_commands import LifeAct
from wallboard.domain.staff_commands import Response
from wallboard.services.database import Database
from wallboard.services.reading import BoardReader
from wallboard.services.schema import tables
from wallboard.services.writing import execute

pytestmark = pytest.mark.usefixtures("maria", "by_hand")
DONE = OutcomeKind.DONE
ACCEPT, DECLINE, END = Response.ACCEPT, Response.DECLINE, Response.DONE


def came_back_from(database: Database, floor: SmallFloor) -> int | None:
    """Who the boards say, in red, did not come to the first incident; None where they say nothing."""
    back = came_back(BoardReader(database).whole(), floor.first)
    return None if back is None else back.agent_id


@pytest.mark.parametrize("is_unanswered", [False, True])
@pytest.mark.parametrize("is_accepted_first", [False, True])
def test_that_an_offer_comes_back_whoever_else_is_on_it(
    database: Database, floor: SmallFloor, is_unanswered: bool, is_accepted_first: bool
) -> None:
    lead, support = (offer(database, floor.first, agent_id=one) for one in (floor.ana, floor.ben))

    def accept() -> None:
        answer(database, lead, ACCEPT)

    def come_back() -> None:
        if is_unanswered:
            execute(database, run_out(database, support))
        else:
            answer(database, support, DECLINE, code="busy")

    for step in (accept, come_back) if is_accepted_first else (come_back, accept):
        step()

    after = incident(database, floor.first)
    reason = "not_accepted" if is_unanswered else "busy"
    assert (after.state, after.returned_from_id, after.return_reason) == ("assigned", floor.ben, reason)
    assert after.deployed_at is not None, "the promise to send somebody was kept by who accepted"
    assert came_back_from(database, floor) == floor.ben


def test_that_it_stands_in_red_before_and_after_the_lead_leaves_until_somebody_is_sent_in_the_place(
    database: Database, floor: SmallFloor
) -> None:
    lead, support = (offer(database, floor.first, agent_id=one) for one in (floor.ana, floor.ben))
    answer(database, lead, ACCEPT)
    answer(database, support, DECLINE, code="busy")
    told = [came_back_from(database, floor)]
    answer(database, lead, END)
    told.append(came_back_from(database, floor))
    answer(database, offer(database, floor.first, agent_id=floor.cara), ACCEPT)
    told.append(came_back_from(database, floor))

    assert told == [floor.ben, floor.ben, None]


def test_that_what_was_made_up_for_by_plain_sql_never_reddens_when_they_leave_again(
    database: Database, floor: SmallFloor
) -> None:
    answer(database, offer(database, floor.first, agent_id=floor.ana), DECLINE, code="busy")
    with database.writing() as c:
        sent = new_id(c, tables.assignment, incident_id=floor.first, agent_id=floor.cara, state="accepted")
    assert came_back_from(database, floor) is None
    with database.writing() as c:
        c.execute(update(tables.assignment).where(tables.assignment.c.id == sent).values(state="released"))

    assert incident(database, floor.first).returned_at is not None, "nobody told the incident"
    assert came_back_from(database, floor) is None


def test_that_those_who_are_on_it_may_do_without_and_that_it_can_be_taken_back(
    database: Database, floor: SmallFloor
) -> None:
    lead, support = (offer(database, floor.first, agent_id=one) for one in (floor.ana, floor.ben))
    _, nobody = act_on(database, floor.first, LifeAct.DO_WITHOUT)
    answer(database, lead, ACCEPT)
    _, nothing = act_on(database, floor.first, LifeAct.DO_WITHOUT)
    answer(database, support, DECLINE, code="busy")

    command, outcome = act_on(database, floor.first, LifeAct.DO_WITHOUT)

    assert nobody.sentence == "48213 has nobody on it. Send somebody instead."
    assert nothing.sentence == "48213 has nothing that came back. There is nothing to do."
    assert (outcome.kind, came_back_from(database, floor)) == (DONE, None)
    assert execute(database, take_back_of(command.command_id)).kind is DONE
    assert came_back_from(database, floor) == floor.ben
