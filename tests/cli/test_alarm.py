"""`wallboard alarm` from the outside: what rings, and what becomes of it when it is answered."""

from datetime import datetime
from uuid import uuid4

import pytest
from sqlalchemy import update

from tests.cli.terminal import Captured, Terminal
from tests.services.small_floor import SmallFloor, lay_small_floor, name_operator, rows
from wallboard.domain.severity import Severity
from wallboard.services.database import Database
from wallboard.services.programs import Came, acknowledge_alarm, alarms_now, snooze_alarm
from wallboard.services.schema import tables


@pytest.fixture
def floor(database: Database) -> SmallFloor:
    laid = lay_small_floor(database)
    name_operator(database, "Maria K")
    with database.writing() as c:
        c.execute(update(tables.incident).where(tables.incident.c.id == laid.second).values(severity=1))
    return laid


@pytest.fixture
def alarm(training_url: str, capsys: Captured) -> Terminal:
    return Terminal(training_url, capsys, "alarm")


@pytest.mark.usefixtures("floor")
def test_that_what_rings_is_listed_the_worst_first_with_who_answered(alarm: Terminal) -> None:
    assert alarm("acknowledge", "48213") == "Acknowledged.\n"
    assert alarm("snooze", "crm:48214", "--minutes", "7") == "Silent for 7 min.\n"
    lines = alarm("list").splitlines()
    assert [line.split()[:4] for line in lines] == [
        ["snoozed", "severity", "1", "crm:48214"],
        ["acknowledged", "severity", "2", "crm:48213"],
        ["RINGING", "severity", "2", "crm:48215"],
    ]
    assert "Maria K, until 20" in lines[0]
    assert "Maria K at 20" in lines[1]
    assert lines[2].endswith("nobody has answered")
    told = alarm.data("list")["alarms"]
    assert [one["state"] for one in told] == ["snoozed", "acknowledged", "ringing"]
    until, at = (datetime.fromisoformat(told[0][name]) for name in ("until_at", "answered_at"))
    assert 415 < (until - at).total_seconds() <= 420
    assert (told[0]["answered_by"], told[2]["answered_by"]) == ("Maria K", None)


@pytest.mark.usefixtures("floor")
def test_that_the_board_as_data_tells_the_same(alarm: Terminal, training_url: str, capsys: Captured) -> None:
    alarm("acknowledge", "48213")
    board = Terminal(training_url, capsys, "board").data()
    assert board["alarms"] == alarm.data("list")["alarms"]


@pytest.mark.usefixtures("floor")
def test_that_all_that_ring_are_answered_in_one_go_and_once(alarm: Terminal, database: Database) -> None:
    key = str(uuid4())
    for _ in range(2):
        assert alarm.data("acknowledge", "--all", "--command-id", key)["outcome"] == "done"
    assert len(rows(database, tables.alarm_answer)) == 3
    assert "Nothing rings" in alarm("acknowledge", "--all", code=3)
    assert "was just answered by Maria K" in alarm("snooze", "48213", code=3)


@pytest.mark.usefixtures("floor")
def test_that_what_became_worse_since_it_was_heard_rings_on(alarm: Terminal) -> None:
    said = alarm("acknowledge", "48214", "--heard", "2", code=3)
    assert said == "wallboard: 48214 has become severity 1 since. Look at it again and decide.\n"


@pytest.mark.usefixtures("floor")
def test_that_wrong_words_and_long_snoozes_are_refused(alarm: Terminal) -> None:
    assert "or say --all" in alarm("acknowledge", code=2)
    assert "or say --all" in alarm("acknowledge", "48213", "--all", code=2)
    assert "1 to 30 minutes" in alarm("snooze", "48213", "--minutes", "31", code=3)
    assert "there is no incident" in alarm("acknowledge", "nothing", code=2).lower()
    assert alarm("list", "--severity", "4") == "No alarm: nothing of these severities is open.\n"


@pytest.mark.usefixtures("floor")
def test_that_programs_do_the_same(database: Database) -> None:
    assert acknowledge_alarm(database, ["48213", "48214"]).came is Came.DONE
    assert snooze_alarm(database, minutes=3).came is Came.DONE
    assert snooze_alarm(database, minutes=3, heard=Severity.MAJOR).sentence == (
        "Nothing rings. There is nothing to answer."
    )
    assert [str(one.alarm.state) for one in alarms_now(database).every] == [
        "acknowledged", "acknowledged", "snoozed",
    ]  # fmt: skip
