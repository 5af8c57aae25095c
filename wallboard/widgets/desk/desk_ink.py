"""What every part of the desk draws with: the theme, and the faces at arm's length."""

from enum import Enum
from typing import Any

from PySide6.QtGui import QColor, QFont, QPainter, QPalette

from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.theme import Theme, tokens
from wallboard.widgets.type import Face, Weight, inter, one_line, tabular


class DeskSize(Enum):
    """What a text on the desk is for; the value is its name in the token file."""

    CLOCK = "clock"
    FIGURE = "figure"
    TITLE = "title"
    BODY = "body"
    SMALL = "small"
    REASON = "reason"
    FLOOR = "floor"


class DeskInk:
    """The desk's theme with its faces, each made once; `scale` is above 1 where people stand further off."""

    def __init__(self, theme: Theme, scale: float = 1.0) -> None:
        self.theme = theme
        self.is_now = True
        self.pot = Inkpot(theme, scale)
        self._tokens: dict[str, Any] = tokens()
        self._faces: dict[tuple[DeskSize, Weight], Face] = {}

    def turn(self, theme: Theme, *, is_now: bool) -> None:
        """Go on in other colours; who draws with this ink must be painted again.

        What is not now is written with clock times, for nobody knows what is left by now.
        """
        self.theme = theme
        self.is_now = is_now
        self.pot = self.pot.themed(theme)

    def face(self, size: DeskSize, weight: Weight = Weight.NORMAL) -> Face:
        key = (size, weight)
        if key not in self._faces:
            px = float(self._tokens["type"]["desk"][size.value]) * self.pot.scale
            font = tabular(inter(), px, self._tokens["type"]["weight"][weight.value])
            self._faces[key] = Face.of(font, px * float(self._tokens["meta"]["cap_height_em"]))
        return self._faces[key]

    def font(self, size: DeskSize, weight: Weight = Weight.NORMAL) -> QFont:
        return self.face(size, weight).font

    def write(
        self,
        painter: QPainter,
        face: Face,
        colour: QColor,
        x: float,
        base: float,
        text: str,
        width: float | None = None,
    ) -> float:
        """Set one line from its left end, cut to `width`; the right end is returned."""
        line = one_line(text) if width is None else face.elided(text, width)
        face.set(painter, colour, x, base, line)
        return x + face.width(line)

    def write_to(
        self, painter: QPainter, face: Face, colour: QColor, right: float, base: float, text: str
    ) -> float:
        """Set one line to its right end; the left end is returned."""
        left = right - face.width(one_line(text))
        self.write(painter, face, colour, left, base, text)
        return left

    def palette(self) -> QPalette:
        """The theme for Qt's own widgets."""
        theme, palette, role = self.theme, QPalette(), QPalette.ColorRole
        for name, colour in (
            (role.Window, theme.ground),
            (role.Base, theme.ground),
            (role.AlternateBase, theme.panel),
            (role.Button, theme.panel),
            (role.WindowText, theme.text2),
            (role.Text, theme.text1),
            (role.ButtonText, theme.text1),
            (role.PlaceholderText, theme.text3),
            (role.Highlight, theme.accent_ground),
            (role.HighlightedText, theme.text1),
            (role.ToolTipBase, theme.raised),
            (role.ToolTipText, theme.text1),
        ):
            palette.setColor(name, colour)
        return palette
