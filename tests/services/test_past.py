"""The board of any past instant comes from the log: by what was so then, and by what was known then."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.conftest import plain_sql
from tests.services.plain_floor import lay_floor
from wallboard.domain.board import Board
from wallboard.domain.page_told import page_told
from wallboard.services.database import Database
from wallboard.services.past import board_at
from wallboard.services.past_walk import PastWalk

HOUR = timedelta(hours=1)
MS = timedelta(milliseconds=1)


@pytest.fixture
def noon(training_url: str) -> datetime:
    """An instant two hours ago; incidents open from an hour before it on, and people are there since then."""
    at = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) - 2 * HOUR
    lay_floor(training_url, spelled(training_url, at - HOUR))
    return at


def spelled(url: str, at: datetime) -> object:
    return at if "://" in url else f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03}Z"


def write(url: str, statement: str, *params: Any) -> None:
    plain_sql(url, statement, [spelled(url, one) if isinstance(one, datetime) else one for one in params])


def open_at(url: str, reference: str, at: datetime, *, severity: int = 2, team_id: int = 1) -> None:
    write(
        url,
        "INSERT INTO incident (source, reference, nature_id, severity, team_id, opened_at, effective_at) "
        "VALUES ('crm', ?, 1, ?, ?, ?, ?)",
        reference, severity, team_id, at, at,
    )  # fmt: skip


def regrade(url: str, reference: str, severity: int, at: datetime) -> None:
    write(
        url, "UPDATE incident SET severity = ?, effective_at = ? WHERE reference = ?", severity, at, reference
    )


def severities(board: Board) -> dict[str, int]:
    return {one.reference: int(one.severity) for one in board.incidents.values()}


def test_that_a_row_is_as_of_its_last_event_at_or_before_the_instant(
    database: Database, training_url: str, noon: datetime
) -> None:
    open_at(training_url, "x", noon - HOUR)
    regrade(training_url, "x", 1, noon)
    assert severities(board_at(database, noon)) == {"x": 1}
    assert severities(board_at(database, noon - MS)) == {"x": 2}
    assert severities(board_at(database, noon - HOUR)) == {"x": 2}
    assert severities(board_at(database, noon - HOUR - MS)) == {}


def test_that_of_events_by_then_the_latest_written_holds(
    database: Database, training_url: str, noon: datetime
) -> None:
    open_at(training_url, "x", noon - HOUR)
    regrade(training_url, "x", 1, noon)
    regrade(training_url, "x", 4, noon - HOUR / 2)  # a correction of an earlier instant, written later
    assert severities(board_at(database, noon)) == {"x": 4}
    assert severities(board_at(database, noon - HOUR / 2)) == {"x": 4}
    assert severities(board_at(database, noon - HOUR / 2 - MS)) == {"x": 2}


def test_that_what_was_recorded_later_was_not_known(
    database: Database, training_url: str, noon: datetime
) -> None:
    open_at(training_url, "x", noon - HOUR)
    known = plain_sql(training_url, "SELECT max(recorded_at) FROM event")[0][0]
    known_at = known if isinstance(known, datetime) else datetime.fromisoformat(known)
    while datetime.now(UTC) <= known_at + 5 * MS:
        pass
    regrade(training_url, "x", 1, noon)
    assert severities(board_at(database, noon, as_known_at=known_at)) == {"x": 2}
    assert severities(board_at(database, noon, as_known_at=datetime.now(UTC) + HOUR)) == {"x": 1}
    assert severities(board_at(database, noon, as_known_at=noon)) == {}


def test_that_what_ended_since_was_open_then(database: Database, training_url: str, noon: datetime) -> None:
    open_at(training_url, "x", noon - HOUR)
    write(
        training_url, "UPDATE incident SET state = 'resolved', effective_at = ? WHERE reference = 'x'", noon
    )
    assert severities(board_at(database, noon - MS)) == {"x": 2}
    assert severities(board_at(database, noon)) == {}


def test_that_a_skill_that_was_taken_away_was_held_then(
    database: Database, training_url: str, noon: datetime
) -> None:
    write(
        training_url,
        "INSERT INTO agent_skill (agent_id, skill_id, effective_at) VALUES (1, 1, ?)",
        noon - HOUR,
    )
    write(training_url, "DELETE FROM agent_skill")
    assert [one.skill_id for one in board_at(database, noon).skills_of_agent[1]] == [1]
    assert not board_at(database, datetime.now(UTC) + HOUR).skills_of_agent


def test_that_nobody_is_there_before_the_log_names_them(
    database: Database, training_url: str, noon: datetime
) -> None:
    insert = "INSERT INTO agent (id, code, team_id, effective_at) VALUES (3, 'late', 1, ?)"
    write(training_url, insert, noon)
    walk = PastWalk(database)
    for at, known in (
        (noon, {1, 2, 3}),
        (noon - MS, {1, 2}),
        (noon - HOUR, {1, 2}),
        (noon - HOUR - MS, set()),
    ):
        board = board_at(database, at)
        assert set(board.agents) == known
        assert walk.board_at(at) == board
        told = page_told(board, at)
        (free,) = (one for one in told["figures"] if one["key"] == "free")
        assert (free["value"], free["of"], free["absence"]) == (
            (len(known), len(known), None) if known else (None, None, "no_data")
        )
        assert [lane["people_known"] for lane in told["lanes"]] == [bool(known)] * 2


def test_that_a_past_board_stands_still(database: Database, noon: datetime) -> None:
    board = board_at(database, noon)
    assert board.floor_at == noon
    assert board.read_at == noon


def test_that_an_empty_log_gives_an_empty_board(database: Database) -> None:
    assert not board_at(database, datetime(1999, 1, 1, tzinfo=UTC)).incidents
