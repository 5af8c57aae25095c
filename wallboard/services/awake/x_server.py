"""Tells an X server that somebody is there, so that it does not blank its screens by itself."""

import ctypes

_RESET = 0


class XServer:
    """A connection of its own to the server of one display, made at the first call."""

    def __init__(self, display: str) -> None:
        self._name = display
        self._library: ctypes.CDLL | None = None
        self._display: int | None = None

    def somebody_is_there(self) -> bool:
        """Begin the server's idle time anew; False where there is no such server, or no library to ask it."""
        if self._display is None and not self._open():
            return False
        if self._library is None:
            return False
        self._library.XForceScreenSaver(ctypes.c_void_p(self._display), _RESET)
        self._library.XFlush(ctypes.c_void_p(self._display))
        return True

    def close(self) -> None:
        if self._library is not None and self._display is not None:
            self._library.XCloseDisplay(ctypes.c_void_p(self._display))
        self._display = None

    def _open(self) -> bool:
        try:
            self._library = ctypes.CDLL("libX11.so.6")
        except OSError:
            return False
        self._library.XOpenDisplay.restype = ctypes.c_void_p
        self._display = self._library.XOpenDisplay(self._name.encode())
        return bool(self._display)
