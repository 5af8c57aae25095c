"""Why somebody was sent: decided from the same inputs as on the board, kept with the assignment, replayed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import insert, update

from tests.services.small_floor import (
    SmallFloor,
    active,
    incident,
    new_id,
    rows,
)
from wallboard.domain.assignment import AcceptedBy
from wallboard.domain.commands import Deploy, OutcomeKind
from wallboard.domain.deploy_facts import Keeping
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.deploy_inputs_text import inputs_from
from wallboard.domain.deploy_inputs_text import text_of as inputs_text
from wallboard.domain.deploy_rules import STANDARD, Part, Rule
from wallboard.domain.deploy_rules_document import text_of
from wallboard.domain.objection import Level
from wallboard.domain.ranking import rank
from wallboard.domain.rationale import replayed, why, why_not
from wallboard.services.checking import check
from wallboard.services.database import Database
from wallboard.services.deploying.deploy_scene import inputs_now
from wallboard.services.rationales import rationale_of_command, rationales_of
from wallboard.services.reading import BoardReader
from wallboard.services.schema import tables
from wallboard.services.writing import execute

DONE, REFUSED = OutcomeKind.DONE, OutcomeKind.REFUSED


def sending(incident_id: int, agent_id: int, version: int = 1, **more: Any) -> Deploy:
    return Deploy(uuid4(), incident_id, version, agent_id=agent_id, **more)


def recommended(database: Database, incident_id: int) -> tuple[int, int]:
    """Who is recommended on the board, and somebody else against whom nothing speaks."""
    board = BoardReader(database).whole()
    inputs = inputs_of(board, incident_id, board.floor_at)
    assert inputs is not None
    passing = [one.agent_id for one in rank(inputs).candidates if one.level is Level.PASS]
    return passing[0], passing[1]


def publish(database: Database, **changes: Any) -> None:
    """Rules with other levels, weights or spans, in force from now on."""
    with database.writing() as c:
        c.execute(insert(tables.deploy_version).values(document=text_of(replace(STANDARD, **changes))))


def with_a_past(database: Database, floor: SmallFloor) -> None:
    """Shifts, customers, languages, sites, work of every kind, and somebody who comes from a severity 1."""
    now, hour = datetime.now(UTC), timedelta(hours=1)
    one = tables.assignment
    with database.writing() as c:
        for who, at in (
            (floor.ana, -30),
            (floor.ana, -2),
            (floor.ana, 20),
            (floor.ana, 44),
            (floor.ben, -200),
        ):
            starts_at = now + at * hour
            new_id(c, tables.shift, agent_id=who, starts_at=starts_at, ends_at=starts_at + 8 * hour)
        c.execute(update(tables.incident).values(customer="c-17", language="tr", site="north"))
        c.execute(update(tables.incident).where(tables.incident.c.id == floor.third).values(severity=1))
        spoken = {"languages": "tr de", "site": "south"}
        c.execute(update(tables.agent).where(tables.agent.c.id == floor.cara).values(spoken))
        for on, who, state in (
            (floor.second, floor.ana, "working"),
            (floor.third, floor.ben, "working"),
            (floor.third, floor.cara, "reserved"),
        ):
            c.execute(insert(one).values(incident_id=on, agent_id=who, state=state))
        c.execute(update(one).where(one.c.agent_id == floor.ben).values(state="released"))
        c.execute(insert(one).values(incident_id=floor.first, team_id=floor.hosting, state="offered"))


def test_that_the_transaction_decides_from_the_inputs_that_the_board_gives(
    database: Database, floor: SmallFloor
) -> None:
    with_a_past(database, floor)
    board = BoardReader(database).whole()
    for incident_id in (floor.first, floor.second, floor.third):
        for keeping in (Keeping(), Keeping(board.floor_at + timedelta(hours=21)), None):
            with database.reading() as c:
                read = inputs_now(c, incident_id, keeping=keeping)
            now = board.floor_at if read.is_for_later else read.now
            on_board = inputs_of(board, incident_id, now, keeping=keeping)
            assert on_board is not None
            assert read == on_board
            assert inputs_from(inputs_text(read)) == read
    told = {one.id: one for one in read.agents}
    assert told[floor.ben].rested_from_at is not None
    assert told[floor.ana].knows_customer


def test_that_the_recommended_one_goes_without_a_reason_and_anybody_else_only_with_one(
    database: Database, floor: SmallFloor
) -> None:
    best, other = recommended(database, floor.first)
    refused = execute(database, sending(floor.first, other))
    assert refused.kind is REFUSED
    assert "is recommended, not" in refused.sentence
    assert "Say why" in refused.sentence
    assert rows(database, tables.rationale) == []
    assert active(database, floor.first) == []
    assert execute(database, sending(floor.first, best)).kind is DONE
    with_code = sending(floor.second, other, reason_code="asked_for")
    assert execute(database, with_code).kind is DONE
    in_words = sending(floor.third, best, reason="They know it")
    assert execute(database, in_words).kind is DONE


def test_that_who_was_seen_recommended_goes_though_another_is_better_by_now(
    database: Database, floor: SmallFloor
) -> None:
    _, other = recommended(database, floor.first)
    seen = sending(floor.first, other, recommended_id=other)
    assert execute(database, seen).kind is DONE
    (kept,) = rationales_of(database, floor.first)
    assert kept.rationale.seen_id == other != kept.rationale.recommended_id


def test_that_a_reason_must_be_of_the_short_list_of_the_rules_in_force(
    database: Database, floor: SmallFloor
) -> None:
    _, other = recommended(database, floor.first)
    outcome = execute(database, sending(floor.first, other, reason_code="just_because"))
    assert (outcome.kind, "short list" in outcome.sentence) == (REFUSED, True)


def test_that_a_warned_one_takes_a_reason_even_when_there_is_nobody_better(
    database: Database, floor: SmallFloor
) -> None:
    publish(database, levels={**STANDARD.levels, Rule.OFF_SHIFT: Level.WARN})
    outcome = execute(database, sending(floor.first, floor.off_duty, recommended_id=floor.off_duty))
    assert outcome.kind is REFUSED
    assert "Dev P: Not on shift. Say why" in outcome.sentence


@pytest.mark.parametrize(
    ("level", "expected"), [(Level.BLOCK, REFUSED), (Level.WARN, DONE), (Level.PASS, DONE)]
)
def test_that_switching_a_rule_changes_what_happens(
    database: Database, floor: SmallFloor, level: Level, expected: OutcomeKind
) -> None:
    publish(database, levels={**STANDARD.levels, Rule.OFF_SHIFT: level})
    command = sending(floor.first, floor.off_duty, reason_code="asked_for")
    assert execute(database, command).kind is expected


def test_that_what_it_was_decided_from_is_kept_and_gives_the_same_ranking_again(
    database: Database, floor: SmallFloor
) -> None:
    publish(database, weights={**STANDARD.weights, Part.COVERAGE: 40})
    best, other = recommended(database, floor.first)
    command = sending(
        floor.first, other, reason_code="asked_for", reason="Ünal kennt sie", recommended_id=best
    )
    assert execute(database, command).kind is DONE
    (kept,) = rationales_of(database, floor.first)
    assert kept == rationale_of_command(database, str(command.command_id))
    told = kept.rationale
    assert (told.agent_id, told.recommended_id, told.seen_id) == (other, best, best)
    assert (told.reason_code, kept.words, told.rules_number) == ("asked_for", "Ünal kennt sie", 1)
    assert {one.agent_id for one in told.ranking.candidates} == {
        floor.ana,
        floor.ben,
        floor.cara,
        floor.off_duty,
    }
    assert kept.is_proved
    assert replayed(told)
    assert why(told, best)
    assert [str(one) for one in why_not(told, floor.off_duty)] == ["Not on shift"]
    (assignment,) = active(database, floor.first)
    assert len(assignment.rationale_hash) == 64
    assert execute(database, command).kind is DONE, "a command that was done is done"
    assert len(rows(database, tables.rationale)) == len(rows(database, tables.assignment)) == 1


def test_that_a_rationale_is_never_changed_and_one_that_was_is_found(
    database: Database, floor: SmallFloor, dialect: str
) -> None:
    best, _ = recommended(database, floor.first)
    execute(database, sending(floor.first, best))
    assert check(database) == []
    with pytest.raises(Exception, match="append-only"), database.writing() as c:
        c.execute(update(tables.rationale).values(reason_code="training"))
    with database.writing() as c:
        c.exec_driver_sql(
            "DROP TRIGGER rationale_no_update"
            if dialect == "sqlite"
            else "ALTER TABLE rationale DISABLE TRIGGER USER"
        )
        c.execute(update(tables.rationale).values(reason_code="training"))
    (kept,) = rationales_of(database, floor.first)
    assert not kept.is_proved
    found = [one.sentence for one in check(database)]
    assert "rationale: rows 1 are not what was written when people were sent" in found


def test_that_who_answers_offers_is_not_deployed_before_they_have(
    database: Database, floor: SmallFloor
) -> None:
    with database.writing() as c:
        c.execute(update(tables.agent).values(accepts="by_hand"))
    best, _ = recommended(database, floor.first)
    assert execute(database, sending(floor.first, best)).kind is DONE
    (offer,) = active(database, floor.first)
    assert (offer.state, offer.accepted_by) == ("offered", None)
    assert offer.respond_by_at - offer.assigned_at == STANDARD.accept_within[2]  # type: ignore[index]  # severity 2
    after = incident(database, floor.first)
    assert (after.state, after.deployed_at) == ("acknowledged", None)
    board = BoardReader(database).whole()
    assert board.timelines[floor.first].deployments == ()


def test_that_who_is_kept_for_later_goes_by_the_same_assignment_when_they_are_sent(
    database: Database, floor: SmallFloor
) -> None:
    best, _ = recommended(database, floor.first)
    later = datetime.now(UTC) + timedelta(hours=1)
    kept_for = sending(floor.first, best, is_reserved=True, reserved_for_at=later)
    assert execute(database, kept_for).kind is DONE
    (kept,) = active(database, floor.first)
    assert (kept.state, incident(database, floor.first).deployed_at) == ("reserved", None)
    assert BoardReader(database).whole().timelines[floor.first].deployments == ()
    sent = execute(database, sending(floor.first, best, version=2, reason_code="asked_for"))
    assert sent.kind is DONE, sent.sentence
    (going,) = active(database, floor.first)
    assert (going.id, going.state, going.accepted_by) == (kept.id, "accepted", AcceptedBy.AUTOMATICALLY)
    assert going.assigned_at > kept.assigned_at
    assert incident(database, floor.first).deployed_at is not None
    assert BoardReader(database).whole().timelines[floor.first].deployments == (going.assigned_at,)
    assert len(rationales_of(database, floor.first)) == 2


def test_that_nobody_of_a_closed_team_is_sent_and_nothing_is_offered_to_it(
    database: Database, floor: SmallFloor
) -> None:
    with database.writing() as c:
        c.execute(update(tables.team).where(tables.team.c.id == floor.hosting).values(is_closed=1))
    offered = execute(
        database, Deploy(uuid4(), floor.first, 1, team_id=floor.hosting, reason_code="asked_for")
    )
    assert (offered.kind, offered.sentence) == (REFUSED, "Hosting: This team is closed. Choose another team.")
    sent = execute(database, sending(floor.first, floor.cara, reason_code="asked_for"))
    assert (sent.kind, "team is closed" in sent.sentence) == (REFUSED, True)
