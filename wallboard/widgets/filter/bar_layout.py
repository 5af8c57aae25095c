"""Where the parts of the filter's line stand, and when they need a second one."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QRectF

_FIELD_LEAST: Final = 150
_FIELD_MOST: Final = 300
_GAP: Final = 10
_SIDE: Final = 13
_CHIPS_LEAST: Final = 150
"""The first chip is cut to this, with the count of the others, before the line leaves its place."""
_HEIGHT: Final = 34
_LINE: Final = 46


@dataclass(frozen=True, slots=True)
class Wanted:
    """The widths that the parts would like, in pixels; a button that is not there wants none."""

    sentence: float = 0.0
    brief: float = 0.0
    chips: float = 0.0
    first: float = 0.0
    """The first chip and the count of the others: no less is shown where there is room."""
    buttons: tuple[float, float] = (0.0, 0.0)
    has_field: bool = True


@dataclass(frozen=True, slots=True)
class Places:
    """Where each part stands, and how high the line is."""

    sentence: QRectF
    chips: QRectF
    field: QRectF
    buttons: tuple[QRectF, QRectF]
    height: int


def lay_out(width: int, scale: float, wanted: Wanted, *, height: int = 0) -> Places:
    """Sentence, chips, field and buttons in a line; on a narrow wall field and chips go to a second one.

    A `height` is given where the line stands in the place of something else: then there is no second line.
    """
    gap, side = _GAP * scale, _SIDE * scale
    line, part = height or _LINE * scale, _HEIGHT * scale
    top, right = (line - part) / 2, width - side
    if height and _views_are_in_the_way(width, scale, wanted):
        wanted = replace(wanted, buttons=(0.0, wanted.buttons[1]))
    buttons = []
    for button in wanted.buttons:
        buttons.append(QRectF(right - button, top, button, part))
        right -= button + gap if button else 0.0
    two, room = (buttons[0], buttons[1]), right - side
    if not height and not _fits(room, scale, wanted):
        field, chips = _share(side, width - side, line + top, scale, wanted)
        return Places(QRectF(side, 0, max(0.0, room), line), chips, field, two, round(2 * line))
    parts = wanted.chips + gap if wanted.chips else 0.0
    others = parts + (_FIELD_LEAST * scale + gap if wanted.has_field else 0.0)
    sentence = wanted.sentence if wanted.sentence + others <= room else wanted.brief
    said = QRectF(side, 0, max(0.0, min(sentence, room)), line)
    field, chips = _share(said.right() + gap, right, top, scale, wanted)
    return Places(said, chips, field, two, round(line))


def fits(width: int, scale: float, wanted: Wanted) -> bool:
    """Whether one line of that width shows a sentence, one chip and the field; views can be left out."""
    return _fits_beside(width, scale, wanted, wanted.buttons[1:])


def _views_are_in_the_way(width: int, scale: float, wanted: Wanted) -> bool:
    """Whether a chip has no room beside the views that it has without them."""
    sure = 2 * _SIDE * scale + wanted.brief + _GAP * scale
    sure += sum(part + _GAP * scale for part in (wanted.buttons[1], _field(scale, wanted)) if part)
    with_views = width - sure - wanted.buttons[0] - _GAP * scale
    if with_views < wanted.first:
        return bool(wanted.chips)
    return with_views < wanted.chips <= width - sure


def _fits_beside(width: int, scale: float, wanted: Wanted, buttons: tuple[float, ...]) -> bool:
    taken = sum(button + _GAP * scale for button in buttons if button)
    return _fits(width - 2 * _SIDE * scale - taken, scale, wanted)


def _fits(room: float, scale: float, wanted: Wanted) -> bool:
    return wanted.brief + _others(scale, wanted) <= room


def _others(scale: float, wanted: Wanted) -> float:
    """The least that chips and field need beside the sentence."""
    chips = min(wanted.chips, wanted.first, _CHIPS_LEAST * scale)
    return sum(part + _GAP * scale for part in (chips, _field(scale, wanted)) if part)


def _field(scale: float, wanted: Wanted) -> float:
    return _FIELD_LEAST * scale if wanted.has_field else 0.0


def _share(left: float, right: float, top: float, scale: float, wanted: Wanted) -> tuple[QRectF, QRectF]:
    """Field and chips from left to right; what chips do not need is the field's, up to its most."""
    gap, part = _GAP * scale, _HEIGHT * scale
    least = _FIELD_LEAST * scale + gap if wanted.has_field else 0.0
    chips = max(0.0, min(wanted.chips, right - left - least))
    most = _FIELD_MOST * scale if wanted.has_field else 0.0
    field = max(0.0, min(most, right - left - chips - (gap if chips else 0.0)))
    after = left + field + (gap if field else 0.0)
    return QRectF(left, top, field, part), QRectF(after, top, chips, part)
