"""A veil of the darkest colour over a page: less light at night, and never too little to read by."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.live.fault import guarded
from wallboard.widgets.theme import Theme, luminance

_SEEN: Final = 0.005
"""A smaller part of the light is not worth a veil."""


class Dimmer(QWidget):
    """Lies over what is to be dimmed and lets everything else through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour = darkest(theme)
        self._light = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.hide()

    @property
    def light(self) -> float:
        """How much of its light the page has, 0 to 1."""
        return self._light

    def show_light(self, light: float) -> None:
        """Leave the page this much of its light."""
        if abs(light - self._light) >= _SEEN or (light == 1.0 and self._light != 1.0):
            self._light = light
            self.setVisible(light < 1.0)
            self.raise_()
            self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), veil_of(self._colour, self._light))
        painter.end()


def darkest(theme: Theme) -> QColor:
    """What takes light away on this theme."""
    return min((theme.ground, theme.text1, theme.ink), key=luminance)


def veil_of(colour: QColor, light: float) -> QColor:
    """The colour as thick as it must be to leave this much light."""
    veil = QColor(colour)
    veil.setAlphaF(1.0 - light)
    return veil
