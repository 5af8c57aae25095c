"""The logs of a wall: one for each of its two processes, never large, and nothing of what people wrote."""

import logging
import multiprocessing
from pathlib import Path

import pytest

from wallboard.app.alarm_binding import alarm_rules
from wallboard.diagnostics import LOG_BYTES, LOG_FILES, start_diagnostics
from wallboard.domain.alarm_rules import AlarmRules
from wallboard.engine.watch_plan import WatchPlan
from wallboard.live.lacks import Lacks
from wallboard.services.wall_file import PlanRefused, load_plan, place_of_fault

SOMEBODY = "Mrs Example 555-0199"
WRONG = {
    "a caption": f'[page.a]\ntitle = ["{SOMEBODY}"]\n',
    "a grid": f'[page.a]\ntitle = "A"\ngrid = "{SOMEBODY}"\n',
    "an unknown key": f'[page.a]\ntitle = "A"\n"{SOMEBODY}" = 1\n',
    "a page's name": f'[page."{SOMEBODY}"]\ntitle = 1\n',
    "an alarm's sound": f'[alarm.severity_1]\nsound = "{SOMEBODY}"\n',
    "hours": f'[alarm]\nquiet = ["{SOMEBODY}"]\n[rest]\nhours = ["{SOMEBODY}"]\n',
    "whom to call": f'[call]\nwho = ["{SOMEBODY}"]\n"{SOMEBODY}" = 1\n[health]\nport = "{SOMEBODY}"\n',
    "no TOML": f"[call]\nwho = {SOMEBODY}\n",
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_that_a_plan_that_is_wrong_is_logged_by_its_place_and_not_by_what_somebody_wrote(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    plan = tmp_path / "wallboard" / "wall.toml"
    plan.parent.mkdir()
    plan.write_text(text, encoding="utf-8")
    caplog.set_level(logging.INFO, logger="wallboard")
    with pytest.raises(PlanRefused) as refused:
        load_plan(plan)
    Lacks().say("plan", refused.value.sentence, logged=place_of_fault(refused.value.sentence))
    WatchPlan(plan)
    monkeypatch.setattr("wallboard.services.wall_file.plan_file", lambda: plan)
    assert alarm_rules() == AlarmRules()
    assert caplog.text.count("wall.toml") >= 2, "where it is wrong is told"
    assert "Example" not in caplog.text
    assert "0199" not in caplog.text


def test_that_the_wall_itself_says_what_is_wrong(caplog: pytest.LogCaptureFixture) -> None:
    lacks = Lacks()
    for _ in range(3):
        lacks.say("plan", "line 3: what somebody wrote", logged="line 3")
    assert lacks.current == {"plan": "line 3: what somebody wrote"}
    assert [record.getMessage() for record in caplog.records] == ["the wall lacks plan: line 3"]


def _write(folder: Path, name: str, lines: int) -> None:
    running = start_diagnostics(folder, name)
    for number in range(lines):
        logging.getLogger("wallboard").info("line %d of %s %s", number, name, "x" * 1000)
    running.stop()


def test_that_two_processes_turn_their_logs_over_beside_each_other_and_stay_bounded(tmp_path: Path) -> None:
    """Both at once, each more than it may keep."""
    lines = LOG_BYTES * (LOG_FILES + 1) // 1000
    start = multiprocessing.get_context("spawn").Process
    writers = [start(target=_write, args=(tmp_path, name, lines)) for name in ("wallboard", "watchdog")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(120)
    assert [writer.exitcode for writer in writers] == [0, 0]
    for name, other in (("wallboard", "watchdog"), ("watchdog", "wallboard")):
        files = list(tmp_path.glob(f"{name}.log*"))
        assert len(files) == LOG_FILES
        assert sum(file.stat().st_size for file in files) <= LOG_FILES * LOG_BYTES
        text = (tmp_path / f"{name}.log").read_text(encoding="utf-8")
        assert f"line {lines - 1} of {name} " in text
        assert f" of {other} " not in text
