"""Notes every text that a page paints: where its ink lies, in which tile, and what cuts it off."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import getCppPointer

from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.ink.kept import Draw, KeptPictures
from wallboard.widgets.picture import render
from wallboard.widgets.type import Face

TOUCH_PX = 1.0
"""So far the smoothed edges of two letters may reach into each other."""

_DEVICE_AT = 16
"""A widget is an object of two pointers first, and then a paint device."""


@dataclass(frozen=True)
class Ink:
    """One text as painted: its ink's box in the page's pixels, and the part of it that its tile shows."""

    text: str
    box: QRectF
    seen: QRectF
    tile: str
    colour: QColor
    px: int

    def __str__(self) -> str:
        place = self.box.toAlignedRect()
        return f"“{self.text}” ({self.tile}, {place.x()},{place.y()} {place.width()}x{place.height()})"


class InkWatch:
    """The texts of one page, noted while it is painted."""

    def __init__(self, page: QWidget) -> None:
        self.page = page
        self.inks: list[Ink] = []

    def note(self, painter: QPainter, face: Face, colour: QColor, at: QPointF, text: str) -> None:
        device = _widget_of(painter, self.page)
        if not text.strip() or device is None:
            return
        box = painter.transform().mapRect(face.metrics.tightBoundingRect(text).translated(at))
        here = QPointF(device.mapTo(self.page, device.rect().topLeft()))
        seen = box.intersected(QRectF(device.rect()))
        widget: QWidget | None = device
        while widget is not None and widget is not self.page:
            shown = QRectF(widget.rect()).translated(QPointF(device.mapFrom(widget, widget.rect().topLeft())))
            seen = seen.intersected(shown)
            widget = widget.parentWidget()
        tile = device.accessibleName() or (device.parentWidget() or device).accessibleName()
        name = tile or type(device).__name__
        self.inks.append(
            Ink(text, box.translated(here), seen.translated(here), name, colour, face.font.pixelSize())
        )

    def clipped(self) -> list[Ink]:
        """Texts of which a part lies outside their tile or the page."""
        page = QRectF(self.page.rect()).adjusted(-TOUCH_PX, -TOUCH_PX, TOUCH_PX, TOUCH_PX)
        return [ink for ink in self.inks if not page.contains(ink.box) or not _covers(ink.seen, ink.box)]

    def overlapping(self) -> list[tuple[Ink, Ink]]:
        """Pairs of texts whose inks lie over each other."""
        found = []
        ordered = sorted(self.inks, key=lambda ink: ink.box.left())
        for index, ink in enumerate(ordered):
            for other in ordered[index + 1 :]:
                if other.box.left() >= ink.box.right() - TOUCH_PX:
                    break
                if _meet(ink.box, other.box):
                    found.append((ink, other))
        return found


@contextmanager
def watching(page: QWidget, monkeypatch: pytest.MonkeyPatch) -> Iterator[InkWatch]:
    """Notes what `page` writes with either ink as long as it lasts."""
    watch = InkWatch(page)
    wall_write, desk_write = Inkpot.write, DeskInk.write

    def of_wall(  # noqa: PLR0917 - as the method it stands for
        pot: Inkpot, painter: QPainter, face: Face, colour: QColor, x: float, base: float, text: str
    ) -> float:
        watch.note(painter, face, colour, QPointF(x, base), text)
        return wall_write(pot, painter, face, colour, x, base, text)

    def of_desk(  # noqa: PLR0917 - as the method it stands for
        ink: DeskInk,
        painter: QPainter,
        face: Face,
        colour: QColor,
        x: float,
        base: float,
        text: str,
        *rest: Any,
    ) -> float:
        width = rest[0] if rest else None
        line = text if width is None else face.elided(text, width)
        watch.note(painter, face, colour, QPointF(x, base), line)
        return desk_write(ink, painter, face, colour, x, base, text, *rest)

    with monkeypatch.context() as patched:
        patched.setattr(Inkpot, "write", of_wall)
        patched.setattr(DeskInk, "write", of_desk)
        patched.setattr(KeptPictures, "draw", _afresh)
        yield watch


def inks_of(page: QWidget, size: QSize, monkeypatch: pytest.MonkeyPatch) -> InkWatch:
    """What a page writes when it is painted once, whole, at a size."""
    with watching(page, monkeypatch) as watch:
        render(page, size)
    return watch


def _afresh(
    _kept: KeptPictures,
    painter: QPainter,
    _name: object,
    _says: object,
    rect: QRectF,
    _ground: object,
    draw: Draw,
) -> None:
    """What is kept as a picture is written by itself as long as somebody watches."""
    draw(painter, rect)


def _widget_of(painter: QPainter, page: QWidget) -> QWidget | None:
    """What is painted; of a list's lines Qt hands over only the paint device that its viewport is."""
    device = painter.device()
    if isinstance(device, QWidget):
        return device
    at = getCppPointer(device)[0] - _DEVICE_AT
    lists = (view.viewport() for view in page.findChildren(QAbstractScrollArea))
    return next((viewport for viewport in lists if getCppPointer(viewport)[0] == at), None)


def _covers(seen: QRectF, box: QRectF) -> bool:
    return seen.adjusted(-TOUCH_PX, -TOUCH_PX, TOUCH_PX, TOUCH_PX).contains(box)


def _meet(one: QRectF, other: QRectF) -> bool:
    both = one.intersected(other)
    return both.width() > TOUCH_PX and both.height() > TOUCH_PX
