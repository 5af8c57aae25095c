"""The foot of an agent's window: on shift, on a break, off, with what is so now marked."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from wallboard.domain.staff import PresenceState
from wallboard.live.fault import guarded, guarded_hint
from wallboard.models.own_desk import OwnState
from wallboard.widgets.actions import catalogue
from wallboard.widgets.agent.own_acts import OwnActs
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.fitting_button import FittingButton

HEIGHT, SIDE = 52, 16
_AIR, _LINE = 8, 34


class StateBar(QWidget):
    """Three buttons; the one that says how the agent is now is marked, and a break can be changed."""

    def __init__(self, acts: OwnActs, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = ink
        self.on = self._button(catalogue.ON_SHIFT.labelled_as(self.tr("On shift")), acts.come)
        self.on_break = self._button(catalogue.OWN_BREAK.labelled_as(self.tr("Break…")), acts.go_on_break)
        self.off = self._button(catalogue.OFF.labelled_as(self.tr("Off")), acts.leave)
        self._of = {
            PresenceState.ON_SHIFT: self.on,
            PresenceState.ON_BREAK: self.on_break,
            PresenceState.OFF: self.off,
        }
        self.dress()

    @property
    def high(self) -> int:
        return round(HEIGHT * self._ink.pot.scale)

    @guarded_hint
    def sizeHint(self) -> QSize:
        return QSize(420, self.high)

    def show_state(self, state: OwnState | None, *, may_send: bool) -> None:
        presence = None if state is None else state.presence
        for one, button in self._of.items():
            button.setChecked(presence is not None and presence.state is one)
            button.setEnabled(state is not None and may_send)

    def dress(self) -> None:
        for button in self._of.values():
            button.setFont(self._ink.font(DeskSize.SMALL))
        self.update()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        u = self._ink.pot.scale
        side, air = round(SIDE * u), round(_AIR * u)
        wide = (self.width() - 2 * side - 2 * air) // 3
        y = (self.height() - round(_LINE * u)) // 2
        for number, button in enumerate(self._of.values()):
            button.setGeometry(side + number * (wide + air), y, wide, round(_LINE * u))

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._ink.theme
        painter.fillRect(self.rect(), theme.ground)
        painter.fillRect(0, 0, self.width(), 1, theme.line)

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = FittingButton(words, self)
        button.setAutoDefault(False)
        button.setCheckable(True)
        button.clicked.connect(partial(self._press, button, act))
        return button

    def _press(self, button: QPushButton, act: Callable[[], object], _checked: bool = False) -> None:
        """The mark follows the board, not the press."""
        button.setChecked(not button.isChecked())
        act()
