"""`wallboard story` prints what happened to an incident, for people and for programs."""

import json

import pytest

from tests.services.proof_floor import lay_easter
from wallboard.cli import main
from wallboard.services.database import open_database

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def easter_url(training_url: str) -> str:
    database = open_database(training_url, program="tests")
    lay_easter(database)
    database.dispose()
    return training_url


def test_that_the_text_tells_what_when_and_by_whom(easter_url: str, capsys: Captured) -> None:
    assert main(["story", "crm:48213", "--database", easter_url]) == 0
    said = capsys.readouterr().out
    lines = [line for line in said.splitlines() if line.startswith("2016-")]
    assert lines[0].startswith("2016-03-24 15:20:00  opened 2; priority 2; team Network   [Ana K]")
    assert lines[1].startswith("2016-03-29 10:00:00  paused customer")
    assert lines[2].startswith("2016-03-29 13:00:00  went on customer to in_progress")


def test_that_the_json_holds_each_event_once_and_ends_at_the_instant(
    easter_url: str, capsys: Captured
) -> None:
    assert main(["story", "#1", "--json", "--database", easter_url]) == 0
    whole = json.loads(capsys.readouterr().out)
    assert main(["story", "#1", "--json", "--at", "2016-03-29T12:00", "--database", easter_url]) == 0
    past = json.loads(capsys.readouterr().out)
    assert [line["did"][0]["what"] for line in past["lines"]] == ["opened", "paused"]
    assert past["lines"] == whole["lines"][:2]
    events = [seq for line in whole["lines"] for seq in line["events"]]
    assert len(events) == len(set(events)) == 3
    assert whole["kin"][0]["kinship"] == "same_reference"


def test_that_fewer_events_are_told_with_how_many_lie_before(easter_url: str, capsys: Captured) -> None:
    assert main(["story", "#1", "--newest", "1", "--database", easter_url]) == 0
    said = capsys.readouterr().out
    assert "2 earlier events are not shown" in said
    assert "opened" not in said


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (["48213"], "is the name of more than one incident"),
        (["nothing"], "there is no incident 'nothing'"),
        (["#1", "--at", "2016-03-01T12:00"], "was not there yet"),
    ],
)
def test_that_what_cannot_be_told_is_refused_in_words(
    easter_url: str, capsys: Captured, args: list[str], why: str
) -> None:
    assert main(["story", *args, "--database", easter_url]) == 2
    assert why in capsys.readouterr().err
