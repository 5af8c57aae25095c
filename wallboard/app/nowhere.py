"""Says which screen a wall is to hang on and does not find, so that no wrong name leaves a dark wall."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QScreen

from wallboard.app.waiting_page import WaitingPage
from wallboard.app.wall_screens import WallScreens, screen_words
from wallboard.app.wall_windows import WallWindows
from wallboard.domain.burn_in import Shift
from wallboard.live.lacks import Lacks
from wallboard.widgets.theme import Theme

KEY = "screen"
PATIENT_MS = 5000
"""At the start of a session screens come one after the other."""
_SHARE = 6


class Nowhere(QObject):
    """The wall's last line where it hangs on some screen; a band along the foot of another where on none.

    Only a band, and none once the wall has hung anywhere: the other screen may be somebody's desk.
    """

    def __init__(
        self,
        windows: WallWindows,
        screens: WallScreens,
        lacks: Lacks,
        theme: Theme,
        *,
        patient_ms: int = PATIENT_MS,
    ) -> None:
        super().__init__()
        self._windows, self._screens, self._lacks = windows, screens, lacks
        self._has_hung = False
        self.band = WaitingPage(theme)
        self.band.setWindowTitle("Wallboard")
        self.band.shifting.go_by(Shift())
        self.band.setWindowFlags(
            Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        self.band.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._wait = QTimer(self, singleShot=True, interval=patient_ms)
        self._wait.timeout.connect(self._tell)
        windows.arranged.connect(self._look)

    def close(self) -> None:
        """The wall ends."""
        self._wait.stop()
        self.band.close()

    @Slot()
    def _look(self) -> None:
        self._has_hung |= self._windows.is_seen
        if not any(self._windows.missing):
            self._wait.stop()
            self._lacks.clear(KEY)
        elif KEY not in self._lacks.current:
            self._wait.start()
        else:
            self._tell()
        if self._has_hung:
            self.band.hide()

    @Slot()
    def _tell(self) -> None:
        there = self._screens.there
        sentence = missing_words(self._windows.missing, there)
        self._lacks.say(KEY, sentence)
        if there and not self._has_hung:
            self.band.say(sentence)
            self.band.setGeometry(_foot_of(there[0]))
            self.band.show()


def missing_words(missing: Sequence[str], there: Sequence[QScreen]) -> str:
    """Which screens are not there, and how those are called that are."""
    words = QCoreApplication.translate(
        "Nowhere", "There is no screen “{missing}” here; this machine has {there}"
    )
    known = ", ".join(f"{place} {screen_words(screen)}" for place, screen in enumerate(there, start=1))
    none = QCoreApplication.translate("Nowhere", "none")
    return words.format(missing="”, “".join(missing), there=known or none)


def _foot_of(screen: QScreen) -> QRect:
    place = screen.geometry()
    return place.adjusted(0, place.height() * (_SHARE - 1) // _SHARE, 0, 0)
