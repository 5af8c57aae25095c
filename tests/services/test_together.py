"""Several commands at once: all are carried out or none, and each has an id and a record of its own."""

from typing import Any
from uuid import uuid4

from tests.services.small_floor import SmallFloor, active, deploy_of, incident, rows
from wallboard.domain.commands import OutcomeKind, SingleCommand, Together
from wallboard.domain.life_commands import ChangeLife, LifeAct
from wallboard.services.database import Database
from wallboard.services.schema import tables
from wallboard.services.writing import execute, settle


def together(*parts: SingleCommand) -> Together:
    return Together(uuid4(), parts)


def events_of(database: Database, command: SingleCommand) -> set[str]:
    return {one.entity for one in rows(database, tables.event, command_id=str(command.command_id))}


def test_that_each_part_has_its_record_its_events_and_its_rationale(
    database: Database, floor: SmallFloor
) -> None:
    parts = (
        deploy_of(floor.first, floor.ana, reason="One"),
        deploy_of(floor.second, floor.ben),
        ChangeLife(uuid4(), floor.third, 1, LifeAct.ACKNOWLEDGE),
    )
    command = together(*parts)
    assert execute(database, command).kind is OutcomeKind.DONE
    records = {one.id: one for one in rows(database, tables.command)}
    assert set(records) == {str(one.command_id) for one in (command, *parts)}
    assert records[str(command.command_id)].body == {"parts": [str(one.command_id) for one in parts]}
    assert events_of(database, parts[0]) == {"incident", "assignment", "incident_text"}
    assert events_of(database, parts[1]) == {"incident", "assignment"}
    assert events_of(database, parts[2]) == {"incident"}
    assert [one.command_id for one in rows(database, tables.rationale)] == [
        str(one.command_id) for one in parts[:2]
    ]
    assert execute(database, command).kind is OutcomeKind.DONE, "once done it is done"
    assert settle(database, command).kind is OutcomeKind.DONE
    assert len(active(database, floor.first)) == 1


def test_that_none_is_done_when_one_is_refused_and_that_one_is_named(
    database: Database, floor: SmallFloor
) -> None:
    before: list[Any] = rows(database, tables.event)
    fine, refused = deploy_of(floor.first, floor.ana), deploy_of(floor.second, floor.off_duty)
    outcome = execute(database, together(fine, refused))
    assert (outcome.kind, outcome.part) == (OutcomeKind.REFUSED, refused)
    assert outcome.sentence.startswith("None was done. Dev P is not on shift")
    assert rows(database, tables.event) == before
    assert rows(database, tables.command) == []
    assert execute(database, fine).kind is OutcomeKind.DONE, "its id is free again"


def test_that_capacity_counts_what_the_parts_before_put_on_the_same_agent(
    database: Database, floor: SmallFloor
) -> None:
    all_to_ana = [deploy_of(one, floor.ana) for one in (floor.first, floor.second, floor.third)]
    outcome = execute(database, together(*all_to_ana))
    assert outcome.part == all_to_ana[2]
    assert "would carry 12 of 10" in outcome.sentence
    assert execute(database, together(*all_to_ana[:2])).kind is OutcomeKind.DONE


def test_that_two_parts_may_be_about_one_incident_as_it_was_seen(
    database: Database, floor: SmallFloor
) -> None:
    both = together(deploy_of(floor.first, floor.ana), deploy_of(floor.first, floor.ben))
    assert execute(database, both).kind is OutcomeKind.DONE
    assert {one.agent_id for one in active(database, floor.first)} == {floor.ana, floor.ben}
    stale = together(deploy_of(floor.second, floor.ana, version=7), deploy_of(floor.second, floor.ben))
    assert execute(database, stale).kind is OutcomeKind.REFUSED
    assert incident(database, floor.second).version == 1


def test_that_nothing_at_all_or_one_command_twice_is_refused(database: Database, floor: SmallFloor) -> None:
    one = deploy_of(floor.first, floor.ana)
    for parts in ((), (one, one)):
        assert execute(database, together(*parts)).kind is OutcomeKind.REFUSED
    assert rows(database, tables.command) == []
