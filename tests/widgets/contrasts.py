"""Which texts a page paints on which grounds, and how well each can be told from its ground."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from tests.widgets.ink_watch import Ink, inks_of
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.picture import render
from wallboard.widgets.theme import contrast
from wallboard.widgets.type import Face

Pixels = np.ndarray[tuple[int, int], np.dtype[np.uint32]]
_SHARE = 0.3
"""A colour under less of a text's box than this is a corner of a shape or a line that passes by."""

_ROLES: dict[type[QWidget], QPalette.ColorRole] = {
    QLabel: QPalette.ColorRole.WindowText,
    QCheckBox: QPalette.ColorRole.WindowText,
    QPushButton: QPalette.ColorRole.ButtonText,
    QLineEdit: QPalette.ColorRole.Text,
    QComboBox: QPalette.ColorRole.ButtonText,
}
"""What of its palette a control writes in; a style sheet sets it there too."""


@dataclass(frozen=True)
class Pair:
    """One text on one ground; `px` is the text's size, 0 for a control's own."""

    text: str
    tile: str
    colour: str
    ground: str
    px: int
    ratio: float

    def __str__(self) -> str:
        return f"“{self.text}” ({self.tile}, {self.px} px): {self.colour} on {self.ground}, {self.ratio:.2f}"


def painted_pairs(page: QWidget, size: QSize, monkeypatch: pytest.MonkeyPatch) -> list[Pair]:
    """Every text that either ink wrote, on what the same page shows there without its texts."""
    watch = inks_of(page, size, monkeypatch)
    bare = _pixels(_without_texts(page, size, monkeypatch))
    return [pair for pair in (_pair(ink, bare) for ink in watch.inks) if pair is not None]


def control_pairs(page: QWidget, size: QSize) -> Iterator[Pair]:
    """Every label, field and button that is seen, in the colours that its style gives it."""
    picture = render(page, size)
    pixels = _pixels(picture)
    for kind, role in _ROLES.items():
        for control in page.findChildren(kind):
            text = _said(control)
            place = QRect(control.mapTo(page, QPoint()), control.size()).intersected(picture.rect())
            if not text.strip() or place.isEmpty() or not _writes(control, page):
                continue
            ground = _commonest(pixels, place)[0]
            colour = control.palette().color(role)
            name = control.accessibleName() or type(control).__name__
            yield Pair(text[:30], name, colour.name(), ground.name(), 0, contrast(colour, ground))


def _writes(control: QWidget, page: QWidget) -> bool:
    """Whether Qt writes its words; what paints itself writes with our ink, where it is noted."""
    return (
        control.isVisibleTo(page)
        and control.isEnabled()
        and not any(
            "paintEvent" in kind.__dict__ for kind in type(control).__mro__ if "wallboard" in kind.__module__
        )
    )


def _said(control: QWidget) -> str:
    if isinstance(control, QComboBox):
        return control.currentText()
    if isinstance(control, QLabel | QAbstractButton | QLineEdit):
        return control.text()
    return ""


def _without_texts(page: QWidget, size: QSize, monkeypatch: pytest.MonkeyPatch) -> QImage:
    def of_wall(
        _pot: Inkpot, _painter: QPainter, face: Face, _c: QColor, x: float, _b: float, text: str
    ) -> float:
        return x + face.width(text)

    def of_desk(
        _ink: DeskInk, _painter: QPainter, face: Face, _c: QColor, x: float, _b: float, text: str, *rest: Any
    ) -> float:
        return x + face.width(text if not rest or rest[0] is None else face.elided(text, rest[0]))

    with monkeypatch.context() as patched:
        patched.setattr(Inkpot, "write", of_wall)
        patched.setattr(DeskInk, "write", of_desk)
        return render(page, size)


def _pair(ink: Ink, bare: Pixels) -> Pair | None:
    place = (
        ink.box.intersected(ink.seen).toAlignedRect().intersected(QRect(0, 0, bare.shape[1], bare.shape[0]))
    )
    if place.width() < 2 or place.height() < 2:
        return None
    grounds = _commonest(bare, place)
    worst = min(grounds, key=lambda ground: contrast(ink.colour, ground))
    ratio = contrast(ink.colour, worst)
    return Pair(ink.text, ink.tile, ink.colour.name(), worst.name(), ink.px, ratio)


def _pixels(picture: QImage) -> Pixels:
    """The picture's colours as numbers, line by line."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    lines = np.frombuffer(plain.constBits(), np.uint32).reshape(plain.height(), plain.bytesPerLine() // 4)
    return lines[:, : plain.width()].copy()


def _commonest(pixels: Pixels, place: QRect) -> list[QColor]:
    """The colours of a place, each of them under a good part of it; at least the commonest."""
    there = pixels[place.top() : place.bottom() + 1, place.left() : place.right() + 1]
    colours, counts = np.unique(there, return_counts=True)
    common = colours[counts >= _SHARE * counts.sum()]
    chosen = common if len(common) else colours[[counts.argmax()]]
    return [QColor(int(colour)) for colour in chosen]
