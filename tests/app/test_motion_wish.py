"""Whether anything may move: the person's word, else their desktop's."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from wallboard.app.motion_wish import SYSTEM, may_move


@pytest.mark.parametrize(("setting", "moves"), [(True, False), (False, True)])
def test_that_the_person_s_own_word_stands_above_the_desktop_s(setting: bool, moves: bool) -> None:
    assert may_move(setting, {"GTK_ENABLE_ANIMATIONS": "0"}) is moves


def test_that_a_desktop_that_says_nothing_lets_things_move(qapp: QApplication, tmp_path: Path) -> None:
    assert may_move(SYSTEM, {"XDG_CONFIG_HOME": str(tmp_path)})


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=0\n"),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=false\n"),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n"),
    ],
)
def test_that_a_desktop_without_animations_is_heard(
    qapp: QApplication, tmp_path: Path, name: str, written: str
) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(written, encoding="utf-8")
    assert not may_move(SYSTEM, {"XDG_CONFIG_HOME": str(tmp_path)})


def test_that_a_file_nobody_can_read_is_no_word(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "kdeglobals").write_bytes(b"\xff\xfe[KDE")
    assert may_move(SYSTEM, {"XDG_CONFIG_HOME": str(tmp_path)})
