"""The board of a wall that refuses to start leaves the reason where its watchdog looks."""

from pathlib import Path

import pytest

from wallboard.cli import main
from wallboard.cli.wall_board import keep_refusal
from wallboard.domain.wall_folder import REFUSAL, WATCH_VARIABLE
from wallboard.settings import settings_file


def test_that_refused_settings_are_told_with_file_line_and_key_and_without_a_persons_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(WATCH_VARIABLE, str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path / "maria"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "maria" / ".config"))
    monkeypatch.setenv("DISPLAY", ":0")
    file = settings_file()
    file.parent.mkdir(parents=True)
    file.write_text("\ntheme = 'neon'", encoding="utf-8")
    assert main(["wall-board", "--database", str(tmp_path / "floor.db")]) == 2
    told = (tmp_path / REFUSAL).read_text(encoding="utf-8")
    assert told.startswith("~/.config/wallboard/settings.toml, line 2: theme must be ")
    assert "maria" not in told


def test_that_a_board_of_nobodys_and_a_fault_without_words_leave_nothing(tmp_path: Path) -> None:
    keep_refusal("The disk is full.", {})
    keep_refusal(None, {WATCH_VARIABLE: str(tmp_path)})
    keep_refusal("The disk is full.", {WATCH_VARIABLE: str(tmp_path / "gone")})
    assert not list(tmp_path.iterdir())
