"""Where on the wall a card may stand: over the team rows, never over the strip or the promises."""

from PySide6.QtCore import QPoint, QRect, QSize

from wallboard.widgets.wall_page import WallPage

FLOOR_PX = 20 / 13
"""How much larger than on the desk: its smallest text but one is the smallest that a wall has."""


def card_place(page: WallPage) -> QRect:
    """Beside the promises, or below them where they stand on top."""
    margin = round(page.promises.margin / 2)
    shown = [part for part in (page.headline, page.strip) if not part.isHidden()]
    top = max(part.geometry().bottom() for part in shown) + 1 if shown else 0
    promises = page.promises.geometry()
    if promises.left() > promises.width() // 2:
        size = QSize(promises.left(), page.height() - top)
    else:
        top = promises.bottom() + 1 if page.height() - promises.bottom() > page.height() // 3 else top
        size = QSize(page.width(), page.height() - top)
    return QRect(QPoint(0, top), size).adjusted(margin, 0, -margin, -margin)
