"""Tells a person of an error of this program: plain text that can be copied, and nobody's data in it."""

import logging

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from wallboard.app.copy_dialog import CopyDialog
from wallboard.live.failure import Failure, failure_of

_MOST_TOLD = 20
_log = logging.getLogger(__name__)


class CrashDialog(CopyDialog):
    """Shows the failures of this run; it is not modal, for the board lives on behind it."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("CrashDialog", "Wallboard: an error"))

    def tell(self, failure: Failure) -> None:
        """Add a failure below those already told."""
        advice = self.tr("The board goes on. Please send the text below to whoever looks after this program.")
        self.say(f"{failure.sentence}\n{advice}")
        self.add(failure.stack)


class CrashTeller(QObject):
    """Takes failures from any thread and tells them on the UI thread; it never raises."""

    _reported = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._dialog: CrashDialog | None = None
        self._told = 0
        self._reported.connect(self.tell, Qt.ConnectionType.QueuedConnection)

    def hand_on(self, problem: BaseException) -> None:
        """Callable from any thread, also from an exception hook."""
        sentence = "Something went wrong in this program."
        self._reported.emit(failure_of(sentence, problem))

    @Slot(object)
    def tell(self, failure: Failure) -> None:
        """Show it; an error that comes again and again is told twenty times and then only logged."""
        self._told += 1
        if self._told > _MOST_TOLD:
            return
        try:
            self._show(failure)
        except Exception as problem:  # noqa: BLE001 - the boundary: telling of a crash must not crash
            _log.error("the crash dialog failed", exc_info=problem)

    def _show(self, failure: Failure) -> None:
        if self._dialog is None:
            self._dialog = CrashDialog()
        self._dialog.tell(failure)
        self._dialog.show()

    @Slot()
    def close(self) -> None:
        """The program ends: its dialog must not keep it alive, and no other opens."""
        self._told = _MOST_TOLD
        if self._dialog is not None:
            self._dialog.close()
