"""The head over the wall's people: what they are, and staff against need in the half hours ahead."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from wallboard.domain.staff_need import HalfHour, StaffNeed
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.need_words import clock, lack, lacking_words, ratio
from wallboard.widgets.times import Moment
from wallboard.widgets.type import Face, Size, Weight

_TITLE, _BELOW = 31, 57
"""The two lines that all heads of the wall stand on."""
_GAP: Final = 12
_BAR: Final = 8
_BEFORE_BAR: Final = 5
"""How far before a half hour the bar of one that is short stands, and what it adds to the gap."""
_LEAST_SHOWN: Final = 2


def draw_head(
    painter: QPainter, pot: Inkpot, need: StaffNeed | None, moment: Moment | None, width: float
) -> None:
    """Half hours where two or more have room; else what the chips below say."""
    theme, title, small = pot.theme, pot.face(Size.LABEL), pot.face(Size.WALK_UP)
    people = QCoreApplication.translate("Wall", "People")
    pot.write(painter, title, theme.text2, 0, pot.u(_TITLE), people)
    below = _chips_say(small, width)
    if need is not None and need.lacking is not None:
        below = QCoreApplication.translate("Wall", "staff need: {why}").format(why=lacking_words(need))
    elif need is not None:
        label = QCoreApplication.translate("Wall", "/ need")
        left = max(title.width(people), small.width(label)) + pot.u(_GAP)
        shown = shown_half_hours(need.half_hours, pot, width - left)
        if len(shown) >= _LEAST_SHOWN:
            below = label
            _draw_half_hours(painter, pot, shown, moment, left)
    pot.write(painter, small, theme.text3, 0, pot.u(_BELOW), small.elided(below, width))


def _chips_say(face: Face, width: float) -> str:
    """As much of it as has room in whole words."""
    said = (
        QCoreApplication.translate("Wall", "worst held, minutes, break until, load"),
        QCoreApplication.translate("Wall", "worst held, minutes"),
        QCoreApplication.translate("Wall", "worst held"),
    )
    return next((words for words in said if face.width(words) <= width), "")


def shown_half_hours(half_hours: Sequence[HalfHour], pot: Inkpot, room: float) -> tuple[HalfHour, ...]:
    """As many of the next as stand side by side; when staff first falls short is never left out."""
    for count in range(len(half_hours), 0, -1):
        shown, later = list(half_hours[:count]), half_hours[count:]
        first_short = next((one for one in later if one.short), None)
        if first_short is not None and not any(one.short for one in shown):
            shown[-1] = first_short
        if sum(_width(one, pot) for one in shown) + (count - 1) * pot.u(_GAP) <= room:
            return tuple(shown)
    return ()


def _width(one: HalfHour, pot: Inkpot) -> float:
    small, strong = pot.face(Size.WALK_UP), pot.face(Size.WALK_UP, Weight.STRONG)
    if not one.short:
        return max(small.width(ratio(one)), small.width("00:00"))
    return small.width(ratio(one)) + strong.width(f" {lack(one)}") + pot.u(_BEFORE_BAR)


def _draw_half_hours(
    painter: QPainter, pot: Inkpot, shown: Sequence[HalfHour], moment: Moment | None, x: float
) -> None:
    theme, small = pot.theme, pot.face(Size.WALK_UP)
    strong = pot.face(Size.WALK_UP, Weight.STRONG)
    for place, one in enumerate(shown):
        width = _width(one, pot)
        if one.short:
            x, width = x + pot.u(_BEFORE_BAR), width - pot.u(_BEFORE_BAR)
            bar = QRectF(x - pot.u(_BAR), pot.u(_TITLE - 16), pot.u(4), pot.u(_BELOW - _TITLE + 18))
            painter.fillRect(bar, theme.s2)
        time = clock(one.starts_at, moment.zone if moment else None)
        if not place and (moment is None or moment.is_now):
            time = QCoreApplication.translate("Wall", "now")
        pot.write(painter, small, theme.text3, x, pot.u(_TITLE), time)
        end = pot.write(painter, small, theme.text2, x, pot.u(_BELOW), ratio(one))
        if one.short:
            pot.write(painter, strong, theme.fig_warn, end, pot.u(_BELOW), f" {lack(one)}")
        x += width + pot.u(_GAP)
