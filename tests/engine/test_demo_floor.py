"""The made-up floor at work in a real database: seeded, alive, and respectful of what people do."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Connection, func, insert, select, update

from tests.engine.conftest import SEED
from wallboard.domain.commands import Deploy, OutcomeKind
from wallboard.engine import demo_floor
from wallboard.engine.demo_floor import DemoFloor, open_floor
from wallboard.services.checking import check
from wallboard.services.database import Database, DatabaseRefused, DatabaseUnavailable
from wallboard.services.demo.acts import Act
from wallboard.services.demo.laying import day_start_of
from wallboard.services.demo.pen import Pen
from wallboard.services.demo.plan import plan_floor
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.deploying.deploy import deploy
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.schema import tables
from wallboard.services.writing import execute

_incident = tables.incident
_assignment = tables.assignment
OPEN = ("new", "acknowledged", "assigned", "in_progress", "paused")


@pytest.fixture
def floor(lived: Database) -> DemoFloor:
    return open_floor(lived, seed=SEED)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Lets the floor's people believe that so much more time has passed."""

    def jump(ahead: timedelta) -> None:
        def then(connection: Connection) -> datetime:
            return floor_now(connection) + ahead

        monkeypatch.setattr(demo_floor, "floor_now", then)

    return jump


def _all(database: Database, statement: Any) -> list[Any]:
    with database.reading() as c:
        return list(c.execute(statement).all())


def _count(database: Database, statement: Any) -> int:
    ((number,),) = _all(database, statement)
    return int(number)


def _unassigned(database: Database) -> list[Any]:
    held = select(_assignment.c.incident_id).where(_assignment.c.state != "released")
    return _all(
        database,
        select(_incident).where(_incident.c.state.in_(("new", "acknowledged")), _incident.c.id.not_in(held)),
    )


def test_that_the_first_picture_in_the_tables_is_alive(lived: Database, floor: DemoFloor) -> None:
    incidents = _all(lived, select(_incident).where(_incident.c.state.in_(OPEN)))

    assert 45 <= len(incidents) <= 80
    assert {one.severity for one in incidents} == {1, 2, 3, 4}
    assert any(one.state == "paused" for one in incidents)
    assert _unassigned(lived)
    assert _count(lived, select(func.count()).select_from(tables.agent)) == 70
    assert _count(lived, select(func.count()).select_from(tables.team)) == 12
    states = {row.state for row in _all(lived, select(tables.presence.c.state))}
    assert {"on_shift", "off"} <= states


def test_that_its_log_is_whole_and_its_chain_verifies(lived: Database, floor: DemoFloor) -> None:
    assert [finding.sentence for finding in check(lived) if finding.is_error] == []


def test_that_the_history_is_where_the_floor_has_lived(lived: Database, floor: DemoFloor) -> None:
    """The last hours of the wall come from the log by effective time; nothing in it lies ahead."""
    with lived.reading() as c:
        now = floor_now(c)
    events = _all(
        lived,
        select(tables.event.c.entity_id, tables.event.c.effective_at, tables.event.c.version)
        .where(tables.event.c.entity == "incident")
        .order_by(tables.event.c.entity_id, tables.event.c.seq),
    )

    assert min(one.effective_at for one in events) < now - timedelta(hours=8)
    assert max(one.effective_at for one in events) <= now
    for before, after in pairwise(events):
        if before.entity_id == after.entity_id:
            assert after.version == before.version + 1
            assert after.effective_at >= before.effective_at


def test_that_the_same_seed_tells_the_same_story(lived: Database, database: Database) -> None:
    """Counted from the midnight of each floor, whenever it was made."""
    open_floor(database, seed=SEED)

    one, other = _story(lived), _story(database)

    assert len(one) > 200
    assert one == other


def _story(database: Database) -> list[tuple[Any, ...]]:
    """What had happened by two in the afternoon of the floor's day."""
    with database.reading() as c:
        midnight = day_start_of(c, plan_floor(SEED))
    assert midnight is not None
    until = midnight + demo_floor.OPENS_AT
    rows = _all(database, select(_incident).where(_incident.c.opened_at < until))

    def told(at: datetime | None) -> timedelta | None:
        return None if at is None or at >= until else at - midnight

    return sorted(
        (
            row.reference,
            row.source,
            row.nature_id,
            told(row.opened_at),
            told(row.acknowledged_at),
            told(row.deployed_at),
        )
        for row in rows
    )


def test_that_the_floor_goes_on_by_itself(
    lived: Database, floor: DemoFloor, later: Callable[[timedelta], None]
) -> None:
    before = _count(lived, select(func.max(tables.event.c.seq)))
    ((newest,),) = _all(lived, select(func.max(_incident.c.id)))

    later(timedelta(minutes=10))
    written = floor.beat()

    assert written > 20
    assert _count(lived, select(func.max(tables.event.c.seq))) >= before + written
    assert _count(lived, select(func.max(_incident.c.id))) > newest
    assert floor.beat() <= 1, "what was done is not done again"


def test_that_an_agent_deployed_by_a_person_starts_to_work_on_it(
    lived: Database, floor: DemoFloor, later: Callable[[timedelta], None]
) -> None:
    command = _a_deploy_that_works(lived)
    assert execute(lived, command).kind is OutcomeKind.DONE

    later(timedelta(minutes=20))
    floor.beat()

    (assignment,) = _all(
        lived,
        select(_assignment).where(
            _assignment.c.incident_id == command.incident_id, _assignment.c.agent_id == command.agent_id
        ),
    )
    assert assignment.working_at is not None
    sent_beside_them = _all(
        lived,
        select(_assignment.c.id).where(
            _assignment.c.incident_id == command.incident_id,
            _assignment.c.agent_id != command.agent_id,
            _assignment.c.role == "lead",
            _assignment.c.assigned_at > assignment.assigned_at,
            _assignment.c.assigned_at < (assignment.released_at or assignment.working_at),
        ),
    )
    assert sent_beside_them == [], "it had somebody"


def _a_deploy_that_works(lived: Database) -> Deploy:
    """Some unassigned incident and some agent who may take it, found by asking."""
    agents = [row.id for row in _all(lived, select(tables.agent.c.id))]
    for incident in _unassigned(lived):
        for agent_id in agents:
            command = Deploy(uuid4(), incident.id, incident.version, agent_id=agent_id)
            if _could_be_done(lived, command):
                return command
    raise AssertionError("nobody may take anything")


def _could_be_done(lived: Database, command: Deploy) -> bool:
    try:
        with lived.writing(seals=False) as connection:
            deploy(connection, command)
            raise _UndoneError
    except _UndoneError:
        return True
    except CommandRefused:
        return False


class _UndoneError(Exception):
    """Undoes a transaction that was only a question."""


def test_that_what_a_person_took_away_in_between_is_not_written_over(
    lived: Database, floor: DemoFloor, later: Callable[[timedelta], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The floor looks, a person acts, the floor writes: the person's act stands."""
    waiting = [one.id for one in _unassigned(lived)]
    write = floor._write
    has_acted = False

    def write_late(pen: Pen, act: Act) -> bool:
        nonlocal has_acted
        if not has_acted:
            with lived.writing() as c:
                c.execute(update(_incident).where(_incident.c.id.in_(waiting)).values(state="cancelled"))
            has_acted = True
        return write(pen, act)

    later(timedelta(minutes=15))
    monkeypatch.setattr(floor, "_write", write_late)
    floor.beat()

    states = _all(lived, select(_incident.c.state).where(_incident.c.id.in_(waiting)))
    assert {row.state for row in states} == {"cancelled"}


def test_that_an_incident_of_another_program_is_taken_up_like_any_other(
    lived: Database, floor: DemoFloor, later: Callable[[timedelta], None]
) -> None:
    ((nature,),) = _all(lived, select(tables.nature.c.id).where(tables.nature.c.code == "slow-portal"))
    ((team,),) = _all(lived, select(tables.team.c.id).where(tables.team.c.code == "hosting"))
    with lived.writing() as c:
        c.execute(
            insert(_incident).values(
                source="plain", reference="x-1", nature_id=nature, severity=2, team_id=team
            )
        )

    later(timedelta(minutes=30))
    floor.beat()

    ((state,),) = _all(lived, select(_incident.c.state).where(_incident.c.source == "plain"))
    assert state != "new"


def test_that_a_floor_is_carried_on_where_it_was_left(lived: Database, floor: DemoFloor) -> None:
    before = _count(lived, select(func.count()).select_from(_incident))

    again = open_floor(lived, seed=SEED)
    again.beat()

    assert _count(lived, select(func.count()).select_from(tables.agent)) == 70
    assert before <= _count(lived, select(func.count()).select_from(_incident)) <= before + 5


def test_that_the_floors_time_can_pass_more_quickly(lived: Database) -> None:
    open_floor(lived, seed=SEED, speed=200)

    with lived.reading() as c:
        first = floor_now(c)
    time.sleep(0.05)
    with lived.reading() as c:
        second = floor_now(c)
    assert timedelta(seconds=8) < second - first < timedelta(minutes=30)


def test_that_a_live_database_is_refused_and_stays_as_it_is(live_database: Database) -> None:
    with pytest.raises(DatabaseRefused, match="live"):
        open_floor(live_database, seed=SEED)

    assert _count(live_database, select(func.count()).select_from(tables.team)) == 0


def test_that_another_floor_is_refused(lived: Database, floor: DemoFloor) -> None:
    with pytest.raises(DatabaseRefused, match="another floor"):
        open_floor(lived, seed=SEED + 1)


def test_that_a_training_database_with_incidents_of_its_own_is_refused(database: Database) -> None:
    with database.writing() as c:
        c.execute(insert(tables.nature).values(id=1, code="n", name="N"))
        c.execute(insert(_incident).values(source="crm", reference="1", nature_id=1, severity=1))

    with pytest.raises(DatabaseRefused, match="holds incidents already"):
        open_floor(database, seed=SEED)


def test_that_an_outage_is_sat_out_and_said_once(
    lived: Database, floor: DemoFloor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    answers = iter([DatabaseUnavailable("gone"), DatabaseUnavailable("gone"), None, None])
    pauses: list[float] = []

    def beat() -> int:
        answer = next(answers)
        if answer is not None:
            raise answer
        return 0

    def wait(seconds: float) -> bool:
        pauses.append(seconds)
        return len(pauses) > 4

    monkeypatch.setattr(floor, "beat", beat)
    floor.run(wait)

    assert pauses == [0.0, demo_floor.RETRY_S, demo_floor.RETRY_S, demo_floor.BEAT_S, demo_floor.BEAT_S]
    assert [record.message for record in caplog.records] == [
        "the demo floor waits: gone",
        "the demo floor goes on",
    ]
