"""The colours of the product, read from its one token file; no other module carries a colour."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from PySide6.QtGui import QColor

from wallboard import assets
from wallboard.domain.severity import Severity

THEME_NAMES = ("dark", "light", "high_contrast")


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours; each means one thing on every page.

    `s1` and `s2` say act now and act soon, `p1` to `p4` pressure, `accent` the person's own hand.
    The `on_` colours are what is written on them.
    """

    ground: QColor
    panel: QColor
    raised: QColor
    line: QColor
    edge: QColor
    text1: QColor
    text2: QColor
    text3: QColor
    ink: QColor
    s1: QColor
    s2: QColor
    s3: QColor
    s4: QColor
    p1: QColor
    p2: QColor
    p3: QColor
    p4: QColor
    accent: QColor
    accent_ground: QColor
    fig_warn: QColor
    on_p12: QColor
    on_p34: QColor
    on_s: QColor

    def severity(self, severity: Severity) -> QColor:
        return (self.s1, self.s2, self.s3, self.s4)[severity - 1]

    def pressure(self, step: int) -> QColor:
        """The ground of a cell; step 0 has none of its own."""
        return (self.ground, self.p1, self.p2, self.p3, self.p4)[step]

    def on_pressure(self, step: int) -> QColor:
        """What is written on that ground: it turns over where capacity ends."""
        return (self.text2, self.on_p12, self.on_p12, self.on_p34, self.on_p34)[step]

    def stale(self) -> "Theme":
        """The same page when it is not now: every colour becomes the grey of equal luminance."""
        return replace(self, **{field.name: grey_of(getattr(self, field.name)) for field in fields(self)})


def load_theme(name: str = "dark") -> Theme:
    """The theme of that name out of the shipped token file.

    Raises:
        ValueError: no such theme, or it lacks a colour.
    """
    return theme_from(tokens(), name)


def theme_from(read: Mapping[str, Any], name: str) -> Theme:
    """One theme of a token file already read."""
    if name not in read["theme"]:
        raise ValueError(f"there is no theme “{name}”; there are {', '.join(read['theme'])}")
    table = read["theme"][name]
    missing = [
        field.name for field in fields(Theme) if not QColor.isValidColorName(table.get(field.name, ""))
    ]
    if missing:
        raise ValueError(f"the theme “{name}” lacks a colour for {', '.join(missing)}")
    return Theme(**{field.name: QColor(table[field.name]) for field in fields(Theme)})


def tokens() -> dict[str, Any]:
    """The whole token file as it was written."""
    with assets.theme("wallboard").open("rb") as file:
        return tomllib.load(file)


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it, 0 to 1."""
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Contrast of two colours as WCAG 2 defines it, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def grey_of(colour: QColor) -> QColor:
    """The grey that is as light as this colour."""
    light = luminance(colour)
    part = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    level = round(part * 255)
    return QColor(level, level, level, colour.alpha())


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
