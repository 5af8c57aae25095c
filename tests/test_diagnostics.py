"""The log: faults of every thread are in it, and nothing that a caller said."""

import json
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from wallboard.diagnostics import Diagnostics, described, start_diagnostics
from wallboard.refusal import Refusal


@pytest.fixture
def diagnostics(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Diagnostics]:
    monkeypatch.setattr(sys, "excepthook", lambda *_told: None)
    monkeypatch.setattr(threading, "excepthook", lambda _told: None)
    running = start_diagnostics(tmp_path)
    yield running
    running.stop()


def _lines(diagnostics: Diagnostics) -> list[dict[str, Any]]:
    return [json.loads(line) for line in diagnostics.file.read_text(encoding="utf-8").splitlines()]


def _caught(problem: Exception, because: Exception | None = None) -> Exception:
    try:
        raise problem from because
    except Exception as caught:  # noqa: BLE001 - the test wants whatever was raised, with its frames
        return caught


def test_that_every_line_is_one_object_with_time_and_thread(diagnostics: Diagnostics) -> None:
    logging.getLogger("wallboard.live").warning("lost sight of %s", "the database")
    line = _lines(diagnostics)[-1]
    assert (line["level"], line["from"], line["thread"]) == ("warning", "wallboard.live", "MainThread")
    assert line["says"] == "lost sight of the database"
    assert line["at"].endswith("+00:00")


def test_that_a_fault_is_told_by_type_and_frames_but_not_by_its_values() -> None:
    told = described(_caught(ValueError("phone 555-0199 of Mrs Example")))
    assert told["type"] == "builtins.ValueError"
    assert "test_diagnostics.py" in str(told["frames"])
    assert "555-0199" not in json.dumps(told)


def test_that_causes_are_told_too_and_as_carefully() -> None:
    told = described(_caught(Refusal("the database is away."), because=KeyError("Mrs Example")))
    assert told["words"] == "the database is away."
    assert "KeyError" in json.dumps(told["because"])
    assert "Example" not in json.dumps(told)


def test_that_names_of_the_program_are_kept() -> None:
    assert described(_caught(AttributeError("no attribute 'age'")))["words"] == "no attribute 'age'"


def test_that_a_fault_of_the_main_thread_is_logged_and_handed_on(diagnostics: Diagnostics) -> None:
    received: list[BaseException] = []
    diagnostics.hand_on_to(received.append)
    fault = _caught(ZeroDivisionError("1/0"))
    sys.excepthook(type(fault), fault, fault.__traceback__)
    assert received == [fault]
    assert _lines(diagnostics)[-1]["error"]["type"] == "builtins.ZeroDivisionError"


def test_that_a_fault_of_another_thread_is_logged_and_handed_on(diagnostics: Diagnostics) -> None:
    received: list[BaseException] = []
    diagnostics.hand_on_to(received.append)
    fault = RuntimeError("Mrs Example")

    def fail() -> None:
        raise fault

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert received == [fault]
    assert "Example" not in diagnostics.file.read_text(encoding="utf-8")


def test_that_an_interrupt_is_no_fault(diagnostics: Diagnostics) -> None:
    before = _lines(diagnostics)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert _lines(diagnostics) == before


def test_that_stopping_gives_the_hooks_back(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook)
    running = start_diagnostics(tmp_path)
    running.stop()
    assert (sys.excepthook, threading.excepthook) == before
    logging.getLogger("wallboard").warning("after the end")
    assert "after the end" not in (tmp_path / "wallboard.log").read_text(encoding="utf-8")


def test_that_the_log_turns_over_and_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wallboard.diagnostics.LOG_BYTES", 2_000)
    running = start_diagnostics(tmp_path)
    for number in range(200):
        logging.getLogger("wallboard").info("line %d", number)
    running.stop()
    assert len(list(tmp_path.glob("wallboard.log*"))) == 5
    assert sum(file.stat().st_size for file in tmp_path.glob("wallboard.log*")) <= 5 * 2_000
