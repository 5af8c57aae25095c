"""`wallboard doctor` on the command line: lines for people, one document for programs, one code for both."""

import json

import pytest

from wallboard.cli import main
from wallboard.services.database import Database
from wallboard.services.sealing import seal_tail


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither display nor buses nor a password store: what is left must be told all the same."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere/bus")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


def test_that_each_lack_is_a_line_with_its_way_out_and_the_rest_is_told(
    training_url: str, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    seal_tail(database)  # it may have been made long ago
    assert main(["doctor", "--database", training_url]) == 1
    lines = capsys.readouterr().out.splitlines()
    lacking = [line.split()[1] for line in lines if line.startswith(("warn", "FAIL"))]
    assert lacking == ["screens", "session", "keyring", "screen", "sleep"]
    assert sum("→" in line for line in lines) == len(lacking)
    assert any(line.startswith("ok    database") for line in lines)


def test_that_the_document_says_the_same(training_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json", "--database", training_url]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["health"] == "fail"
    assert {part["health"] for part in told["parts"]} == {"ok", "warn", "fail"}
    assert all(part["way_out"] for part in told["parts"] if part["health"] != "ok")
