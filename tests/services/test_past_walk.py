"""A walk from instant to instant ends at the same boards as reading each from the whole log."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import PlaceMaker
from tests.services.plain_floor import lay_floor
from tests.services.random_writes import HOUR_AGO, Work, transactions, write
from tests.services.test_fold import by_hypothesis, floor_of
from tests.services.test_past import open_at
from tests.services.test_past import write as write_sql
from wallboard.services.database import Database
from wallboard.services.past import board_at
from wallboard.services.past_walk import PastWalk

minutes = st.integers(-5, 70).map(lambda count: HOUR_AGO + timedelta(minutes=count))


@settings(by_hypothesis, max_examples=12)
@given(writes=transactions, instants=st.lists(minutes, min_size=2, max_size=6))
def test_that_a_walk_over_any_log_is_reading_it(
    new_place: PlaceMaker, writes: list[list[Work]], instants: list[datetime]
) -> None:
    """Also where others go on writing meanwhile, and correct what was long ago."""
    with floor_of(new_place) as database:
        walk = PastWalk(database)
        for place in range(max(len(writes), len(instants))):
            if place < len(writes):
                write(database, writes[place])
            at = instants[place % len(instants)]
            assert walk.board_at(at) == board_at(database, at)
        for at in instants:
            assert walk.board_at(at) == board_at(database, at)


def test_that_a_walk_meets_whoever_was_put_on_before_that_was_written(
    database: Database, training_url: str
) -> None:
    """The clock of a deployment stops when somebody was put on, not when a program came to say so."""
    lay_floor(training_url)
    noon = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) - timedelta(hours=3)
    open_at(training_url, "x", noon)
    put_on_at, said_at = noon + timedelta(minutes=10), noon + timedelta(minutes=20)
    statement = (
        "INSERT INTO assignment (incident_id, agent_id, state, assigned_at, effective_at) "
        "SELECT id, 1, 'offered', ?, ? FROM incident WHERE reference = 'x'"
    )
    write_sql(training_url, statement, put_on_at, said_at)
    walk = PastWalk(database)
    for minutes in (5, 15, 25, 15, 5):
        at = noon + timedelta(minutes=minutes)
        board = walk.board_at(at)
        assert board == board_at(database, at)
        (told,) = board.timelines.values()
        assert bool(told.deployments) is (minutes >= 10)
