"""What starts with a session: the system has nothing to say against it, and it is taken away again."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from wallboard.refusal import Refusal
from wallboard.services import autostart
from wallboard.services.autostart import By, Placed, Starts

DESKTOP_VALIDATOR = shutil.which("desktop-file-validate")
UNIT_VALIDATOR = shutil.which("systemd-analyze")
WAYS = [(Starts.WALL, By.DESKTOP), (Starts.WALL, By.SYSTEMD), (Starts.DESK, By.DESKTOP)]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems start programs their own way")


@pytest.fixture(autouse=True)
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in a folder with a blank, and no systemd that a test would change."""
    path = tmp_path / "my programs" / "wallboard"
    path.parent.mkdir()
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setattr(sys, "argv", [str(path)])
    monkeypatch.setattr(autostart, "_systemctl", lambda *_words: False)
    return path


def placed(tmp_path: Path, starts: Starts, by: By) -> Placed:
    return autostart.place(starts, by, environment={"XDG_CONFIG_HOME": str(tmp_path / "config")})


@pytest.mark.skipif(DESKTOP_VALIDATOR is None, reason="needs desktop-file-validate")
@pytest.mark.parametrize("starts", list(Starts))
def test_that_the_desktop_s_validator_finds_nothing_wrong(tmp_path: Path, starts: Starts) -> None:
    assert DESKTOP_VALIDATOR is not None
    file = placed(tmp_path, starts, By.DESKTOP).file
    done = subprocess.run([DESKTOP_VALIDATOR, str(file)], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.skipif(UNIT_VALIDATOR is None, reason="needs systemd-analyze")
def test_that_systemd_s_validator_finds_nothing_wrong(tmp_path: Path) -> None:
    assert UNIT_VALIDATOR is not None
    file = placed(tmp_path, Starts.WALL, By.SYSTEMD).file
    command = [UNIT_VALIDATOR, "--user", "verify", str(file)]
    environment = {"XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize(("starts", "by"), WAYS)
def test_that_it_starts_the_program_that_placed_it(
    tmp_path: Path, program: Path, starts: Starts, by: By
) -> None:
    text = placed(tmp_path, starts, by).file.read_text(encoding="utf-8")
    called = [line for line in text.splitlines() if line.startswith(("Exec=", "ExecStart="))]
    words = "--wall" if starts is Starts.WALL else "open --page desk"
    assert [line.partition("=")[2] for line in called] == [f'"{program}" {words}']


def test_that_another_way_takes_the_first_one_s_place_and_off_takes_all_away(tmp_path: Path) -> None:
    files = [placed(tmp_path, starts, by).file for starts, by in WAYS]
    assert [file.exists() for file in files] == [False, False, True]
    environment = {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    assert autostart.remove(environment=environment) == (files[-1],)
    assert not any(file.exists() for file in files)


def test_that_what_is_left_to_do_is_said_where_systemd_is_not_reached(tmp_path: Path) -> None:
    assert "systemctl --user enable --now wallboard-wall.service" in (
        placed(tmp_path, Starts.WALL, By.SYSTEMD).way_on
    )


def test_that_a_desk_is_no_service(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="started by the desktop"):
        placed(tmp_path, Starts.DESK, By.SYSTEMD)
