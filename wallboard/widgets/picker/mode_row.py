"""The lists of one question as a row of buttons, of which the one that is shown is marked."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from wallboard.live.fault import guarded
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize

_GAP = 6


class ModeRow(QWidget):
    """The keys stay where they are: Left and Right turn the lists, too."""

    moded = Signal(int)
    """Another list is wanted."""

    def __init__(self, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = ink
        self.buttons: tuple[QPushButton, ...] = ()

    def show_modes(self, modes: tuple[str, ...], mode: int) -> None:
        """These lists, of which one is shown."""
        if tuple(button.accessibleName() for button in self.buttons) != modes:
            for button in self.buttons:
                button.hide()
                button.deleteLater()
            self.buttons = tuple(self._button(at, words) for at, words in enumerate(modes))
            self._lay()
        for at, button in enumerate(self.buttons):
            button.setChecked(at == mode)

    def dress(self, ink: DeskInk) -> None:
        """Go on in other colours or another size."""
        self._ink = ink
        for button in self.buttons:
            button.setFont(ink.font(DeskSize.SMALL))
        self._lay()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _button(self, at: int, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setAccessibleName(words)
        button.setFont(self._ink.font(DeskSize.SMALL))
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(partial(self._choose, at))
        button.show()
        return button

    def _choose(self, at: int, _checked: bool = False) -> None:  # Qt's signature
        self.moded.emit(at)

    def _lay(self) -> None:
        x, most = 0, (self.width() - _GAP * max(0, len(self.buttons) - 1)) // max(1, len(self.buttons))
        wanted = [button.sizeHint().width() for button in self.buttons]
        is_tight = sum(wanted) + _GAP * len(wanted) > self.width()
        for button, width in zip(self.buttons, wanted, strict=True):
            wide = most if is_tight else width
            button.setGeometry(x, 0, wide, self.height())
            x += wide + _GAP
