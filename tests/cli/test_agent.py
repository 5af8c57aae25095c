"""`wallboard agent`: what is theirs, answers and states, by the login's own agent or on their behalf."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import update

from tests.cli.terminal import Captured, Terminal
from tests.services.acts_made import answer, assignment, offer
from tests.services.small_floor import SmallFloor, active, incident, lay_small_floor, rows
from wallboard.domain.staff_commands import Response
from wallboard.services.database import Database
from wallboard.services.deploying.claim import own_login
from wallboard.services.schema import tables

REFUSED, WRONG = 3, 2


@pytest.fixture
def floor(database: Database) -> SmallFloor:
    """Everybody answers by hand, and whoever runs the tests is Ana by her code."""
    laid = lay_small_floor(database)
    with database.writing() as c:
        c.execute(update(tables.agent).values(accepts="by_hand"))
        c.execute(update(tables.agent).where(tables.agent.c.id == laid.ana).values(code=own_login(c)))
    return laid


@pytest.fixture
def terminal(training_url: str, capsys: Captured) -> Terminal:
    return Terminal(training_url, capsys, "agent")


def as_role(database: Database, role: str) -> None:
    with database.writing() as c:
        c.execute(update(tables.operator).values(role=role))


def test_that_the_list_says_what_is_offered_in_hand_and_kept(
    terminal: Terminal, database: Database, floor: SmallFloor
) -> None:
    assert "Nothing is offered, in hand or kept." in terminal("list")
    own = offer(database, floor.first, agent_id=floor.ana)
    offer(database, floor.second, team_id=floor.network)
    offer(database, floor.third, agent_id=floor.ben)
    offer(database, floor.third, team_id=floor.hosting)

    text, told = terminal("list"), terminal.data("list")

    assert "Ana K" in text
    assert "answers by hand" in text
    assert "to all of Network" in text
    assert [one["incident"] for one in told["offered"]] == ["crm:48213", "crm:48214"]
    assert told["offered"][0]["assignment"] == own
    assert told["offered"][0]["answers"] == ["accept", "decline", "start"]
    assert told["offered"][1]["answers"] == ["accept"], "declining is not one agent's, for it is of all"
    assert (told["in_hand"], told["reserved"]) == ([], [])


def test_that_an_agent_accepts_begins_and_ends_with_an_outcome(
    terminal: Terminal, database: Database, floor: SmallFloor
) -> None:
    as_role(database, "handler")
    key = offer(database, floor.first, agent_id=floor.ana)

    told = terminal.data("accept", "48213")

    assert (told["outcome"], told["incident"], told["assignment"]) == ("done", "crm:48213", key)
    row = assignment(database, key)
    assert (row.state, row.accepted_by) == ("accepted", "agent")
    assert terminal("start", f"@{key}") == "Done.\n"
    assert assignment(database, key).state == "working"
    assert terminal("done", "crm:48213", "--reason-code", "fixed") == "Done.\n"
    after = incident(database, floor.first)
    assert (after.state, after.outcome) == ("resolved", "fixed")


def test_that_declining_needs_a_reason_of_the_list_and_gives_it_back(
    terminal: Terminal, database: Database, floor: SmallFloor
) -> None:
    offer(database, floor.first, agent_id=floor.ana)

    assert "Say why, as one of: busy, " in terminal("decline", "48213", code=REFUSED)
    assert terminal.data("decline", "48213", code=REFUSED)["outcome"] == "refused"
    terminal("decline", "48213", "--reason-code", "on_a_call", "--reason", "until four")

    after = incident(database, floor.first)
    assert (after.return_reason, after.returned_from_id) == ("on_a_call", floor.ana)
    assert [row.body for row in rows(database, tables.incident_text)] == ["until four"]


def test_that_the_first_of_the_team_has_it_and_the_second_is_told(
    terminal: Terminal, database: Database, floor: SmallFloor
) -> None:
    offer(database, floor.first, team_id=floor.network)
    terminal("--agent", "ben", "accept", "48213")

    assert [one.agent_id for one in active(database, floor.first)] == [floor.ben]
    assert "Nothing of Ana K is called 48213." in terminal("accept", "48213", code=REFUSED)


def test_that_the_same_command_twice_is_one(
    terminal: Terminal, database: Database, floor: SmallFloor
) -> None:
    offer(database, floor.first, agent_id=floor.ana)
    words = ("decline", "48213", "--reason-code", "busy", "--command-id", str(uuid4()))

    told = [terminal.data(*words)["outcome"] for _ in range(2)]

    assert told == ["done", "done"]
    assert len(rows(database, tables.command)) == 1


def test_that_a_supervisor_answers_for_somebody_and_it_is_kept_as_that(
    terminal: Terminal, database: Database, floor: SmallFloor
) -> None:
    key = offer(database, floor.first, agent_id=floor.ben)

    terminal("accept", "48213", "--agent", "ben")

    assert assignment(database, key).accepted_by == "on_behalf"


@pytest.mark.parametrize("role", ["handler", "program", "wall"])
def test_that_nobody_else_answers_for_an_agent(
    terminal: Terminal, database: Database, floor: SmallFloor, role: str
) -> None:
    as_role(database, role)
    offer(database, floor.first, agent_id=floor.ben)

    said = terminal("--agent", "ben", "accept", "48213", code=WRONG)

    assert f"Only Ben T or a supervisor can answer this, and your login has the role {role}." in said
    assert [row.state for row in active(database, floor.first)] == ["offered"]


def test_that_a_login_of_no_agent_is_told_what_to_do(terminal: Terminal, database: Database) -> None:
    lay_small_floor(database)

    assert "a supervisor gives --agent CODE" in terminal("list", code=WRONG)
    assert "No agent has the code “zoe”." in terminal("list", "--agent", "zoe", code=WRONG)


def test_that_states_are_set_with_their_reason_and_end(
    terminal: Terminal, database: Database, floor: SmallFloor
) -> None:
    assert "Say why, as one of: " in terminal("state", "break", code=REFUSED)
    terminal("state", "break", "--reason-code", "lunch", "--until", "+20")
    (row,) = rows(database, tables.presence, agent_id=floor.ana)
    assert (row.state, row.reason) == ("on_break", "lunch")
    assert timedelta(minutes=19) < row.until_at - datetime.now(UTC) <= timedelta(minutes=20)

    for word, state in (("on", "on_shift"), ("off", "off")):
        terminal("state", word)
        (row,) = rows(database, tables.presence, agent_id=floor.ana)
        assert (row.state, row.reason, row.until_at) == (state, None, None)
    assert "is off already" in terminal("state", "off", code=REFUSED)
    assert "is no time" in terminal("state", "break", "--reason-code", "rest", "--until", "soon", code=WRONG)


def test_that_who_declines_is_told_who_has_it_now_and_what_happens_next(
    terminal: Terminal, database: Database, floor: SmallFloor
) -> None:
    words = ("--reason-code", "busy")
    offer(database, floor.first, agent_id=floor.ana)
    lead = offer(database, floor.second, agent_id=floor.ben)
    answer(database, lead, Response.ACCEPT)
    offer(database, floor.second, agent_id=floor.ana)
    offer(database, floor.third, agent_id=floor.ben)
    offer(database, floor.third, agent_id=floor.ana)

    nobody = terminal("decline", "48213", *words)
    staffed = terminal.data("decline", "48214", *words)
    asked = terminal("decline", "48215", *words)

    assert "48213 is declined: nobody is on it now. It waits in red on the boards" in nobody
    assert staffed["outcome"] == "done"
    assert staffed["now"].startswith("48214 is declined: Ben T goes on with it. It stands in red")
    assert "48215 is declined: Ben T is asked." in asked
