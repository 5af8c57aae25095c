"""The hand's states: what each move leads to, without a pixel."""

from uuid import UUID

import pytest

from wallboard.domain.deploy import Level
from wallboard.widgets import hand_state
from wallboard.widgets.hand_state import Answer, HandState, Held, Phase, Target

HELD = Held(incident_id=48213, version_seen=7)
REMY = Target(agent_id=5)
PASS = Answer(Level.PASS, "Could start now")
WARN = Answer(Level.WARN, "Shift ends 15:00")
BLOCK = Answer(Level.BLOCK, "Lacks card acquiring")


def _asked() -> HandState:
    return hand_state.let_go(hand_state.pick_up(HELD), REMY, WARN).state


def test_that_a_target_is_exactly_one_agent_or_one_team() -> None:
    with pytest.raises(ValueError, match="one agent or one team"):
        Target()
    with pytest.raises(ValueError, match="one agent or one team"):
        Target(agent_id=1, team_id=1)


def test_that_letting_go_where_one_can_go_deploys_and_empties_the_hand() -> None:
    outcome = hand_state.let_go(hand_state.pick_up(HELD), REMY, PASS)
    assert (outcome.goes_to, outcome.state.phase, outcome.say) == (REMY, Phase.EMPTY, "")


def test_that_a_block_says_why_and_deploys_nothing() -> None:
    outcome = hand_state.let_go(hand_state.pick_up(HELD), REMY, BLOCK)
    assert (outcome.goes_to, outcome.state.phase, outcome.say) == (None, Phase.EMPTY, "Lacks card acquiring")


def test_that_a_warning_asks_and_deploys_only_with_a_reason() -> None:
    asked = hand_state.let_go(hand_state.pick_up(HELD), REMY, WARN)
    assert (asked.goes_to, asked.state.phase, asked.state.over) == (None, Phase.ASKED, REMY)
    assert hand_state.give_reason(asked.state, "   ", WARN).state.phase is Phase.ASKED
    assert hand_state.give_reason(asked.state, "Knows the matter", WARN).goes_to == REMY


def test_that_a_reason_does_not_lift_a_block_that_came_up_meanwhile() -> None:
    outcome = hand_state.give_reason(_asked(), "Knows the matter", BLOCK)
    assert (outcome.goes_to, outcome.say) == (None, "Lacks card acquiring")


def test_that_letting_go_over_nothing_puts_the_incident_back() -> None:
    outcome = hand_state.let_go(hand_state.pick_up(HELD), None, None)
    assert outcome.state == hand_state.EMPTY
    assert outcome.goes_to is None
    assert not outcome.say


def test_that_a_question_stays_with_its_target_while_the_pointer_goes_on() -> None:
    assert hand_state.move_over(_asked(), Target(team_id=1)).over == REMY


def test_that_an_empty_hand_is_over_nothing_and_lets_nothing_go() -> None:
    assert hand_state.move_over(hand_state.EMPTY, REMY) == hand_state.EMPTY
    assert hand_state.let_go(hand_state.EMPTY, REMY, PASS).goes_to is None


def test_that_the_command_carries_the_version_that_the_hand_saw() -> None:
    command = HELD.deploy_to(REMY, command_id=UUID(int=1), reason="Agreed")
    assert (command.incident_id, command.version_seen, command.agent_id, command.team_id) == (
        48213,
        7,
        5,
        None,
    )
    assert command.reason == "Agreed"
