"""Texts as glyphs: those that differ in their figures only are shaped once for all of them.

To shape a text costs more than to paint it, and counts and times make new texts for ever.
"""

from typing import Final

from PySide6.QtGui import QFont, QGlyphRun, QTextLayout

_FIGURES: Final = "0123456789"
_ALIKE: Final = str.maketrans("012345679", "8" * 9)
_LINE_PX: Final = 1_000_000.0
"""Wider than any text, so that none breaks."""

Form = tuple[QGlyphRun, tuple[int, ...]]
"""A text's glyphs where each stands, and which they are."""


def form_of(text: str) -> str:
    """The text with every figure an 8: tabular figures take the same room, whatever stands beside them.

    But for an x, which the font makes a sign of multiplication between figures other than a 0.
    """
    return text if "x" in text else text.translate(_ALIKE)


class Shaping:
    """The glyphs of one font's texts."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._forms: dict[str, Form | None] = {}
        self._figures: dict[str, int] = {}

    def run(self, text: str, most: int) -> QGlyphRun | None:
        """The glyphs of a text with figures, keeping so many forms at most; None where Qt is to set it."""
        key = form_of(text)
        if key == text and not self._has_figure(text):
            return None
        if key not in self._forms:
            if len(self._forms) >= most:
                self._forms.clear()
            self._forms[key] = self._shaped(key)
        form = self._forms[key]
        return None if form is None else self._told(text, form)

    def _told(self, text: str, form: Form) -> QGlyphRun:
        """A form with the figures of a text."""
        figures = self._figures or self._number_figures()
        run = QGlyphRun(form[0])
        run.setGlyphIndexes([figures.get(sign, glyph) for sign, glyph in zip(text, form[1], strict=True)])
        return run

    @staticmethod
    def _has_figure(text: str) -> bool:
        return "8" in text and "x" not in text

    def _number_figures(self) -> dict[str, int]:
        form = self._shaped(_FIGURES)
        if form is not None:
            self._figures = dict(zip(_FIGURES, form[1], strict=True))
        return self._figures

    def _shaped(self, text: str) -> Form | None:
        """None where a text takes several fonts or directions, or signs join: no figure has a place then."""
        layout = QTextLayout(text, self._font)
        layout.beginLayout()
        layout.createLine().setLineWidth(_LINE_PX)
        layout.endLayout()
        runs = layout.glyphRuns()
        if len(runs) != 1 or runs[0].isRightToLeft():
            return None
        glyphs = tuple(runs[0].glyphIndexes())
        return (runs[0], glyphs) if len(glyphs) == len(text) else None
