"""The colours of the product, read from token files, one for each theme; no other module carries a colour."""

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtGui import QColor

from wallboard import assets
from wallboard.domain.severity import Severity
from wallboard.refusal import Refusal

THEME_NAMES = ("dark", "light", "high_contrast")
OWN_FILE = ".toml"
"""How the path of one's own token file ends."""


class ThemeRefused(Refusal):
    """A theme that cannot be painted with; its sentence names file, key and way out."""


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
    """A shipped theme by its name, or one's own by the path of its token file, which ends with .toml.

    Raises:
        ThemeRefused: no such theme, or its file cannot be read or names a colour that is none.
    """
    if name.endswith(OWN_FILE):
        file = Path(name).expanduser()
        return theme_from(_read(file), str(file))
    if name not in THEME_NAMES:
        known = ", ".join(THEME_NAMES)
        raise ThemeRefused(f"there is no theme “{name}”: choose one of {known}, or a file ending with .toml")
    return theme_from(_read(assets.theme(name)), f"the theme “{name}”")


def theme_from(read: Mapping[str, Any], source: str) -> Theme:
    """The theme of a token file already read; `based_on` names a shipped one that gives what it lacks.

    Raises:
        ThemeRefused: it lacks a colour, knows one too many, or writes one that is none.
    """
    colours = read.get("colours")
    if not isinstance(colours, Mapping):
        raise ThemeRefused(f"{source} has no table [colours].")
    names = {field.name for field in fields(Theme)}
    base = read.get("based_on")
    made: dict[str, QColor] = {}
    if base is not None:
        if base not in THEME_NAMES:
            raise ThemeRefused(f"{source}: based_on must be one of {', '.join(THEME_NAMES)}, not {base!r}.")
        shipped = load_theme(base)
        made = {name: getattr(shipped, name) for name in names}
    for key, value in colours.items():
        if key not in names:
            raise ThemeRefused(f"{source}: “{key}” is no colour of a theme.{_nearest(key, names)}")
        if not isinstance(value, str) or not QColor.isValidColorName(value):
            raise ThemeRefused(f"{source}: {key} must be a colour such as #FF6E52, not {value!r}.")
        made[key] = QColor(value)
    if missing := sorted(names - made.keys()):
        raise ThemeRefused(f"{source} lacks a colour for {', '.join(missing)}.")
    return Theme(**made)


def tokens() -> dict[str, Any]:
    """Every size and span of the design, as written; they are read once, and never changed."""
    return _tokens()


@cache
def _tokens() -> dict[str, Any]:
    """Not even its path is looked for again: pages dress on the UI thread, which never waits for a disk."""
    return _read(assets.theme("wallboard"))


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise ThemeRefused(f"{file} is not TOML: {problem}. Mend it, or choose another theme.") from None
    except (OSError, UnicodeDecodeError) as problem:
        raise ThemeRefused(f"{file} cannot be read ({problem}). Mend it, or choose another theme.") from None


def _nearest(key: str, names: Iterable[str]) -> str:
    near = difflib.get_close_matches(key, names, n=1)
    return f" Did you mean “{near[0]}”?" if near else ""


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
