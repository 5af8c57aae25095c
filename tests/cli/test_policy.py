"""`wallboard policy` shows, checks, tries and publishes rules, and moves incidents between versions."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import plain_sql
from tests.services.plain_floor import lay_floor
from wallboard import assets
from wallboard.cli import main
from wallboard.cli.policy_text import span_words
from wallboard.domain.sla_document import read_rules
from wallboard.services.presets import preset

Captured = pytest.CaptureFixture[str]


class Desk:
    """The command line on one database, and what it said."""

    def __init__(self, url: str, capsys: Captured) -> None:
        self._url, self._capsys = url, capsys

    def __call__(self, *words: str, code: int = 0) -> str:
        """What a command said that must end with `code`: on standard error if it was refused (2)."""
        assert main(["policy", *words, "--database", self._url]) == code
        said = self._capsys.readouterr()
        return said.err if code == 2 else said.out


@pytest.fixture
def desk(training_url: str, capsys: Captured) -> Desk:
    lay_floor(training_url)
    return Desk(training_url, capsys)


def test_that_the_first_version_is_listed_as_the_one_in_force(desk: Desk) -> None:
    lines = desk("list").splitlines()
    assert len(lines) == 2
    assert lines[1].split()[:4] == ["1", "since", "1970-01-01", "00:00:00Z,"]
    assert "Z, now " in lines[1]


def test_that_published_rules_are_the_next_version_with_its_author(desk: Desk, training_url: str) -> None:
    plain_sql(training_url, "INSERT INTO operator_name (operator_id, name) VALUES (1, 'Ana K')")
    assert "Version 2, “Example: emergency dispatch”, is in force from " in desk(
        "publish", "example-emergency"
    )
    *_, first, second = desk("list").splitlines()
    assert ", now " not in first
    assert "Z, now " in second
    assert second.split()[-5:] == ["Ana", "K", "Example:", "emergency", "dispatch"]
    assert read_rules(desk("show", "2", "--json")) == preset("example-emergency")
    assert "version 2, in force since" in desk("show")


def test_that_rules_may_come_into_force_later(desk: Desk) -> None:
    desk("publish", "example-emergency", "--in-force", "2100-01-01")
    told = desk("list").splitlines()
    assert "from 2100-01-01 00:00:00Z" in told[2]
    assert told[1].split()[3] == "00:00:00Z,"  # the first is still in force
    assert "in force from 2100" in desk("show", "2")


def test_that_a_version_to_come_that_a_newer_one_forestalls_is_said_to_be_never_in_force(desk: Desk) -> None:
    desk("publish", "example-emergency", "--in-force", "2100-01-01")
    said = desk("publish", "example-servicenow")
    assert "note: version 2, which was to come, is never in force now." in said
    *_, second, third = desk("list").splitlines()
    assert "never: version 3 is in force before 2100-01-01 00:00:00Z" in second
    assert "Z, now " in third
    assert "in force never: version 3" in desk("show", "2")
    desk("publish", "example-emergency", "--in-force", "2100-01-01")
    assert "from 2100-01-01 00:00:00Z" in desk("list").splitlines()[-1]


def test_that_rules_made_from_an_older_version_are_refused(desk: Desk) -> None:
    desk("publish", "example-emergency")
    refused = desk("publish", "example-servicenow", "--based-on", "1", code=2)
    assert "Version 2 was just published by" in refused
    assert len(desk("list").splitlines()) == 3


def test_that_a_version_that_cannot_be_read_is_said_and_built_upon(desk: Desk, training_url: str) -> None:
    plain_sql(training_url, "INSERT INTO policy_version (document) VALUES ('{}')")
    assert "row 2 cannot be read: document" in desk("list")
    assert "Version 3, “Example: emergency dispatch”" in desk("publish", "example-emergency")


def test_that_a_reason_is_kept_with_the_version(desk: Desk) -> None:
    desk("publish", "example-emergency", "--reason", "the new contract")
    assert desk("list").endswith("Example: emergency dispatch (the new contract)\n")


def test_that_codes_that_the_database_does_not_have_are_said(desk: Desk, tmp_path: Path) -> None:
    document = json.loads(assets.policy("example-emergency").read_text(encoding="utf-8"))
    document["policies"][0]["match"]["team"] = ["t1", "t9"]
    document["policies"][0]["match"]["nature"] = ["n1", "n8"]
    file = tmp_path / "own.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    notes = [line for line in desk("publish", str(file)).splitlines() if line.startswith("note: ")]
    assert notes == [
        "note: policy life: there is no team with the code 't9' in this database.",
        "note: policy life: there is no nature with the code 'n8' in this database.",
    ]


def test_that_a_version_that_is_not_there_is_refused_with_those_that_are(desk: Desk) -> None:
    assert "no policy version 7 here that can be read; there are: 1." in desk("show", "7", code=2)


def test_that_an_incident_is_moved_there_and_back(desk: Desk, training_url: str) -> None:
    def moved_to() -> int | None:
        found: int | None = plain_sql(training_url, "SELECT policy_version_id FROM incident WHERE id = 1")[0][
            0
        ]
        return found

    desk("publish", "example-emergency")
    assert desk("move", "crm:1", "2", "--reason", "agreed with them") == (
        "crm:1 is held to version 2 from now on.\n"
    )
    second = plain_sql(training_url, "SELECT id FROM policy_version WHERE number = 2")[0][0]
    assert moved_to() == second
    assert "held to these rules already" in desk("move", "#1", "2", "--reason", "again", code=2)
    desk("move", "#1", "own", "--reason", "a mistake")
    assert moved_to() is None


def test_that_a_simulation_is_of_the_last_week_and_tells_what_would_differ(desk: Desk) -> None:
    told = json.loads(desk("simulate", "example-emergency", "--json"))
    assert told["incidents"] == 1
    assert told["promises"]["resolve"]["real"]["running"] == 1
    assert told["promises"]["resolve"]["draft"]["no_promise"] == 1
    span = datetime.fromisoformat(told["until"]) - datetime.fromisoformat(told["since"])
    assert span == timedelta(days=7)
    text = desk("simulate", "example-emergency")
    assert "on the 1 incidents opened from" in text
    assert any(line.split()[::2][:2] == ["1", "resolve"] for line in text.splitlines())


def test_that_the_list_of_differences_is_as_long_as_asked(desk: Desk) -> None:
    told = json.loads(desk("simulate", "example-emergency", "--json", "--most", "1"))
    assert (len(told["differences"]), told["changed_incidents"]) == (1, 1)
    assert told["more_differences"] == 1  # the update that is promised, and the end that is not


def test_that_examples_are_listed_and_sound(capsys: Captured) -> None:
    assert main(["policy", "presets"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(assets.names("policies"))
    assert all("   Example: " in line for line in lines)
    for name in assets.names("policies"):
        assert main(["policy", "check", name]) == 0
        assert capsys.readouterr().out.endswith("These rules are sound.\n")


def test_that_check_says_each_fault_and_needs_no_database(tmp_path: Path, capsys: Captured) -> None:
    document = json.loads(assets.policy("example-emergency").read_text(encoding="utf-8"))
    document["policies"][0]["calendar"] = "gone"
    document["policies"][1]["code"] = "life"
    file = tmp_path / "own.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    assert main(["policy", "check", str(file)]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told == [
        "policy life: this code stands 2 times; give each policy its own",
        "policy life: there is no calendar 'gone'; choose one of always",
    ]


def test_that_check_names_keys_that_nobody_reads(tmp_path: Path, capsys: Captured) -> None:
    """A slip of the pen must not leave out every holiday, or let every pause count."""
    document = json.loads(assets.policy("example-office-hours").read_text(encoding="utf-8"))
    calendar, target = document["calendars"]["uk-office"], document["policies"][0]["targets"][1]
    calendar["hollidays"] = calendar.pop("holidays")
    target["pause_reason"] = target.pop("pause_reasons")
    file = tmp_path / "own.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    assert main(["policy", "check", str(file)]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("document.calendars.uk-office: 'hollidays' is unknown; use ")
    assert second.startswith("document.policies[0].targets[1]: 'pause_reason' is unknown; use ")


def test_that_days_without_hours_and_dates_in_either_spelling_are_sound(
    tmp_path: Path, capsys: Captured
) -> None:
    document = json.loads(assets.policy("example-office-hours").read_text(encoding="utf-8"))
    calendar = document["calendars"]["uk-office"]
    calendar["weekly"]["sat"] = []
    calendar["date_hours"] = {"2026-12-24": [], "20261231": [["09:00", "12:00"]]}
    file = tmp_path / "own.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    assert main(["policy", "check", str(file)]) == 0
    assert "These rules are sound." in capsys.readouterr().out


def test_that_check_shows_holidays_hours_and_spans(capsys: Captured) -> None:
    assert main(["policy", "check", "example-office-hours"]) == 0
    told = capsys.readouterr().out
    assert "  mon tue wed thu fri: 09:00-17:30\n  sat sun: closed\n" in told
    assert " holidays of GB-ENG from 2010-01-01 to 2035-12-26" in told
    assert "within 25 h 30 min" in told


@pytest.mark.parametrize(
    ("seconds", "words"), [(90_000, "25 h"), (91_800, "25 h 30 min"), (61, "1 min 1 s"), (0, "0 s")]
)
def test_that_spans_are_told_without_days(seconds: int, words: str) -> None:
    assert span_words(timedelta(seconds=seconds)) == words
