"""A page as a picture, without a screen."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget


def render(page: QWidget, size: QSize) -> QImage:
    """Lay a page out at a size and paint it; one pixel of the picture is one pixel of the page."""
    page.ensurePolished()
    page.resize(size)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(page.palette().window().color())
    painter = QPainter(image)
    page.render(painter, QPoint())
    painter.end()
    return image
