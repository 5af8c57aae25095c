"""Keeping somebody for an incident is not sending them: nothing runs out or is met, and each is undone."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sqlalchemy import update

from tests.services.acts_made import answer
from tests.services.small_floor import (
    SmallFloor,
    active,
    incident,
    rows,
    take_back_of,
)
from wallboard.domain.commands import Deploy, OutcomeKind
from wallboard.domain.staff_commands import MoveAgent, Response
from wallboard.services.checking import check
from wallboard.services.database import Database
from wallboard.services.schema import tables
from wallboard.services.writing import execute

DONE, REFUSED = OutcomeKind.DONE, OutcomeKind.REFUSED


def deploy(database: Database, incident_id: int, agent_id: int, *, is_reserved: bool) -> Deploy:
    for_at = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1) if is_reserved else None
    command = Deploy(
        uuid4(),
        incident_id,
        incident(database, incident_id).version,
        agent_id=agent_id,
        reason="asked for",
        is_reserved=is_reserved,
        reserved_for_at=for_at,
    )
    outcome = execute(database, command)
    assert outcome.kind is DONE, outcome.sentence
    return command


def test_that_who_is_kept_for_it_is_not_sent_until_somebody_sends_them(
    database: Database, floor: SmallFloor
) -> None:
    kept = deploy(database, floor.first, floor.ana, is_reserved=True)
    (row,) = active(database, floor.first)
    assert (row.state, row.reserved_for_at, row.respond_by_at) == ("reserved", kept.reserved_for_at, None)
    assert incident(database, floor.first).deployed_at is None

    deploy(database, floor.first, floor.ana, is_reserved=False)

    (sent,) = active(database, floor.first)
    assert (sent.id, sent.state, sent.accepted_by) == (row.id, "accepted", "automatically")
    after = incident(database, floor.first)
    assert (after.state, after.deployed_at is None) == ("assigned", False)


def test_that_sending_who_was_kept_is_undone_to_keeping_them(database: Database, floor: SmallFloor) -> None:
    kept = deploy(database, floor.first, floor.ana, is_reserved=True)
    (was,) = active(database, floor.first)
    sent = deploy(database, floor.first, floor.ana, is_reserved=False)

    assert execute(database, take_back_of(sent.command_id)).kind is DONE

    (again,) = active(database, floor.first)
    for name in ("id", "state", "reserved_for_at", "accepted_at", "accepted_by", "rationale_hash"):
        assert getattr(again, name) == getattr(was, name)
    assert incident(database, floor.first).deployed_at is None
    outcome = execute(database, take_back_of(kept.command_id))
    assert outcome.sentence.startswith("48213 was just ")


def test_that_keeping_somebody_is_undone(database: Database, floor: SmallFloor) -> None:
    kept = deploy(database, floor.first, floor.ana, is_reserved=True)

    assert execute(database, take_back_of(kept.command_id)).kind is DONE

    assert active(database, floor.first) == []
    (row,) = rows(database, tables.assignment)
    assert (row.release_reason, row.accepted_by) == ("taken_back", "nobody")
    assert incident(database, floor.first).state == "new"


def test_that_who_is_only_kept_has_no_work_and_nothing_to_answer(
    database: Database, floor: SmallFloor
) -> None:
    with database.writing() as c:
        c.execute(update(tables.agent).values(accepts="by_hand"))
    deploy(database, floor.first, floor.ana, is_reserved=True)
    (row,) = active(database, floor.first)

    _, answered = answer(database, row.id, Response.ACCEPT)
    (ana,) = rows(database, tables.agent, id=floor.ana)
    moved = execute(database, MoveAgent(uuid4(), floor.ana, ana.version, floor.hosting))

    assert answered.sentence == ("Ana K is only reserved for 48213, and not sent yet. Wait until then.")
    assert moved.kind is DONE
    assert rows(database, tables.team_move)[0].state == "active"


def test_that_a_sending_that_was_taken_back_leaves_nothing_for_a_check_to_find(
    database: Database, floor: SmallFloor
) -> None:
    """The assignment holds the hash of the reservation again, and the log that of both."""
    deploy(database, floor.first, floor.ana, is_reserved=True)
    sent = deploy(database, floor.first, floor.ana, is_reserved=False)
    assert execute(database, take_back_of(sent.command_id)).kind is DONE
    assert [finding.sentence for finding in check(database)] == []
