"""Acts that move nobody are not drawn as pending, and still come one at a time on an incident."""

from uuid import uuid4

import pytest

from wallboard.domain.commands import Command, Deploy, GiveUpdate, MovePolicy, PublishRules
from wallboard.live.pending import Pending

QUIET: list[Command] = [GiveUpdate(uuid4(), 1, 1), MovePolicy(uuid4(), 1, 1, 2, "agreed")]


@pytest.mark.parametrize("command", QUIET)
def test_that_an_act_that_moves_nobody_is_not_drawn_but_holds_its_incident(command: Command) -> None:
    pending = Pending()
    pending.add(command)
    assert pending.by_incident() == {}
    assert pending.has(1)
    assert not pending.has(2)


@pytest.mark.parametrize("command", QUIET)
def test_that_it_holds_its_incident_until_the_board_shows_it(command: Command) -> None:
    pending = Pending()
    pending.add(command)
    assert pending.dissolve(frozenset({str(command.command_id)}), 0.0) == frozenset({1})
    assert not pending.has(1)


def test_that_publishing_rules_is_about_no_incident_and_holds_none() -> None:
    pending = Pending()
    command = PublishRules(uuid4(), "{}", 1)
    pending.add(command)
    assert pending.incident_of(command) is None
    assert pending.by_incident() == {}
    assert pending.drop(command) == frozenset()


def test_that_a_deploy_beside_them_is_drawn() -> None:
    pending = Pending()
    deploy = Deploy(uuid4(), 2, 1, agent_id=1)
    for command in (*QUIET[:1], deploy):
        pending.add(command)
    assert pending.by_incident() == {2: deploy}
