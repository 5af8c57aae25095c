"""The whole gesture inside Qt: press, QDrag's own loop, moves over the people, release.

It runs in a child process, because only the “minimal” platform drags without a screen.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def _run(case: str) -> dict[str, Any]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "minimal:enable_fonts", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        (sys.executable, "-m", "tests.journeys.drag_child", case),
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def test_that_a_whole_drag_from_the_list_onto_a_person_sends_one_deploy() -> None:
    told = _run("agent")
    assert told["hovered"] == told["wanted"]
    assert [(one["incident"], one["agent"]) for one in told["sent"]] == [(1, told["wanted"])]


def test_that_a_drag_in_progress_survives_polls() -> None:
    """Boards arrive between press and release; the incident stays in the hand, the target in its place."""
    told = _run("polls")
    assert told["boards"] >= 10
    assert [(one["incident"], one["agent"]) for one in told["sent"]] == [(1, told["wanted"])]
    assert told["moved"] is False


def test_that_a_drag_that_is_cancelled_sends_nothing_and_empties_the_hand() -> None:
    told = _run("cancel")
    assert told["sent"] == []
    assert told["phase"] == "empty"
