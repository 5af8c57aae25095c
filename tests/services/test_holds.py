"""Who carries an incident or has it open: seen by others at once, and by nobody once a program has gone."""

from uuid import uuid4

import pytest

from tests.conftest import plain_sql
from tests.services.small_floor import SmallFloor, rows
from wallboard.domain.hands import HoldKind
from wallboard.services.database import Database, DatabaseRefused
from wallboard.services.holds import hold, holds, let_go
from wallboard.services.schema import tables

pytestmark = pytest.mark.usefixtures("maria")


def test_that_others_see_by_whom_it_is_held_and_nothing_of_it_is_in_the_log(
    database: Database, floor: SmallFloor
) -> None:
    before = rows(database, tables.event)
    one, other = uuid4(), uuid4()
    hold(database, one, floor.first, HoldKind.CARRYING)
    hold(database, other, floor.first, HoldKind.OPEN)
    told = [(held.instance_id, held.incident_id, held.kind, held.by) for held in holds(database)]
    assert told == [
        (one, floor.first, HoldKind.CARRYING, "Maria K"),
        (other, floor.first, HoldKind.OPEN, "Maria K"),
    ]
    assert [held.instance_id for held in holds(database, besides=one)] == [other]
    let_go(database, one)
    assert [held.instance_id for held in holds(database)] == [other]
    assert rows(database, tables.event) == before


def test_that_renewing_keeps_since_when_and_another_kind_begins_anew(
    database: Database, floor: SmallFloor
) -> None:
    instance = uuid4()
    hold(database, instance, floor.first, HoldKind.OPEN)
    (first,) = holds(database)
    hold(database, instance, floor.first, HoldKind.OPEN)
    (renewed,) = holds(database)
    assert renewed.since_at == first.since_at
    hold(database, instance, floor.first, HoldKind.CARRYING)
    (carried,) = holds(database)
    assert carried.since_at > first.since_at


def test_that_a_hold_is_nobodys_when_its_program_has_gone_and_swept_by_the_next(
    database: Database, floor: SmallFloor, dialect: str
) -> None:
    hold(database, uuid4(), floor.first, HoldKind.CARRYING)
    age(database, dialect, 16)
    assert holds(database) == ()
    assert len(rows(database, tables.hold)) == 1
    age(database, dialect, 61)
    mine = uuid4()
    hold(database, mine, floor.second, HoldKind.OPEN)
    assert [row.instance_id for row in rows(database, tables.hold)] == [str(mine)]


def age(database: Database, dialect: str, seconds: int) -> None:
    """Puts every hold's last beat that far back, behind the triggers."""
    if dialect == "sqlite":
        plain_sql(database.url.removeprefix("sqlite:///"), "UPDATE trigger_guard SET is_busy = 1")
        ago = f"strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-{seconds} seconds')"
        plain_sql(database.url.removeprefix("sqlite:///"), f"UPDATE hold SET beat_at = {ago}")
        plain_sql(database.url.removeprefix("sqlite:///"), "UPDATE trigger_guard SET is_busy = 0")
    else:
        plain_sql(database.url, "ALTER TABLE hold DISABLE TRIGGER USER")
        plain_sql(database.url, f"UPDATE hold SET beat_at = now() - interval '{seconds} seconds'")
        plain_sql(database.url, "ALTER TABLE hold ENABLE TRIGGER USER")


def test_that_an_incident_that_is_not_there_cannot_be_held(database: Database, floor: SmallFloor) -> None:
    with pytest.raises(DatabaseRefused):
        hold(database, uuid4(), floor.third + 99, HoldKind.OPEN)
