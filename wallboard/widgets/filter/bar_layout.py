"""Where the parts of the filter's line stand, and when they need a second one."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF

_FIELD_LEAST: Final = 150
_FIELD_MOST: Final = 300
_GAP: Final = 10
_SIDE: Final = 13
_CHIPS_MOST: Final = 420
"""More chips than this do not make a second line: they are counted instead."""
_HEIGHT: Final = 34
_LINE: Final = 46
_QUIET_LINE: Final = 32


@dataclass(frozen=True, slots=True)
class Wanted:
    """The widths that the parts would like, in pixels; a button that is not there wants none."""

    sentence: float = 0.0
    brief: float = 0.0
    chips: float = 0.0
    buttons: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Places:
    """Where each part stands, and how high the line is."""

    sentence: QRectF
    chips: QRectF
    field: QRectF
    buttons: tuple[QRectF, QRectF]
    height: int


def lay_out(width: int, scale: float, wanted: Wanted, *, is_loud: bool) -> Places:
    """Sentence, chips, field and buttons in a line; on a narrow wall field and chips go to a second one."""
    gap, side = _GAP * scale, _SIDE * scale if is_loud else 0.0
    line, height = (_LINE if is_loud else _QUIET_LINE) * scale, (_HEIGHT if is_loud else _QUIET_LINE) * scale
    top, right = (line - height) / 2, width - side
    buttons = []
    for button in wanted.buttons:
        buttons.append(QRectF(right - button, top, button, height))
        right -= button + gap if button else 0.0
    chips = min(wanted.chips, _CHIPS_MOST * scale)
    room = right - side - _FIELD_LEAST * scale - chips - (2 * gap if chips else gap)
    if is_loud and wanted.brief > room:
        second = line + top
        field = QRectF(side, second, min(_FIELD_LEAST * scale, width / 3), height)
        left = field.right() + gap
        rest = QRectF(left, second, max(0.0, min(wanted.chips, width - side - left)), height)
        said = QRectF(side, 0, max(0.0, right - side), line)
        return Places(said, rest, field, (buttons[0], buttons[1]), round(2 * line))
    said = QRectF(side, 0, wanted.sentence if wanted.sentence <= room else wanted.brief, line)
    left = said.right() + (gap if said.width() else 0.0)
    most = right - left - _FIELD_LEAST * scale - gap
    rest = QRectF(left, top, max(0.0, min(wanted.chips, most)), height)
    left = rest.right() + gap if wanted.chips else left
    field_width = max(0.0, min(_FIELD_MOST * scale, right - left))
    field = QRectF(right - field_width, top, field_width, height)
    return Places(said, rest, field, (buttons[0], buttons[1]), round(line))
