"""Whether anything may move: the person's word, else their desktop's."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.services.bus_service import DAEMON, BusService, own_bus
from wallboard.app.motion_wish import SYSTEM, MotionWish


@pytest.mark.parametrize(("setting", "moves"), [(True, False), (False, True)])
def test_that_the_person_s_own_word_stands_above_the_desktop_s(setting: bool, moves: bool) -> None:
    assert MotionWish(setting, {"GTK_ENABLE_ANIMATIONS": "0"}).may_move() is moves


def test_that_a_desktop_that_says_nothing_lets_things_move(qapp: QApplication, tmp_path: Path) -> None:
    assert MotionWish(SYSTEM, {"XDG_CONFIG_HOME": str(tmp_path)}).may_move()


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
    assert not MotionWish(SYSTEM, {"XDG_CONFIG_HOME": str(tmp_path)}).may_move()


def test_that_a_file_nobody_can_read_is_no_word(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "kdeglobals").write_bytes(b"\xff\xfe[KDE")
    assert MotionWish(SYSTEM, {"XDG_CONFIG_HOME": str(tmp_path)}).may_move()


@pytest.mark.skipif(DAEMON is None, reason="needs D-Bus: dbus-daemon")
@pytest.mark.parametrize(
    ("told", "moves"),
    [
        ({"enable-animations": ("v", ("b", False))}, False),
        ({"reduced-motion": ("u", 1)}, False),
        ({"reduced-motion": ("u", 0), "enable-animations": ("b", True)}, True),
        ({}, True),
    ],
)
def test_that_what_a_desktop_tells_on_its_bus_only_is_heard(
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    told: dict[str, object],
    moves: bool,
) -> None:
    with own_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        portal = BusService("org.freedesktop.portal.Desktop", tells=told)
        surroundings = {"XDG_CONFIG_HOME": str(tmp_path), "DBUS_SESSION_BUS_ADDRESS": address}
        assert MotionWish(SYSTEM, surroundings).may_move() is moves
        portal.stop()


def test_that_a_bus_that_is_not_there_is_no_word(qapp: QApplication, tmp_path: Path) -> None:
    nowhere = f"unix:path={tmp_path / 'bus'}"
    assert MotionWish(
        SYSTEM, {"XDG_CONFIG_HOME": str(tmp_path), "DBUS_SESSION_BUS_ADDRESS": nowhere}
    ).may_move()
