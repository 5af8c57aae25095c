"""`wallboard export` writes every clock into a CSV file that agrees to the second with all else."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert

from tests.services.proof_floor import AT, change, lay_easter
from wallboard.cli import main
from wallboard.services import export
from wallboard.services.database import open_database
from wallboard.services.export import Scope, exported, guarded
from wallboard.services.proofs import incident_proof
from wallboard.services.schema import tables

Captured = pytest.CaptureFixture[str]
LATER = "2016-04-01T09:00Z"


@pytest.fixture(scope="module")
def easter_url(shared_training_url: str) -> str:
    """Incident 1 runs on, 2 ends on 31 March; 3 has a reference that is a formula and a caller."""
    database = open_database(shared_training_url, program="crm")
    lay_easter(database)
    opened_at, ended_at = datetime(2016, 3, 30, 9, tzinfo=UTC), datetime(2016, 3, 31, 9, 0, 0, 500_000, UTC)
    with database.writing() as c:
        hostile = {"source": "crm", "reference": "=cmd|'/c calc'!A1", "nature_id": 1, "severity": 1}
        c.execute(insert(tables.incident).values(**hostile, opened_at=opened_at, effective_at=opened_at))
        c.execute(insert(tables.caller).values(incident_id=3, name="Caller Secret", phone="+44 20 7946 0000"))
        change(c, 2, ended_at, state="resolved", resolved_at=ended_at)
    database.dispose()
    return shared_training_url


def rows_of(url: str, capsys: Captured, *arguments: str) -> list[dict[str, str]]:
    assert main(["export", "-", "--database", url, *arguments]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))


def test_that_a_row_is_what_the_proof_says(easter_url: str, capsys: Captured) -> None:
    (row, *_) = rows_of(easter_url, capsys, "--at", AT)
    assert row == {
        "incident": "1",
        "source": "crm",
        "reference": "48213",
        "nature": "line",
        "team": "network",
        "severity": "2",
        "priority": "2",
        "customer_class": "",
        "incident_state": "in_progress",
        "promise": "resolve",
        "cycle": "1",
        "state": "running",
        "target": "standard/resolve",
        "policy_version": "2",
        "calendar": "office",
        "time_zone": "Europe/London",
        "started_at": "2016-03-24T15:20:00.000Z",
        "due_at": "2016-03-31T08:50:00.000Z",
        "stopped_at": "",
        "cancelled_at": "",
        "paused_reason": "",
        "paused_since_at": "",
        "within_s": "57600",
        "used_s": "45840",
        "left_s": "11760",
        "wall_used_s": str(5 * 86400 + 22 * 3600 + 44 * 60),
        "wall_left_s": str(18 * 3600 + 46 * 60),
        "as_of": "2016-03-30T14:04:00.000Z",
    }


def test_that_it_agrees_to_the_second_with_the_clocks(easter_url: str) -> None:
    at = datetime(2016, 4, 1, 12, 0, 0, 250_000, UTC)
    database = open_database(easter_url, program="tests")
    found = [row for one in exported(database, Scope(at, is_ended_too=True)) for row in one.rows]
    for row in found:
        told = dict(zip(export.COLUMNS, row, strict=True))
        incident = incident_proof(database, f"#{told['incident']}", at)
        (clock,) = incident.clocks
        left = clock.left(at).total_seconds()
        assert told["within_s"] == told["used_s"] + told["left_s"]  # type: ignore[operator]  # both are seconds
        assert told["used_s"] == int(clock.used(at).total_seconds())
        assert abs(told["left_s"] - left) < 1  # type: ignore[operator]  # seconds
        assert told["state"] == clock.state(at)
    database.dispose()
    assert len(found) == 3


def test_that_ended_incidents_come_only_when_asked_for(easter_url: str, capsys: Captured) -> None:
    assert [row["incident"] for row in rows_of(easter_url, capsys, "--at", LATER)] == ["1", "3"]
    ended = rows_of(easter_url, capsys, "--at", LATER, "--all")
    assert [(row["incident"], row["state"]) for row in ended] == [
        ("1", "running_though_missed"),
        ("2", "met"),
        ("3", "running"),
    ]


def test_that_what_was_open_at_an_instant_is_told_of_it(easter_url: str, capsys: Captured) -> None:
    rows = rows_of(easter_url, capsys, "--at", "2016-03-31T08:00Z")
    assert [(row["incident"], row["incident_state"]) for row in rows][1] == ("2", "new")


def test_that_incidents_that_were_opened_earlier_are_left_out(easter_url: str, capsys: Captured) -> None:
    rows = rows_of(easter_url, capsys, "--at", LATER, "--since", "2016-03-30T08:00:00.001Z")
    assert [row["incident"] for row in rows] == ["3"]
    assert len(rows_of(easter_url, capsys, "--all", "--since", "2016-03-30T08:00Z")) == 2


def test_that_a_formula_becomes_a_text(easter_url: str, capsys: Captured) -> None:
    *_, row = rows_of(easter_url, capsys, "--at", LATER)
    assert row["reference"] == "'=cmd|'/c calc'!A1"
    assert row["left_s"].lstrip("-").isdigit()


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_that_every_beginning_of_a_formula_is_guarded(text: str) -> None:
    assert guarded(text) == "'" + text


def test_that_other_texts_stay_as_they_are() -> None:
    assert [guarded(text) for text in ("48213", "a=1", "", None)] == ["48213", "a=1", "", None]


def test_that_no_personal_data_is_in_it(easter_url: str, capsys: Captured) -> None:
    assert main(["export", "-", "--database", easter_url, "--all"]) == 0
    out = capsys.readouterr().out
    assert not any(word in out for word in ("Secret", "7946", "Ana K"))


def test_that_the_file_is_rfc_4180(easter_url: str, tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "clocks.csv"
    assert main(["export", str(file), "--database", easter_url, "--at", LATER, "--all"]) == 0
    text = file.read_bytes().decode()
    assert text.startswith("incident,source,reference,")
    assert text.count("\r\n") == text.count("\n") == 4
    assert capsys.readouterr().err == f"wallboard: 3 clocks of 3 incidents written to {file}.\n"
    assert list(tmp_path.iterdir()) == [file]


def test_that_a_place_that_cannot_be_written_is_named(
    easter_url: str, tmp_path: Path, capsys: Captured
) -> None:
    file = tmp_path / "nowhere" / "clocks.csv"
    assert main(["export", str(file), "--database", easter_url]) == 2
    assert f"{file} cannot be written" in capsys.readouterr().err


def test_that_rows_come_as_they_are_read(easter_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "_AT_ONCE", 1)
    database = open_database(easter_url, program="tests")
    asked: list[list[int]] = []
    names = export._names

    def counting(connection: Connection, ids: list[int]) -> dict[int, tuple[str, str]]:
        asked.append(ids)
        return names(connection, ids)

    monkeypatch.setattr(export, "_names", counting)
    found = exported(database, Scope(datetime(2016, 4, 1, tzinfo=UTC), is_ended_too=True))
    next(found)
    assert asked == [[1]]
    assert len(list(found)) == 2
    database.dispose()
