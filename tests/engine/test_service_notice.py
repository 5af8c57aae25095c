"""What a service manager hears, where there is one."""

import socket
from pathlib import Path

import pytest

from wallboard.engine.service_notice import ServiceNotice


def test_that_a_service_manager_that_listens_is_told(tmp_path: Path) -> None:
    place = tmp_path / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(place))
        listener.settimeout(10)
        ServiceNotice({"NOTIFY_SOCKET": str(place)}).say("READY=1")
        assert listener.recv(100) == b"READY=1"


@pytest.mark.parametrize("place", ["", "/nowhere/at/all"])
def test_that_a_wall_does_not_depend_on_one(place: str) -> None:
    ServiceNotice({"NOTIFY_SOCKET": place}).say("READY=1")
