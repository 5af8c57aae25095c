"""Keeps errors of ours from Qt, which called us: each is told, and the rest is unharmed."""

import sys
import traceback
from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar, cast

from PySide6.QtCore import QSize

from wallboard.live.clock import steady_s

_Act = TypeVar("_Act", bound=Callable[..., None])
_Asked = TypeVar("_Asked", bound=Callable[..., object])
_Hint = TypeVar("_Hint", bound=Callable[..., QSize])
_TOLD: Final = "_faults_told"
_HINTS: Final = "_hints_given"
_AGAIN_AFTER_S: Final = 60.0
"""A page is painted many times a second, and each time would tell the same."""


def guarded(act: _Act) -> _Act:
    """Let no error out of an override to Qt, because it may end the process instead of reaching anybody.

    It does when one passes through a graphics view. And where Qt calls in the middle of a call of ours,
    PySide keeps the error until it looks the next override up, and there lets go of a method it never held.

    An error goes where uncaught ones go; the same thing's same one from the same line once a minute at most.
    """
    return guarded_or(None)(act)


def guarded_or(otherwise: object) -> Callable[[_Asked], _Asked]:
    """The same for an override that is asked something: what Qt is answered after an error."""

    def around(asked: _Asked) -> _Asked:
        @wraps(asked)
        def answered(thing: object, *rest: Any, **named: Any) -> object:
            try:
                return asked(thing, *rest, **named)
            except Exception as fault:  # noqa: BLE001  # the boundary to Qt's C++: nothing above could catch it
                _tell(thing, fault)
                return otherwise

        return cast(_Asked, answered)

    return around


def guarded_hint(hint: _Hint) -> _Hint:
    """The same for a size that is asked for: after an error it is the last one, which still fits the page."""

    @wraps(hint)
    def hinted(thing: object, *rest: Any) -> QSize:
        given: dict[str, QSize] = vars(thing).setdefault(_HINTS, {})
        try:
            size = given[hint.__name__] = hint(thing, *rest)
        except Exception as fault:  # noqa: BLE001  # the boundary to Qt's C++: nothing above could catch it
            _tell(thing, fault)
            size = given.get(hint.__name__, QSize())
        return QSize(size)

    return cast(_Hint, hinted)


def _tell(thing: object, fault: Exception) -> None:
    """Tell of it unless the very same was told just now."""
    told: dict[object, float] = vars(thing).setdefault(_TOLD, {})
    places = [(frame.f_code, line) for frame, line in traceback.walk_tb(fault.__traceback__)]
    which, now_s = (type(fault), places[-1]), steady_s()
    if which not in told or now_s - told[which] >= _AGAIN_AFTER_S:
        told[which] = now_s
        sys.excepthook(type(fault), fault, fault.__traceback__)
    traceback.clear_frames(fault.__traceback__)  # a painter that somebody's kept error holds paints for ever
