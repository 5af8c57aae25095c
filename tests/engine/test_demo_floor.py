"""The made-up floor at work in a real database: seeded, alive, and respectful of what people do."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import func, insert, select

from tests.engine.conftest import SEED
from tests.engine.floor_tables import all_rows, count, unassigned
from wallboard.domain.prospect import prospect_of
from wallboard.engine import demo_floor
from wallboard.engine.demo_floor import DemoFloor, open_floor
from wallboard.services.checking import check
from wallboard.services.database import Database, DatabaseRefused, DatabaseUnavailable
from wallboard.services.demo.floor import FIRST_NUMBER
from wallboard.services.demo.laying import day_start_of
from wallboard.services.demo.plan import plan_floor
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.floor_record import floor_record
from wallboard.services.reading import BoardReader
from wallboard.services.schema import tables

_incident = tables.incident
OPEN = ("new", "acknowledged", "assigned", "in_progress", "paused")


def test_that_the_first_picture_in_the_tables_is_alive(lived: Database, floor: DemoFloor) -> None:
    incidents = all_rows(lived, select(_incident).where(_incident.c.state.in_(OPEN)))

    assert 45 <= len(incidents) <= 80
    assert {one.severity for one in incidents} == {1, 2, 3, 4}
    assert any(one.state == "paused" for one in incidents)
    assert unassigned(lived)
    assert count(lived, select(func.count()).select_from(tables.agent)) == 70
    assert count(lived, select(func.count()).select_from(tables.team)) == 12
    states = {row.state for row in all_rows(lived, select(tables.presence.c.state))}
    assert {"on_shift", "off"} <= states


def test_that_its_log_is_whole_and_its_chain_verifies(lived: Database, floor: DemoFloor) -> None:
    assert [finding.sentence for finding in check(lived) if finding.is_error] == []


def test_that_the_history_is_where_the_floor_has_lived(lived: Database, floor: DemoFloor) -> None:
    """The last hours of the wall come from the log by effective time; nothing in it lies ahead."""
    with lived.reading() as c:
        now = floor_now(c)
    events = all_rows(
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


def test_that_weeks_of_ended_incidents_lie_behind_it_and_change_nothing_of_its_life(
    lived: Database, floor: DemoFloor
) -> None:
    """Their references are below those of the living floor, and nobody was warned of them."""
    numbers = {int(one.reference): one for one in all_rows(lived, select(_incident))}
    behind = [one for number, one in numbers.items() if number < FIRST_NUMBER]
    living = sorted(number for number in numbers if number >= FIRST_NUMBER)
    marked = {row.incident_id for row in all_rows(lived, select(tables.sla_mark.c.incident_id))}

    assert 1000 < len(behind) <= 1500
    assert {one.state for one in behind} == {"closed", "cancelled"}
    assert living[0] == FIRST_NUMBER
    assert marked
    assert not marked & {one.id for one in behind}


def test_that_the_last_weeks_tell_the_staff_that_the_half_hours_ahead_take(
    lived: Database, floor: DemoFloor
) -> None:
    board = BoardReader(lived).whole()
    prospect = prospect_of(board, floor_record(lived, board.floor_at), board.floor_at)
    assert prospect.has_history
    assert prospect.need.lacking is None
    assert all(one.need and one.need > 5 for one in prospect.need.half_hours)


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
    rows = all_rows(database, select(_incident).where(_incident.c.opened_at < until))

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
    before = count(lived, select(func.max(tables.event.c.seq)))
    ((newest,),) = all_rows(lived, select(func.max(_incident.c.id)))

    later(timedelta(minutes=10))
    written = floor.beat()

    assert written > 20
    assert count(lived, select(func.max(tables.event.c.seq))) >= before + written
    assert count(lived, select(func.max(_incident.c.id))) > newest
    assert floor.beat() < written // 4, "what was done is not done again; only what fell due meanwhile"


def test_that_a_floor_is_carried_on_where_it_was_left(lived: Database, floor: DemoFloor) -> None:
    before = count(lived, select(func.count()).select_from(_incident))

    again = open_floor(lived, seed=SEED)
    again.beat()

    assert count(lived, select(func.count()).select_from(tables.agent)) == 70
    assert before <= count(lived, select(func.count()).select_from(_incident)) <= before + 5


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

    assert count(live_database, select(func.count()).select_from(tables.team)) == 0


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
