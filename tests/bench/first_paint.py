"""Starts a wall in a process of its own and tells how long it took to its first painted board."""

import os
import subprocess
import sys
import time

_WALL = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from wallboard.app.desktop import application
from wallboard.app import run
from wallboard.widgets.wall_page import WallPage

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, WallPage):
            QTimer.singleShot(0, self.tell)
        return False
    def tell(self):
        sys.stdout.write(f"{time.time()}\\n"); sys.stdout.flush()
        application().removeEventFilter(self)
        application().closeAllWindows()

app = application()
watch = Watch()
app.installEventFilter(watch)
run(sys.argv[1], page="wall")
"""
_EMPTY = """
import sys, time
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication(sys.argv)
window = QWidget(); window.show(); app.processEvents()
sys.stdout.write(f"{time.time()}\\n")
"""


def first_paint_ms(url: str, times: int = 3) -> tuple[float, float]:
    """Median milliseconds from process start to a painted board, and to an empty Qt window."""
    return _median(_WALL, url, times), _median(_EMPTY, url, times)


def _median(program: str, url: str, times: int) -> float:
    # As for any user, the program's own bytecode is kept from the first start on.
    world = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    spans = []
    for _ in range(times):
        begin_s = time.time()
        words = [sys.executable, "-c", program, url]
        done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=120, env=world)
        spans.append((float(done.stdout.split()[-1]) - begin_s) * 1000)
    return sorted(spans)[times // 2]
