"""A stall of the event loop over a second is in the log with its stack, whatever held it."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.live.hands import HandClock
from tests.live.stalling import ASLEEP_S, HELD_S
from wallboard.live.beat import EVERY_MS, Beat
from wallboard.live.stall import frames_of

ROOT = Path(__file__).resolve().parents[2]


def test_that_a_beat_measures_by_how_much_it_came_too_late(qapp: object) -> None:
    clock = HandClock()
    beat = Beat(awake=clock)
    for late_s in (0.0, 0.3, 1.5):
        clock.forward(EVERY_MS / 1000 + late_s)
        beat.beat()
    assert beat.count == 3
    assert beat.last_stall_s == pytest.approx(1.5)
    assert beat.lateness.stalls().max_ms == pytest.approx(1500, abs=0.2)


def test_that_a_thread_that_is_gone_has_no_frames() -> None:
    assert frames_of(-1) == ()


def test_that_each_stall_is_noted_with_where_it_was(tmp_path: Path) -> None:
    with subprocess.Popen(
        (sys.executable, "-m", "tests.live.stalling", str(tmp_path)), cwd=ROOT, stdin=subprocess.PIPE
    ) as program:
        until_s = time.monotonic() + 60
        while program.poll() is None and time.monotonic() < until_s:
            time.sleep(0.1)
    assert program.returncode == 0
    lines = [
        json.loads(line) for line in (tmp_path / "wallboard.log").read_text(encoding="utf-8").splitlines()
    ]
    stalls = [line for line in lines if "stood still" in line["says"]]
    for function, least_s in (("sleep_on_the_window", ASLEEP_S), ("hold_the_interpreter", HELD_S)):
        (noted,) = [line for line in stalls if function in str(line["frames"])]
        assert float(noted["says"].split()[-2]) >= least_s - 0.1
        assert str(ROOT) not in str(noted["frames"])
    health = json.loads((tmp_path / "health.json").read_text(encoding="utf-8"))
    assert health["state"] == "leaving"
    assert health["pages"] == {"A": "overview"}
    assert health["stalls"]["over_1s"] >= 2
    assert health["stalls"]["max_ms"] >= HELD_S * 1000 - 100
    assert sum(count for _floor, count in health["late_ms"]) == health["stalls"]["beats"] == health["beat"]
