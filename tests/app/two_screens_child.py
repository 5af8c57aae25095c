"""A wall on the two screens of Qt's offscreen platform, which tells where its windows are and then ends.

python -m tests.app.two_screens_child DATABASE PLAN [HEALTH]
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from wallboard.app.desktop import application
from wallboard.app.wall_mode import Wall, WallChoice, plan_to_begin_with

_LEAVE_MS = 60_000


def main(database: str, plan: str, resume: str = "") -> int:
    app = application()
    choice = WallChoice(database, plan=Path(plan), resume=Path(resume) if resume else None)
    wall = Wall(app, choice, plan_to_begin_with(choice)[0])
    wall.start()
    look = QTimer()
    look.timeout.connect(lambda: app.quit() if _is_shown(wall) else None)
    look.start(100)
    QTimer.singleShot(_LEAVE_MS, app, app.quit)
    app.exec()
    told = {"screens": _told(wall), "status": dict(wall.status.pages), "threads": _threads(wall)}
    sys.stdout.write(json.dumps(told) + "\n")
    wall.stop()
    return 0


def _is_shown(wall: Wall) -> bool:
    windows = list(wall.windows.windows.values())
    return len(windows) == 2 and all(window.page is not None for window in windows)


def _told(wall: Wall) -> dict[str, object]:
    told: dict[str, object] = {}
    for want, window in wall.windows.windows.items():
        handle = window.windowHandle()
        page = window.page
        if handle is None or page is None or window.plan is None:
            continue
        told[want] = {
            "on": handle.screen().name(),
            "place": window.geometry().getRect(),
            "ratio": window.devicePixelRatio(),
            "page": window.plan.name,
            "pixels": (page.grab().width(), page.grab().height()),
            "inside": window.rect().contains(page.geometry()),
        }
    return told


def _threads(wall: Wall) -> list[str]:
    """What of the live path could write, and must not be there."""
    live = wall.live
    parts: dict[str, object] = {
        "dispatcher": live.dispatcher,
        "due_keeper": live.due_keeper,
        "marker": live.marker,
    }
    parts["hands"] = live.hands_worker
    return [name for name, part in parts.items() if part is not None]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
