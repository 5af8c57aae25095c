"""Looks at what Qt finds on this machine, in a process of its own: a plugin that dies is an answer, too.

Writes one JSON document: `screens` (words of each), `font` (the family that is drawn), `outputs` (what sounds
can be played on; null where Qt brings no sound).
"""

import json
import sys

from PySide6.QtGui import QFontInfo, QGuiApplication

from wallboard.app.wall_screens import screen_words
from wallboard.widgets.type import inter


def main() -> int:
    """0, once everything is told."""
    app = QGuiApplication(sys.argv[:1])
    found = {
        "platform": app.platformName(),
        "screens": [
            f"{screen_words(screen)}, scale {screen.devicePixelRatio():g}" for screen in app.screens()
        ],
        "font": QFontInfo(inter()).family(),
        "outputs": _outputs(),
    }
    sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
    return 0


def _outputs() -> list[str] | None:
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError:
        return None
    return [device.description() for device in QMediaDevices.audioOutputs()]


if __name__ == "__main__":
    sys.exit(main())
