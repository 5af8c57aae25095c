"""What was taken back was never done: the promises to acknowledge and to send somebody run on."""

from uuid import uuid4

import pytest
from sqlalchemy import update

from tests.services.small_floor import SmallFloor, active, deploy_of, take_back_of
from wallboard.domain.clock import SlaClock
from wallboard.domain.commands import OutcomeKind
from wallboard.domain.life_commands import ChangeLife, LifeAct
from wallboard.domain.policy import Promise
from wallboard.services.database import Database
from wallboard.services.past import board_at
from wallboard.services.reading import BoardReader, Cursor
from wallboard.services.schema import tables
from wallboard.services.writing import execute


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


@pytest.mark.parametrize("act", [LifeAct.ACKNOWLEDGE, None])
def test_that_the_promise_to_acknowledge_runs_on_after_a_take_back(
    database: Database, floor: SmallFloor, act: LifeAct | None
) -> None:
    deploy = deploy_of(floor.first, floor.ana)
    command = deploy if act is None else ChangeLife(uuid4(), floor.first, 1, act)
    reader = BoardReader(database)
    (before,) = clocks_of(reader, floor.first, Promise.ACKNOWLEDGE)
    board = reader.whole()
    assert execute(database, command).kind is OutcomeKind.DONE
    (kept,) = clocks_of(reader, floor.first, Promise.ACKNOWLEDGE)
    assert kept.stopped is not None
    assert execute(database, take_back_of(command.command_id)).kind is OutcomeKind.DONE
    (after,) = clocks_of(reader, floor.first, Promise.ACKNOWLEDGE)
    assert (after.stopped, after.due_at) == (None, before.due_at)
    tail = reader.tail(Cursor(board.epoch, board.seq))
    followed, _ = board.after(tail.events, read_at=tail.read_at, timelines=tail.timelines, ties=tail.ties)
    of_it = [one for one in followed.clocks(floor.first) if one.promise is Promise.ACKNOWLEDGE]
    assert [one.stopped for one in of_it] == [None]


def deploy_clocks(reader: BoardReader, incident_id: int) -> list[SlaClock]:
    """The clocks of the promise to send somebody, as the tables and the log tell them."""
    return clocks_of(reader, incident_id, Promise.DEPLOY)


def clocks_of(reader: BoardReader, incident_id: int, promise: Promise) -> list[SlaClock]:
    return [one for one in reader.whole().clocks(incident_id) if one.promise is promise]
