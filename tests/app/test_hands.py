"""Two desks on one database: each sees what the other has in its hand, by whom, and nothing of its own."""

from collections.abc import Iterator

import pytest

from tests.services.small_floor import lay_small_floor, name_operator
from wallboard.app.hands import DatabaseHands
from wallboard.domain.hands import HoldKind, OtherHand
from wallboard.services.database import Database


@pytest.fixture
def desks(database: Database) -> Iterator[tuple[DatabaseHands, DatabaseHands]]:
    url = database.engine.url.render_as_string(hide_password=False)
    made = (DatabaseHands(url), DatabaseHands(url))
    yield made
    for one in made:
        one.close()


def test_that_a_desk_sees_what_the_other_carries_until_it_lets_go(
    database: Database, desks: tuple[DatabaseHands, DatabaseHands]
) -> None:
    floor = lay_small_floor(database)
    name_operator(database, "Maria K")
    one, other = desks
    assert one.exchange({floor.first: HoldKind.CARRYING}) == ()
    assert other.exchange({}) == (OtherHand(floor.first, HoldKind.CARRYING, "Maria K"),)
    one.exchange({floor.first: HoldKind.OPEN})
    assert other.exchange({}) == (OtherHand(floor.first, HoldKind.OPEN, "Maria K"),)
    one.exchange({})
    assert other.exchange({}) == ()


def test_that_who_leaves_holds_nothing_any_more(
    database: Database, desks: tuple[DatabaseHands, DatabaseHands]
) -> None:
    floor = lay_small_floor(database)
    one, other = desks
    one.exchange({floor.first: HoldKind.CARRYING})
    one.leave()
    assert other.exchange({}) == ()
