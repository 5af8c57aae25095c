"""Whose work an agent's program shows, what of it can be answered, and what became of what is gone."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.widgets.desk_floor import NOW, ago, assignment, board
from wallboard.domain.assignment import Assignment, AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.incident import Incident
from wallboard.domain.own_agent import OwnAgent, own_agent
from wallboard.domain.own_work import OwnItem, answer_to, own_work, what_became
from wallboard.domain.said import Said
from wallboard.domain.staff import Agent, Operator
from wallboard.domain.staff_commands import Response

ANA, BEN, OTHER_TEAM = 1, 2, 7
TEAM_OF_ANA = 1
ACCEPT, DECLINE, START, DONE = Response


def offered(number: int, on: int, *, agent: int | None = None, team: int | None = None) -> Assignment:
    made = assignment(number, on, agent or 0, 1)
    return replace(
        made,
        agent_id=agent,
        team_id=team,
        state=AssignmentState.OFFERED,
        accepted_at=None,
        working_at=None,
        respond_by_at=NOW + timedelta(seconds=number),
    )


def in_state(number: int, on: int, state: AssignmentState) -> Assignment:
    return replace(assignment(number, on, ANA, 1), state=state)


def logins(agent: Agent, role: str | None = "handler", login: str = "ana") -> Board:
    operators = [] if role is None else [Operator(1, login, role)]
    return board((agent, *operators))


def agent_of(number: int = ANA, **changes: object) -> Agent:
    return replace(board().agents[number], **changes)  # type: ignore[arg-type]  # the tests name fields


@pytest.mark.parametrize(
    ("agent", "role", "login"),
    [
        (agent_of(code="ana"), "handler", "ana"),
        (agent_of(code="ana"), None, "ana"),
        (agent_of(operator_id=1), "handler", "maria"),
    ],
)
def test_that_a_login_is_its_agents_by_operator_or_by_code(
    agent: Agent, role: str | None, login: str
) -> None:
    assert own_agent(logins(agent, role, login), login) == OwnAgent(ANA, is_own=True)


def test_that_a_code_is_no_login_where_the_row_names_another_operator() -> None:
    floor = board((agent_of(code="ana", operator_id=2), Operator(2, "maria", "handler")))

    assert isinstance(own_agent(floor, "ana"), Said)
    assert own_agent(floor, "maria") == OwnAgent(ANA, is_own=True)


@pytest.mark.parametrize(
    ("role", "may"), [("supervisor", True), ("duty_manager", True), ("handler", False), ("program", False)]
)
def test_that_only_who_leads_answers_for_another(role: str, may: bool) -> None:
    found = own_agent(logins(agent_of(code="ana"), role, "maria"), "maria", "ana")

    assert found == OwnAgent(ANA, is_own=False) if may else isinstance(found, Said)


def test_that_work_is_what_presses_first_and_of_nobody_else() -> None:
    floor = board(
        (
            offered(90, 1, team=TEAM_OF_ANA),
            offered(91, 2, team=OTHER_TEAM),
            offered(80, 3, agent=ANA),
            offered(92, 4, agent=BEN),
            in_state(93, 5, AssignmentState.RESERVED),
            in_state(94, 6, AssignmentState.ACCEPTED),
            in_state(95, 2, AssignmentState.WORKING),
        )
    )
    before = {item.assignment.id for item in own_work(board(), ANA).every}

    work = own_work(floor, ANA)

    assert [item.assignment.id for item in work.offered] == [80, 90], "by when they must be answered"
    in_hand = [item for item in work.in_hand if item.assignment.id not in before]
    assert [item.assignment.id for item in in_hand] == [95, 94], "the worse first"
    assert [item.assignment.id for item in work.reserved] == [93]


def test_that_an_offer_to_a_team_is_accepted_in_ones_name_and_declined_by_nobody() -> None:
    floor = board((offered(90, 1, team=TEAM_OF_ANA), offered(91, 2, agent=ANA)))
    own, of_team = own_work(floor, ANA).offered[1], own_work(floor, ANA).offered[0]

    assert (of_team.answers, own.answers) == ((ACCEPT,), (ACCEPT, DECLINE, START))
    assert answer_to(of_team, ACCEPT, ANA, command_id=uuid4()).agent_id == ANA
    assert answer_to(own, ACCEPT, ANA, command_id=uuid4()).agent_id is None


def item_of(floor: Board) -> OwnItem:
    (item,) = own_work(floor, ANA).offered
    return item


def test_that_what_is_gone_says_what_became_of_it() -> None:
    of_team = item_of(board((offered(90, 1, team=TEAM_OF_ANA),)))
    own = item_of(board((offered(90, 1, agent=ANA),)))
    waits: Incident = replace(board().incidents[1], returned_at=ago(0), return_reason="not_accepted")

    assert what_became(board((assignment(99, 1, BEN, 0),)), of_team, ANA) == "48213 was taken by Ben T."
    assert what_became(board((assignment(99, 1, ANA, 0),)), of_team, ANA) is None, "their own doing"
    assert what_became(board((waits,)), own, ANA) == "48213 went back: it was not accepted in time."
    assert what_became(board(without=(1,)), own, ANA) == "48213 is over."
    assert what_became(board(), own, ANA) == "48213 is not yours any more."
