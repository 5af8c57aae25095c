"""Whether there is a screen: asked before Qt, which would end the program."""

import os
import socket
from pathlib import Path

import pytest

from wallboard.app import display


@pytest.fixture(autouse=True)
def _on_linux(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(display, "_X_SOCKETS", tmp_path)


def test_that_a_bare_machine_has_no_display() -> None:
    assert not display.has_display({})


def test_that_a_chosen_platform_is_left_to_whoever_chose_it() -> None:
    assert display.has_display({"QT_QPA_PLATFORM": "offscreen"})


@pytest.mark.parametrize("name", [":7", ":7.0", "nonsense", ":", "999999999999:0x"])
def test_that_a_display_nobody_serves_does_not_count(name: str) -> None:
    assert not display.has_display({"DISPLAY": name})


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="X servers have Unix sockets")
def test_that_an_x_server_that_answers_counts(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.fspath(tmp_path / "X7"))
        server.listen()
        assert display.has_display({"DISPLAY": ":7.0"})


def test_that_wayland_counts_where_its_socket_is(tmp_path: Path) -> None:
    environment = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": os.fspath(tmp_path)}
    assert not display.has_display(environment)
    (tmp_path / "wayland-0").touch()
    assert display.has_display(environment)
