"""`wallboard clock` prints an incident's clocks, and the proof of each that can be checked by hand."""

import json

import pytest

from tests.conftest import plain_sql
from tests.services.plain_floor import lay_floor
from tests.services.proof_floor import AT, lay_easter
from wallboard.cli import main
from wallboard.services.database import open_database

Captured = pytest.CaptureFixture[str]
LOGGED = "INSERT INTO incident (source, reference, nature_id, severity) VALUES ('crm', 'R1', 1, 2)"

BY_HAND = """\
crm:48213   Line down   severity 2   priority 2   in progress   Network
as of Wed 2016-03-30 14:04:00 UTC

promise   cycle   state     due                               used      left   wall left
resolve   1       running   Thu 2016-03-31 09:50:00 BST   12:44:00   3:16:00    18:46:00

Why this time? resolve: running
  promised   16:00:00 of working time by the calendar “Office hours London”
  policy     “Standard” of version 2, “House rules”, in force since 2016-01-04 00:00
  zone       Europe/London
  started    Thu 2016-03-24 15:20:00 GMT, opened by Ana K
  due        Thu 2016-03-31 09:50:00 BST

  from                                                   to   what                          worked        sum
  Thu 2016-03-24 15:20:00 GMT                  17:30:00 GMT   counted                      2:10:00    2:10:00
  Thu 2016-03-24 17:30:00 GMT   Fri 2016-03-25 00:00:00 GMT   closed
  Fri 2016-03-25 00:00:00 GMT   Sat 2016-03-26 00:00:00 GMT   holiday: Good Friday
  Sat 2016-03-26 00:00:00 GMT   Mon 2016-03-28 00:00:00 BST   closed
  Mon 2016-03-28 00:00:00 BST   Tue 2016-03-29 00:00:00 BST   holiday: Easter Monday
  Tue 2016-03-29 00:00:00 BST                  09:00:00 BST   closed
  Tue 2016-03-29 09:00:00 BST                  11:00:00 BST   counted                      2:00:00    4:10:00
  Tue 2016-03-29 11:00:00 BST                  14:00:00 BST   paused: customer, by Ana K
  Tue 2016-03-29 14:00:00 BST                  17:30:00 BST   counted                      3:30:00    7:40:00
  Tue 2016-03-29 17:30:00 BST   Wed 2016-03-30 09:00:00 BST   closed
  Wed 2016-03-30 09:00:00 BST                  12:00:00 BST   counted                      3:00:00   10:40:00
  Wed 2016-03-30 12:00:00 BST                  13:00:00 BST   break
  Wed 2016-03-30 13:00:00 BST                  15:04:00 BST   counted                      2:04:00   12:44:00
                                Wed 2016-03-30 15:04:00 BST   = now                                  12:44:00
  Wed 2016-03-30 15:04:00 BST                  17:30:00 BST   to come                      2:26:00   15:10:00
  Wed 2016-03-30 17:30:00 BST   Thu 2016-03-31 09:00:00 BST   closed
  Thu 2016-03-31 09:00:00 BST                  09:50:00 BST   to come                      0:50:00   16:00:00
                                Thu 2016-03-31 09:50:00 BST   = due                                  16:00:00

  16:00:00 = 12:44:00 used + 3:16:00 left

  mark   50 %   Wed 2016-03-30 09:20:00 BST   reached
  mark   75 %   Wed 2016-03-30 14:20:00 BST   reached
  mark   90 %   Wed 2016-03-30 16:44:00 BST   not reached
  mark  100 %   Thu 2016-03-31 09:50:00 BST   not reached
"""


@pytest.fixture(scope="module")
def easter_url(shared_training_url: str) -> str:
    database = open_database(shared_training_url, program="crm")
    lay_easter(database)
    database.dispose()
    return shared_training_url


def test_that_the_text_is_the_sum_made_by_hand(easter_url: str, capsys: Captured) -> None:
    assert main(["clock", "crm:48213", "--at", AT, "--database", easter_url]) == 0
    assert capsys.readouterr().out == BY_HAND


def test_that_json_is_exact_and_in_utc(easter_url: str, capsys: Captured) -> None:
    assert main(["clock", "#1", "--at", AT, "--json", "--database", easter_url]) == 0
    told = json.loads(capsys.readouterr().out)
    (clock,) = told["clocks"]
    assert (told["incident"], told["now"]) == ("crm:48213", "2016-03-30T14:04:00.000Z")
    assert (clock["state"], clock["due_at"]) == ("running", "2016-03-31T08:50:00.000Z")
    assert clock["proof"]["sum"] == {"within_s": 57600, "used_s": 45840, "left_s": 11760}
    assert clock["wall_left_s"] == 67560
    counted = [one["worked_s"] for one in clock["proof"]["segments"] if not one["ahead"]]
    assert sum(counted) == 45840
    pause = next(one for one in clock["proof"]["segments"] if one["kind"] == "paused")
    assert (pause["name"], pause["by"]) == ("customer", "Ana K")


def test_that_while_it_is_paused_nobody_can_know_when_it_falls_due(easter_url: str, capsys: Captured) -> None:
    assert main(["clock", "crm:48213", "--at", "2016-03-29T12:00+01:00", "--database", easter_url]) == 0
    out = capsys.readouterr().out
    assert "nobody can know while it is paused (customer, since Tue 2016-03-29 11:00:00 BST by Ana K)" in out
    assert "16:00:00 = 4:10:00 used + 11:50:00 left" in out


def test_that_it_tells_the_clock_of_one_promise(easter_url: str, capsys: Captured) -> None:
    arguments = ["clock", "#1", "--at", AT, "--database", easter_url, "--promise"]
    assert main([*arguments, "resolve"]) == 0
    assert capsys.readouterr().out == BY_HAND
    assert main([*arguments, "deploy"]) == 0
    assert "nothing of this kind is promised" in capsys.readouterr().out


def test_that_without_an_instant_it_is_the_floors_now(easter_url: str, capsys: Captured) -> None:
    assert main(["clock", "#1", "--json", "--database", easter_url]) == 0
    assert json.loads(capsys.readouterr().out)["now"].startswith("2016-01-04T00:0")


def test_that_a_reference_that_two_sources_have_must_be_told_apart(easter_url: str, capsys: Captured) -> None:
    assert main(["clock", "48213", "--database", easter_url]) == 2
    said = capsys.readouterr().err
    assert "crm:48213 (#1), itsm:48213 (#2)" in said
    assert "SOURCE:REFERENCE" in said


@pytest.mark.parametrize("called", ["nobody", "#99", "crm:1", ""])
def test_that_an_incident_that_is_not_there_is_named(easter_url: str, called: str, capsys: Captured) -> None:
    assert main(["clock", called, "--database", easter_url]) == 2
    said = capsys.readouterr().err
    assert f"there is no incident {called!r}" in said
    assert "wallboard board" in said


def test_that_before_it_was_opened_it_was_not_there_yet(easter_url: str, capsys: Captured) -> None:
    assert main(["clock", "itsm:48213", "--at", "2016-03-29T12:00", "--database", easter_url]) == 2
    assert "itsm:48213 was not there yet at 2016-03-29 12:00:00Z" in capsys.readouterr().err


@pytest.mark.parametrize("is_moved", [False, True])
def test_that_rules_that_cannot_be_read_are_said_to_be_stood_in_for(
    training_url: str, capsys: Captured, is_moved: bool
) -> None:
    lay_floor(training_url)
    if is_moved:
        plain_sql(training_url, LOGGED)
    plain_sql(training_url, "INSERT INTO policy_version (document) VALUES ('{}')")
    if is_moved:
        plain_sql(
            training_url,
            "UPDATE incident SET policy_version_id = "
            "(SELECT id FROM policy_version WHERE number = 2) WHERE reference = 'R1'",
        )
    else:
        plain_sql(training_url, LOGGED)
    assert main(["clock", "R1", "--database", training_url]) == 0
    said = capsys.readouterr().out
    assert "note: version 2 of the rules should judge it and cannot be read here" in said
    assert "of version 1," in said
    assert main(["clock", "R1", "--json", "--database", training_url]) == 0
    assert json.loads(capsys.readouterr().out)["unread_policy_version"] == 2


def test_that_rules_that_can_be_read_need_no_note(easter_url: str, capsys: Captured) -> None:
    assert main(["clock", "crm:48213", "--json", "--at", AT, "--database", easter_url]) == 0
    assert json.loads(capsys.readouterr().out)["unread_policy_version"] is None
