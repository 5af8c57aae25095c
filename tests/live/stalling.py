"""A program whose event loop stands still twice: once while Python sleeps, once while C holds its lock.

`python -m tests.live.stalling FOLDER`
"""

import ctypes
import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from wallboard.app.watched import WatchedBoard
from wallboard.diagnostics import start_diagnostics
from wallboard.domain.wall_folder import WATCH_VARIABLE

ASLEEP_S, HELD_S = 1.7, 2.2


def sleep_on_the_window() -> None:
    time.sleep(ASLEEP_S)


def hold_the_interpreter() -> None:
    ctypes.PyDLL(None).usleep(round(HELD_S * 1e6))


def main(folder: Path) -> None:
    app = QCoreApplication([])
    diagnostics = start_diagnostics(folder)
    watched = WatchedBoard({WATCH_VARIABLE: str(folder)})
    watched.start()
    watched.show_pages({"A": "overview"})
    QTimer.singleShot(300, sleep_on_the_window)
    QTimer.singleShot(3000, hold_the_interpreter)
    QTimer.singleShot(6500, app.quit)
    app.exec()
    watched.leave()
    watched.stop()
    diagnostics.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
