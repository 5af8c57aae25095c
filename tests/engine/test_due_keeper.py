"""What falls due by itself is done once, in time, by whoever sees it first: boards and engines alike."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import insert, select, update

from tests.engine.test_mark_keeper import wait_until
from tests.services.small_floor import SmallFloor, incident, lay_small_floor, new_id, rows
from wallboard.app.live_path import LivePath
from wallboard.app.source import DatabaseSource, DatabaseWriter
from wallboard.domain.commands import Outcome, OutcomeKind
from wallboard.domain.staff_commands import MoveAgent
from wallboard.engine.due_keeper import DueKeeper
from wallboard.engine.mark_keeper import MarkKeeper
from wallboard.services.database import Database, open_database
from wallboard.services.reading import BoardReader
from wallboard.services.replaying import start_clock
from wallboard.services.schema import tables
from wallboard.services.writing import execute

OFFERS = 6
"""Each an incident of its own, offered to somebody who answers by hand."""


@pytest.fixture
def floor(database: Database) -> SmallFloor:
    laid = lay_small_floor(database)
    with database.writing() as c:
        c.execute(update(tables.agent).values(accepts="by_hand", capacity=1000))
    return laid


def offer_all(database: Database, floor: SmallFloor) -> None:
    with database.writing() as c:
        nature = c.scalar(select(tables.incident.c.nature_id).limit(1))
        for number in range(OFFERS):
            key = new_id(
                c, tables.incident, source="crm", reference=f"R{number}", nature_id=nature, severity=2
            )
            c.execute(insert(tables.assignment).values(incident_id=key, agent_id=floor.ana, state="offered"))


def returns(database: Database) -> list[str]:
    return [row.id for row in rows(database, tables.command, kind="return_offer")]


def returned(database: Database) -> list[int]:
    return [row.id for row in rows(database, tables.incident) if row.returned_at is not None]


def hurry(database: Database, speed: float) -> None:
    """From now on the floor's time runs so many times faster."""
    start_clock(database, datetime.now(UTC), speed)


def run_out(database: Database) -> None:
    """The time for every answer was over a moment ago."""
    with database.writing() as c:
        c.execute(update(tables.assignment).values(respond_by_at=datetime.now(UTC) - timedelta(seconds=5)))


@contextmanager
def engine_on(url: str, told: list[Outcome]) -> Iterator[None]:
    over, database = threading.Event(), open_database(url, program="engine")
    keeper = MarkKeeper(database, due=DueKeeper(database, on_done=told.append))
    thread = threading.Thread(target=keeper.run, args=(over.is_set, over.wait))
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(30)
        database.dispose()
        assert not thread.is_alive()


@contextmanager
def board_on(url: str) -> Iterator[LivePath]:
    writer = DatabaseWriter(url)
    path = LivePath(
        DatabaseSource(url), write=writer.write, settle=writer.settle, poll_every=timedelta(milliseconds=100)
    )
    path.start()
    try:
        yield path
    finally:
        assert path.stop(20)
        writer.close()


def test_that_two_boards_and_an_engine_return_each_offer_once_and_in_time(
    database: Database, training_url: str, floor: SmallFloor, qtbot: QtBot
) -> None:
    told: list[Outcome] = []
    with board_on(training_url) as one, board_on(training_url) as other, engine_on(training_url, told):
        qtbot.waitUntil(lambda: one.store.has_board and other.store.has_board, timeout=20_000)
        offer_all(database, floor)
        qtbot.waitUntil(
            lambda: all(len(path.store.board.assignments) == OFFERS for path in (one, other)), timeout=20_000
        )
        assert returned(database) == []
        hurry(database, 120.0)
        qtbot.waitUntil(lambda: len(returned(database)) == OFFERS, timeout=30_000)
        qtbot.wait(1500)
    assert len(returns(database)) == len(set(returns(database))) == OFFERS
    for row in rows(database, tables.assignment):
        assert (row.state, row.release_reason, row.version) == ("released", "not_accepted", 2)


@pytest.mark.parametrize("who", ["board", "engine"])
def test_that_a_board_alone_and_an_engine_alone_do_it(
    database: Database, training_url: str, floor: SmallFloor, qtbot: QtBot, who: str
) -> None:
    offer_all(database, floor)
    run_out(database)
    with board_on(training_url) if who == "board" else engine_on(training_url, []):
        qtbot.waitUntil(lambda: len(returned(database)) == OFFERS, timeout=30_000)


def test_that_a_move_begins_when_the_work_ends_and_ends_by_its_time(
    database: Database, training_url: str, floor: SmallFloor
) -> None:
    with database.writing() as c:
        key = new_id(c, tables.assignment, incident_id=floor.first, agent_id=floor.ana, state="accepted")
    until = datetime.now(UTC) + timedelta(hours=1)
    assert execute(database, MoveAgent(uuid4(), floor.ana, 2, floor.hosting, until)).kind is OutcomeKind.DONE
    team = _team_of_ana(database, floor)
    told: list[Outcome] = []
    with engine_on(training_url, told):
        assert team() == floor.network
        with database.writing() as c:
            c.execute(update(tables.assignment).where(tables.assignment.c.id == key).values(state="released"))
        wait_until(lambda: team() == floor.hosting)
        hurry(database, 7200.0)
        wait_until(lambda: team() == floor.network)
    assert [type(one.command).__name__ for one in told] == ["BeginMove", "EndMove"]


def _team_of_ana(database: Database, floor: SmallFloor) -> Callable[[], int]:
    def team() -> int:
        (row,) = rows(database, tables.agent, id=floor.ana)
        return int(row.team_id)

    return team


def test_that_what_was_done_or_refused_is_not_asked_for_at_every_look(
    database: Database, floor: SmallFloor
) -> None:
    offer_all(database, floor)
    run_out(database)
    board, told, now_s = BoardReader(database).whole(), list[Outcome](), [0.0]
    keeper = DueKeeper(database, on_done=told.append, steady=lambda: now_s[0])
    with database.writing() as c:
        c.execute(update(tables.assignment).where(tables.assignment.c.id == 1).values(state="accepted"))

    again_s = keeper.keep(board)
    keeper.keep(board)

    assert len(told) == OFFERS - 1, "the one who answered in time keeps the offer"
    assert again_s == 1.0
    assert incident(database, rows(database, tables.assignment, id=1)[0].incident_id).returned_at is None
    now_s[0] = 1.0
    assert keeper.keep(board) == 5.0
    assert keeper.keep(BoardReader(database).whole()) is None
