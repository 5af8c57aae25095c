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


AMID_A_PICTURE = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
from wallboard.widgets.heatmap import Heatmap
from wallboard.widgets.room_page import RoomPage
from wallboard.widgets.theme import load_theme
from wallboard.widgets.wall_page import WallPage

class Faulty(RoomPage):
    def lay_out(self):
        raise ValueError

app, told = QApplication([]), []
sys.excepthook = lambda kind, _problem, _trace: told.append(kind.__name__)
called = next(vars(kind)["resizeEvent"] for kind in Heatmap.__mro__ if "resizeEvent" in vars(kind))
held = [called] * 9
window = QWidget()
for page in (Faulty(load_theme("dark"), parent=window), WallPage(load_theme("dark"), parent=window)):
    page.resize(1300, 800)
before = sys.getrefcount(called)
window.grab()
print(*told, sys.getrefcount(called) - before)
"""


def test_that_an_error_in_a_layout_amid_a_picture_costs_no_method_that_is_called_after_it() -> None:
    """PySide lets go of a method that it looks up while an error stands, as often as it does, and the program
    ends when the method is gone."""
    done = subprocess.run(
        (sys.executable, "-c", AMID_A_PICTURE), capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout.split()) == (0, ["ValueError", "0"]), done.stderr
