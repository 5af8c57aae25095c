"""Somebody kept for later is judged by that time, and goes by themselves when it comes, or it comes back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import update

from tests.services.small_floor import (
    SmallFloor,
    active,
    incident,
    new_id,
    offer_of,
    rows,
    set_presence,
)
from wallboard.domain.came_back import came_back, came_back_sentence
from wallboard.domain.commands import Deploy, Outcome, OutcomeKind
from wallboard.domain.deploy import objections
from wallboard.domain.due import DueCommand, due_commands
from wallboard.domain.objection import Level
from wallboard.domain.staff_commands import SendKept
from wallboard.services.database import Database
from wallboard.services.rationales import rationales_of
from wallboard.services.reading import BoardReader
from wallboard.services.schema import tables
from wallboard.services.writing import execute

pytestmark = pytest.mark.usefixtures("maria")
DONE, REFUSED = OutcomeKind.DONE, OutcomeKind.REFUSED
HOUR = timedelta(hours=1)


def keep(
    database: Database, incident_id: int, agent_id: int, hours: float | None, **more: Any
) -> tuple[Deploy, Outcome]:
    """Kept for so many hours from now, and what the board says before."""
    board = BoardReader(database).whole()
    for_at = None if hours is None else board.floor_at + hours * HOUR
    command = Deploy(
        uuid4(), incident_id, incident(database, incident_id).version, agent_id=agent_id,
        is_reserved=True, reserved_for_at=for_at, **{"reason_code": "asked_for", **more},
    )  # fmt: skip
    raised = objections(board, command, board.floor_at)
    outcome = execute(database, command)
    is_barred = any(one.level is Level.BLOCK for one in raised)
    assert outcome.kind is REFUSED if is_barred else outcome.kind is DONE or "Say why" in outcome.sentence
    return command, outcome


def on_shift(database: Database, agent_id: int, begins: float, ends: float) -> None:
    now = datetime.now(UTC)
    with database.writing() as c:
        new_id(c, tables.shift, agent_id=agent_id, starts_at=now + begins * HOUR, ends_at=now + ends * HOUR)


def bring_the_time(database: Database, assignment_id: int) -> None:
    with database.writing() as c:
        at = datetime.now(UTC) - timedelta(seconds=2)
        row = tables.assignment
        c.execute(update(row).where(row.c.id == assignment_id).values(reserved_for_at=at))


def due(database: Database) -> tuple[DueCommand, ...]:
    board = BoardReader(database).whole()
    return due_commands(board, board.floor_at)


def test_that_who_comes_later_can_be_kept_for_then_and_who_will_have_gone_cannot(
    database: Database, floor: SmallFloor
) -> None:
    on_shift(database, floor.off_duty, 3, 9)
    on_shift(database, floor.ana, -1, 2)

    _, before = keep(database, floor.first, floor.off_duty, 1)
    _, then = keep(database, floor.first, floor.off_duty, 4)
    _, gone = keep(database, floor.second, floor.ana, 4)

    assert before.sentence == "Dev P: not on shift then. Choose another time, or somebody else."
    assert (then.kind, gone.kind) == (DONE, REFUSED)
    assert gone.sentence.startswith("Ana K: not on shift then.")
    assert [one.state for one in active(database, floor.first)] == ["reserved"]


def test_that_a_break_bars_only_as_long_as_it_lasts(database: Database, floor: SmallFloor) -> None:
    until = datetime.now(UTC) + HOUR
    set_presence(database, floor.ana, state="on_break", reason="lunch", until_at=until)

    _, during = keep(database, floor.first, floor.ana, 0.5)
    _, after = keep(database, floor.first, floor.ana, 1.5)

    assert during.sentence.startswith("Ana K: on a break then.")
    assert after.kind is DONE


def test_that_who_is_kept_until_some_day_need_not_be_here_now_but_somebody_says_why(
    database: Database, floor: SmallFloor
) -> None:
    _, silent = keep(database, floor.first, floor.off_duty, None, reason_code=None)
    _, with_reason = keep(database, floor.first, floor.off_duty, None)

    assert (silent.kind, "Say why" in silent.sentence) == (REFUSED, True)
    assert with_reason.kind is DONE
    assert due(database) == (), "nobody knows for when"


def test_that_the_reason_why_somebody_is_kept_replays_by_the_time_they_are_kept_for(
    database: Database, floor: SmallFloor
) -> None:
    on_shift(database, floor.off_duty, 3, 9)
    command, _ = keep(database, floor.first, floor.off_duty, 4)

    (kept,) = rationales_of(database, floor.first)

    assert (kept.differs, kept.is_proved) == (None, True)
    assert kept.rationale.inputs.now == command.reserved_for_at
    assert kept.rationale.ranking.by_agent[floor.off_duty].level is not Level.BLOCK


@pytest.mark.parametrize("accepts", ["automatically", "by_hand"])
def test_that_who_is_kept_goes_by_themselves_once_when_the_time_comes(
    database: Database, other_board: Database, floor: SmallFloor, accepts: str
) -> None:
    with database.writing() as c:
        c.execute(update(tables.agent).values(accepts=accepts))
    keep(database, floor.first, floor.ana, 1)
    (kept,) = active(database, floor.first)
    assert due(database) == ()
    early = execute(database, SendKept(uuid4(), kept.id, kept.version))
    bring_the_time(database, kept.id)

    first, again = due(database), due(other_board)
    outcomes = [execute(database, first[0]), execute(other_board, again[0])]

    assert early.sentence == "The time for which they are kept has not come. Wait until then."
    assert first == again
    assert [one.kind for one in outcomes] == [DONE, DONE]
    (sent,), after = active(database, floor.first), incident(database, floor.first)
    assert (sent.id, sent.rationale_hash) == (kept.id, kept.rationale_hash)
    is_asked = accepts == "by_hand"
    assert sent.state == ("offered" if is_asked else "accepted")
    assert (sent.respond_by_at is not None, after.deployed_at is None) == (is_asked, is_asked)
    assert len(rows(database, tables.command, kind="send_kept")) == 1
    assert due(database) == ()


def test_that_who_cannot_go_then_comes_back_in_words_whoever_else_is_on_it(
    database: Database, floor: SmallFloor
) -> None:
    keep(database, floor.first, floor.ana, 1)
    (kept,) = active(database, floor.first)
    execute(database, replace(sending(database, floor, floor.ben), reason_code="asked_for"))
    set_presence(database, floor.ana, state="on_break", reason="lunch")
    bring_the_time(database, kept.id)

    (command,) = due(database)
    outcome = execute(database, command)

    assert outcome.kind is DONE
    board = BoardReader(database).whole()
    back = came_back(board, floor.first)
    assert back is not None
    assert came_back_sentence(board, back) == "Ana K was kept for it and could not go: on break"
    assert [one.agent_id for one in active(database, floor.first)] == [floor.ben]
    (let_go,) = rows(database, tables.assignment, id=kept.id)
    assert (let_go.release_reason, let_go.accepted_by) == ("not_sent", "nobody")


def sending(database: Database, floor: SmallFloor, agent_id: int) -> Deploy:
    return Deploy(uuid4(), floor.first, incident(database, floor.first).version, agent_id=agent_id)


def test_that_a_team_kept_for_later_is_asked_when_the_time_comes(
    database: Database, floor: SmallFloor
) -> None:
    later = datetime.now(UTC) + HOUR
    command = replace(offer_of(floor.first, floor.hosting), is_reserved=True, reserved_for_at=later)
    assert execute(database, command).kind is DONE
    assert incident(database, floor.first).team_id == floor.network, "it has not gone there yet"
    (kept,) = active(database, floor.first)
    bring_the_time(database, kept.id)

    (due_now,) = due(database)
    execute(database, due_now)

    (asked,) = active(database, floor.first)
    assert (asked.id, asked.state, asked.respond_by_at is None) == (kept.id, "offered", False)
    assert incident(database, floor.first).team_id == floor.hosting


def test_that_what_was_sent_or_let_go_meanwhile_is_left_alone(database: Database, floor: SmallFloor) -> None:
    keep(database, floor.first, floor.ana, 1)
    (kept,) = active(database, floor.first)
    bring_the_time(database, kept.id)
    (command,) = due(database)
    execute(database, replace(sending(database, floor, floor.ana), reason_code="asked_for"))

    outcome = execute(database, command)

    assert outcome.sentence == "Who was kept was sent or let go meanwhile. There is nothing to do."
    assert [one.state for one in active(database, floor.first)] == ["accepted"]
