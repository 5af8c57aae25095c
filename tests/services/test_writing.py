"""Two boards at once: exactly one wins, and the other is told by whom."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest

from tests.services.small_floor import (
    SmallFloor,
    active,
    deploy_of,
    incident,
    rows,
)
from wallboard.domain.commands import Command, Outcome, OutcomeKind
from wallboard.services.database import Database, open_database
from wallboard.services.schema import tables
from wallboard.services.writing import execute

pytestmark = pytest.mark.usefixtures("maria")
DONE, REFUSED = OutcomeKind.DONE, OutcomeKind.REFUSED

BOARD = """
import json, sys
from uuid import UUID
from wallboard.domain.commands import Deploy
from wallboard.services.database import open_database
from wallboard.services.writing import execute

url, command_id, incident_id, agent_id = sys.argv[1:]
database = open_database(url, program="board")
print("ready", flush=True)
sys.stdin.readline()
command = Deploy(UUID(command_id), int(incident_id), 1, agent_id=int(agent_id), reason_code="asked_for")
outcome = execute(database, command)
print(json.dumps([str(outcome.kind), outcome.sentence]), flush=True)
database.dispose()
"""
"""One board in a process of its own: opens, waits for the starting shot, deploys."""


@pytest.fixture
def boards(training_url: str) -> Iterator[Callable[[], Database]]:
    opened: list[Database] = []

    def one_more() -> Database:
        opened.append(open_database(training_url, program="board"))
        return opened[-1]

    yield one_more
    for database in opened:
        database.dispose()


def _at_once(*pairs: tuple[Database, Command]) -> list[Outcome]:
    """Carries each command out on a thread of its own, all let go at the same moment."""
    start = threading.Barrier(len(pairs))
    outcomes: list[Outcome | None] = [None] * len(pairs)

    def one(place: int, database: Database, command: Command) -> None:
        start.wait()
        outcomes[place] = execute(database, command)

    threads = [threading.Thread(target=one, args=(place, *pair)) for place, pair in enumerate(pairs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return [outcome for outcome in outcomes if outcome is not None]


def test_that_of_two_boards_exactly_one_deploys_and_the_other_is_told_by_whom(
    database: Database, floor: SmallFloor, boards: Callable[[], Database]
) -> None:
    one, other = boards(), boards()

    outcomes = _at_once((one, deploy_of(floor.first, floor.ana)), (other, deploy_of(floor.first, floor.ben)))

    assert sorted(outcome.kind for outcome in outcomes) == [DONE, REFUSED]
    (winner,) = active(database, floor.first)
    name = {floor.ana: "Ana K", floor.ben: "Ben T"}[winner.agent_id]
    (refused,) = [outcome for outcome in outcomes if outcome.kind is REFUSED]
    assert refused.sentence == f"48213 was just given to {name} by Maria K. Look at it again and decide."
    assert incident(database, floor.first).version == 2


def test_that_of_two_processes_exactly_one_deploys(
    database: Database, floor: SmallFloor, training_url: str
) -> None:
    boards = [
        subprocess.Popen(
            [sys.executable, "-c", BOARD, training_url, str(uuid4()), str(floor.first), str(agent)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for agent in (floor.ana, floor.ben)
    ]
    for board in boards:
        assert board.stdout is not None
        assert board.stdout.readline() == "ready\n"
    for board in boards:
        assert board.stdin is not None
        board.stdin.write("go\n")
        board.stdin.flush()
    answers = [json.loads(board.communicate(timeout=20)[0]) for board in boards]

    assert sorted(kind for kind, _ in answers) == [DONE, REFUSED]
    (sentence,) = [words for kind, words in answers if kind == REFUSED]
    assert sentence.endswith("by Maria K. Look at it again and decide.")
    assert len(active(database, floor.first)) == 1


@pytest.mark.parametrize("chance", range(4))
def test_that_two_incidents_dropped_at_once_do_not_overload_one_agent(
    database: Database, floor: SmallFloor, boards: Callable[[], Database], chance: int
) -> None:
    execute(database, deploy_of(floor.third, floor.ana))

    outcomes = _at_once(
        (boards(), deploy_of(floor.first, floor.ana)), (boards(), deploy_of(floor.second, floor.ana))
    )

    assert sorted(outcome.kind for outcome in outcomes) == [DONE, REFUSED]
    (refused,) = [outcome for outcome in outcomes if outcome.kind is REFUSED]
    assert refused.sentence.startswith("Ana K would carry 12 of 10: ")
    assert "was just given to Ana K by Maria K" in refused.sentence
    held = [one for one in rows(database, tables.assignment, agent_id=floor.ana) if one.state != "released"]
    assert len(held) == 2


def test_that_the_same_command_sent_twice_at_once_is_done_once(
    database: Database, floor: SmallFloor, boards: Callable[[], Database]
) -> None:
    command = deploy_of(floor.first, floor.ana)

    outcomes = _at_once((boards(), command), (boards(), command), (database, command))

    assert [outcome.kind for outcome in outcomes] == [DONE, DONE, DONE]
    assert incident(database, floor.first).version == 2
    assert len(rows(database, tables.assignment)) == 1
