"""`wallboard marks` as people and service managers run it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.services.mark_floor import at, change, fired_of, it_is, lay_mark_floor, open_incident, told
from wallboard.cli import main
from wallboard.services.database import Database
from wallboard.services.replaying import start_clock
from wallboard.settings import DATABASE_VARIABLE

LONG_S = 180.0
Run = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def floor(database: Database) -> Database:
    lay_mark_floor(database)
    return database


@pytest.fixture
def run(training_url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command's exit code and the lines that it printed."""
    monkeypatch.setenv(DATABASE_VARIABLE, training_url)

    def call(*words: str) -> tuple[int, list[str]]:
        code = main(["marks", *words])
        printed = capsys.readouterr()
        return code, (printed.out + printed.err).splitlines()

    return call


@contextmanager
def following(url: str) -> Iterator["subprocess.Popen[str]"]:
    """A keeper that is gone afterwards, whatever happens."""
    with subprocess.Popen(
        [sys.executable, "-m", "wallboard", "marks", "--follow"],
        env={**os.environ, DATABASE_VARIABLE: url},
        stdout=subprocess.PIPE,
        text=True,
    ) as keeper:
        try:
            yield keeper
        finally:
            keeper.kill()


def wait_until(holds: Callable[[], bool]) -> None:
    until_s = time.monotonic() + LONG_S
    while not holds() and time.monotonic() < until_s:
        time.sleep(0.05)
    assert holds()


def test_that_what_is_due_is_written_and_printed_with_planned_and_actual_time(
    floor: Database, run: Run
) -> None:
    open_incident(floor)
    it_is(floor, 95)
    code, lines = run()
    assert code == 0
    assert len(lines) == 5
    assert "2026-03-02 08:50:00.000Z" in lines[1]
    assert lines[1].startswith("2026-03-02 09:35:")
    assert "0:45:" in lines[1]
    assert lines[1].endswith("crm:RNone   p1/resolve")
    assert [line.split("%")[0].split()[-1] for line in lines[1:4]] == ["50", "75", "90"]
    assert lines[-1] == "3 marks were written."
    assert run() == (0, ["No mark was due."])


def test_that_the_marks_that_fired_are_listed_of_one_incident_or_of_all(floor: Database, run: Run) -> None:
    first, second = open_incident(floor), open_incident(floor)
    it_is(floor, 60)
    run()
    assert len(run("--list")[1]) == 3
    _, lines = run("--list", f"#{second}")
    assert len(lines) == 2
    assert lines[1].endswith(f"crm:R{first}   p1/resolve")
    assert run("--list", "nobody")[0] == 2


def test_that_listing_writes_nothing(floor: Database, run: Run) -> None:
    open_incident(floor)
    it_is(floor, 60)
    assert len(run("--list")[1]) == 1
    assert fired_of(floor) == []


def test_that_a_keeper_that_was_killed_is_made_good_by_the_next(floor: Database, training_url: str) -> None:
    incident_id = open_incident(floor)
    start_clock(floor, at(49.9), 60.0)
    with following(training_url):
        wait_until(lambda: len(fired_of(floor)) == 1)
    it_is(floor, 80)
    change(floor, incident_id, 80, state="resolved")
    it_is(floor, 200)
    with following(training_url) as again:
        wait_until(lambda: len(fired_of(floor)) == 2)
        again.send_signal(signal.SIGTERM)
        out, _ = again.communicate(timeout=LONG_S)
    assert again.returncode == 0
    assert out.splitlines()[-1] == "1 mark was written."
    assert told(fired_of(floor))[1] == (75, 75, 200)
