"""Answers to offers: taken, declined, begun and done, by whom; and offers that come back by themselves."""

import threading
from uuid import uuid4

import pytest
from sqlalchemy import update

from tests.services.acts_made import act_on, answer, assignment, offer, run_out
from tests.services.small_floor import (
    SmallFloor,
    active,
    incident,
    rows,
    set_presence,
)
from wallboard.domain.commands import Outcome, OutcomeKind
from wallboard.domain.life_commands import LifeAct
from wallboard.domain.staff_commands import Respond, Response, ReturnOffer
from wallboard.domain.story import What
from wallboard.services.database import Database
from wallboard.services.schema import tables
from wallboard.services.stories import story_of
from wallboard.services.writing import execute

pytestmark = pytest.mark.usefixtures("maria", "by_hand")
DONE, REFUSED = OutcomeKind.DONE, OutcomeKind.REFUSED
ACCEPT, DECLINE, START, END = Response.ACCEPT, Response.DECLINE, Response.START, Response.DONE


def test_that_who_accepts_is_on_it_from_then_on(database: Database, floor: SmallFloor) -> None:
    key = offer(database, floor.first, agent_id=floor.ana)
    assert assignment(database, key).respond_by_at is not None
    assert incident(database, floor.first).deployed_at is None

    _, outcome = answer(database, key, ACCEPT)

    assert (outcome.kind, outcome.sentence) == (DONE, "")
    row, after = assignment(database, key), incident(database, floor.first)
    assert (row.state, row.accepted_by, row.accepted_at is None) == ("accepted", "on_behalf", False)
    assert (after.state, after.deployed_at is None) == ("assigned", False)


def test_that_who_answers_with_a_login_of_their_own_is_not_answered_for(
    database: Database, floor: SmallFloor
) -> None:
    (operator,) = rows(database, tables.operator)
    with database.writing() as c:
        c.execute(update(tables.agent).where(tables.agent.c.id == floor.ana).values(operator_id=operator.id))
        c.execute(update(tables.operator).values(role="handler"))
    own, foreign = (
        offer(database, floor.first, agent_id=floor.ana),
        offer(database, floor.second, agent_id=floor.ben),
    )

    _, of_own = answer(database, own, ACCEPT)
    _, of_another = answer(database, foreign, ACCEPT)

    assert (of_own.kind, assignment(database, own).accepted_by) == (DONE, "agent")
    assert of_another.sentence == (
        "Only Ben T or a supervisor can answer this, and your login has the role handler. Ask one of them."
    )


def test_that_who_begins_works_on_it_and_who_is_done_leaves_it_waiting(
    database: Database, floor: SmallFloor
) -> None:
    key = offer(database, floor.first, agent_id=floor.ana)
    answer(database, key, START)
    row, begun = assignment(database, key), incident(database, floor.first)
    assert (row.state, row.accepted_at is None, begun.state) == ("working", False, "in_progress")

    answer(database, key, END)

    assert (assignment(database, key).state, assignment(database, key).release_reason) == ("released", "done")
    assert incident(database, floor.first).state == "acknowledged"


def test_that_the_last_one_who_is_done_may_resolve_it(database: Database, floor: SmallFloor) -> None:
    first, second = (offer(database, floor.first, agent_id=one) for one in (floor.ana, floor.ben))
    for key in (first, second):
        answer(database, key, START)

    answer(database, first, END, code="fixed")
    assert incident(database, floor.first).state == "in_progress"
    answer(database, second, END, code="fixed")

    after = incident(database, floor.first)
    assert (after.state, after.outcome) == ("resolved", "fixed")


def test_that_what_is_declined_waits_again_and_says_why(database: Database, floor: SmallFloor) -> None:
    key = offer(database, floor.first, agent_id=floor.ana)

    _, outcome = answer(database, key, DECLINE, code="busy", reason="on the phone with 07700 900123")

    assert outcome.kind is DONE
    row, after = assignment(database, key), incident(database, floor.first)
    assert (row.state, row.release_reason, row.accepted_by) == ("released", "declined", "nobody")
    assert (after.state, after.returned_from_id, after.return_reason) == ("new", floor.ana, "busy")
    assert (after.returned_at is None, after.deployed_at) == (False, None)
    assert "07700" not in repr(rows(database, tables.event))
    assert rows(database, tables.incident_text)[0].body == "on the phone with 07700 900123"


def test_that_of_a_team_the_first_to_accept_wins_and_the_other_is_told_by_whom(
    database: Database, other_board: Database, floor: SmallFloor
) -> None:
    key = offer(database, floor.first, team_id=floor.network)
    start, outcomes = threading.Barrier(2), dict[int, Outcome]()

    def accept(board: Database, agent_id: int) -> None:
        command = Respond(uuid4(), key, 1, ACCEPT, agent_id)
        start.wait()
        outcomes[agent_id] = execute(board, command)

    pairs = ((database, floor.ana), (other_board, floor.ben))
    threads = [threading.Thread(target=accept, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)

    assert sorted(one.kind for one in outcomes.values()) == [DONE, REFUSED]
    (on_it,) = active(database, floor.first)
    assert (on_it.state, on_it.accepted_by) == ("accepted", "on_behalf")
    name = {floor.ana: "Ana K", floor.ben: "Ben T"}[on_it.agent_id]
    (sentence,) = [one.sentence for one in outcomes.values() if one.kind is REFUSED]
    assert sentence == f"48213 was just accepted for {name} by Maria K. Look at it again and decide."
    assert assignment(database, key).release_reason == "taken"


def test_that_an_answer_that_makes_no_sense_is_refused_in_words(
    database: Database, other_board: Database, floor: SmallFloor
) -> None:
    to_ana = offer(database, floor.first, agent_id=floor.ana)
    to_team = offer(database, floor.second, team_id=floor.network)
    late = Respond(uuid4(), to_ana, 1, DECLINE, code="busy")
    answer(other_board, to_ana, ACCEPT)
    set_presence(database, floor.ben, state="off")
    sentences = [
        execute(database, late).sentence,
        *(
            answer(database, key, response, **more)[1].sentence
            for key, response, more in (
                (to_ana, ACCEPT, {}),
                (to_ana, END, {"code": "golf"}),
                (to_ana, START, {"agent_id": floor.ben}),
                (to_team, ACCEPT, {}),
                (to_team, ACCEPT, {"agent_id": floor.cara}),
                (to_team, DECLINE, {}),
            )
        ),
        execute(database, Respond(uuid4(), 999_999, 1, ACCEPT)).sentence,
    ]
    assert sentences == [
        "48213 was just accepted for Ana K by Maria K. Look at it again and decide.",
        "Ana K has accepted 48213 already. There is nothing to do.",
        "Say why, as one of: answered, duplicate, fixed, no_fault_found, not_ours, workaround.",
        "48213 was offered to Ana K, not to Ben T. Let them answer it.",
        "48214 is offered to all of Network. Say who takes it.",
        "Cara M is not of Network, whom 48214 is offered to.",
        "Say why, as one of: busy, going_on_break, not_my_skill, on_a_call, unwell.",
        "This assignment is not in the database any more. There is nothing to do.",
    ]
    _, away = answer(database, to_team, ACCEPT, agent_id=floor.ben)
    assert away.sentence.startswith("Ben T is not on shift")


def test_that_an_offer_that_nobody_answered_comes_back_once_with_its_reason(
    database: Database, other_board: Database, floor: SmallFloor
) -> None:
    key = offer(database, floor.first, agent_id=floor.ana)
    early = execute(database, ReturnOffer(uuid4(), key, 1))
    due = run_out(database, key)

    first, second = execute(database, due), execute(other_board, due)

    assert early.sentence == "There is still time to answer this offer. Wait until then."
    assert (first.kind, second.kind) == (DONE, DONE)
    after = incident(database, floor.first)
    assert (after.return_reason, after.returned_from_id) == ("not_accepted", floor.ana)
    assert (after.deployed_at, assignment(database, key).release_reason) == (None, "not_accepted")
    assert len(rows(database, tables.command)) == 1
    events = rows(database, tables.event, command_id=str(due.command_id))
    assert sorted(one.entity for one in events) == ["assignment", "incident"]


def test_that_who_answers_too_late_is_told_that_nobody_in_particular_took_it_back(
    database: Database, floor: SmallFloor
) -> None:
    key = offer(database, floor.first, agent_id=floor.ana)
    execute(database, run_out(database, key))

    outcome = execute(database, Respond(uuid4(), key, 1, ACCEPT))

    assert outcome.sentence == (
        "48213 was just taken back from Ana K, who had not answered, automatically. "
        "Look at it again and decide."
    )


def test_that_an_answer_that_came_just_in_time_keeps_the_offer_from_coming_back(
    database: Database, floor: SmallFloor
) -> None:
    key = offer(database, floor.first, agent_id=floor.ana)
    due = run_out(database, key)
    answer(database, key, ACCEPT)

    outcome = execute(database, due)

    assert outcome.sentence == "This offer was answered meanwhile. There is nothing to do."
    assert incident(database, floor.first).returned_at is None


def test_that_sending_somebody_ends_the_waiting_of_what_came_back(
    database: Database, floor: SmallFloor
) -> None:
    answer(database, offer(database, floor.first, agent_id=floor.ana), DECLINE, code="busy")

    answer(database, offer(database, floor.first, agent_id=floor.ben), ACCEPT)

    after = incident(database, floor.first)
    assert (after.returned_at, after.returned_from_id, after.return_reason) == (None, None, None)


def test_that_the_story_tells_who_declined_why_and_for_whom_it_was_accepted(
    database: Database, floor: SmallFloor
) -> None:
    answer(database, offer(database, floor.first, agent_id=floor.ana), DECLINE, code="busy")
    answer(database, offer(database, floor.first, agent_id=floor.ben), ACCEPT)
    act_on(database, floor.first, LifeAct.ESCALATE)

    deeds = [deed for line in story_of(database, floor.first).lines for deed in line.deeds]

    told = {(deed.what, deed.after, deed.agent_id) for deed in deeds}
    assert told >= {
        (What.RETURNED, "busy", floor.ana),
        (What.RELEASED, "declined", floor.ana),
        (What.ACCEPTED, "on_behalf", floor.ben),
        (What.ESCALATED, 1, None),
    }
