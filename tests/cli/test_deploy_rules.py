"""`wallboard deploy-rules` shows, checks and publishes the rules by which people are sent."""

import json
from pathlib import Path

import pytest

from tests.conftest import plain_sql
from tests.services.small_floor import deploy_of, lay_small_floor
from wallboard.cli import main
from wallboard.domain.commands import OutcomeKind
from wallboard.domain.deploy_rules import STANDARD
from wallboard.domain.deploy_rules_document import read_deploy_rules
from wallboard.services.database import open_database
from wallboard.services.writing import execute

Captured = pytest.CaptureFixture[str]


class Desk:
    """The command line on one database, and what it said."""

    def __init__(self, url: str, capsys: Captured) -> None:
        self._url, self._capsys = url, capsys

    def __call__(self, *words: str, code: int = 0) -> str:
        """What a command said that must end with `code`: on standard error if it was refused (2)."""
        place = () if words[0] == "check" else ("--database", self._url)
        assert main(["deploy-rules", *words, *place]) == code
        said = self._capsys.readouterr()
        return said.err if code == 2 else said.out


@pytest.fixture
def desk(training_url: str, capsys: Captured) -> Desk:
    return Desk(training_url, capsys)


@pytest.fixture
def toml(tmp_path: Path) -> Path:
    file = tmp_path / "night.toml"
    file.write_text('format = 1\nname = "Night"\n[rules]\noff_shift = "warn"\n[accept_within_s]\n1 = 30\n')
    return file


def test_that_a_new_database_goes_by_the_standard_rules(desk: Desk) -> None:
    assert "In force now: version 0." in desk("list")
    assert read_deploy_rules(desk("show", "--json")) == STANDARD
    assert "weights of the ranking" in desk("show")


def test_that_a_published_document_is_in_force_and_changes_what_happens(
    desk: Desk, toml: Path, training_url: str
) -> None:
    database = open_database(training_url, program="tests")
    floor = lay_small_floor(database)
    command = deploy_of(floor.first, floor.off_duty)
    assert execute(database, command).kind is OutcomeKind.REFUSED
    assert desk("publish", str(toml), "--reason", "Few at night").startswith(
        "Version 1 of the deploy rules, “Night”, is in force from "
    )
    assert execute(database, command).kind is OutcomeKind.DONE
    database.dispose()
    assert "Night (Few at night)" in desk("list")
    assert json.loads(desk("show", "1", "--json"))["rules"]["off_shift"] == "warn"
    assert plain_sql(training_url, "SELECT number FROM deploy_version") == [(1,)]


def test_that_a_document_made_from_an_older_version_is_refused(desk: Desk, toml: Path) -> None:
    desk("publish", str(toml))
    assert "Version 1 was just published by" in desk("publish", str(toml), "--based-on", "0", code=2)


def test_that_only_a_duty_manager_publishes(desk: Desk, toml: Path, training_url: str) -> None:
    plain_sql(training_url, "UPDATE operator SET role = 'handler'")
    assert "Only a duty manager publishes rules" in desk("publish", str(toml), code=2)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('{"format": 1, "name": "x", "rules": {"off_shfit": "warn"}}', "did you mean off_shift?"),
        ('{"format": 1, "name": "x", "rules": {"not_open": "off"}}', "nothing makes sense"),
        ("[", "is no JSON"),
    ],
)
def test_that_check_names_what_is_wrong(desk: Desk, tmp_path: Path, text: str, wanted: str) -> None:
    file = tmp_path / "rules.json"
    file.write_text(text)
    assert wanted in desk("check", str(file), code=2)


def test_that_check_tells_what_sound_rules_say(desk: Desk, toml: Path) -> None:
    told = desk("check", str(toml))
    assert "These rules are sound." in told
    assert "off_shift" in told
