"""Who counts as here: presence, else the shifts, else everybody; a board and the transaction say the same."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, insert

from tests.services.small_floor import SmallFloor, deploy_of, incident, set_presence
from wallboard.domain.commands import OutcomeKind
from wallboard.domain.deploy import Level, objections, verdict
from wallboard.services.database import Database
from wallboard.services.reading import BoardReader
from wallboard.services.schema import tables
from wallboard.services.writing import execute

DONE, REFUSED = OutcomeKind.DONE, OutcomeKind.REFUSED
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("presence", "words"),
    [
        ({"state": "off"}, "Ana K is not on shift, has just left. Choose somebody else."),
        ({"state": "on_break", "reason": "meal"}, "Ana K is on a break. Wait, or choose somebody else."),
    ],
)
def test_that_nobody_is_called_who_is_not_there(
    database: Database, floor: SmallFloor, presence: dict[str, str], words: str
) -> None:
    set_presence(database, floor.ana, **presence)

    outcome = execute(database, deploy_of(floor.first, floor.ana))

    assert (outcome.kind, outcome.sentence) == (REFUSED, words)
    assert incident(database, floor.first).version == 1


def keep_no_presence(database: Database, agent_id: int) -> None:
    with database.writing() as c:
        c.execute(delete(tables.presence).where(tables.presence.c.agent_id == agent_id))


def give_shift(database: Database, agent_id: int, starts_in: timedelta) -> None:
    """Two hours long."""
    starts_at = datetime.now(UTC) + starts_in
    with database.writing() as c:
        c.execute(
            insert(tables.shift).values(agent_id=agent_id, starts_at=starts_at, ends_at=starts_at + 2 * HOUR)
        )


def test_that_the_shifts_count_where_no_presence_is_kept(database: Database, floor: SmallFloor) -> None:
    keep_no_presence(database, floor.ana)
    give_shift(database, floor.ana, 3 * HOUR)
    assert execute(database, deploy_of(floor.first, floor.ana)).sentence.startswith("Ana K has no shift now.")

    give_shift(database, floor.ana, -HOUR)
    assert execute(database, deploy_of(floor.first, floor.ana)).kind is DONE


def test_that_everybody_counts_as_here_on_a_floor_that_keeps_neither_presence_nor_shifts(
    database: Database, floor: SmallFloor
) -> None:
    keep_no_presence(database, floor.ana)
    assert execute(database, deploy_of(floor.first, floor.ana)).kind is DONE


@pytest.mark.parametrize("is_busy", [False, True], ids=["idle", "busy"])
@pytest.mark.parametrize("shift_in", [None, 3 * HOUR, -HOUR], ids=["no-shift", "later", "now"])
@pytest.mark.parametrize("presence", [None, "off", "on_shift"])
def test_that_the_board_says_of_presence_what_the_transaction_says(
    database: Database, floor: SmallFloor, presence: str | None, shift_in: timedelta | None, is_busy: bool
) -> None:
    if is_busy:
        assert execute(database, deploy_of(floor.second, floor.ana)).kind is DONE
    if presence is None:
        keep_no_presence(database, floor.ana)
    else:
        set_presence(database, floor.ana, state=presence)
    if shift_in is not None:
        give_shift(database, floor.ana, shift_in)
    command = deploy_of(floor.first, floor.ana)

    board = BoardReader(database).whole()
    told = verdict(objections(board, command, board.floor_at))

    assert (execute(database, command).kind is REFUSED) is (told is Level.BLOCK)


def test_that_a_severity_without_a_rule_weighs_one_for_the_board_and_for_the_transaction(
    database: Database, floor: SmallFloor
) -> None:
    with database.writing() as c:
        c.execute(delete(tables.severity_weight))
        c.execute(tables.agent.update().where(tables.agent.c.id == floor.ana).values(capacity=1))
    assert execute(database, deploy_of(floor.first, floor.ana)).kind is DONE
    command = deploy_of(floor.second, floor.ana)
    board = BoardReader(database).whole()

    assert verdict(objections(board, command, board.floor_at)) is Level.BLOCK
    assert execute(database, command).sentence.startswith("Ana K would carry 2 of 1")
