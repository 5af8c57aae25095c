"""The parts of the filter as chips in a row; each takes itself out, and what has no room is counted."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from wallboard.domain.filter import Filter
from wallboard.live.fault import guarded
from wallboard.models.counted import counted
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.filter.words import FilterChip
from wallboard.widgets.type import Weight, one_line

_LONGEST = 220
"""No chip is wider; longer names end in an ellipsis."""
_SHORTEST = 70
"""A chip that is cut to less than this says nothing."""
_FRAME = 26
_TAKE_OUT = "  ×"


class ChipRow(QWidget):
    """Buttons that are used again from filter to filter, so that the keys stay where they are."""

    asked = Signal(object)
    """The `Filter` without the part that was clicked."""
    more_asked = Signal()
    """The count of those that have no room was clicked."""

    def __init__(self, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = ink
        self._chips: tuple[FilterChip, ...] = ()
        self._buttons: list[QPushButton] = []
        self._more = QPushButton(self)
        self._more.clicked.connect(self.more_asked)
        self.dress(ink)

    def dress(self, ink: DeskInk) -> None:
        """Take on other colours or another size."""
        self._ink = ink
        font = ink.font(DeskSize.BODY, Weight.STRONG)
        for button in (*self._buttons, self._more):
            button.setFont(font)
        self.setStyleSheet(_style(ink))
        self.arrange()

    def show_chips(self, chips: Sequence[FilterChip]) -> None:
        """Show the parts of another filter."""
        if tuple(chips) == self._chips:
            return
        self._chips = tuple(chips)
        while len(self._buttons) < len(chips):
            button = QPushButton(self)
            button.setFont(self._ink.font(DeskSize.BODY, Weight.STRONG))
            button.clicked.connect(partial(self._take_out, len(self._buttons)))
            self._buttons.append(button)
        for button, chip in zip(self._buttons, chips, strict=False):
            self._label(button, chip)
        self.arrange()

    def width_wanted(self) -> int:
        """What all chips need side by side."""
        return sum(self._width(chip) + self._gap for chip in self._chips)

    def least_wanted(self) -> int:
        """What the first chip needs, with the count of the others."""
        first = sum(self._width(chip) for chip in self._chips[:1])
        return first + (self._gap + self._more_width if len(self._chips) > 1 else 0)

    def arrange(self) -> None:
        """Put as many as have room beside each other, and count the rest; the first is cut before it goes."""
        fit = len(self._chips)
        room = self.width()
        if self.width_wanted() - self._gap > room:
            room -= self._more_width + self._gap
            while fit and sum(self._width(one) + self._gap for one in self._chips[:fit]) - self._gap > room:
                fit -= 1
        if not fit and self._chips:
            room = self.width() if len(self._chips) == 1 else room
            fit = int(room >= self._ink.pot.u(_SHORTEST))
        x = 0
        for index, button in enumerate(self._buttons):
            button.setVisible(index < fit)
            if index < fit:
                width = min(room, self._width(self._chips[index]))
                button.setText(self._words(self._chips[index], width))
                button.setGeometry(QRect(QPoint(x, 0), QPoint(x + width - 1, self.height() - 1)))
                x += width + self._gap
        hidden = len(self._chips) - fit
        self._more.setVisible(hidden > 0)
        self._more.setText(self.tr("+{count}").format(count=hidden))
        name = counted("ChipRow", "%n more part of the filter", "%n more parts of the filter", hidden)
        self._more.setAccessibleName(name)
        self._more.setGeometry(x, 0, self._more_width, self.height())

    @guarded
    def resizeEvent(self, _event: object) -> None:
        self.arrange()

    @property
    def _gap(self) -> int:
        return round(self._ink.pot.u(6))

    @property
    def _more_width(self) -> int:
        return round(self._ink.pot.u(54))

    def _label(self, button: QPushButton, chip: FilterChip) -> None:
        told = self.tr("{part}: take it out of the filter").format(part=one_line(chip.words))
        if chip.is_strange:
            told = self.tr("{part} means nothing on this floor: take it out of the filter").format(
                part=one_line(chip.words)
            )
        button.setAccessibleName(told)
        button.setToolTip(told.replace("<", "‹"))
        button.setProperty("strange", chip.is_strange)
        button.style().unpolish(button)
        button.style().polish(button)

    def _words(self, chip: FilterChip, width: float) -> str:
        """What stands on a chip of a width."""
        face, pot = self._ink.face(DeskSize.BODY, Weight.STRONG), self._ink.pot
        room = width - pot.u(_FRAME) - face.width(_TAKE_OUT)
        words = chip.words if width >= self._width(chip) else face.shortened(chip.words, room)
        return f"{face.shortened(words, pot.u(_LONGEST - 50))}{_TAKE_OUT}".replace("&", "&&")

    def _width(self, chip: FilterChip) -> int:
        face = self._ink.face(DeskSize.BODY, Weight.STRONG)
        words = face.shortened(chip.words, self._ink.pot.u(_LONGEST - 50))
        return round(face.width(f"{words}{_TAKE_OUT}") + self._ink.pot.u(_FRAME))

    def _take_out(self, index: int) -> None:
        if index < len(self._chips):
            rest: Filter = self._chips[index].rest
            self.asked.emit(rest)


def _style(ink: DeskInk) -> str:
    theme, line = ink.theme, max(1, round(ink.pot.u(1.5)))
    return f"""
QPushButton {{
    background: {theme.raised.name()}; color: {theme.text1.name()};
    border: {line}px solid {theme.accent.name()}; border-radius: {round(ink.pot.u(4))}px; padding: 0;
}}
QPushButton:hover, QPushButton:focus {{ background: {theme.accent_ground.name()}; }}
QPushButton:focus {{ border: {2 * line}px solid {theme.accent.name()}; }}
QPushButton[strange="true"] {{ border-style: dashed; color: {theme.text2.name()}; }}
"""
