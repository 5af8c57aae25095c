"""Packets that a soak dropped are let through again, however it ended."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.soak.network import Network, forget_the_dead

URL = "postgresql+psycopg://postgres@/nobody?host=/nowhere"
CUT = """
import sys, time
from tests.soak.leaving import ends_in_order
from tests.soak.network import Network
ends_in_order()
network = Network({url!r})
try:
    network.cut()
    print(network.port, flush=True)
    time.sleep(60)
finally:
    network.close()
"""


def _rules_of(port: str) -> list[str]:
    listed = subprocess.run(("iptables", "-S", "INPUT"), capture_output=True, text=True, check=True)
    return [rule for rule in listed.stdout.splitlines() if f"port {port} " in rule]


@pytest.fixture(autouse=True)
def _drops_packets() -> Iterator[None]:
    network = Network(URL)
    kind = network.kind
    network.close()
    if "iptables" not in kind or shutil.which("iptables") is None:
        pytest.skip("packets cannot be dropped here: no iptables, or no right to it")
    yield
    forget_the_dead()


def _cut() -> tuple["subprocess.Popen[str]", str]:
    command = (sys.executable, "-c", CUT.format(url=URL))
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    port = process.stdout.readline().strip()
    assert len(_rules_of(port)) == 2
    return process, port


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_that_a_soak_that_is_ended_during_a_cut_drops_nothing_any_more(number: signal.Signals) -> None:
    process, port = _cut()
    process.send_signal(number)
    process.communicate(timeout=30)
    assert _rules_of(port) == []


def test_that_the_next_one_lets_through_what_a_killed_one_dropped_and_not_what_a_living_one_does() -> None:
    killed, lost = _cut()
    living, kept = _cut()
    try:
        killed.kill()
        killed.communicate(timeout=30)
        assert len(_rules_of(lost)) == 2
        Network(URL).close()
        assert (_rules_of(lost), len(_rules_of(kept))) == ([], 2)
    finally:
        living.terminate()
        living.communicate(timeout=30)


def test_that_half_a_cut_is_mended_as_a_whole_one() -> None:
    network = Network(URL)
    network.cut()
    first, *_ = _rules_of(str(network.port))
    subprocess.run(("iptables", *first.replace("-A", "-D", 1).replace('"', "").split()), check=True)
    network.close()
    assert _rules_of(str(network.port)) == []
