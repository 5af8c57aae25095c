"""What was taken back was never done: the promise to send somebody runs on as if nobody had been sent."""

import pytest
from sqlalchemy import update

from tests.services.small_floor import SmallFloor, active, deploy_of, lay_small_floor, take_back_of
from wallboard.domain.clock import SlaClock
from wallboard.domain.commands import OutcomeKind
from wallboard.domain.policy import Promise
from wallboard.services.database import Database
from wallboard.services.past import board_at
from wallboard.services.reading import BoardReader, Cursor
from wallboard.services.schema import tables
from wallboard.services.writing import execute


@pytest.fixture
def floor(database: Database) -> SmallFloor:
    return lay_small_floor(database)


@pytest.mark.parametrize("is_paused", [False, True])
def test_that_the_promise_to_send_somebody_runs_on_after_a_take_back(
    database: Database, floor: SmallFloor, is_paused: bool
) -> None:
    version = 1
    if is_paused:
        version = 2
        with database.writing() as c:
            c.execute(update(tables.incident).values(state="paused", pause_reason="customer"))
    reader = BoardReader(database)
    board = reader.whole()
    (before,) = deploy_clocks(reader, floor.first)
    command = deploy_of(floor.first, floor.ana, version=version)
    assert execute(database, command).kind is OutcomeKind.DONE
    (kept,) = deploy_clocks(reader, floor.first)
    assert kept.stopped is not None
    (held,) = active(database, floor.first)
    assert execute(database, take_back_of(command.command_id)).kind is OutcomeKind.DONE
    (after,) = deploy_clocks(reader, floor.first)
    assert (after.stopped, after.due_at) == (None, before.due_at)
    tail = reader.tail(Cursor(board.epoch, board.seq))
    followed, _ = board.after(tail.events, read_at=tail.read_at, timelines=tail.timelines, ties=tail.ties)
    assert [one.stopped for one in followed.clocks(floor.first) if one.promise is Promise.DEPLOY] == [None]
    then = board_at(database, held.assigned_at)
    assert then.timelines[floor.first].deployments == (held.assigned_at,), "somebody was on the way then"


def deploy_clocks(reader: BoardReader, incident_id: int) -> list[SlaClock]:
    """The clocks of the promise to send somebody, as the tables and the log tell them."""
    return [one for one in reader.whole().clocks(incident_id) if one.promise is Promise.DEPLOY]
