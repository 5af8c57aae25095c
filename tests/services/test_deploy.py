"""A deploy or a release is one checked transaction, and what cannot be done is refused in words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import delete, insert, make_url, update

from tests.conftest import PlaceMaker
from tests.services.small_floor import (
    SmallFloor,
    active,
    deploy_of,
    incident,
    lay_small_floor,
    name_operator,
    offer_of,
    release_of,
    rows,
)
from wallboard.domain.commands import Deploy, OutcomeKind
from wallboard.services.database import Database, open_database
from wallboard.services.schema import tables
from wallboard.services.writing import execute

DONE, REFUSED = OutcomeKind.DONE, OutcomeKind.REFUSED


def test_that_a_deploy_assigns_the_incident_and_the_agent_has_accepted_it_at_once(
    database: Database, floor: SmallFloor
) -> None:
    outcome = execute(database, deploy_of(floor.first, floor.ana))

    assert (outcome.kind, outcome.sentence) == (DONE, "")
    after = incident(database, floor.first)
    assert (after.state, after.version) == ("assigned", 2)
    assert after.deployed_at is not None
    assert after.acknowledged_at is not None
    (assignment,) = active(database, floor.first)
    assert (assignment.agent_id, assignment.role, assignment.state) == (floor.ana, "lead", "accepted")


def test_that_the_version_rises_even_where_the_incident_says_the_same_as_before(
    database: Database, floor: SmallFloor
) -> None:
    execute(database, deploy_of(floor.first, floor.ana))

    assert execute(database, deploy_of(floor.first, floor.ben, version=2)).kind is DONE
    assert incident(database, floor.first).version == 3
    assert {one.agent_id for one in active(database, floor.first)} == {floor.ana, floor.ben}


def test_that_every_event_of_a_command_carries_its_id(database: Database, floor: SmallFloor) -> None:
    command = deploy_of(floor.first, floor.ana, reason="the customer knows her")

    execute(database, command)

    events = rows(database, tables.event, command_id=str(command.command_id))
    assert sorted((event.entity, event.verb) for event in events) == [
        ("assignment", "insert"),
        ("incident", "update"),
        ("incident_text", "insert"),
    ]
    (record,) = rows(database, tables.command)
    assert (record.id, record.kind, record.outcome) == (str(command.command_id), "deploy", "done")
    assert record.operator_id is not None


def test_that_the_log_never_holds_the_words_of_a_reason(database: Database, floor: SmallFloor) -> None:
    words = "she drove past it, call 07700 900123"

    execute(database, deploy_of(floor.first, floor.ana, reason=words))

    (text,) = rows(database, tables.incident_text)
    assert (text.kind, text.body) == ("reason", words)
    for table in (tables.event, tables.command):
        assert "07700" not in repr(rows(database, table))


def test_that_the_slower_of_two_boards_is_told_who_has_it(
    database: Database, other_board: Database, floor: SmallFloor
) -> None:
    name_operator(database, "Maria K")
    execute(other_board, deploy_of(floor.first, floor.ben))

    outcome = execute(database, deploy_of(floor.first, floor.ana))

    assert outcome.kind is REFUSED
    assert outcome.sentence == "48213 was just given to Ben T by Maria K. Look at it again and decide."
    assert [one.agent_id for one in active(database, floor.first)] == [floor.ben]
    assert len(rows(database, tables.command)) == 1, "a refused command leaves no trace"


@pytest.mark.parametrize("is_release", [False, True])
def test_that_the_slower_is_told_who_was_sent_by_plain_sql_though_no_version_tells(
    database: Database, other_board: Database, floor: SmallFloor, *, is_release: bool
) -> None:
    name_operator(database, "Maria K")
    seen_seq = len(rows(database, tables.event))
    with other_board.writing() as c:
        row = {"incident_id": floor.first, "agent_id": floor.ben, "state": "accepted"}
        c.execute(insert(tables.assignment).values(row))
    assert incident(database, floor.first).version == 1
    asked = release_of(floor.first, version=1) if is_release else deploy_of(floor.first, floor.ana)

    outcome = execute(database, replace(asked, seen_seq=seen_seq))

    assert outcome.kind is REFUSED
    assert outcome.sentence == "48213 was just given to Ben T by Maria K. Look at it again and decide."
    anew = replace(asked, command_id=uuid4(), seen_seq=seen_seq + 1)
    assert execute(database, anew).kind is DONE, "whoever has seen them decides as ever"


def test_that_a_change_of_another_program_refuses_a_deploy_of_the_older_picture(
    database: Database, other_board: Database, floor: SmallFloor
) -> None:
    with other_board.writing() as c:
        c.execute(update(tables.incident).where(tables.incident.c.id == floor.first).values(severity=1))

    outcome = execute(database, deploy_of(floor.first, floor.ana))

    assert outcome.kind is REFUSED
    assert outcome.sentence.startswith("48213 was just changed by ")
    assert active(database, floor.first) == []


def test_that_an_incident_that_is_over_takes_nobody(database: Database, floor: SmallFloor) -> None:
    with database.writing() as c:
        c.execute(update(tables.incident).where(tables.incident.c.id == floor.first).values(state="resolved"))

    seen_open = execute(database, deploy_of(floor.first, floor.ana))
    seen_resolved = execute(database, deploy_of(floor.first, floor.ana, version=2))

    assert seen_open.sentence.startswith("48213 was just resolved by ")
    assert seen_resolved.sentence == "48213 is resolved, and nobody is on it. Reopen it to send somebody."


def test_that_an_incident_that_never_was_is_refused(database: Database, floor: SmallFloor) -> None:
    outcome = execute(database, deploy_of(999_999, floor.ana))

    assert outcome.kind is REFUSED
    assert "not in the database" in outcome.sentence


def test_that_nobody_is_put_twice_on_the_same_incident(database: Database, floor: SmallFloor) -> None:
    execute(database, deploy_of(floor.first, floor.ana))

    outcome = execute(database, deploy_of(floor.first, floor.ana, version=2))

    assert outcome.sentence.startswith("Ana K is already on 48213: it was just given to Ana K by ")
    assert incident(database, floor.first).version == 2


def test_that_a_skill_must_be_held_and_not_have_expired(database: Database, floor: SmallFloor) -> None:
    held = tables.agent_skill
    with database.writing() as c:
        c.execute(delete(held).where(held.c.agent_id == floor.ana))
        c.execute(
            update(held)
            .where(held.c.agent_id == floor.ben)
            .values(expires_at=datetime.now(UTC) - timedelta(days=1))
        )

    lacking = execute(database, deploy_of(floor.first, floor.ana))
    expired = execute(database, deploy_of(floor.first, floor.ben))

    assert lacking.sentence == "Ana K lacks Routing. Choose somebody else."
    assert expired.sentence == "Ben T no longer holds Routing: it expired. Choose somebody else."


def test_that_nobody_carries_more_than_they_can(database: Database, floor: SmallFloor) -> None:
    name_operator(database, "Maria K")
    execute(database, deploy_of(floor.first, floor.ana))
    execute(database, deploy_of(floor.second, floor.ana))

    outcome = execute(database, deploy_of(floor.third, floor.ana))

    assert outcome.sentence == (
        "Ana K would carry 12 of 10: 48214 was just given to Ana K by Maria K. "
        "Release something first, or choose somebody else."
    )


def test_that_a_deploy_to_a_team_offers_and_moves_the_incident_but_sends_nobody_yet(
    database: Database, floor: SmallFloor
) -> None:
    assert execute(database, offer_of(floor.first, floor.hosting)).kind is DONE

    after = incident(database, floor.first)
    assert (after.state, after.team_id, after.deployed_at) == ("acknowledged", floor.hosting, None)
    (offer,) = active(database, floor.first)
    assert (offer.team_id, offer.agent_id, offer.state) == (floor.hosting, None, "offered")


def test_that_an_offer_ends_when_somebody_is_put_on_the_incident(
    database: Database, floor: SmallFloor
) -> None:
    execute(database, offer_of(floor.first, floor.hosting))

    execute(database, deploy_of(floor.first, floor.cara, version=2))

    (assignment,) = active(database, floor.first)
    assert assignment.agent_id == floor.cara


def test_that_the_same_team_is_not_offered_an_incident_twice(database: Database, floor: SmallFloor) -> None:
    execute(database, offer_of(floor.first, floor.hosting))

    outcome = execute(database, offer_of(floor.first, floor.hosting, version=2))

    assert outcome.sentence.startswith("48213 is already offered to Hosting: it was just given to Hosting by")


def test_that_a_deploy_names_one_target(database: Database, floor: SmallFloor) -> None:
    neither = Deploy(uuid4(), floor.first, 1)
    both = Deploy(uuid4(), floor.first, 1, agent_id=floor.ana, team_id=floor.hosting)

    assert execute(database, neither).kind is REFUSED
    assert execute(database, both).kind is REFUSED


def test_that_a_release_sends_the_last_one_home_and_the_incident_back(
    database: Database, floor: SmallFloor
) -> None:
    execute(database, deploy_of(floor.first, floor.ana))
    execute(database, deploy_of(floor.first, floor.ben, version=2))

    assert execute(database, release_of(floor.first, version=3, agent_id=floor.ana)).kind is DONE
    assert incident(database, floor.first).state == "assigned"
    assert execute(database, release_of(floor.first, version=4)).kind is DONE

    assert active(database, floor.first) == []
    assert incident(database, floor.first).state == "acknowledged"


def test_that_nobody_can_be_released_who_is_not_there(database: Database, floor: SmallFloor) -> None:
    everybody = execute(database, release_of(floor.first, version=1))
    one = execute(database, release_of(floor.first, version=1, agent_id=floor.ana))

    assert everybody.sentence == "Nobody is on 48213 any more. There is nothing to do."
    assert one.sentence == "Ana K is not on 48213 any more. There is nothing to do."


def test_that_what_the_database_itself_refuses_comes_back_as_a_sentence(
    database: Database, floor: SmallFloor
) -> None:
    outcome = execute(database, deploy_of(floor.first, floor.ana, reason="x" * 10_001))

    assert outcome.kind is REFUSED
    assert outcome.sentence.startswith("Incident_text.body")
    assert incident(database, floor.first).version == 1, "a refusal undoes everything"


def test_that_a_database_that_is_away_changes_nothing_and_says_so(
    new_place: PlaceMaker, request: pytest.FixtureRequest, dialect: str
) -> None:
    url = new_place("training")
    database = open_database(url, program="tests")
    floor = lay_small_floor(database)
    if dialect == "postgresql":
        request.getfixturevalue("postgres").drop_database(make_url(url).database)
    else:
        Path(url).rename(Path(url).with_suffix(".away"))
    outcome = execute(database, deploy_of(floor.first, floor.ana))
    database.dispose()

    assert outcome.kind is REFUSED
    assert outcome.sentence.startswith("Nothing was changed. ")
