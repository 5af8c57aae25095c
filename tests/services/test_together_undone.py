"""What several commands did together is taken back together, or one by one; all of it or nothing."""

from uuid import uuid4

from tests.services.acts_made import act_on
from tests.services.small_floor import (
    SmallFloor,
    active,
    deploy_of,
    incident,
    rows,
    take_back_of,
)
from wallboard.domain.commands import OutcomeKind, SingleCommand, Together
from wallboard.domain.life_commands import ChangeLife, LifeAct
from wallboard.domain.staff import PresenceState
from wallboard.domain.staff_commands import MoveAgent, SetPresence
from wallboard.services.database import Database
from wallboard.services.schema import tables
from wallboard.services.writing import execute

DONE, REFUSED = OutcomeKind.DONE, OutcomeKind.REFUSED


def done_together(database: Database, *parts: SingleCommand) -> Together:
    command = Together(uuid4(), parts)
    outcome = execute(database, command)
    assert outcome.kind is DONE, outcome.sentence
    return command


def test_that_all_of_it_is_undone_the_last_first(database: Database, floor: SmallFloor) -> None:
    command = done_together(
        database,
        deploy_of(floor.first, floor.ana, reason="One"),
        deploy_of(floor.first, floor.ben, reason="Two"),
        ChangeLife(uuid4(), floor.second, 1, LifeAct.RESOLVE, "fixed"),
        MoveAgent(uuid4(), floor.cara, 1, floor.network, reason="Needed there"),
        SetPresence(uuid4(), floor.cara, 1, PresenceState.ON_BREAK, "lunch"),
    )

    outcome = execute(database, take_back_of(command.command_id))

    assert (outcome.kind, outcome.sentence) == (DONE, "")
    assert [incident(database, one).state for one in (floor.first, floor.second)] == ["new", "new"]
    assert active(database, floor.first) == []
    (cara,) = rows(database, tables.agent, id=floor.cara)
    assert cara.team_id == floor.hosting
    assert rows(database, tables.presence, agent_id=floor.cara)[0].state == "on_shift"


def test_that_one_part_is_undone_alone_and_the_others_afterwards(
    database: Database, floor: SmallFloor
) -> None:
    parts = [ChangeLife(uuid4(), one, 1, LifeAct.ACKNOWLEDGE) for one in (floor.first, floor.second)]
    command = done_together(database, *parts)

    assert execute(database, take_back_of(parts[0].command_id)).kind is DONE
    assert [incident(database, one).state for one in (floor.first, floor.second)] == ["new", "acknowledged"]
    assert execute(database, take_back_of(command.command_id)).kind is DONE

    assert [incident(database, one).version for one in (floor.first, floor.second)] == [3, 3]
    assert incident(database, floor.second).state == "new"


def test_that_nothing_is_undone_when_one_part_cannot_be(database: Database, floor: SmallFloor) -> None:
    command = done_together(
        database,
        ChangeLife(uuid4(), floor.first, 1, LifeAct.ACKNOWLEDGE),
        deploy_of(floor.second, floor.ana, reason="One"),
    )
    act_on(database, floor.first, LifeAct.ESCALATE)

    outcome = execute(database, take_back_of(command.command_id))

    assert outcome.kind is REFUSED
    assert outcome.sentence.startswith("48213 was just changed by ")
    assert [one.agent_id for one in active(database, floor.second)] == [floor.ana]


def test_that_what_is_final_keeps_all_of_it_from_being_undone(database: Database, floor: SmallFloor) -> None:
    command = done_together(
        database,
        ChangeLife(uuid4(), floor.first, 1, LifeAct.ACKNOWLEDGE),
        ChangeLife(uuid4(), floor.second, 1, LifeAct.CANCEL, "test"),
    )

    outcome = execute(database, take_back_of(command.command_id))

    assert outcome.sentence.startswith("Cancelling is final and cannot be taken back.")
    assert incident(database, floor.first).state == "acknowledged"


def test_that_as_many_as_pass_are_done_when_each_is_sent_for_itself(
    database: Database, floor: SmallFloor
) -> None:
    act_on(database, floor.second, LifeAct.ACKNOWLEDGE)
    commands = [
        ChangeLife(uuid4(), one, incident(database, one).version, LifeAct.ACKNOWLEDGE)
        for one in (floor.first, floor.second, floor.third)
    ]

    together = execute(database, Together(uuid4(), tuple(commands)))
    singly = [execute(database, command).kind for command in commands]

    assert (together.kind, together.part) == (REFUSED, commands[1])
    assert singly == [DONE, REFUSED, DONE]
