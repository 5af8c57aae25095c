"""The sound of the alarms: hands each to a process of its own, and says once when none can be heard."""

import logging
import sys
from typing import Final

from PySide6.QtCore import QObject, QProcess, QTimer, Slot

from wallboard.app.sound_process import End
from wallboard.domain.alarm_sound import Sounded
from wallboard.domain.severity import Severity
from wallboard.live.lacks import Lacks

LACK: Final = "sound"
AGAIN_S: Final = (1.0, 5.0, 15.0, 60.0)
"""How long it waits before it starts the process anew, each time longer."""
ANSWERS_WITHIN_S: Final = 5
"""A sound that has not ended by then was not heard; what plays it is started anew."""
CHECKS_EVERY_S: Final = 300
"""So often it plays something that nobody hears: a sound server that died says so only when it is asked."""
_CHECK: Final = Sounded("minor", 0, Severity.MINOR, 0.0)
_log = logging.getLogger(__name__)


class AlarmSound(QObject):
    """Plays what the alarms ask for; a device that comes, or comes back, is used from then on."""

    def __init__(self, lacks: Lacks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lacks = lacks
        self._tries = 0
        self._is_over = self._has_output = False
        self._process: QProcess | None = None
        self._rest = b""
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.start)
        self._check = QTimer(self, interval=CHECKS_EVERY_S * 1000)
        self._check.timeout.connect(self._check_itself)
        self._answer = QTimer(self, singleShot=True, interval=ANSWERS_WITHIN_S * 1000)
        self._answer.timeout.connect(self._is_silent)

    @property
    def has_output(self) -> bool:
        """Whether there is something to be heard on, as far as is known."""
        return self._has_output

    @Slot()
    def start(self) -> None:
        """Look for a device, and look after it from time to time until there is something to play."""
        if self._is_over or self._process is not None:
            return
        process = self._process = QProcess(self)
        process.setProgram(sys.executable)
        process.setArguments(["-m", "wallboard.app.sound_process"])
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._hear)
        process.finished.connect(self._take_end)
        process.errorOccurred.connect(self._take_error)
        process.start()
        self._answer.start()
        self._check.start()

    @Slot(object)
    def play(self, sounded: Sounded) -> None:
        """Begin a sound; the last one ends."""
        self.start()
        self._order(f"play {sounded.sound} {sounded.volume}")
        self._check.start()
        if self._has_output and not self._answer.isActive():
            self._answer.start()

    @Slot()
    def _check_itself(self) -> None:
        if self._has_output:
            self.play(_CHECK)

    @Slot()
    def hush(self) -> None:
        """End the sound that plays."""
        self._answer.stop()
        self._order("hush")

    def stop(self) -> None:
        """No sound any more, and no process for it."""
        self._is_over = True
        for timer in (self._again, self._check, self._answer):
            timer.stop()
        if self._process is not None:
            self._process.closeWriteChannel()
            if not self._process.waitForFinished(500):
                self._process.kill()
                self._process.waitForFinished(500)

    def _order(self, line: str) -> None:
        if self._process is not None and self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.write(f"{line}\n".encode())

    @Slot()
    def _hear(self) -> None:
        if self._process is None:
            return
        *lines, self._rest = (self._rest + self._process.readAllStandardOutput().data()).split(b"\n")
        for line in lines:
            match line.split():
                case [b"outputs", count]:
                    self._see_outputs(int(count))
                case [b"ended", _]:
                    self._answer.stop()
                    self._see_outputs(1)

    def _see_outputs(self, count: int) -> None:
        self._answer.stop()
        self._has_output = count > 0
        if self._has_output:
            self._tries = 0
            self._lacks.clear(LACK)
        else:
            self._say(self.tr("No sound device: alarms are shown, and cannot be heard."))

    @Slot(int)
    def _take_end(self, code: int) -> None:
        process, self._process, self._rest = self._process, None, b""
        self._answer.stop()
        if process is not None:
            process.deleteLater()
        if self._is_over:
            return
        if not self._tries:  # a device that is not there is looked for again and again
            _log.info("what plays the alarms ended with code %d", code)
        if code == End.NO_LIBRARY:
            self._say(
                self.tr(
                    "Qt’s sound library cannot be loaded (libpulse0?): alarms are shown, and cannot be heard."
                )
            )
        else:
            self._say(self.tr("No sound device: alarms are shown, and cannot be heard."))
        self._start_again()

    @Slot(QProcess.ProcessError)
    def _take_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._take_end(-1)

    @Slot()
    def _is_silent(self) -> None:
        """It was asked to play, or has just begun, and says nothing."""
        if self._process is not None:
            self._process.kill()

    def _start_again(self) -> None:
        wait_s = AGAIN_S[min(self._tries, len(AGAIN_S) - 1)]
        self._tries += 1
        self._again.start(round(wait_s * 1000))

    def _say(self, sentence: str) -> None:
        self._has_output = False
        self._lacks.say(LACK, sentence)
