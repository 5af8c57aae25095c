"""Several commands at once wait for people before they hold any incident, so that nobody waits in a ring."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from sqlalchemy import Connection, select, text

from tests.services.small_floor import SmallFloor, active, deploy_of
from wallboard.domain.commands import OutcomeKind, Release, SingleCommand, Together
from wallboard.domain.life_commands import ChangeLife, LifeAct
from wallboard.services.database import Database
from wallboard.services.schema import tables
from wallboard.services.writing import execute


def resolve(incident_id: int) -> ChangeLife:
    return ChangeLife(uuid4(), incident_id, 2, LifeAct.RESOLVE, "fixed")


def release_all(incident_id: int) -> Release:
    return Release(uuid4(), incident_id, 2)


@pytest.mark.parametrize("make", [resolve, release_all])
def test_that_who_is_let_go_is_waited_for_before_any_incident_is_held(
    database: Database, other_board: Database, floor: SmallFloor, make: Callable[[int], SingleCommand]
) -> None:
    if database.dialect == "sqlite":
        pytest.skip("SQLite has one writer at a time, who waits for nobody")
    for incident_id, agent_id in ((floor.first, floor.ana), (floor.second, floor.ben)):
        assert execute(database, deploy_of(incident_id, agent_id)).kind is OutcomeKind.DONE
    both = Together(uuid4(), (make(floor.first), make(floor.second)))
    with ThreadPoolExecutor(1) as pool:
        with other_board.writing() as c:
            agent, incident = tables.agent, tables.incident
            c.execute(select(agent.c.id).where(agent.c.id == floor.ben).with_for_update()).all()
            outcome = pool.submit(execute, database, both)
            _wait_until_somebody_waits(c)
            free = select(incident.c.id).with_for_update(skip_locked=True)
            assert {floor.first, floor.second} <= set(c.scalars(free))
        assert outcome.result(30).kind is OutcomeKind.DONE
    assert not active(database, floor.first)
    assert not active(database, floor.second)


def _wait_until_somebody_waits(connection: Connection) -> None:
    waiting = text(
        "SELECT count(*) FROM pg_locks AS l JOIN pg_stat_activity AS a ON a.pid = l.pid "
        "WHERE NOT l.granted AND a.datname = current_database()"
    )
    until = time.monotonic() + 30
    while not connection.scalar(waiting):
        assert time.monotonic() < until, "nobody waits for the agent"
        time.sleep(0.01)
