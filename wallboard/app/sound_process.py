"""A small process that plays the sounds of alarms, so that no sound server can take the board down with it.

Orders come by standard input, a line each: `play NAME VOLUME`, `hush`. It answers by standard output:
`outputs NUMBER` whenever devices came or went, `ended NAME` when a sound was played to its end.
The process ends with its input.
"""

import os
import sys
import threading
from enum import IntEnum

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    QUrl,
    Signal,
    Slot,
    qInstallMessageHandler,
)

from wallboard import assets

NOTHING_TO_PLAY_ON_S = 20
"""So long it waits for a device; a sound server that was started meanwhile is found by starting anew only."""
_MOST_WARNINGS = 200
"""When its sound server dies, Qt's client of PulseAudio warns for ever and takes a whole core for it."""


class End(IntEnum):
    """Why it ended, as the code of its exit."""

    ASKED = 0
    NO_DEVICE = 3
    SERVER_GONE = 4
    NO_LIBRARY = 5


class Orders(QObject):
    """Reads the orders on a thread of its own, which works on every system."""

    given = Signal(str)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        threading.Thread(target=self._read, name="orders", daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            self.given.emit(line.strip())
        self.ended.emit()


class Speaker(QObject):
    """Plays one sound at a time on the device that the system has chosen."""

    def __init__(self, orders: Orders) -> None:
        super().__init__()
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

        self._effect_class, self._devices_class = QSoundEffect, QMediaDevices
        self._devices = QMediaDevices(self)
        self._effect: QSoundEffect | None = None
        self._patience = QTimer(self, singleShot=True, interval=NOTHING_TO_PLAY_ON_S * 1000)
        self._patience.timeout.connect(self._give_up)
        self._devices.audioOutputsChanged.connect(self._see_devices)
        orders.given.connect(self._obey, Qt.ConnectionType.QueuedConnection)
        orders.ended.connect(self._leave, Qt.ConnectionType.QueuedConnection)
        self._see_devices()

    @Slot()
    def _see_devices(self) -> None:
        """A sound that was made for another device is of no use any more."""
        self._forget()
        count = len(self._devices_class.audioOutputs())
        if count:
            self._patience.stop()
        elif not self._patience.isActive():
            self._patience.start()
        _say(f"outputs {count}")

    @Slot(str)
    def _obey(self, order: str) -> None:
        match order.split():
            case ["play", name, volume] if volume.isdecimal():
                self._play(name, int(volume))
            case ["hush"]:
                self._forget()

    def _play(self, name: str, volume: int) -> None:
        self._forget()
        effect = self._effect = self._effect_class(self)
        effect.playingChanged.connect(self._tell_playing)
        effect.setObjectName(name)
        effect.setSource(QUrl.fromLocalFile(str(assets.sound(name))))
        effect.setVolume(max(0, min(100, volume)) / 100)
        effect.play()

    def _forget(self) -> None:
        effect, self._effect = self._effect, None
        if effect is not None:
            effect.stop()
            effect.deleteLater()

    @Slot()
    def _tell_playing(self) -> None:
        """Told at its end alone: it also begins where nobody takes it."""
        if self._effect is not None and not self._effect.isPlaying():
            _say(f"ended {self._effect.objectName()}")

    @Slot()
    def _give_up(self) -> None:
        os._exit(End.NO_DEVICE)

    @Slot()
    def _leave(self) -> None:
        os._exit(End.ASKED)  # a sound server that hangs must not keep it


class _Flood:
    """Ends the process when Qt does nothing but warn."""

    def __init__(self) -> None:
        self._count = 0

    def take(self, kind: QtMsgType, _context: QMessageLogContext, _words: str) -> None:
        self._count += kind is QtMsgType.QtWarningMsg
        if self._count > _MOST_WARNINGS:
            os._exit(End.SERVER_GONE)


def main() -> int:
    """Play what is ordered until nobody orders any more."""
    flood = _Flood()
    qInstallMessageHandler(flood.take)
    application = QCoreApplication(sys.argv)
    orders = Orders()
    try:
        speaker = Speaker(orders)
    except ImportError:
        os._exit(End.NO_LIBRARY)
    code = application.exec()
    del speaker
    return code


def _say(line: str) -> None:
    try:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    except (BrokenPipeError, ValueError):
        os._exit(End.ASKED)


if __name__ == "__main__":
    sys.exit(main())
