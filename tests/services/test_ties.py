"""Who was on what before: a board that follows the log knows the same of it as one that is read whole."""

import pytest
from sqlalchemy import update

from tests.services.small_floor import (
    SmallFloor,
    deploy_of,
    lay_small_floor,
    new_id,
    release_of,
    take_back_of,
)
from wallboard.domain.board import Board
from wallboard.domain.commands import Command, OutcomeKind
from wallboard.services.database import Database
from wallboard.services.reading import BoardReader, Cursor
from wallboard.services.schema import tables
from wallboard.services.writing import execute


@pytest.fixture
def floor(database: Database) -> SmallFloor:
    found = lay_small_floor(database)
    with database.writing() as c:
        c.execute(update(tables.incident).where(tables.incident.c.id != found.third).values(customer="c-17"))
    return found


def done(database: Database, command: Command) -> None:
    outcome = execute(database, command)
    assert outcome.kind is OutcomeKind.DONE, outcome.sentence


def followed(reader: BoardReader, board: Board) -> Board:
    tail = reader.tail(Cursor(board.epoch, board.seq))
    assert not tail.is_broken
    return board.after(tail.events, read_at=tail.read_at, timelines=tail.timelines, ties=tail.ties)[0]


def test_that_a_board_that_follows_knows_who_was_on_what_as_one_that_is_read_anew(
    database: Database, floor: SmallFloor
) -> None:
    reader = BoardReader(database)
    board = reader.whole()
    sent = deploy_of(floor.first, floor.ana, version=2)
    done(database, sent)
    board = followed(reader, board)
    assert board.ties.agents_on(floor.first) == {floor.ana}
    assert board.ties.agents_for("c-17") == {floor.ana}
    done(database, release_of(floor.first, version=3))
    done(database, deploy_of(floor.first, floor.ben, version=4))
    mistaken = deploy_of(floor.second, floor.cara, version=2)
    done(database, mistaken)
    done(database, take_back_of(mistaken.command_id))
    with database.writing() as c:
        c.execute(update(tables.incident).where(tables.incident.c.id == floor.first).values(state="resolved"))
    board = followed(reader, board)
    with database.writing() as c:
        c.execute(update(tables.incident).where(tables.incident.c.id == floor.first).values(state="new"))
        c.execute(update(tables.incident).where(tables.incident.c.id == floor.third).values(customer="c-17"))
    board = followed(reader, board)
    anew = BoardReader(database).whole()
    assert board.ties.handovers(floor.first) == anew.ties.handovers(floor.first) == 1
    assert board.ties.agents_for("c-17") == anew.ties.agents_for("c-17") == {floor.ana, floor.ben}
    for incident_id in (floor.first, floor.second, floor.third):
        assert board.ties.agents_on(incident_id) == anew.ties.agents_on(incident_id)


def test_that_a_new_incident_of_a_customer_brings_what_was_done_for_them(
    database: Database, floor: SmallFloor
) -> None:
    done(database, deploy_of(floor.first, floor.ana, version=2))
    with database.writing() as c:
        c.execute(
            update(tables.incident)
            .where(tables.incident.c.id.in_((floor.first, floor.second)))
            .values(state="resolved")
        )
    reader = BoardReader(database)
    board = reader.whole()
    assert not board.ties.agents_for("c-17"), "nobody of theirs is waiting"
    with database.writing() as c:
        new_id(c, tables.incident, source="crm", reference="9", nature_id=1, severity=2, customer="c-17")
    assert followed(reader, board).ties.agents_for("c-17") == {floor.ana}
