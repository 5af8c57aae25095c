"""An agent's real window: somebody is sent, and it is accepted here by a real mouse and real keys."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from tests.journeys.real_screen import Screen, Window, missing_tools, virtual_screen
from tests.services.acts_made import offer
from tests.services.small_floor import SmallFloor, deploy_of, incident, lay_small_floor, rows
from wallboard.domain.commands import OutcomeKind
from wallboard.services.database import Database
from wallboard.services.deploying.claim import own_login
from wallboard.services.schema import tables
from wallboard.services.writing import execute

pytestmark = [
    pytest.mark.mouse,
    pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {', '.join(missing_tools())}"),
]


@pytest.fixture
def floor(database: Database) -> SmallFloor:
    """Whoever runs the tests is Ana by her code, and leads the shift, too."""
    laid = lay_small_floor(database)
    with database.writing() as c:
        c.execute(update(tables.agent).where(tables.agent.c.id == laid.ana).values(code=own_login(c)))
    return laid


@contextmanager
def agent_window(screen: Screen, url: str, home: Path, *words: str) -> Iterator[Window]:
    home.mkdir(exist_ok=True)
    window = Window(screen, url, home, command=("agent", *words))
    yield window
    assert window.close() == 0, window.errors()


def press(screen: Screen, window: Window, name: str) -> None:
    screen.move(window.place(name))
    screen.mouse("click", "1")


def wait_for(is_so: Callable[[], Any], within_s: float = 20.0) -> Any:
    end_s = time.monotonic() + within_s
    while not (found := is_so()) and time.monotonic() < end_s:
        time.sleep(0.1)
    return found


def accepts(database: Database, agent_id: int) -> str:
    return str(rows(database, tables.agent, id=agent_id)[0].accepts)


def states(database: Database, incident_id: int) -> list[tuple[Any, ...]]:
    found = rows(database, tables.assignment, incident_id=incident_id)
    return [(row.agent_id, row.state, row.accepted_by) for row in found if row.state != "released"]


def test_that_who_is_sent_accepts_by_hand_and_what_nobody_answers_comes_back(
    database: Database, floor: SmallFloor, training_url: str, tmp_path: Path
) -> None:
    ana, first, second = floor.ana, floor.first, floor.second
    with virtual_screen() as screen:
        with agent_window(screen, training_url, tmp_path / "ana") as window:
            assert wait_for(lambda: accepts(database, ana) == "by_hand"), window.errors()
            assert execute(database, deploy_of(first, ana)).kind is OutcomeKind.DONE
            assert states(database, first) == [(ana, "offered", None)]

            press(screen, window, "accept 48213")
            assert wait_for(lambda: states(database, first) == [(ana, "accepted", "agent")]), window.errors()
            window.place("start 48213")
            screen.key("s")
            assert wait_for(lambda: states(database, first)[0][1] == "working"), window.errors()

            key = offer(database, second, agent_id=ana)
            window.place("accept 48214")
            soon = datetime.now(UTC) + timedelta(seconds=1)
            with database.writing() as c:
                row = tables.assignment
                c.execute(update(row).where(row.c.id == key).values(respond_by_at=soon))
            assert wait_for(lambda: incident(database, second).returned_at), window.errors()
            assert incident(database, second).return_reason == "not_accepted"
            window.place("told 48214 went back: it was not accepted in time.")
        assert accepts(database, ana) == "automatically"


def test_that_of_two_of_a_team_one_has_it_and_the_other_is_told(
    database: Database, floor: SmallFloor, training_url: str, tmp_path: Path
) -> None:
    with (
        virtual_screen() as screen,
        agent_window(screen, training_url, tmp_path / "ana") as ana,
        agent_window(screen, training_url, tmp_path / "ben", "--agent", "ben") as ben,
    ):
        for window, name, x in ((ana, "Ana K", "0"), (ben, "Ben T", "700")):
            window.place("off")
            screen.mouse("search", "--name", name, "windowmove", x, "40")
        offer(database, floor.first, team_id=floor.network)
        places = [window.place("accept 48213") for window in (ana, ben)]
        for at in places:
            screen.mouse("mousemove", str(at[0]), str(at[1]), "click", "1")

        assert wait_for(lambda: [one[1] for one in states(database, floor.first)] == ["accepted"])
        ((winner, _state, by),) = states(database, floor.first)
        assert (winner, by) in ((floor.ana, "agent"), (floor.ben, "on_behalf"))
        name = {floor.ana: "Ana K", floor.ben: "Ben T"}[winner]
        loser = ben if winner == floor.ana else ana
        assert wait_for(lambda: loser.tells(name)), loser.errors()
