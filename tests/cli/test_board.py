"""`wallboard board` prints what the wall shows, for people and for programs, now or then."""

import json
from datetime import UTC, datetime

import pytest

from tests.conftest import plain_sql
from tests.services.plain_floor import lay_floor
from wallboard.cli import main
from wallboard.cli.board import past_instant
from wallboard.domain.figure_keys import KEYS
from wallboard.domain.proof_told import spelled
from wallboard.services.database import open_database
from wallboard.services.reading import BoardReader

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
    plain_sql(floor_url, "UPDATE incident SET state = 'resolved' WHERE id = 1")
    begins_at = "2026-01-05T12:00"
    assert main(["board", "--database", floor_url, "--at", begins_at, "--json"]) == 2
    assert "nothing is known of" in capsys.readouterr().err
    at = _at_the_incident(floor_url)
    assert main(["board", "--database", floor_url, "--at", at, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["now"], told["open"]) == (at, 1)
    assert told["freshness"] == "past"


def _at_the_incident(url: str) -> str:
    """The instant at which the floor's incident was there and nothing had become of it yet."""
    database = open_database(url, program="tests")
    board = BoardReader(database).whole()
    database.dispose()
    assert board.today is not None
    return spelled(board.today.cases[1].incident.opened_at)


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


def test_that_people_read_the_figures_of_the_page_first(floor_url: str, capsys: Captured) -> None:
    assert main(["board", "--database", floor_url]) == 0
    out = capsys.readouterr().out
    assert "oldest unassigned none" in out
    assert "service level today 100 %" in out
    assert "free agents 1 of 2" in out


def test_that_json_says_what_the_page_shows_and_who_else_looks_at_it(
    floor_url: str, capsys: Captured
) -> None:
    assert main(["board", "--database", floor_url, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["key"] for one in told["figures"]] == list(KEYS)
    assert {row["team"]: row["count"] for row in told["heat"]} == {"t1": 0, "t2": 1}
    assert told["day"]["answers"]["answered"] == 1
    assert [person["agent"] for lane in told["lanes"] for person in lane["people"]] == ["a2", "a1"]
    assert told["others"]["programs"] == []


def test_that_nobody_knows_who_else_looked_at_a_past_instant(floor_url: str, capsys: Captured) -> None:
    at = datetime.now(UTC).isoformat()
    assert main(["board", "--database", floor_url, "--at", at, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["others"] is None


@pytest.mark.parametrize("key", KEYS)
def test_that_every_figure_explains_itself(key: str, floor_url: str, capsys: Captured) -> None:
    assert main(["board", "--database", floor_url, "--explain", key]) == 0
    words = capsys.readouterr().out
    assert main(["board", "--database", floor_url, "--explain", key, "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["explained"]
    assert told["key"] == key
    assert told["formula"] in words
    assert told["sum"].split(": ")[0] in words
    assert len(told["rows"]) == told["row_count"]


def test_that_the_rows_of_an_explanation_say_which_incidents_they_are(
    floor_url: str, capsys: Captured
) -> None:
    assert main(["board", "--database", floor_url, "--explain", "open", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["explained"][0]["rows"]
    assert (row["reference"], row["severity"], row["team"], row["nature"]) == ("1", 2, "t2", "Nature 1")
    assert main(["board", "--database", floor_url, "--explain", "all"]) == 0
    assert "free agents: 1 of 2" in capsys.readouterr().out
