"""Whether anything may move: the person's own word first, else what their system was told."""

import configparser
import ctypes
import os
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QStyle

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection

SYSTEM = "system"
_GTK_FILES = ("gtk-4.0/settings.ini", "gtk-3.0/settings.ini")
_WINDOWS_ASKS = 0x1042  # SPI_GETCLIENTAREAANIMATION
_BUS_ANSWERS_WITHIN_S = 5.0
"""A bus may have to start first whom it asks."""
_WAITS_S = 0.5
_PORTAL = "org.freedesktop.portal"
_SAYS_NO = {
    ("org.freedesktop.appearance", "reduced-motion"): 1,
    ("org.gnome.desktop.interface", "enable-animations"): False,
}
"""What a desktop's portal is asked for, and the answer that wants nothing to move."""


class MotionWish:
    """Begins to ask the session's bus when it is made, so that the answer is there before anything moves."""

    def __init__(self, setting: bool | str, environment: Mapping[str, str] = os.environ) -> None:
        """`setting` is the person's own word whether motion is to be reduced, or “system”."""
        self._setting, self._environment = setting, environment
        self._told: list[bool] = []
        self._asking = threading.Thread(target=self._ask, name="motion-wish", daemon=True)
        self._asking.start()

    def may_move(self) -> bool:
        """False where motion is to be reduced; half a second at most is waited for a slow bus."""
        if isinstance(self._setting, bool):
            return not self._setting
        if _style_says_no() or _desktop_says_no(self._environment) or _windows_says_no():
            return False
        self._asking.join(_WAITS_S)
        return not any(self._told)

    def _ask(self) -> None:
        if not isinstance(self._setting, bool):
            self._told.append(_portal_says_no(self._environment))


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


def _portal_says_no(environment: Mapping[str, str]) -> bool:
    """GNOME keeps the wish in a database of its own, and tells it on the session's bus only."""
    address = environment.get("DBUS_SESSION_BUS_ADDRESS", "")
    if not address or not sys.platform.startswith("linux"):
        return False
    from jeepney.io.blocking import open_dbus_connection

    try:
        with open_dbus_connection(bus=address) as bus:
            return any(_told(bus, *asked) == no for asked, no in _SAYS_NO.items())
    except Exception:  # noqa: BLE001 - the boundary: a bus that is not there, dies or answers nonsense
        return False


def _told(bus: "DBusConnection", group: str, key: str) -> object:
    """The value, out of the boxes in which an older portal sends it; None where it is not known."""
    from jeepney import DBusAddress, MessageType, new_method_call

    portal = DBusAddress("/org/freedesktop/portal/desktop", f"{_PORTAL}.Desktop", f"{_PORTAL}.Settings")
    call = new_method_call(portal, "Read", "ss", (group, key))
    try:
        answer = bus.send_and_get_reply(call, timeout=_BUS_ANSWERS_WITHIN_S)
    except TimeoutError:
        return None
    if answer.header.message_type is MessageType.error:
        return None
    value: object = answer.body[0]
    while isinstance(value, tuple):
        value = value[1]
    return value


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
