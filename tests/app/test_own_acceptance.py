"""An agent answers by hand for as long as their window is open, and as before when it was closed."""

from pathlib import Path

import pytest
from sqlalchemy import update

from tests.services.small_floor import SmallFloor, lay_small_floor, rows
from wallboard.app.own_acceptance import DatabaseAcceptance
from wallboard.live.acceptance import AcceptanceKeeper
from wallboard.services.database import Database
from wallboard.services.schema import tables

AUTOMATICALLY, BY_HAND = "automatically", "by_hand"


@pytest.fixture
def floor(database: Database) -> SmallFloor:
    return lay_small_floor(database)


def accepts(database: Database, agent_id: int) -> str:
    return str(rows(database, tables.agent, id=agent_id)[0].accepts)


class Opened:
    """A window's keeper, run on the thread of the test."""

    def __init__(self, url: str, home: Path, agent_id: int) -> None:
        self._source = DatabaseAcceptance(url, str(home / "agents.ini"))
        self._keeper = AcceptanceKeeper(self._source)
        self._agent_id = agent_id

    def dies(self) -> None:
        self._source.by_hand(self._agent_id)
        self._source.close()

    def is_closed(self) -> None:
        self._keeper.keep_by_hand(self._agent_id)
        self._keeper.stop()
        self._keeper.run()


def test_that_a_window_that_died_leaves_the_agent_by_hand_and_the_next_one_puts_it_back(
    database: Database, floor: SmallFloor, training_url: str, tmp_path: Path
) -> None:
    Opened(training_url, tmp_path, floor.ana).dies()
    assert accepts(database, floor.ana) == BY_HAND

    Opened(training_url, tmp_path, floor.ana).is_closed()

    assert accepts(database, floor.ana) == AUTOMATICALLY
    assert accepts(database, floor.ben) == AUTOMATICALLY


def test_that_who_answers_by_hand_with_a_program_of_another_maker_goes_on_doing_so(
    database: Database, floor: SmallFloor, training_url: str, tmp_path: Path
) -> None:
    with database.writing() as c:
        c.execute(update(tables.agent).values(accepts=BY_HAND))

    Opened(training_url, tmp_path, floor.ana).is_closed()

    assert accepts(database, floor.ana) == BY_HAND


def test_that_what_cannot_be_written_is_told_and_ends_nothing(tmp_path: Path) -> None:
    source = DatabaseAcceptance(str(tmp_path / "nowhere.sqlite"), str(tmp_path / "agents.ini"))
    keeper, told = AcceptanceKeeper(source), list[str]()
    keeper.written.connect(told.append)
    keeper.keep_by_hand(1)
    keeper.stop()

    keeper.run()

    assert len(told) == 1
    assert "nowhere.sqlite" in told[0]
