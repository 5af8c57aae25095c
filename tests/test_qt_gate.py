"""The gate against Qt bindings that end the process by many signals, ticks and calls."""

import os
import subprocess
import sys

import pytest

from wallboard import diagnostics
from wallboard.refusal import Refusal

# 6.12.0 on Python 3.11 drops a reference to None or True with each of these, and dies within a few thousand.
_PROBE = """
import sys
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel

TIMES = 20_000
app = QApplication([])

class Source(QObject):
    happened = Signal(object)
    told = Signal(bool)

source, label, heard, ticks = Source(), QLabel(), [], []
source.happened.connect(heard.append)
source.told.connect(heard.append)
timer = QTimer(interval=0)

def tick():
    ticks.append(0)
    if len(ticks) == TIMES:
        app.quit()

timer.timeout.connect(tick)
before = sys.getrefcount(None)
for number in range(TIMES):
    source.happened.emit(True)
    source.told.emit(True)
    label.setText(str(number))
heard.clear()
timer.start()
app.exec()
timer.stop()
print(len(ticks), sys.getrefcount(None) - before)
"""


def test_that_twenty_thousand_emits_ticks_and_calls_leave_the_process_and_none_alone() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", _PROBE],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    ticks, drift = map(int, done.stdout.split())
    assert ticks == 20_000
    if sys.version_info < (3, 12):  # later versions have an immortal None, whose count proves nothing
        assert abs(drift) < 1_000


@pytest.mark.parametrize(
    ("qt", "python", "deadly"),
    [
        ("6.12.0", (3, 11, 9), True),
        ("6.12.0", (3, 12, 0), False),
        ("6.11.3", (3, 11, 9), False),
    ],
)
def test_that_the_program_refuses_exactly_the_deadly_pair(
    monkeypatch: pytest.MonkeyPatch, qt: str, python: tuple[int, int, int], deadly: bool
) -> None:
    monkeypatch.setattr(diagnostics, "version", lambda _name: qt)
    monkeypatch.setattr("sys.version_info", python)
    if not deadly:
        diagnostics.refuse_deadly_qt()
        return
    with pytest.raises(Refusal, match="Install PySide6-Essentials"):
        diagnostics.refuse_deadly_qt()
