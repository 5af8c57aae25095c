"""What stands at its place as a picture, as long as it says the same: most does when something moves."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPixmap

from wallboard.widgets.ink.inkpot import is_on_pixels
from wallboard.widgets.ink.large_type import device_ratio

AT_ONCE: Final = 30
"""So many pictures are made in one paint at most."""
Draw = Callable[[QPainter, QRectF], None]


@dataclass(frozen=True, slots=True)
class _Kept:
    says: object
    size: QSizeF
    ratio: float
    picture: QPixmap | None
    """None as long as it was drawn only once."""


class KeptPictures:
    """One picture for each name, so that all together cover no more than the page does.

    A picture is made of what is drawn a second time as it was, and of a few at once: to make one takes longer
    than to draw, and a page that comes on must not wait for all of them.
    """

    def __init__(self) -> None:
        self._kept: dict[Hashable, _Kept] = {}
        self._may_make = AT_ONCE

    def __len__(self) -> int:
        return len(self._kept)

    def begin(self) -> None:
        """The page is painted once more."""
        self._may_make = AT_ONCE

    def draw(
        self, painter: QPainter, name: Hashable, says: object, rect: QRectF, ground: QColor, draw: Draw
    ) -> None:
        """Draw what has that name and says this into a rectangle, out of which none of it reaches."""
        if not is_on_pixels(painter, rect):
            draw(painter, rect)
            return
        known, size, ratio = self._kept.get(name), rect.size(), device_ratio(painter)
        is_same = known is not None and (known.size, known.ratio) == (size, ratio) and known.says == says
        picture = known.picture if known is not None and is_same else None
        if is_same and picture is None and self._may_make:
            self._may_make -= 1
            picture = _picture(rect, ratio, ground, draw)
        if picture is None:
            draw(painter, rect)
        else:
            painter.drawPixmap(rect.topLeft(), picture)
        if known is None or not is_same or known.picture is not picture:
            self._kept[name] = _Kept(says, size, ratio, picture)

    def keep_only(self, names: set[Hashable]) -> None:
        """Let go of what is not there any more."""
        for name in self._kept.keys() - names:
            del self._kept[name]

    def clear(self) -> None:
        """Let go of everything."""
        self._kept.clear()


def _picture(rect: QRectF, ratio: float, ground: QColor, draw: Draw) -> QPixmap:
    """Drawn where it stands, for a letter's place is rounded by how far from the left it is."""
    picture = QPixmap(max(1, round(rect.width() * ratio)), max(1, round(rect.height() * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(ground)
    onto = QPainter(picture)
    onto.translate(-rect.topLeft())
    draw(onto, rect)
    onto.end()
    return picture
