"""The health on loopback: what a monitor hears, and nobody else."""

import http.client
import json
import socket
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from wallboard.domain.health import Followed, Health, Phase, health_document
from wallboard.engine.health_server import HealthServer
from wallboard.engine.watch_told import WatchTold


@pytest.fixture
def told() -> WatchTold:
    return WatchTold()


@pytest.fixture
def port(told: WatchTold) -> Iterator[int]:
    server = HealthServer(0, told.document)
    server.start()
    yield server.port
    server.stop()


def _ask(port: int, path: str = "/health", host: str = "localhost") -> tuple[int, dict[str, Any]]:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        line.request("GET", path, headers={"Host": host})
        answer = line.getresponse()
        return answer.status, json.loads(answer.read())
    finally:
        line.close()


def _document(freshness: str, phase: Phase = Phase.SHOWING) -> dict[str, object]:
    followed = Followed("e", 7, freshness, 0.0)
    return health_document(Health(1, phase, 1, {"A": "overview"}, followed), ((0, 3),))


def test_that_a_wall_that_is_well_says_so_and_what_it_shows(told: WatchTold, port: int) -> None:
    told.look(_document("live"), 0.3)
    code, answer = _ask(port)
    assert (code, answer["ok"], answer["board"]["seq"], answer["beat_age_s"]) == (200, True, 7, 0.3)
    assert answer["board"]["pages"] == {"A": "overview"}
    assert answer["restarts"] == 0
    assert "late_ms" not in answer["board"]


@pytest.mark.parametrize(
    "document", [None, _document("stale"), _document("blind"), _document("live", Phase.STARTING)]
)
def test_that_a_wall_nobody_should_trust_is_503_and_says_why(
    told: WatchTold, port: int, document: object
) -> None:
    told.look(document, 0.0)
    code, answer = _ask(port)
    assert (code, answer["ok"]) == (503, False)
    assert answer["why"]


def test_that_a_window_which_does_not_answer_is_503_whatever_it_said_before(
    told: WatchTold, port: int
) -> None:
    told.look(_document("live"), 2.0)
    assert _ask(port)[0] == 200
    told.look(_document("live"), 3.1)
    code, answer = _ask(port)
    assert (code, answer["why"], answer["beat_age_s"]) == (503, "the board’s window does not answer", 3.1)


def test_that_a_board_whose_screens_are_gone_is_503_and_no_hang(told: WatchTold, port: int) -> None:
    told.look(_document("live", Phase.WITHOUT_SCREEN), 0.2)
    code, answer = _ask(port)
    assert (code, answer["why"]) == (503, "the board is without a screen")


@pytest.mark.skipif(
    sys.platform != "linux", reason="only there has a machine more than one address of its own"
)
def test_that_no_other_address_of_this_machine_answers(port: int) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", port), 5)


def test_that_there_is_nothing_else_and_no_other_host(port: int) -> None:
    assert _ask(port, "/")[0] == 404
    assert _ask(port, host="evil.example:80")[0] == 403
    assert _ask(port, host=f"127.0.0.1:{port}")[0] == 503
