"""Marks on the demo floor: its past has them as if it had been watched, and they go on."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import func, select

from wallboard.engine.demo_floor import DemoFloor
from wallboard.engine.mark_keeper import MarkKeeper
from wallboard.services.database import Database
from wallboard.services.marking import fired_marks
from wallboard.services.schema import tables


def test_that_the_past_of_a_demo_floor_has_fired_its_marks_in_time(lived: Database) -> None:
    with lived.reading() as connection:
        fired = list(fired_marks(connection))
        events = connection.scalar(select(func.count()).where(tables.event.c.entity == "sla_mark"))
    assert len(fired) == events
    assert len(fired) > 50
    late = [one.fired_at - one.mark.planned_at for one in fired]
    assert timedelta() < min(late) <= max(late) < timedelta(seconds=1)


def test_that_a_demo_floor_that_is_begun_fires_nothing_of_its_past(lived: Database) -> None:
    told: list[object] = []
    keeper = MarkKeeper(lived, on_fired=told.extend)
    with lived.reading() as connection:
        before = connection.scalar(select(func.count()).select_from(tables.sla_mark)) or 0
    keeper.keep()
    assert len(told) < before / 5, "only what was reached since it was laid"


def test_that_marks_appear_as_the_demo_lives_on(
    lived: Database, floor: DemoFloor, later: Callable[[timedelta], None]
) -> None:
    fired: list[object] = []
    keeper = MarkKeeper(lived, on_fired=fired.extend)
    keeper.keep()
    fired.clear()
    later(timedelta(hours=1))
    floor.beat()
    keeper.keep()
    assert fired
