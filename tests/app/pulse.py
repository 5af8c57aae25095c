"""A PulseAudio server without a card, and what is heard at its end."""

import array
import math
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

RATE = 8000
SINK = "module-null-sink sink_name=out"


class Pulse:
    """A server at a socket of its own; it can be taken away and come back, and so can its only device."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.address = f"unix:{folder / 'native'}"
        self._server: subprocess.Popen[bytes] | None = None

    def start(self, *, has_device: bool = True) -> None:
        socket = f"module-native-protocol-unix socket={self._folder / 'native'} auth-anonymous=1"
        wanted = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "-L", socket]
        if has_device:
            wanted += ["-L", SINK]
        self._server = subprocess.Popen(
            ["pulseaudio", *wanted],
            env={**os.environ, "HOME": str(self._folder), "XDG_RUNTIME_DIR": str(self._folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until_s = time.monotonic() + 15
        while self._pactl("info").returncode and time.monotonic() < until_s:
            time.sleep(0.05)
        assert not self._pactl("info").returncode, "the sound server does not answer"

    def stop(self) -> None:
        if self._server is not None:
            self._server.kill()
            self._server.wait()
            self._server = None
        (self._folder / "native").unlink(missing_ok=True)

    def plug(self) -> None:
        """The device is there (again)."""
        assert not self._pactl("load-module", *SINK.split()).returncode

    @contextmanager
    def heard(self) -> Iterator["Heard"]:
        """Listens at the device."""
        command = ["parec", f"--server={self.address}", "--device=out.monitor", "--format=s16le"]
        file = self._folder / f"heard-{time.monotonic_ns()}"
        with file.open("wb") as kept:
            recorder = subprocess.Popen(
                [*command, "--channels=1", f"--rate={RATE}", "--latency-msec=50"], stdout=kept
            )
            try:
                yield Heard(file)
            finally:
                recorder.kill()
                recorder.wait()

    def _pactl(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        command = ["pactl", f"--server={self.address}", *words]
        return subprocess.run(command, check=False, capture_output=True, timeout=10)


class Heard:
    """What was recorded so far."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def mark(self) -> int:
        """How many samples there are by now."""
        return self._file.stat().st_size // 2

    def level(self, since: int, until: int | None = None) -> float:
        """How loud it was between two marks: the loudest tenth of a second, 0 to 1."""
        read = self._file.read_bytes()
        samples = array.array("h", read[: len(read) // 2 * 2])[since:until]
        window = RATE // 10
        parts = (samples[at : at + window] for at in range(0, len(samples), window))
        return (
            max((math.sqrt(sum(one * one for one in part) / len(part)) for part in parts), default=0) / 32768
        )


@contextmanager
def pulse_server() -> Iterator[Pulse]:
    """A server that runs, with one device; the test is skipped where there is none to run."""
    for tool in ("pulseaudio", "pactl", "parec"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed (packages pulseaudio and pulseaudio-utils)")
    folder = Path(tempfile.mkdtemp(prefix="pulse-", dir="/tmp"))  # a socket's path must be short
    pulse = Pulse(folder)
    try:
        pulse.start()
        yield pulse
    finally:
        pulse.stop()
        shutil.rmtree(folder, ignore_errors=True)
