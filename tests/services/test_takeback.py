"""Taking back restores what was, as long as it is one's own and nobody has built upon it."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import insert, update

from tests.services.small_floor import (
    SmallFloor,
    active,
    deploy_of,
    incident,
    offer_of,
    release_of,
    rows,
    set_presence,
    take_back_of,
)
from wallboard.domain.commands import OutcomeKind
from wallboard.services.database import Database
from wallboard.services.deploying import takeback
from wallboard.services.schema import tables
from wallboard.services.writing import execute

DONE, REFUSED = OutcomeKind.DONE, OutcomeKind.REFUSED
RESTORED = ("state", "team_id", "deployed_at", "acknowledged_at", "severity", "pause_reason")


def _values(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in RESTORED}


def _accept_and_begin(database: Database, incident_id: int) -> None:
    with database.writing() as c:
        assignment = tables.assignment
        c.execute(update(assignment).where(assignment.c.incident_id == incident_id).values(state="working"))
        c.execute(
            update(tables.incident).where(tables.incident.c.id == incident_id).values(state="in_progress")
        )


def test_that_a_deploy_is_undone_within_twenty_seconds_without_a_word(
    database: Database, floor: SmallFloor
) -> None:
    before = incident(database, floor.first)
    command = deploy_of(floor.first, floor.ana)
    execute(database, command)

    assert execute(database, take_back_of(command.command_id)).kind is DONE

    after = incident(database, floor.first)
    assert _values(after) == _values(before)
    assert after.version == 3
    assert active(database, floor.first) == []
    (ended,) = rows(database, tables.assignment)
    assert (ended.state, ended.release_reason) == ("released", "taken_back")


def test_that_a_deploy_is_undone_even_when_the_agent_has_begun(database: Database, floor: SmallFloor) -> None:
    before = incident(database, floor.first)
    command = deploy_of(floor.first, floor.ana)
    execute(database, command)
    _accept_and_begin(database, floor.first)

    assert execute(database, take_back_of(command.command_id)).kind is DONE

    assert _values(incident(database, floor.first)) == _values(before)


def test_that_what_other_programs_changed_since_is_kept(database: Database, floor: SmallFloor) -> None:
    command = deploy_of(floor.first, floor.ana)
    execute(database, command)
    with database.writing() as c:
        c.execute(update(tables.incident).where(tables.incident.c.id == floor.first).values(severity=1))

    assert execute(database, take_back_of(command.command_id)).kind is DONE

    after = incident(database, floor.first)
    assert (after.severity, after.state) == (1, "new")


def test_that_one_of_two_agents_goes_and_the_other_stays(database: Database, floor: SmallFloor) -> None:
    execute(database, deploy_of(floor.first, floor.ana))
    second = deploy_of(floor.first, floor.ben, version=2)
    execute(database, second)

    assert execute(database, take_back_of(second.command_id)).kind is DONE

    after = incident(database, floor.first)
    assert (after.state, after.deployed_at is None) == ("assigned", False)
    assert [one.agent_id for one in active(database, floor.first)] == [floor.ana]


def test_that_an_offer_and_its_team_come_back(database: Database, floor: SmallFloor) -> None:
    execute(database, offer_of(floor.first, floor.network))
    moved = offer_of(floor.first, floor.hosting, version=2)
    execute(database, moved)

    assert execute(database, take_back_of(moved.command_id)).kind is DONE

    assert incident(database, floor.first).team_id == floor.network
    assert [one.team_id for one in active(database, floor.first)] == [floor.network]


def test_that_a_release_is_undone_with_what_was_reached(database: Database, floor: SmallFloor) -> None:
    execute(database, deploy_of(floor.first, floor.ana))
    _accept_and_begin(database, floor.first)
    before, (working,) = incident(database, floor.first), active(database, floor.first)
    command = release_of(floor.first, version=before.version)
    execute(database, command)
    assert active(database, floor.first) == []

    assert execute(database, take_back_of(command.command_id)).kind is DONE

    assert _values(incident(database, floor.first)) == _values(before)
    (again,) = active(database, floor.first)
    assert again.id != working.id
    for name in ("agent_id", "role", "state", "accepted_at", "working_at"):
        assert getattr(again, name) == getattr(working, name)


def test_that_an_undo_is_checked_like_any_other_command(database: Database, floor: SmallFloor) -> None:
    execute(database, deploy_of(floor.first, floor.ana))
    command = release_of(floor.first, version=2)
    execute(database, command)
    set_presence(database, floor.ana, state="off")

    outcome = execute(database, take_back_of(command.command_id))

    assert outcome.kind is REFUSED
    assert outcome.sentence.startswith("Ana K is not on shift")
    assert active(database, floor.first) == []


def test_that_after_twenty_seconds_a_reason_is_asked_for(
    database: Database, floor: SmallFloor, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = deploy_of(floor.first, floor.ana)
    execute(database, command)
    later = datetime.now(UTC) + timedelta(seconds=25)
    monkeypatch.setattr(takeback, "database_now", lambda _: later)

    silent = execute(database, take_back_of(command.command_id))
    told = execute(database, take_back_of(command.command_id, reason="wrong site"))

    assert silent.sentence == "More than 20 seconds have passed. Say why you take it back."
    assert told.kind is DONE
    (text,) = rows(database, tables.incident_text)
    assert text.body == "wrong site"


def test_that_nothing_is_taken_back_that_others_have_built_upon(
    database: Database, floor: SmallFloor
) -> None:
    first = deploy_of(floor.first, floor.ana)
    execute(database, first)
    execute(database, deploy_of(floor.first, floor.ben, version=2))

    outcome = execute(database, take_back_of(first.command_id))

    assert outcome.kind is REFUSED
    assert outcome.sentence.startswith("48213 was just given to Ben T by ")
    assert len(active(database, floor.first)) == 2


def test_that_nothing_is_taken_back_twice(database: Database, floor: SmallFloor) -> None:
    command = deploy_of(floor.first, floor.ana)
    execute(database, command)
    execute(database, take_back_of(command.command_id))

    outcome = execute(database, take_back_of(command.command_id))

    assert outcome.sentence == "This was taken back already. There is nothing to do."


def test_that_an_agent_who_was_released_since_cannot_be_taken_back(
    database: Database, floor: SmallFloor
) -> None:
    command = deploy_of(floor.first, floor.ana)
    execute(database, command)
    with database.writing() as c:
        c.execute(update(tables.assignment).values(state="released", release_reason="done"))

    outcome = execute(database, take_back_of(command.command_id))

    assert outcome.sentence == "Ana K is not on 48213 any more. There is nothing to take back."


def test_that_an_incident_that_is_over_stays_over(database: Database, floor: SmallFloor) -> None:
    command = deploy_of(floor.first, floor.ana)
    execute(database, command)
    with database.writing() as c:
        c.execute(update(tables.incident).where(tables.incident.c.id == floor.first).values(state="resolved"))

    outcome = execute(database, take_back_of(command.command_id))

    assert outcome.sentence.startswith("48213 was just resolved by ")


def test_that_only_ones_own_command_is_taken_back(database: Database, floor: SmallFloor) -> None:
    of_another = str(uuid4())
    with database.writing() as c:
        key = c.execute(insert(tables.operator).values(login="maria", role="supervisor")).inserted_primary_key
        assert key is not None
        c.execute(insert(tables.operator_name).values(operator_id=key[0], name="Maria K"))
        c.execute(
            insert(tables.command).values(
                id=of_another,
                kind="deploy",
                operator_id=key[0],
                program="other",
                issued_at=datetime.now(UTC),
                outcome="done",
                body={"incident_id": floor.first},
            )
        )

    outcome = execute(database, take_back_of(uuid4()))
    foreign = execute(database, take_back_of(rows(database, tables.command)[0].id))

    assert outcome.sentence == "This was never carried out. There is nothing to take back."
    assert foreign.sentence == "This was done by Maria K, and only they can take it back. Ask them."


def test_that_an_undo_itself_is_not_undone(database: Database, floor: SmallFloor) -> None:
    command = deploy_of(floor.first, floor.ana)
    execute(database, command)
    undo = take_back_of(command.command_id)
    execute(database, undo)

    outcome = execute(database, take_back_of(undo.command_id))

    assert outcome.sentence == "This cannot be taken back. Do what puts it right instead."
