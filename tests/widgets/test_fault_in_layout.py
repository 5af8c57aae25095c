"""An error in a layout that Qt asks for in the middle of a call of ours: told, and the program lives on.

In a program of its own, for one that is not kept from Qt ends the process.
"""

import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.room_page import RoomPage
from wallboard.widgets.theme import load_theme

class Starved(RoomPage):
    def lay_out(self):
        bytearray(1 << 60)

app, told = QApplication([]), []
sys.excepthook = lambda kind, _problem, _trace: told.append(kind.__name__)
window = QWidget()
frame = PageFrame(Starved(load_theme("dark")), window)
frame.page.setVisible(True)
window.show()
window.resize(1300, 800)
frame.arrange = lambda: bytearray(1 << 60)
frame.resize(1200, 700)
print(*told)
"""


def test_that_a_layout_that_is_refused_memory_is_told_and_ends_nothing_in_silence() -> None:
    done = subprocess.run(
        (sys.executable, "-c", PROGRAM), capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout.split()) == (0, ["MemoryError"] * 2), done.stderr
