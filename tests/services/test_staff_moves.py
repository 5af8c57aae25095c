"""People change teams by command: at once, or when their work ends, and back by themselves."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import insert, update

from tests.services.small_floor import (
    SmallFloor,
    deploy_of,
    release_of,
    rows,
    take_back_of,
)
from wallboard.domain.commands import OutcomeKind
from wallboard.domain.deploy_rules import STANDARD, Rule
from wallboard.domain.deploy_rules_document import text_of
from wallboard.domain.objection import Level
from wallboard.domain.staff import PresenceState
from wallboard.domain.staff_commands import BeginMove, EndMove, MoveAgent, SetPresence
from wallboard.services.database import Database
from wallboard.services.schema import tables
from wallboard.services.writing import execute

pytestmark = pytest.mark.usefixtures("maria")
DONE, REFUSED = OutcomeKind.DONE, OutcomeKind.REFUSED


def agent(database: Database, agent_id: int) -> Any:
    (row,) = rows(database, tables.agent, id=agent_id)
    return row


def moves(database: Database) -> list[tuple[str, int, int]]:
    return [(one.state, one.from_team_id, one.team_id) for one in rows(database, tables.team_move)]


def in_minutes(minutes: float) -> datetime:
    at = datetime.now(UTC) + timedelta(minutes=minutes)
    return at.replace(microsecond=0)


def move_of(database: Database, agent_id: int, team_id: int, *, until: datetime | None = None) -> MoveAgent:
    return MoveAgent(uuid4(), agent_id, agent(database, agent_id).version, team_id, until)


def test_that_who_is_free_moves_at_once_and_goes_back(database: Database, floor: SmallFloor) -> None:
    until = in_minutes(90)

    assert execute(database, move_of(database, floor.ana, floor.hosting, until=until)).kind is DONE

    assert agent(database, floor.ana).team_id == floor.hosting
    (move,) = rows(database, tables.team_move)
    assert (move.state, move.until_at, move.begins_at is None) == ("active", until, False)
    assert execute(database, EndMove(uuid4(), move.id, move.version)).kind is DONE
    assert agent(database, floor.ana).team_id == floor.network
    assert moves(database) == [("ended", floor.network, floor.hosting)]


def test_that_who_is_busy_moves_when_their_work_has_ended_and_not_before(
    database: Database, floor: SmallFloor
) -> None:
    execute(database, deploy_of(floor.first, floor.ana))
    execute(database, move_of(database, floor.ana, floor.hosting))
    (move,) = rows(database, tables.team_move)
    assert (move.state, move.begins_at, agent(database, floor.ana).team_id) == (
        "pending",
        None,
        floor.network,
    )
    early = execute(database, BeginMove(uuid4(), move.id, move.version))
    execute(database, release_of(floor.first, version=2))

    due = execute(database, BeginMove(uuid4(), move.id, move.version))

    assert early.sentence == "Ana K still has work to end. The move begins by itself after it."
    assert due.kind is DONE
    assert agent(database, floor.ana).team_id == floor.hosting
    again = execute(database, BeginMove(uuid4(), move.id, move.version + 1))
    assert again.sentence == "Ana K has moved already. There is nothing to do."


def test_that_a_move_that_waits_is_called_off(database: Database, floor: SmallFloor) -> None:
    execute(database, deploy_of(floor.first, floor.ana))
    execute(database, move_of(database, floor.ana, floor.hosting))
    (move,) = rows(database, tables.team_move)

    execute(database, EndMove(uuid4(), move.id, move.version))

    assert moves(database) == [("cancelled", floor.network, floor.hosting)]
    again = execute(database, EndMove(uuid4(), move.id, move.version + 1))
    assert again.sentence == "The move of Ana K is over already. There is nothing to do."


def test_that_another_time_and_the_way_home_are_moves_too(database: Database, floor: SmallFloor) -> None:
    execute(database, move_of(database, floor.ana, floor.hosting, until=in_minutes(30)))
    later = in_minutes(60)

    execute(database, move_of(database, floor.ana, floor.hosting, until=later))

    (move,) = rows(database, tables.team_move)
    assert (move.state, move.until_at) == ("active", later)
    execute(database, move_of(database, floor.ana, floor.network))
    assert moves(database) == [("ended", floor.network, floor.hosting)]
    assert agent(database, floor.ana).team_id == floor.network


def test_that_a_move_on_remembers_where_home_is(database: Database, floor: SmallFloor) -> None:
    with database.writing() as c:
        third = c.execute(tables.team.insert().values(code="voice", name="Voice")).inserted_primary_key
    assert third is not None
    execute(database, move_of(database, floor.ana, floor.hosting))

    execute(database, move_of(database, floor.ana, third[0]))

    assert moves(database) == [
        ("ended", floor.network, floor.hosting),
        ("active", floor.network, third[0]),
    ]
    assert agent(database, floor.ana).team_id == third[0]


def test_that_a_move_that_makes_no_sense_is_refused_in_words(database: Database, floor: SmallFloor) -> None:
    with database.writing() as c:
        c.execute(update(tables.team).where(tables.team.c.id == floor.hosting).values(is_closed=1))
    sentences = [
        execute(database, command).sentence
        for command in (
            move_of(database, floor.ana, floor.network),
            move_of(database, floor.ana, floor.hosting),
            move_of(database, floor.ana, 999_999),
            move_of(database, floor.cara, floor.network, until=in_minutes(-1)),
            MoveAgent(uuid4(), 999_999, 1, floor.network),
            EndMove(uuid4(), 999_999, 1),
        )
    ]
    assert sentences == [
        "Ana K is in Network already. There is nothing to do.",
        "Hosting is closed. Choose another team.",
        "This team is not there any more. Choose another.",
        "The time to return has passed. Choose a later one.",
        "This agent is not in the database any more. Choose somebody else.",
        "This move is not in the database any more. There is nothing to do.",
    ]
    assert rows(database, tables.command) == []


def test_that_a_persons_words_about_a_move_are_kept_where_the_log_cannot_see_them(
    database: Database, floor: SmallFloor
) -> None:
    version = agent(database, floor.ana).version
    command = MoveAgent(uuid4(), floor.ana, version, floor.hosting, reason="knows Mr Smith of Hosting")

    assert execute(database, command).kind is DONE

    (text,) = rows(database, tables.agent_text)
    assert (text.agent_id, text.kind, text.body) == (floor.ana, "reason", "knows Mr Smith of Hosting")
    for table in (tables.event, tables.command):
        assert "Smith" not in repr(rows(database, table))


def test_that_of_two_who_move_the_same_agent_the_slower_is_told_where_they_are(
    database: Database, other_board: Database, floor: SmallFloor
) -> None:
    seen = move_of(database, floor.ana, floor.hosting)
    execute(database, deploy_of(floor.first, floor.ana))
    execute(other_board, move_of(database, floor.ana, floor.hosting))

    outcome = execute(database, seen)

    assert outcome.kind is REFUSED
    assert outcome.sentence == "Ana K was just moved to Hosting by Maria K. Look at it again and decide."


@pytest.mark.parametrize("is_busy", [False, True])
def test_that_a_move_is_undone(database: Database, floor: SmallFloor, is_busy: bool) -> None:
    if is_busy:
        execute(database, deploy_of(floor.first, floor.ana))
    command = move_of(database, floor.ana, floor.hosting)
    execute(database, command)

    assert execute(database, take_back_of(command.command_id)).kind is DONE

    assert agent(database, floor.ana).team_id == floor.network
    assert [state for state, _, _ in moves(database)] == ["cancelled" if is_busy else "ended"]
    again = execute(database, take_back_of(command.command_id))
    assert again.sentence == "This was taken back already. There is nothing to do."


def test_that_the_end_of_a_move_is_undone_unless_its_time_has_passed(
    database: Database, floor: SmallFloor
) -> None:
    execute(database, move_of(database, floor.ana, floor.hosting, until=in_minutes(30)))
    (move,) = rows(database, tables.team_move)
    end = EndMove(uuid4(), move.id, move.version)
    execute(database, end)

    assert execute(database, take_back_of(end.command_id)).kind is DONE

    assert agent(database, floor.ana).team_id == floor.hosting
    again = rows(database, tables.team_move)[-1]
    assert (again.state, again.until_at, again.begins_at) == ("active", move.until_at, move.begins_at)


def test_that_a_move_that_others_have_moved_on_is_not_undone(
    database: Database, other_board: Database, floor: SmallFloor
) -> None:
    command = move_of(database, floor.ana, floor.hosting)
    execute(database, command)
    (move,) = rows(database, tables.team_move)
    execute(other_board, EndMove(uuid4(), move.id, move.version))

    outcome = execute(database, take_back_of(command.command_id))

    assert outcome.sentence == "Ana K has gone back already. There is nothing to take back."


def test_that_whoever_leaves_nobody_for_the_worst_takes_a_reason_of_the_list_or_in_words(
    database: Database, floor: SmallFloor
) -> None:
    """Cara is the only one of her team who is here."""
    move = move_of(database, floor.cara, floor.network)
    silent = execute(database, move)
    unknown = execute(database, replace(move, command_id=uuid4(), reason_code="bored"))

    assert (silent.kind, unknown.kind) == (REFUSED, REFUSED)
    assert silent.sentence.startswith("Cara M: leaves the team nobody for a severity 1. Say why")
    assert unknown.sentence.startswith("The reason 'bored' is not in the short list: more_work_there, ")
    done = replace(move, command_id=uuid4(), reason_code="covers_absence")
    assert execute(database, done).kind is DONE
    (record,) = rows(database, tables.command, id=str(done.command_id))
    assert record.body["reason_code"] == "covers_absence"


@pytest.mark.parametrize(("level", "kind"), [(Level.BLOCK, REFUSED), (Level.PASS, DONE)])
def test_that_the_rules_in_force_decide_whether_the_last_may_leave(
    database: Database, floor: SmallFloor, level: Level, kind: OutcomeKind
) -> None:
    """Switched, the same rule forbids the move and the break, or lets both go without a word."""
    levels = {**STANDARD.levels, Rule.LEAVES_NO_COVER: level}
    with database.writing() as c:
        document = text_of(replace(STANDARD, levels=levels))
        c.execute(insert(tables.deploy_version).values(document=document))
    away = SetPresence(uuid4(), floor.cara, 1, PresenceState.ON_BREAK, "lunch")
    move = move_of(database, floor.cara, floor.network)

    outcomes = [execute(database, one) for one in (away, replace(move, reason_code=None))]

    assert [one.kind for one in outcomes] == [kind, kind]
    assert all("Send somebody else" in one.sentence for one in outcomes if kind is REFUSED)
