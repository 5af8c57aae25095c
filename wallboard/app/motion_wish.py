"""Whether anything may move: the person's own word first, else what their system was told."""

import configparser
import ctypes
import os
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QApplication, QStyle

SYSTEM = "system"
_GTK_FILES = ("gtk-4.0/settings.ini", "gtk-3.0/settings.ini")
_WINDOWS_ASKS = 0x1042  # SPI_GETCLIENTAREAANIMATION


def may_move(setting: bool | str, environment: Mapping[str, str] = os.environ) -> bool:
    """False where motion is to be reduced: `setting` is that word itself, or “system”."""
    if isinstance(setting, bool):
        return not setting
    return not (_style_says_no() or _desktop_says_no(environment) or _windows_says_no())


def _style_says_no() -> bool:
    """The style of a desktop whose animations are switched off tells a length of nothing."""
    if not isinstance(QApplication.instance(), QApplication):
        return False
    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0


def _desktop_says_no(environment: Mapping[str, str]) -> bool:
    """What GNOME, KDE and their kin write down where every program can read it."""
    if environment.get("GTK_ENABLE_ANIMATIONS") == "0":
        return True
    home = Path(environment.get("XDG_CONFIG_HOME") or Path(environment.get("HOME", "/"), ".config"))
    if any(_value(home / name, "Settings", "gtk-enable-animations") in ("0", "false") for name in _GTK_FILES):
        return True
    return _value(home / "kdeglobals", "KDE", "AnimationDurationFactor") in ("0", "0.0")


def _value(file: Path, section: str, key: str) -> str:
    read = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        read.read(file, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError, OSError):
        return ""
    return read.get(section, key, fallback="").strip().lower()


def _windows_says_no() -> bool:
    system = getattr(ctypes, "windll", None)
    if system is None:
        return False
    animates = ctypes.c_int(1)
    system.user32.SystemParametersInfoW(_WINDOWS_ASKS, 0, ctypes.byref(animates), 0)
    return not animates.value
