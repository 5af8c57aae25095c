"""`wallboard board` prints what the wall shows, for people and for programs, now or then."""

import json
from datetime import UTC, datetime

import pytest

from tests.conftest import plain_sql
from tests.services.plain_floor import lay_floor
from wallboard.cli import main
from wallboard.cli.board import past_instant

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def floor_url(training_url: str) -> str:
    lay_floor(training_url)
    plain_sql(training_url, "UPDATE incident SET team_id = 2 WHERE id = 1")
    plain_sql(training_url, "INSERT INTO assignment (incident_id, agent_id, state) VALUES (1, 2, 'working')")
    return training_url


def test_that_json_says_what_the_wall_shows(floor_url: str, capsys: Captured) -> None:
    assert main(["board", "--database", floor_url, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["open"], told["unassigned"], told["paused"]) == (1, 0, 0)
    assert told["by_severity"] == {"1": 0, "2": 1, "3": 0, "4": 0}
    assert told["by_team"] == {"t2": 1}
    assert told["agents"] == {"free": 1, "busy": 1, "on_break": 0, "off": 0}
    (incident,) = told["incidents"]
    assert (incident["reference"], incident["team"], incident["agents"]) == ("1", "t2", ["a2"])
    assert told["freshness"] == "live"


def test_that_people_get_a_table(floor_url: str, capsys: Captured) -> None:
    assert main(["board", "--database", floor_url]) == 0
    out = capsys.readouterr().out
    assert "open 1" in out
    assert "Nature 1" in out
    assert "t2" in out


def test_that_a_past_board_is_of_its_instant(floor_url: str, capsys: Captured) -> None:
    assert main(["board", "--database", floor_url, "--at", "2016-03-07T12:00", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["now"], told["open"]) == ("2016-03-07T12:00:00.000Z", 0)
    assert told["freshness"] == "past"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2016-03-07T12:00", datetime(2016, 3, 7, 12, tzinfo=UTC)),
        ("2016-03-07T12:00Z", datetime(2016, 3, 7, 12, tzinfo=UTC)),
        ("2017-01-03T18:23:39-08:00", datetime(2017, 1, 4, 2, 23, 39, tzinfo=UTC)),
        ("2016-03-07", datetime(2016, 3, 7, tzinfo=UTC)),
    ],
)
def test_that_an_instant_without_a_zone_is_utc(text: str, at: datetime) -> None:
    assert past_instant(text) == at


@pytest.mark.parametrize(
    "text", ["noon", "2016-13-07T12:00", "0001-01-01T00:00+10:00", "9999-12-31T12:00", ""]
)
def test_that_what_is_no_instant_is_said_with_an_example(text: str, capsys: Captured) -> None:
    assert main(["board", "--database", "none.sqlite", f"--at={text}"]) == 2
    assert "2016-03-07T12:00" in capsys.readouterr().err
