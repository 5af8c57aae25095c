"""Several commands at once are asked one after another, and acts are refused by their own rules."""

from dataclasses import replace
from uuid import UUID

import pytest

from tests.domain.test_lanes_and_deploy import BOARD, CARD_FAILS, METER_OFFLINE, NAMES, NOW, deploy, with_rows
from wallboard.domain.act_refusals import refusal_of
from wallboard.domain.assignment import AssignmentRole
from wallboard.domain.commands import Deploy, Release, Together
from wallboard.domain.deploy import board_with, objections, objections_to_parts, verdict
from wallboard.domain.deploy_checks import objections_to
from wallboard.domain.deploy_facts import IncidentFacts, Keeping
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.deploy_rules import Rule
from wallboard.domain.deploy_several import burdened
from wallboard.domain.life_commands import ChangeLife, LifeAct
from wallboard.domain.objection import Level

EMIL = NAMES["Emil K"]


def together(*parts: Deploy | Release | ChangeLife) -> Together:
    return Together(UUID(int=9), parts)


def both_to_emil(capacity: int) -> tuple[list[Level], Level]:
    """What is said of each of two incidents for one agent, and of both together."""
    board = with_rows(BOARD, replace(BOARD.agents[EMIL], capacity=capacity))
    command = together(deploy(CARD_FAILS, "Emil K"), deploy(METER_OFFLINE, "Emil K"))
    parts = [verdict(raised) for raised in objections_to_parts(board, command, NOW)]
    return parts, verdict(objections(board, command, NOW))


def test_that_of_several_to_one_agent_each_weighs_on_the_next() -> None:
    first, second = (BOARD.weight(BOARD.incidents[one].severity) for one in (CARD_FAILS, METER_OFFLINE))
    load = first + second
    assert Level.BLOCK not in both_to_emil(load)[0]
    parts, both = both_to_emil(load - 1)
    assert (parts[0], parts[1], both) == (Level.PASS, Level.BLOCK, Level.BLOCK)


def test_that_what_is_blocked_weighs_on_nothing_after_it() -> None:
    command = together(deploy(CARD_FAILS, "Tom J"), deploy(METER_OFFLINE, "Tom J"))
    alone = objections(BOARD, deploy(METER_OFFLINE, "Tom J"), NOW)
    assert objections_to_parts(BOARD, command, NOW)[1] == alone


def test_that_asking_on_changes_nothing_of_the_board_that_is_shown() -> None:
    asked = board_with(BOARD, deploy(CARD_FAILS, "Emil K"), NOW)
    assert asked.has_agent(CARD_FAILS)
    assert EMIL not in BOARD.assignments_of_agent
    assert asked.seq == BOARD.seq


def test_that_a_team_is_not_asked_twice_and_offers_end_where_somebody_is_sent() -> None:
    offers = (
        Deploy(UUID(int=number), CARD_FAILS, 2, team_id=team_id)
        for number, team_id in enumerate(sorted(BOARD.teams), 1)
    )
    able = (one for one in offers if verdict(objections(BOARD, one, NOW)) is not Level.BLOCK)
    first, second = next(able), next(able)
    raised = objections_to_parts(BOARD, together(first, first), NOW)[1]
    assert (Rule.ALREADY_OFFERED, Level.BLOCK) in [(one.code, one.level) for one in raised]
    assert not {one.code for one in objections_to_parts(BOARD, together(first, second, first), NOW)[2]} & {
        Rule.ALREADY_OFFERED
    }
    asked = BOARD
    for part in (first, deploy(CARD_FAILS, "Emil K"), deploy(METER_OFFLINE, "Emil K")):
        asked = board_with(asked, part, NOW)
    assert [one.agent_id for one in asked.assignments_of_incident[CARD_FAILS]] == [EMIL]
    assert len(asked.assignments_of_agent[EMIL]) == 2


def test_that_who_was_kept_for_it_carries_it_once_when_they_are_sent() -> None:
    kept = board_with(BOARD, replace(deploy(CARD_FAILS, "Emil K"), is_reserved=True), NOW)
    sent = board_with(kept, deploy(CARD_FAILS, "Emil K"), NOW)
    assert [one.is_sent for one in kept.assignments_of_agent[EMIL]] == [False]
    assert [one.is_sent for one in sent.assignments_of_agent[EMIL]] == [True]
    assert sent.burdens[EMIL].load == BOARD.weight(BOARD.incidents[CARD_FAILS].severity)


def test_that_an_act_that_makes_no_sense_is_blocked_in_the_words_of_its_rule() -> None:
    resume = ChangeLife(UUID(int=1), CARD_FAILS, 2, LifeAct.RESUME)
    refusal = refusal_of(BOARD, resume, NOW)
    assert refusal is not None
    (objection,) = objections(BOARD, resume, NOW)
    assert (objection.level, objection.code, objection.sentence) == (
        Level.BLOCK,
        refusal.code,
        refusal.sentence,
    )
    assert objections(BOARD, together(resume), NOW) == (objection,)
    assert objections(BOARD, Release(UUID(int=2), CARD_FAILS, 2), NOW) == ()


@pytest.mark.parametrize("role", AssignmentRole)
@pytest.mark.parametrize("keeping", [None, Keeping()])
def test_that_several_for_one_agent_are_judged_as_one_after_the_other(
    role: AssignmentRole, keeping: Keeping | None
) -> None:
    """What a hand reckons without a board of its own is what is found by laying each upon the board."""
    chosen = sorted(BOARD.incidents)[::3][:7]
    asked = [found for one in chosen if (found := inputs_of(BOARD, one, NOW, role, keeping)) is not None]
    for agent_id in BOARD.agents:
        given: list[IncidentFacts] = []
        told = []
        for inputs in asked:
            raised = objections_to(inputs, burdened(inputs, inputs.agent_of[agent_id], given))
            told.append([(one.level, one.code) for one in raised])
            if verdict(raised) is not Level.BLOCK:
                given.append(inputs.incident)
        parts = tuple(
            Deploy(UUID(int=at), one, 2, agent_id, role=role, is_reserved=keeping is not None)
            for at, one in enumerate(chosen, 1)
        )
        laid = objections_to_parts(BOARD, together(*parts), NOW)
        assert told == [[(one.level, one.code) for one in raised] for raised in laid]
