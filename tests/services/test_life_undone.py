"""Acts of an incident's life are undone to what was; what is final says so."""

from typing import Any

import pytest

from tests.services.acts_made import act_on, bring_to
from tests.services.small_floor import (
    SmallFloor,
    active,
    deploy_of,
    incident,
    take_back_of,
)
from wallboard.domain.commands import OutcomeKind
from wallboard.domain.life_commands import LifeAct
from wallboard.services.database import Database
from wallboard.services.writing import execute

pytestmark = pytest.mark.usefixtures("maria")
DONE, REFUSED = OutcomeKind.DONE, OutcomeKind.REFUSED
Step = tuple[str, LifeAct]
"""The state before, and the act."""
RESTORED = (
    "state",
    "pause_reason",
    "outcome",
    "escalation",
    "acknowledged_at",
    "reopenings",
    "merged_into_id",
)


def _values(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in RESTORED}


@pytest.mark.parametrize(
    ("before", "act", "more"),
    [
        ("new", LifeAct.ACKNOWLEDGE, {}),
        ("acknowledged", LifeAct.PAUSE, {"code": "customer"}),
        ("paused", LifeAct.RESUME, {}),
        ("acknowledged", LifeAct.ESCALATE, {}),
        ("new", LifeAct.RESOLVE, {"code": "fixed"}),
        ("paused", LifeAct.RESOLVE, {"code": "fixed"}),
    ],
)
def test_that_an_act_is_undone_to_what_was(
    database: Database, floor: SmallFloor, before: str, act: LifeAct, more: dict[str, Any]
) -> None:
    if before != "new":
        bring_to(database, floor.first, before)
    was = incident(database, floor.first)
    command, _ = act_on(database, floor.first, act, **more)

    outcome = execute(database, take_back_of(command.command_id))

    assert (outcome.kind, outcome.sentence) == (DONE, "")
    after = incident(database, floor.first)
    assert _values(after) == _values(was)
    assert after.resolved_at is None


def test_that_whoever_was_on_it_is_on_it_again_when_its_end_is_undone(
    database: Database, floor: SmallFloor
) -> None:
    execute(database, deploy_of(floor.first, floor.ana))
    was, (one,) = incident(database, floor.first), active(database, floor.first)
    command, _ = act_on(database, floor.first, LifeAct.RESOLVE, code="fixed")

    assert execute(database, take_back_of(command.command_id)).kind is DONE

    after, (again,) = incident(database, floor.first), active(database, floor.first)
    assert (after.state, after.deployed_at) == (was.state, was.deployed_at)
    assert (again.agent_id, again.state, again.accepted_at) == (floor.ana, one.state, one.accepted_at)


def test_that_a_reopening_is_undone_by_ending_it_again(database: Database, floor: SmallFloor) -> None:
    act_on(database, floor.first, LifeAct.RESOLVE, code="fixed")
    act_on(database, floor.first, LifeAct.CLOSE)
    command, _ = act_on(database, floor.first, LifeAct.REOPEN)

    assert execute(database, take_back_of(command.command_id)).kind is DONE

    after = incident(database, floor.first)
    assert (after.state, after.outcome, after.reopenings) == ("closed", "fixed", 1)


@pytest.mark.parametrize(
    ("step", "more", "sentence"),
    [
        (("resolved", LifeAct.CLOSE), {}, "Closing cannot be taken back. Reopen the incident instead."),
        (("new", LifeAct.CANCEL), {"code": "test"}, "Cancelling is final and cannot be taken back."),
        (("new", LifeAct.MERGE), {}, "Merging is final and cannot be taken back."),
    ],
)
def test_that_what_is_final_says_so_when_it_should_be_undone(
    database: Database, floor: SmallFloor, step: Step, more: dict[str, Any], sentence: str
) -> None:
    before, act = step
    if before != "new":
        bring_to(database, floor.first, before)
    command, done = act_on(
        database, floor.first, act, into_id=floor.second if act is LifeAct.MERGE else None, **more
    )
    assert done.kind is DONE

    outcome = execute(database, take_back_of(command.command_id))

    assert outcome.kind is REFUSED
    assert outcome.sentence.startswith(sentence)


def test_that_an_end_that_somebody_has_undone_since_is_not_undone_again(
    database: Database, other_board: Database, floor: SmallFloor
) -> None:
    command, _ = act_on(database, floor.first, LifeAct.RESOLVE, code="fixed")
    act_on(other_board, floor.first, LifeAct.REOPEN)

    outcome = execute(database, take_back_of(command.command_id))

    assert outcome.kind is REFUSED
    assert outcome.sentence.startswith("48213 was just ")
    assert incident(database, floor.first).state == "new"
