"""What waits for its answer: one at a time on an incident or an agent, drawn or not, alone or together."""

from uuid import uuid4

import pytest

from wallboard.domain.commands import (
    Command,
    Deploy,
    GiveUpdate,
    MovePolicy,
    PublishRules,
    TakeBack,
    Together,
)
from wallboard.domain.life_commands import ChangeLife, LifeAct
from wallboard.domain.staff import PresenceState
from wallboard.domain.staff_commands import MoveAgent, SetPresence
from wallboard.live.concern import NOTHING, Concern
from wallboard.live.pending import Pending

QUIET: list[Command] = [GiveUpdate(uuid4(), 1, 1), MovePolicy(uuid4(), 1, 1, 2, "agreed")]


def on(*incident_ids: int) -> Concern:
    return Concern(frozenset(incident_ids))


def pause(incident_id: int) -> ChangeLife:
    return ChangeLife(uuid4(), incident_id, 1, LifeAct.PAUSE, code="other")


@pytest.mark.parametrize("command", QUIET)
def test_that_an_act_that_moves_nobody_is_not_drawn_but_holds_its_incident(command: Command) -> None:
    pending = Pending()
    pending.add(command)
    assert pending.by_incident() == {}
    assert pending.has(on(1))
    assert not pending.has(on(2))


@pytest.mark.parametrize("command", QUIET)
def test_that_it_holds_its_incident_until_the_board_shows_it(command: Command) -> None:
    pending = Pending()
    pending.add(command)
    assert pending.dissolve(frozenset({str(command.command_id)}), 0.0) == on(1)
    assert not pending.has(on(1))


def test_that_publishing_rules_is_about_no_incident_and_holds_none() -> None:
    pending = Pending()
    command = PublishRules(uuid4(), "{}", 1)
    assert pending.add(command) == NOTHING
    assert pending.by_incident() == {}
    assert pending.drop(command) == NOTHING


def test_that_a_deploy_beside_them_is_drawn() -> None:
    pending = Pending()
    deploy = Deploy(uuid4(), 2, 1, agent_id=1)
    for command in (*QUIET[:1], deploy):
        pending.add(command)
    assert pending.by_incident() == {2: deploy}


def test_that_of_several_together_each_is_drawn_where_it_is() -> None:
    pending, parts = Pending(), (pause(1), pause(2))
    assert pending.add(Together(uuid4(), parts)) == on(1, 2)
    assert pending.by_incident() == {1: parts[0], 2: parts[1]}


def test_that_a_board_may_show_one_of_several_before_the_others() -> None:
    pending, parts = Pending(), (pause(1), pause(2))
    pending.add(Together(uuid4(), parts))
    assert pending.dissolve(frozenset({str(parts[0].command_id)}), 0.0) == on(1)
    assert pending.by_incident() == {2: parts[1]}


def test_that_the_answer_about_several_together_is_about_each() -> None:
    pending, together = Pending(), Together(uuid4(), (pause(1), pause(2)))
    pending.add(together)
    pending.mark_done(together, 5.0)
    assert pending.dissolve(frozenset(), 4.0) == NOTHING
    assert pending.dissolve(frozenset(), 5.0) == on(1, 2)
    pending.add(together)
    assert pending.drop(together) == on(1, 2)
    assert pending.by_incident() == {}


def test_that_an_undo_is_about_all_that_it_undoes() -> None:
    pending, together = Pending(), Together(uuid4(), (pause(1), pause(2)))
    pending.add(together)
    pending.drop(together)
    undo = TakeBack(uuid4(), of_command_id=together.command_id)
    pending.add(undo)
    assert pending.by_incident() == {1: undo, 2: undo}


def test_that_what_is_asked_of_an_agent_holds_the_agent_and_no_incident() -> None:
    pending, move = Pending(), MoveAgent(uuid4(), 7, 1, team_id=2)
    pending.add(move)
    assert pending.by_agent() == {7: move}
    assert pending.by_incident() == {}
    a_break = SetPresence(uuid4(), 7, 1, PresenceState.ON_BREAK)
    assert pending.has(pending.concern(a_break))
    assert not pending.has(on(7))
