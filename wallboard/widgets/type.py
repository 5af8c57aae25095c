"""Type: one family, sizes as fixed ratios of what the room can read, figures that keep their width."""

from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGlyphRun,
    QPainter,
    QStaticText,
    QTransform,
)

from wallboard import assets
from wallboard.widgets.shaping import Shaping, form_of
from wallboard.widgets.theme import tokens

LONGEST_LINE: Final = 160
"""What lies beyond is cut before anything measures it: a hostile megabyte must not freeze a paint."""


WIDTHS_KEPT: Final = 2_000
"""Of each face; what ticks makes new texts for ever."""
SHAPED_KEPT: Final = 300
"""Of each face; one takes about a kilobyte, and a page shows fewer of one face."""


class Size(Enum):
    """What a text is for; the value is its name in the token file."""

    HERO = "hero"
    FIGURE = "figure"
    STATE = "state"
    ROOM = "room"
    TITLE = "title"
    NEAR = "near"
    LABEL = "label"
    WALK_UP = "walk_up"

    __hash__ = object.__hash__  # an enumeration's own is Python: every text asks for its face by this


class Weight(Enum):
    """How loud a text is, by its name in the token file."""

    NORMAL = "normal"
    STRONG = "strong"
    FIGURE = "figure"
    HERO = "hero"

    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A font made ready once: measuring and cutting text allocates nothing but the text."""

    font: QFont
    metrics: QFontMetricsF
    cap: float
    """Height of a capital or figure in px; text is placed by it, not by its line box."""
    _ascent: float

    _shaping: Shaping
    _widths: dict[str, float] = field(default_factory=dict)
    _shaped: dict[str, QStaticText | QGlyphRun] = field(default_factory=dict)

    def width(self, text: str) -> float:
        """How far the text reaches, in px; measured once, since shaping it costs more than painting it."""
        known = self._widths.get(text)
        if known is None:
            if len(self._widths) >= WIDTHS_KEPT:
                self._widths.clear()
            known = self._widths[text] = self._width_of(form_of(text), text)
        return known

    def _width_of(self, form: str, text: str) -> float:
        """Texts that differ in their figures only are equally wide, as all figures are."""
        return self.metrics.horizontalAdvance(text) if form == text else self.width(form)

    @classmethod
    def of(cls, font: QFont, cap: float) -> "Face":
        metrics = QFontMetricsF(font)
        return cls(font, metrics, cap, metrics.ascent(), Shaping(font))

    def set(self, painter: QPainter, colour: QColor, x: float, base: float, text: str) -> None:
        """Set one line from its left end."""
        painter.setPen(colour)
        if not text.isprintable():  # shaped as a text of its own it would break into lines
            painter.setFont(self.font)
            painter.drawText(QPointF(x, base), text)
            return
        shaped, at = self._shaped_text(text), QPointF(x, base - self._ascent)
        if isinstance(shaped, QGlyphRun):
            painter.drawGlyphRun(at, shaped)
        else:
            painter.setFont(self.font)
            painter.drawStaticText(at, shaped)

    def _shaped_text(self, text: str) -> QStaticText | QGlyphRun:
        """The text as glyphs; made once, since that costs more than painting them."""
        known = self._shaped.get(text)
        if known is None:
            if len(self._shaped) >= SHAPED_KEPT:
                self._shaped.clear()
            known = self._shaped[text] = self._shaping.run(text, SHAPED_KEPT) or self._static(text)
        return known

    def _static(self, text: str) -> QStaticText:
        shaped = QStaticText(text)
        shaped.setTextFormat(Qt.TextFormat.PlainText)
        shaped.prepare(QTransform(), self.font)
        return shaped

    def elided(self, text: str, width: float) -> str:
        """The text on one line, cut with an ellipsis where it would leave its place."""
        line = one_line(text)
        if self.width(line) <= width:
            return line
        return self.metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(0.0, width))

    def shortened(self, text: str, width: float) -> str:
        """The same, cut in its middle: of names that begin alike the end tells them apart."""
        line = one_line(text)
        if self.width(line) <= width:
            return line
        return self.metrics.elidedText(line, Qt.TextElideMode.ElideMiddle, max(0.0, width))

    def ended(self, text: str, width: float) -> str:
        """The same, cut at its beginning: what is so short is told apart by its end."""
        line = one_line(text)
        if self.width(line) <= width:
            return line
        return self.metrics.elidedText(line, Qt.TextElideMode.ElideLeft, max(0.0, width))

    def base_in(self, rect: QRectF) -> float:
        """The base line that puts capitals in the middle of a rectangle."""
        return rect.center().y() + self.cap / 2


class Type:
    """The faces of one page at one scale; `px` is what a token size is in pixels here."""

    def __init__(self, scale: float, family: str | None = None) -> None:
        read = tokens()
        self._family = family or inter()
        self._features: tuple[str, ...] = tuple(read["meta"]["features"])
        self._cap: float = read["meta"]["cap_height_em"]
        self._sizes: dict[str, float] = read["type"]["wall"]
        self._weights: dict[str, int] = read["type"]["weight"]
        self._scale = scale
        self._faces: dict[tuple[Size, Weight], Face] = {}

    def px(self, size: Size) -> float:
        return self._sizes[size.value] * self._scale

    def face(self, size: Size, weight: Weight = Weight.NORMAL) -> Face:
        """The face for a size and weight, made on first asking."""
        key = (size, weight)
        if key not in self._faces:
            font = tabular(self._family, self.px(size), self._weights[weight.value], self._features)
            font.setVariableAxis(QFont.Tag("opsz"), min(32.0, max(14.0, self._sizes[size.value])))
            self._faces[key] = Face.of(font, self.px(size) * self._cap)
        return self._faces[key]


def tabular(family: str, px: float, weight: int, features: tuple[str, ...] = ("tnum", "case")) -> QFont:
    """A font whose figures all have one width; coloured fringes are off, so that grey stays grey."""
    font = QFont(family)
    font.setPixelSize(max(1, round(px)))
    font.setVariableAxis(QFont.Tag("wght"), weight)  # not setWeight: Qt would smear the file's regular cut
    for feature in features:
        font.setFeature(QFont.Tag(feature), 1)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias | QFont.StyleStrategy.NoSubpixelAntialias)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def inter() -> str:
    """The family of the shipped font, registered with Qt on first asking.

    Raises:
        RuntimeError: Qt cannot read the font file.
    """
    path = assets.inter_font()
    number = QFontDatabase.addApplicationFont(str(path))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    if not families:
        raise RuntimeError(f"the font {path.name} cannot be read")
    return families[0]


def one_line(text: str) -> str:
    """A foreign text made fit for one line: cut, without control or direction-changing characters."""
    cut = text[:LONGEST_LINE]
    return cut if cut.isprintable() else "".join(sign if sign.isprintable() else " " for sign in cut)
