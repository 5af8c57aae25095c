"""What stands at its place as a picture, as long as it says the same: most does when something moves."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPixmap

from wallboard.widgets.ink.inkpot import is_on_pixels
from wallboard.widgets.ink.large_type import device_ratio

Draw = Callable[[QPainter, QRectF], None]


@dataclass(frozen=True, slots=True)
class _Kept:
    says: object
    size: QSizeF
    ratio: float
    picture: QPixmap


class KeptPictures:
    """One picture for each name, so that all together cover no more than the page does."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, _Kept] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def draw(
        self, painter: QPainter, name: Hashable, says: object, rect: QRectF, ground: QColor, draw: Draw
    ) -> None:
        """Draw what has that name and says this into a rectangle, out of which none of it reaches."""
        if not is_on_pixels(painter, rect):
            draw(painter, rect)
            return
        known, ratio = self._kept.get(name), device_ratio(painter)
        if known is None or (known.size, known.ratio) != (rect.size(), ratio) or known.says != says:
            picture = _picture(rect.size(), ratio, ground, draw)
            known = self._kept[name] = _Kept(says, rect.size(), ratio, picture)
        painter.drawPixmap(rect.topLeft(), known.picture)

    def keep_only(self, names: set[Hashable]) -> None:
        """Let go of what is not there any more."""
        for name in self._kept.keys() - names:
            del self._kept[name]

    def clear(self) -> None:
        """Let go of everything."""
        self._kept.clear()


def _picture(size: QSizeF, ratio: float, ground: QColor, draw: Draw) -> QPixmap:
    picture = QPixmap(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(ground)
    onto = QPainter(picture)
    draw(onto, QRectF(QPointF(), size))
    onto.end()
    return picture
