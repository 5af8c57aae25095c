"""Rules are published, incidents moved between them and updates noted as commands, or refused in words."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import update

from tests.services.small_floor import (
    SmallFloor,
    deploy_of,
    incident,
    name_operator,
    rows,
)
from wallboard.domain.commands import Command, GiveUpdate, MovePolicy, Outcome, OutcomeKind, PublishRules
from wallboard.domain.policy import Promise
from wallboard.domain.sla_document import text_of
from wallboard.domain.sla_policy import PolicyRules, simple_rules
from wallboard.services.database import Database, open_database
from wallboard.services.schema import tables
from wallboard.services.writing import execute, settle

DONE, REFUSED = OutcomeKind.DONE, OutcomeKind.REFUSED


@pytest.fixture
def other_desk(training_url: str) -> Iterator[Database]:
    opened = open_database(training_url, program="other-desk")
    yield opened
    opened.dispose()


def rules(hours: int = 4) -> PolicyRules:
    return simple_rules({(1, Promise.RESOLVE): timedelta(hours=hours)}, name="Our own")


def publishing(based_on: int = 1, **values: Any) -> PublishRules:
    return replace(PublishRules(uuid4(), text_of(rules()), based_on), **values)


def moving(floor: SmallFloor, version_id: int | None, *, seen: int = 1, reason: str = "agreed") -> MovePolicy:
    return MovePolicy(uuid4(), floor.first, seen, version_id, reason)


def versions(database: Database) -> list[Any]:
    return rows(database, tables.policy_version)


def refused(database: Database, command: Command) -> str:
    outcome = execute(database, command)
    assert outcome.kind is REFUSED
    return outcome.sentence


def test_that_published_rules_are_the_next_version_in_force_from_now(database: Database) -> None:
    before = datetime.now(UTC)
    command = publishing(reason="  agreed with the board  ")

    assert execute(database, command) == Outcome(command, DONE)

    _, made = versions(database)
    assert (made.number, made.document) == (2, command.document)
    assert abs(made.in_force_at - before) < timedelta(minutes=1)
    (record,) = rows(database, tables.command)
    assert (record.kind, record.body["reason"]) == ("publish_rules", "agreed with the board")
    (event,) = rows(database, tables.event, command_id=str(command.command_id))
    assert (event.entity, event.verb, event.entity_id) == ("policy_version", "insert", made.id)


def test_that_rules_can_come_into_force_later_but_not_earlier(database: Database) -> None:
    later = datetime.now(UTC).replace(microsecond=0) + timedelta(days=3)
    assert execute(database, publishing(in_force_at=later)).kind is DONE
    assert versions(database)[-1].in_force_at == later

    sentence = refused(database, publishing(based_on=2, in_force_at=later - timedelta(days=4)))
    assert "in the past" in sentence
    assert "Choose an instant to come" in sentence
    assert len(versions(database)) == 2


def test_that_a_command_sent_twice_publishes_once(database: Database) -> None:
    command = publishing()
    assert execute(database, command).kind is DONE
    assert execute(database, command).kind is DONE
    assert settle(database, command).kind is DONE
    assert [version.number for version in versions(database)] == [1, 2]


def test_that_whoever_was_overtaken_is_told_by_whom_and_nothing_is_published(database: Database) -> None:
    name_operator(database, "Maria K")
    execute(database, publishing())

    sentence = refused(database, publishing(based_on=1))

    assert sentence.startswith("Version 2 was just published by Maria K, and this draft was begun on version")
    assert "publish the draft on top of it" in sentence
    assert len(versions(database)) == 2


def test_that_of_two_who_publish_at_once_exactly_one_does(database: Database, other_desk: Database) -> None:
    both = Barrier(2)

    def publish(place: Database) -> Outcome:
        both.wait()
        return execute(place, publishing())

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(publish, (database, other_desk)))

    assert sorted(outcome.kind for outcome in outcomes) == [DONE, REFUSED]
    (loser,) = (outcome for outcome in outcomes if outcome.kind is REFUSED)
    assert "Version 2 was just published" in loser.sentence
    assert [version.number for version in versions(database)] == [1, 2]


def test_that_a_version_that_nobody_has_published_is_no_ground_to_build_on(database: Database) -> None:
    assert "There is no version 7" in refused(database, publishing(based_on=7))


@pytest.mark.parametrize(
    ("document", "named"),
    [
        ("{", "no JSON"),
        (text_of(replace(rules(), calendars={})), "there is no calendar 'always'"),
        (text_of(rules()).replace("14400", "0"), "within_s: must be a whole number"),
    ],
)
def test_that_faulty_rules_are_refused_with_their_place(
    database: Database, document: str, named: str
) -> None:
    sentence = refused(database, publishing(document=document))
    assert sentence.startswith("These rules cannot be published")
    assert named in sentence
    assert len(versions(database)) == 1


@pytest.mark.parametrize("role", ["supervisor", "handler", "wall", "program"])
def test_that_only_a_duty_manager_publishes(database: Database, role: str) -> None:
    with database.writing() as connection:
        connection.execute(update(tables.operator).values(role=role))

    sentence = refused(database, publishing())

    assert f"your login has the role {role}" in sentence
    assert "Ask a duty manager" in sentence
    assert len(versions(database)) == 1


def test_that_an_incident_is_moved_to_another_version_and_back_each_time_with_a_reason(
    database: Database, floor: SmallFloor
) -> None:
    execute(database, publishing())
    second = versions(database)[-1].id

    assert execute(database, moving(floor, second, reason="the contract changed")).kind is DONE
    assert (incident(database, floor.first).policy_version_id, incident(database, floor.first).version) == (
        second,
        2,
    )
    assert execute(database, moving(floor, None, seen=2, reason="it did not")).kind is DONE
    assert incident(database, floor.first).policy_version_id is None
    assert [text.body for text in rows(database, tables.incident_text)] == [
        "the contract changed",
        "it did not",
    ]


@pytest.mark.parametrize("reason", ["", "   "])
def test_that_no_incident_is_moved_without_a_reason(
    database: Database, floor: SmallFloor, reason: str
) -> None:
    assert "Say why" in refused(database, moving(floor, 1, reason=reason))
    assert incident(database, floor.first).version == 1


def test_that_a_move_names_what_it_cannot_do(database: Database, floor: SmallFloor) -> None:
    assert "not in the database" in refused(database, moving(floor, 77))
    assert "already" in refused(database, moving(floor, None))


def test_that_an_incident_that_changed_is_neither_moved_nor_updated(
    database: Database, floor: SmallFloor
) -> None:
    execute(database, deploy_of(floor.first, floor.ana))

    assert "just given to Ana K" in refused(database, moving(floor, 1))
    assert "just given to Ana K" in refused(database, GiveUpdate(uuid4(), floor.first, 1))
    after = incident(database, floor.first)
    assert (after.version, after.policy_version_id, after.last_update_at) == (2, None, None)


def test_that_an_update_says_when_those_who_wait_were_told(database: Database, floor: SmallFloor) -> None:
    before = datetime.now(UTC)
    assert execute(database, GiveUpdate(uuid4(), floor.first, 1)).kind is DONE
    assert abs(incident(database, floor.first).last_update_at - before) < timedelta(minutes=1)


def test_that_what_is_over_is_neither_moved_nor_updated(database: Database, floor: SmallFloor) -> None:
    with database.writing() as connection:
        connection.execute(
            update(tables.incident).where(tables.incident.c.id == floor.first).values(state="resolved")
        )

    for command in (moving(floor, 1, seen=2), GiveUpdate(uuid4(), floor.first, 2)):
        assert "48213 is resolved" in refused(database, command)
